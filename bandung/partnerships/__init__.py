"""Initiatives of several parties: who takes part, stage by stage, on which agreement, and who leaves."""
