"""South-South and triangular cooperation found in published activities: how sure, who, and what in the text says so."""
