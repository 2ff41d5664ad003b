"""Records as matching sees them."""

from datetime import date
from typing import Literal

from bandung.matching.statements import Statement
from bandung.records.statements import Need, Offer
from bandung.values import Texts


def of_record(
    record: Need | Offer,
    *,
    id: str,  # noqa: A002 - the record's id
    standing: Literal["said", "reported"],
    published_on: date,
) -> Statement:
    """A need or an offer reduced to what speaks for or against a match.

    ``published_on`` stands in for the day on which it was last confirmed, where its owner stated none.
    """
    ready = record.standby if isinstance(record, Offer) else None
    left = [part.share_left for part in record.capacity if part.share_left is not None]
    return Statement(
        id=id,
        record="offer" if isinstance(record, Offer) else "need",
        kind=record.kinds[0] if len(record.kinds) == 1 else "",
        titles=dict(record.title),
        summaries=dict(record.summary),
        language=record.language,
        countries=record.countries,
        organisations=tuple(organisation.name for organisation in record.organisations),
        sectors=record.sectors,
        sdgs=record.sdgs,
        domain=record.domain or "",
        modality=_words(record.modality),
        conditions=_words(record.conditions),
        working_languages=record.working_languages,
        proof=" ".join(_words(proof.text) for proof in record.proof),
        replicated_in=record.replicated_in if isinstance(record, Offer) else (),
        capacity="; ".join(part.text for part in record.capacity if part.text),
        capacity_left=min(left) if left else None,
        confirmed_on=record.stated_on or published_on,
        standing=standing,
        crisis=isinstance(record, Need) and record.crisis is not None,
        standby=ready.what if ready else "",
        ready_in_hours=ready.ready_in_hours if ready else None,
    )


def _words(texts: Texts | None) -> str:
    return " ".join(texts.values()) if texts else ""
