"""Needs and offers: published, versioned, withdrawn, claimed, objected to; found and matched."""
