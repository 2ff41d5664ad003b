"""What was given: declared by the giver, confirmed or disputed by the receiver, settled by both; counted once."""
