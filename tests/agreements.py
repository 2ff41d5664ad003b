"""Agreements to test with: plain records, no database."""

from typing import Any

from bandung.records.agreements import Agreement
from bandung.records.kinds import read

DIGEST = "ab" * 32


def an_agreement(**more: Any) -> Agreement:
    """A short agreement of Malawi and Brazil, anything of it replaced."""
    told = {
        "id": "agreement-1",
        "initiative": {"register_code": "mwi", "record": "milk", "digest": DIGEST},
        "title": {"en": "Milk banks"},
        "languages": ["en"],
        "parties": [{"party": "mwi", "role": "recipient"}, {"party": "bra", "role": "provider"}],
        "clauses": [{"key": "purpose", "type": "purpose", "text": {"en": "The Parties set up milk banks."}}],
    }
    found: Agreement = read(Agreement, told | more)
    return found
