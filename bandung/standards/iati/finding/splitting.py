"""Which labelled activities rules and weights may be made on, and which are only for measuring them."""

import hashlib

from bandung.reference.countries import plain

DEVELOP = 0.55
"""The share, about, that rules and weights are made on."""
_WORDS = 3


def is_held_out(publisher: str, title: str) -> bool:
    """Whether an activity is only for measuring: by the hash of its publisher and the first three words of its title.

    Words after the third do not count, so that the parts and years of one programme fall on the same side.
    """
    words = " ".join(plain(title).split()[:_WORDS])
    digest = hashlib.sha256(f"{publisher}\n{words}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 >= DEVELOP
