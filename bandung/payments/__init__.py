"""Payments among central banks: what each owes, rounds in which they clear it together, and what was paid."""
