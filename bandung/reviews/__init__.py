"""How it went: observations of results, sealed reviews of the principles, lessons, final reports."""
