"""The same questions and actions as JSON over HTTP, described by OpenAPI."""
