"""IATI files of others that a party keeps, and what of them it takes over as reported."""
