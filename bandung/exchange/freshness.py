"""Still so? Needs and offers whose owner said nothing of them for twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Value

from bandung.exchange import rules
from bandung.exchange.models import TABLES, Statement, StatementQuerySet

PAGE = 50


@dataclass(frozen=True, slots=True)
class Due:
    """A page of records that their owner is to be asked about, and how many there are of each kind."""

    rows: Sequence[Statement]
    numbers: dict[str, int]


def due(at: datetime, party: str | None = None, *, institution: str = "") -> dict[str, StatementQuerySet]:
    """By kind, the standing records (of a party) that their owner is to be asked about, longest unconfirmed first.

    A report is asked about like anything else: of the reporter in whose register it stands. An ``institution`` of the
    party reads of those that are public alone.
    """
    asked: dict[str, Any] = {"confirmed_on__lt": rules.confirmed_before(at.date())}
    if party is not None:
        asked["register"] = party
    if institution:
        asked["audience"] = "public"
    return {
        kind: table.objects.standing_records().filter(**asked).order_by("confirmed_on", "uid")
        for kind, table in TABLES.items()
    }


def due_page(
    at: datetime, party: str, *, institution: str = "", kind: str = "", offset: int = 0, limit: int = PAGE
) -> Due:
    """A page of a party's records that are due, of one kind or of both, longest unconfirmed first."""
    every = due(at, party, institution=institution)
    numbers = {each: rows.count() for each, rows in every.items()}
    shown = [
        rows.order_by().values_list("confirmed_on", "uid", Value(each))
        for each, rows in every.items()
        if kind in ("", each)
    ]
    named = list(shown[0].union(*shown[1:], all=True).order_by("confirmed_on", "uid")[offset : offset + limit])
    found = {
        each: TABLES[each].objects.in_bulk([uid for _day, uid, of in named if of == each])
        for each in {of for _day, _uid, of in named}
    }
    return Due([found[of][uid] for _day, uid, of in named], numbers)


def is_late(row: Statement, on: date) -> bool:
    """Whether a record that stands was last confirmed so long ago that its page says so."""
    return row.confirmed_on is not None and row.confirmed_on < rules.confirmed_before(on)
