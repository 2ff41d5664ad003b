"""What people ask about needs and offers."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Max

from bandung.exchange import matches
from bandung.exchange.errors import NoSuchRecord
from bandung.exchange.models import TABLES, Objection, Statement
from bandung.matching.ranking import Match, Ranking
from bandung.matching.statements import Filters
from bandung.parties.models import Party
from bandung.registers.models import Entry

PAGE = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its rows in order, how many there are in all, and counts of every facet value."""

    rows: Sequence[Statement]
    total: int
    offset: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Matched:
    """A match with its row, ready to be shown."""

    match: Match
    row: Statement


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a record's history."""

    entry: Entry
    is_standing: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much is offered and needed, and how much of both is the countries' own word."""

    offers: int
    needs: int
    said: int


def browse(
    kind: str,
    filters: Filters,
    *,
    on: date,
    text: str = "",
    sort: str = "newest",
    offset: int = 0,
    limit: int = PAGE,
    facets: Sequence[str] = (),
) -> Listing:
    """A page of public, standing needs or offers. One query to the database, whatever the filters."""
    index = matches.index()
    narrowed = replace(filters, record=kind)  # type: ignore[arg-type]
    ids, total = index.page(narrowed, text=text or None, sort=sort, offset=offset, limit=limit, on=on)  # type: ignore[arg-type]
    return Listing(rows=rows_of(ids), total=total, offset=offset, facets=facet_counts(narrowed, on, facets))


_FIELDS = {
    "kind": "kinds", "domain": "domains", "sector": "sectors", "sdg": "sdgs", "region": "regions", "group": "groups",
    "country": "countries", "language": "languages", "standing": "standings",
}  # fmt: skip


