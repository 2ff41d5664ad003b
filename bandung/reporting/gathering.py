"""The lines of the ledger that a report is about, chosen by the indexes of the ledger, and valued."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from bandung.contributions.ledger import lines
from bandung.contributions.models import DECLARED, Closing, Contribution
from bandung.measurement.lines import Line
from bandung.measurement.valued import Policy
from bandung.parties.models import Party
from bandung.registers.models import in_order
from bandung.reporting.asked import Asked
from bandung.reporting.models import ReportPolicy
from bandung.reporting.rules import Kind

Progress = Callable[[int], None]
CHUNK, STEP = 20_000, 5_000
"""Rows that are read at a time, and lines after which somebody is told how far it is."""


def asked_of(kind: Kind, party: str, year: int, partner: str = "") -> Asked:
    """One query."""
    row = Party.objects.filter(code=party).only("speaks_for").first()
    return Asked(kind, party, row.speaks_for if row else "", year, partner)


def given_rows(asked: Asked) -> QuerySet[Contribution]:
    """What the party declares to have given in the year, at every stage, by the index of registers and years."""
    rows = Contribution.objects.filter(
        register=asked.party, year=asked.year, standing=DECLARED, withdrawn_at=None
    ).order_by("uid")  # fmt: skip
    return rows.filter(recipient=asked.partner) if asked.partner else rows


def received_rows(asked: Asked) -> QuerySet[Contribution]:
    """What others declare to have given to the party in the year."""
    rows = Contribution.objects.filter(
        recipient=asked.party, year=asked.year, standing=DECLARED, withdrawn_at=None
    ).exclude(register=asked.party).order_by("uid")  # fmt: skip
    return rows.filter(register=asked.partner) if asked.partner else rows


def count(asked: Asked) -> int:
    """How many lines there are to be valued. Two queries."""
    given = given_rows(asked).count()
    return given + received_rows(asked).count() if asked.kind.received else given


def gathered(rows: QuerySet[Contribution], year: int, progress: Progress | None = None) -> Iterator[Line]:
    """The rows as measurement sees them, some thousands at a time."""
    source = chain.from_iterable(in_order(rows.defer("words", "readers", "by"), "uid", CHUNK))
    for done, line in enumerate(lines(source, on=date(year, 12, 31)), 1):
        yield line
        if progress is not None and done % STEP == 0:
            progress(done)


def policy_of(party: str, country: str) -> Policy:
    """What the party chose to count; nothing contested where it chose nothing. One query."""
    row = ReportPolicy.objects.filter(pk=party).first()
    return Policy(country=country, counted=dict(row.counted) if row else {}, note=row.note if row else "")


def closing_of(party: str, year: int) -> str:
    """Digest of the entry that closed the year; empty while it is open. One query."""
    row = Closing.objects.filter(register=party, year=year, withdrawn_at=None).order_by("-seq").first()
    return row.digest if row else ""


def names_of(*codes: str) -> dict[str, dict[str, Any]]:
    """Names of parties, by language. One query."""
    return {row.code: dict(row.name) for row in Party.objects.filter(code__in=codes)}
