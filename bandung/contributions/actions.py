"""What parties do with the ledger: declare what they give, correct it, report what sources say, close a year.

Each is one entry in one's own register. What the other side says of it is in ``answers``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from bandung.consents.actions import hold
from bandung.contributions import queries, rules
from bandung.contributions.errors import (
    AlreadyClosed,
    ClosedStays,
    NoSuchContribution,
    NotOverYet,
    NotTakingPart,
    NotTheGiver,
    YearClosed,
)
from bandung.contributions.models import Closing, Contribution
from bandung.parties.models import Party
from bandung.partnerships.models import Initiative
from bandung.records.canonical import canonical, digest
from bandung.records.contributions import Contribution as ContributionRecord
from bandung.records.contributions import groups_of
from bandung.records.kinds import as_json, body, read
from bandung.records.parties import Withdrawal
from bandung.records.reports import Closing as ClosingRecord
from bandung.registers.append import Step, append, append_all, publish
from bandung.registers.models import Entry
from bandung.values import Texts

BATCH = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line that was handed over: ``new``, ``changed``, or ``same`` as it stood."""

    uid: str
    became: str


def declare(
    told: Mapping[str, Any], *, party: str, by: str, at: datetime, public: bool = False, into_closed: bool = False
) -> Contribution:
    """Declare what one's party gives, or correct it: the same ``id`` again is a new version, the earlier one stays.

    ``told`` is what the record knows; ``initiative`` may be a uid. See ``declare_all``.
    """
    outcome = declare_all([told], party=party, by=by, at=at, public=public, into_closed=into_closed)[0]
    return Contribution.objects.get(pk=outcome.uid)


@transaction.atomic
def declare_all(
    rows: Sequence[Mapping[str, Any]],
    *,
    party: str,
    by: str,
    at: datetime,
    public: bool = False,
    into_closed: bool = False,
) -> list[Outcome]:
    """Declare many lines at once: all of them or none. A line that stands exactly so already writes nothing.

    Each goes to everybody, or to the receiver and everybody in its initiative.

    :raises NotTheGiver: if a line names another giver, or the party only reports. :raises NotTakingPart: if it is none
    of an initiative's parties. :raises NotOverYet: for a delivery in a year to come. :raises YearClosed: if the party
    closed the year and ``into_closed`` does not say so. :raises BadRecord: with all that is wrong.
    """
    hold(party)
    own = Party.objects.filter(code=party).first()
    if own is None or own.type == "reporter":
        raise NotTheGiver
    known = _Known(party, rows)
    closed = dict(Closing.objects.filter(register=party).values_list("year", "digest"))
    prepared = [_declared(told, own, known, closed, at=at, into_closed=into_closed) for told in rows]
    return _write(party, prepared, [known.readers(each) for each in prepared], public=public, by=by, at=at)


@transaction.atomic
def report_all(rows: Sequence[Mapping[str, Any]], *, reporter: str, by: str, at: datetime) -> list[Outcome]:
    """Write down what public sources say that others gave: each line names its giver and its sources.

    :raises NotTheGiver: if a line names none. :raises BadRecord: with all that is wrong.
    """
    hold(reporter)
    prepared = []
    for told in rows:
        record = record_of(told)
        if rules.standing_of(reporter, record) != rules.REPORTED:
            raise NotTheGiver
        prepared.append(record)
    return _write(reporter, prepared, [()] * len(prepared), public=True, by=by, at=at)


