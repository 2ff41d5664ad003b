"""Loaders of outside statistics: fetched untouched, then cleaned; one module for each source."""
