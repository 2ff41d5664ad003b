"""Settings, addresses, the server, and the demonstration node."""
