"""Bandung: South-South and triangular cooperation, from a need to a report, each party writing in its own register."""
