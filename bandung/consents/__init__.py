"""The word of each party on exactly one version of what several share."""
