"""Needs and offers as spreadsheets: templates to fill in, reading with every problem told, and writing without loss."""
