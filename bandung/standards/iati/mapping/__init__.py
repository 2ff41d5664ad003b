"""Our records as IATI activities and organisations, what that loses, and our records back out of our own files."""