def facet_counts(filters: Filters, on: date, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each facet, value to number of records if it were chosen; a facet's own choice does not narrow itself.

    No query to the database.
    """
    index = matches.index()
    mask = index.mask(filters, on)
    free = [name for name in facets if not getattr(filters, _FIELDS[name])]
    counts = index.facets(mask, on, free)
    for name in facets:
        if name not in free:
            lifted_field: dict[str, Any] = {_FIELDS[name]: ()}
            lifted = index.mask(replace(filters, **lifted_field), on)
            counts |= index.facets(lifted, on, [name])
    return counts


def as_of() -> str:
    """What lists and pages rest on, as a key: it changes with every entry and every change of the index. One query."""
    index = matches.index()
    last = Entry.objects.aggregate(last=Max("id"))["last"]
    return f"{matches.edition()}.{len(index.columns)}.{len(index)}.{last}"


def every(
    kind: str, filters: Filters, *, on: date, text: str = "", sort: str = "newest", limit: int
) -> Iterator[Statement]:
    """All records of a list up to a limit, in its order, a thousand at a time; one query a thousand."""
    narrowed = replace(filters, record=kind)  # type: ignore[arg-type]
    ids, _total = matches.index().page(narrowed, text=text or None, sort=sort, limit=limit, on=on)  # type: ignore[arg-type]
    for start in range(0, len(ids), 1_000):
        yield from rows_of(ids[start : start + 1_000])


def after(kind: str, filters: Filters, *, on: date, row: int | None, limit: int) -> tuple[list[Statement], int | None]:
    """Public, standing records in the order of their arrival, newest first, from below a row of the index on.

    Returns the records and the row to go on from (None at the end). What arrives meanwhile moves nothing.
    """
    index = matches.index()
    found = np.flatnonzero(index.mask(replace(filters, record=kind), on))[::-1]  # type: ignore[arg-type]
    if row is not None:
        found = found[found < row]
    taken = found[:limit]
    return rows_of(index.ids(taken.tolist())), int(taken[-1]) if len(found) > limit else None


def rows_of(ids: Iterable[str]) -> list[Statement]:
    """The rows of names in the index, in their order; one query a kind. What is not public any more, though an index
    that follows later still has it, is left out.
    """
    wanted = [matches.kind_and_uid(name) for name in ids]
    found: dict[tuple[str, str], Statement] = {}
    for kind in {kind for kind, _uid in wanted}:
        rows = TABLES[kind].objects.public().in_bulk([uid for each, uid in wanted if each == kind])
        found |= {(kind, uid): row for uid, row in rows.items()}
    return [found[name] for name in wanted if name in found]


def record(kind: str, uid: str) -> Statement:
    """A public record, withdrawn ones too (the page says so).

    :raises NoSuchRecord: if there is none, or it is not for everyone.
    """
    row: Statement | None = TABLES[kind].objects.public().filter(pk=uid).first() if kind in TABLES else None
    if row is None:
        raise NoSuchRecord(kind=kind, uid=uid)
    return row


def record_for(kind: str, uid: str, parties: Collection[str]) -> Statement:
    """A record that one of these parties may see: a public one, an own one, or one for parties of which it is one.

    :raises NoSuchRecord: if there is none.
    """
    row: Statement | None = TABLES[kind].objects.filter(pk=uid).first() if kind in TABLES else None
    if row is None or not may_see(row, parties):
        raise NoSuchRecord(kind=kind, uid=uid)
    return row


def may_see(row: Statement, parties: Collection[str]) -> bool:
    """Whether a record is for one of these parties. One query for one that is for named parties; else none."""
    if row.audience == "public" or row.register in parties:
        return True
    if row.audience != "parties":
        return False
    entry = Entry.objects.filter(register_id=row.register, seq=row.seq).first()
    return entry is not None and not set(parties).isdisjoint(entry.to)


def claims_of(row: Statement) -> list[Statement]:
    """The records in which a country that this report speaks of took it over as its own word."""
    claims = TABLES[row.kind_of_record].objects.public().filter(claimed_from=row.uid, withdrawn_at=None)
    return list(claims.filter(standing="said", country__in=row.body.get("countries", [])).order_by("at"))


def objections_to(uid: str) -> list[Objection]:
    """Objections that stand against a report, of the countries it speaks of; nobody else's count."""
    objections = list(Objection.objects.filter(about=uid, withdrawn_at=None).order_by("at", "uid"))
    if not objections:
        return []
    rows = [row for table in TABLES.values() for row in table.objects.filter(pk=uid)]
    named = {country for row in rows for country in row.body.get("countries", [])}
    speakers = Party.objects.filter(code__in={each.register for each in objections}, speaks_for__in=named)
    heard = set(speakers.values_list("code", flat=True))
    return [each for each in objections if each.register in heard]


def merged_into(row: Statement) -> str:
    """The record of the same register that says it now, where two were made one; empty for any other. One query."""
    last = Entry.objects.about(row.register, row.kind_of_record, row.record).filter(act="withdraw").last()
    return str(json.loads(last.body).get("merged_into", "")) if last is not None and last.body else ""


def history(kind: str, row: Statement) -> list[Version]:
    """Every entry about a record, newest first."""
    entries = Entry.objects.about(row.register, kind, row.record).filter(audience="public").order_by("-seq")
    return [Version(entry, entry.seq == row.seq) for entry in entries]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs from the version before; None where one of them does not state it."""

    field: str
    before: Any
    after: Any


def changes(entry: Entry, earlier: Sequence[Version]) -> list[Change]:
    """What a version says otherwise than the one before it; nothing for a first version or one that was erased."""
    former = next((each.entry for each in earlier if each.entry.act == "publish"), None)
    if entry.act != "publish" or former is None or entry.body is None or former.body is None:
        return []
    now, then = json.loads(entry.body), json.loads(former.body)
    return [
        Change(field, then.get(field), now.get(field))
        for field in sorted({*now, *then})
        if now.get(field) != then.get(field)
    ]


def matched(ranking: Ranking) -> list[Matched]:
    """The results of a ranking with their rows; results whose row is gone since are left out."""
    rows = {matches.key(row.kind_of_record, row.uid): row for row in rows_of(match.id for match in ranking.results)}
    return [Matched(match, rows[match.id]) for match in ranking.results if match.id in rows]


def totals() -> Numbers:
    """Public, standing offers and needs of the whole node. No query to the database."""
    index = matches.index()
    return Numbers(*(int(np.count_nonzero(index.mask(filters, _ANY_DAY))) for filters in _COUNTED))


def numbers_by_country() -> dict[str, Numbers]:
    """Public, standing offers and needs of each country that has any, as its lists show them; a record of several
    countries counts for each. No query to the database.
    """
    index = matches.index()
    counts = [index.facets(index.mask(filters, _ANY_DAY), _ANY_DAY, ["country"])["country"] for filters in _COUNTED]
    return {code: Numbers(*(each.get(code, 0) for each in counts)) for code in {*counts[0], *counts[1]}}


_COUNTED = (Filters(record="offer"), Filters(record="need"), Filters(standings=("said",)))
"""What the fields of Numbers count."""
_ANY_DAY = date(2000, 1, 1)
"""Where no group of countries is asked for, the day makes no difference."""
