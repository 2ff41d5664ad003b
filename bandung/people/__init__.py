"""Persons and what they may do for a party. Ordinary tables that can be erased; never part of an entry."""
