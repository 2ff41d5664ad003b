"""What travels between parties: a frozen type and a JSON Schema per kind, and the signed entry that carries a record.

``canonical``  one way to write a record down (RFC 8785), and its SHA-256 digest
``entry``      the signed head of an entry (JWS, Ed25519), chained to the one before
``chain``      verifying a whole register, entry by entry, without trusting who keeps it
``fields``     the small types that records are made of
``kinds``      every kind of record by name; reading one with all its problems collected
"""