@transaction.atomic
def withdraw(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Take a line of one's own back: it was never given. What was said of it stays in the registers.

    :raises NoSuchContribution: if it is none of one's own. :raises ClosedStays: if its year is closed.
    """
    hold(party)
    row = Contribution.objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if row is None:
        raise NoSuchContribution(uid=uid)
    if Closing.objects.filter(register=party, year=row.year).exists():
        raise ClosedStays(uid=uid)
    audience, to = queries.audience_of(row)
    return append(
        party, Step("withdraw", "contribution", row.record, Withdrawal(reason=reason), audience, to), by=by, at=at
    )


@transaction.atomic
def close_year(*, year: int, party: str, by: str, at: datetime, text: Texts | None = None) -> Closing:
    """Close a statistical year, for everybody to see: from now on, an entry that changes it says so.

    :raises AlreadyClosed: if it is. :raises NotOverYet: before the year has begun.
    """
    hold(party)
    if year > at.year:
        raise NotOverYet(year=year)
    if Closing.objects.filter(register=party, year=year).exists():
        raise AlreadyClosed(year=year)
    record = read(ClosingRecord, {"id": f"year-{year}", "year": year, "text": dict(text) if text else None})
    entry = append(party, publish(record), by=by, at=at)
    return Closing.objects.get(pk=entry.uid)


def record_of(told: Mapping[str, Any]) -> ContributionRecord:
    """The record of a line as people hand it over, with what follows from the list of items filled in.

    :raises BadRecord: with all that is wrong with it.
    """
    said = {name: value for name, value in told.items() if value not in (None, "", (), [], {})}
    said.setdefault("id", f"c-{uuid4().hex[:16]}")
    if "group" not in said and isinstance(said.get("item"), str):
        said["group"] = _usual_group(said)
    found: ContributionRecord = read(ContributionRecord, said)
    return found


def _usual_group(said: Mapping[str, Any]) -> str:
    from bandung.reference import UnknownCode

    try:
        groups = groups_of(said["item"])
    except UnknownCode:
        return "B"  # the record says which items there are
    priced = any(said.get(name) is not None for name in ("amount", "costs"))
    return groups[0] if priced or len(groups) == 1 else groups[-1]


class _Known:
    """What many lines are checked against, looked up once."""

    def __init__(self, party: str, rows: Iterable[Mapping[str, Any]]) -> None:
        self.party = party
        named = {each for row in rows if isinstance(each := row.get("initiative"), str) and each}
        referred = {
            f"{each.get('register_code')}/{each.get('record')}"
            for row in rows
            if isinstance(each := row.get("initiative"), Mapping)
        }
        asked = [each for each in named | referred if each.isascii() and "\0" not in each]
        self.initiatives = Initiative.objects.in_bulk(asked)
        everybody = list(Party.objects.all())
        self.countries = {each.code: each.speaks_for for each in everybody}
        self.speakers = {each.speaks_for: each.code for each in everybody if each.speaks_for}

    def initiative(self, uid: str) -> Initiative:
        row = self.initiatives.get(uid)
        if row is None or (self.party not in row.readers and not row.public):
            raise NotTakingPart(uid=uid)
        if row.standing == "opened" and self.party not in row.readers:
            raise NotTakingPart(uid=uid)
        return row

    def side(self, told: Any) -> Any:
        """A party's country beside its code, and the party that speaks for a country, where the node knows it."""
        if not isinstance(told, Mapping):
            return told
        side = {name: value for name, value in told.items() if value}
        if not all(isinstance(side.get(name, ""), str) for name in ("party", "country")):
            return side  # the record says what is wrong with it
        if side.get("party") in self.countries and self.countries[side["party"]]:
            side.setdefault("country", self.countries[side["party"]])
        elif "party" not in side and side.get("country") in self.speakers:
            side["party"] = self.speakers[side["country"]]
        return side

    def readers(self, record: ContributionRecord) -> tuple[str, ...]:
        named = {record.recipient.party} if record.recipient.party else set()
        if record.initiative:
            row = self.initiatives[f"{record.initiative.register_code}/{record.initiative.record}"]
            named |= set(row.named) if row.standing == "opened" else set()
        return tuple(sorted(named - {self.party}))


def _declared(
    told: Mapping[str, Any],
    own: Party,
    known: _Known,
    closed: Mapping[int, str],
    *,
    at: datetime,
    into_closed: bool,
) -> ContributionRecord:
    said = dict(told)
    giver = said.get("giver") or {}
    if giver and (not isinstance(giver, Mapping) or giver.get("party") != own.code):
        raise NotTheGiver
    said["giver"] = {"party": own.code, "country": own.speaks_for or None}
    said["recipient"] = known.side(said.get("recipient"))
    if isinstance(uid := said.get("initiative"), str) and uid:
        said["initiative"] = known.initiative(uid).reference
    elif isinstance(uid, Mapping):
        known.initiative(f"{uid.get('register_code')}/{uid.get('record')}")
    said["after_closing"] = None
    record = record_of(said)
    before = Contribution.objects.filter(pk=f"{own.code}/{record.id}").first() if closed else None
    touched = (record.year, before.year) if before else (record.year,)
    years = [year for year in touched if year in closed]
    if years and not into_closed:
        raise YearClosed(year=years[0])
    if years:
        record = record_of(said | {"id": record.id, "after_closing": closed[years[0]]})
    if record.stage == "delivery" and record.year > at.year:
        raise NotOverYet(year=record.year)
    return record


def _write(
    party: str,
    records: Sequence[ContributionRecord],
    readers: Sequence[tuple[str, ...]],
    *,
    public: bool,
    by: str,
    at: datetime,
) -> list[Outcome]:
    """Append what is new or changed; a line handed over twice in one go stands in its last version."""
    standing = {
        row.uid: (row.digest, row.withdrawn_at, row.public)
        for start in range(0, len(records), BATCH)
        for row in Contribution.objects.filter(
            pk__in=[f"{party}/{each.id}" for each in records[start : start + BATCH]]
        ).only("uid", "digest", "withdrawn_at", "public")
    }
    outcomes, steps = [], []
    for record, to in zip(records, readers, strict=True):
        uid = f"{party}/{record.id}"
        before = standing.get(uid)
        new = digest(body(record).encode())
        if before is not None and before == (new, None, public):
            outcomes.append(Outcome(uid, "same"))
            continue
        standing[uid] = (new, None, public)
        outcomes.append(Outcome(uid, "new" if before is None else "changed"))
        audience = "public" if public else "parties" if to else "own"
        steps.append(publish(record, audience=audience, to=to if audience == "parties" else ()))  # type: ignore[arg-type]
    if steps:
        append_all(party, steps, by=by, at=at)
    return outcomes


def content_digest(record: ContributionRecord) -> str:
    """Of what a line says, without its name: two lines with the same one say the same."""
    return digest(canonical({name: value for name, value in as_json(record).items() if name != "id"}))
