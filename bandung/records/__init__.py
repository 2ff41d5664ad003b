"""What travels between parties: one frozen type and one JSON Schema per kind of record, and the signed entry that carries it.

``canonical``  one way to write a record down (RFC 8785), and its SHA-256 digest
``entry``      the signed head of an entry (JWS, Ed25519), chained to the one before
``chain``      verifying a whole register, entry by entry, without trusting who keeps it
``fields``     the small types that records are made of
``kinds``      every kind of record by name; reading one with all its problems collected
"""
