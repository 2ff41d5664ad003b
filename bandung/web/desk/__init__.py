"""Pages for a party's team."""
