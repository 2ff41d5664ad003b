"""Texts of agreements: the clause library in seven languages, and what differs between two versions."""
