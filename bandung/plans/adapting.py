"""What a receiver makes of a technology can become an offer of its own, which names the one that it comes from."""

from collections.abc import Mapping, Sequence
from typing import Any

from bandung.plans.errors import NotAdapted, NotTheReceiver, OriginNotNamed
from bandung.records.plans import Transfer
from bandung.values import Texts

LONGEST_LINE = 500
COPIED = ("sectors", "sdgs", "domain", "modalities", "working_languages")
"""What the new offer has in common with its parent until somebody writes otherwise."""


def adapted_offer(
    transfer: Transfer, party: str, *, parent: Mapping[str, Any], countries: Sequence[str], language: str
) -> dict[str, Any]:
    """The beginnings of the receiver's own offer, as far as the transfer and the parent offer tell it.

    :raises NotTheReceiver: if the party did not receive it. :raises OriginNotNamed: if the transfer names no offer.
    :raises NotAdapted: if it does not say what was adapted.
    """
    if party != transfer.receiver:
        raise NotTheReceiver
    if transfer.offer is None:
        raise OriginNotNamed
    if transfer.adaptation is None:
        raise NotAdapted
    shown = _language(transfer.technology, language)
    lines = {name: _line(getattr(transfer, name), shown) for name in ("licence", "adaptation", "training")}
    return {
        "language": shown,
        "title": dict(transfer.technology),
        "summary": _summary(transfer),
        "kind": "technology",
        "countries": list(countries),
        "adapted_from": transfer.offer.model_dump(),
        "technology": {
            **{name: text for name, text in lines.items() if text},
            **({"origin": transfer.origin} if transfer.origin else {}),
            "community_consent": transfer.community_consent,
        },
        **{name: parent[name] for name in COPIED if parent.get(name)},
    }


def _language(texts: Texts, language: str) -> str:
    return language if language in texts else next(iter(texts))


def _line(texts: Texts | None, language: str) -> str:
    return texts[_language(texts, language)][:LONGEST_LINE] if texts else ""


def _summary(transfer: Transfer) -> dict[str, str]:
    """What is handed over and what was adapted, in each language in which something is said."""
    assert transfer.adaptation is not None
    told: dict[str, str] = dict(transfer.what)
    for language, text in transfer.adaptation.items():
        told[language] = f"{told[language]}\n\n{text}" if language in told else text
    for language, text in transfer.technology.items():
        told.setdefault(language, text)
    return told
