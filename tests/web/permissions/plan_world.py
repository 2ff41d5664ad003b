"""The work plan of the small world: one in effect, a change that each side proposes, a transfer that each recorded."""

from typing import Any

from bandung.plans import actions
from tests.cast import AT, post
from tests.plans_cast import a_line, agreed, proposed

OFFER = {"register_code": "bra", "record": "milk", "digest": "0" * 64}


def begin(uid: str, word: str, own: str, partner: str) -> None:
    """Everything around the work plan of this initiative; each title holds the word."""
    words = {"title": {"en": word}}
    lines = [a_line("sow", own, **words), a_line("teach", partner, **words)]
    agreed(uid, *lines, party=own, **words)
    proposed(uid, lines[0], party=own, **words)
    proposed(uid, lines[1], party=partner, **words)
    for party in (own, partner):
        told: dict[str, Any] = {
            "technology": {"en": f"{word} of {party}"}, "what": {"en": "Drawings"}, "giver": partner, "receiver": own,
            "offer": OFFER, "adaptation": {"en": "Local wood."},
        }  # fmt: skip
        actions.record_transfer(initiative=uid, party=party, told=told, by=post(party), at=AT)
