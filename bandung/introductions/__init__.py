"""Introductions: a party asks another about its offer or need; both write in one thread, and nothing is forgotten."""
