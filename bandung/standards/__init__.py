"""Formats that others read and write: one folder per standard."""
