"""The principles of South-South cooperation as checks of a text: each a named, versioned rule with its reason."""
