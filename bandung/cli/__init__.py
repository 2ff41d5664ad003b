"""The same questions and actions as commands. Plain commands need no server; those of a node need the extra ``web``."""
