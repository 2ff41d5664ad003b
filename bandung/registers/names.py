"""Names of records that follow from what is said, and that only this node can work out.

Heads are for everybody, and a record's name stands in them: from a plain digest of few possible contents anybody could
find out which one it is. The same said again has the same name here, so that it is not written twice.
"""

from typing import Any

from django.utils.crypto import salted_hmac

from bandung.records.canonical import canonical


def named(kind: str, *said: Any) -> str:
    """``kind-`` and sixteen characters. :raises BadValue: for what JSON cannot hold."""
    return f"{kind}-{salted_hmac(f'{__name__}/{kind}', canonical([*said]), algorithm='sha256').hexdigest()[:16]}"
