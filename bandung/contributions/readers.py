"""What contributions and the words on them mean for the tables of this app.

Giver and receiver write in two registers. Each entry only puts its own row down; where a line stands is then told anew
from all rows, so the tables are the same in whatever order registers are read.
"""

from typing import Any
from uuid import uuid4

from django.db.models import Q

from bandung.consents.queries import words_on
from bandung.consents.rules import agreed_at
from bandung.contributions import rules
from bandung.contributions.models import (
    Closing,
    Confirmation,
    Contribution,
    LedgerMark,
    SameContribution,
    SameLine,
    Settlement,
)
from bandung.contributions.rules import Agreed, Said
from bandung.partnerships.telling import RESTING
from bandung.records import contributions as records
from bandung.records.fields import Reference
from bandung.registers.readers import FOLLOWERS, ReadEntry, Shelf, reads


@reads("contribution", Contribution)
def read_contribution(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest version stands. Into a closed year only an entry writes that says so."""
    before = shelf.get(Contribution, entry.uid)
    record: records.Contribution | None = entry.record if entry.act == "publish" else None
    years = {each for each in (before.year if before else None, record.year if record else None) if each}
    closed = [each for each in (shelf.get(Closing, closing_of(entry.register, year)) for year in years) if each]
    knowing = record is not None and record.after_closing in {each.digest for each in closed}
    if closed and not knowing and entry.act != "redact":
        return
    for year in years:
        shelf.afterwards(touch, (entry.register, year))
    if record is None:
        shelf.end(Contribution, entry)
    elif standing := rules.standing_of(entry.register, record):
        shelf.put(_row(entry, record, standing, before, after_closing=bool(closed)))
    shelf.afterwards(tell, entry.uid)


@reads("confirmation", Confirmation)
def read_confirmation(entry: ReadEntry, shelf: Shelf) -> None:
    """A party's word stands in the version it wrote last."""
    before = shelf.get(Confirmation, entry.uid)
    if entry.act != "publish" or entry.record is None:
        shelf.end(Confirmation, entry)
    else:
        about = entry.record.about
        shelf.put(
            Confirmation(
                **entry.columns(),
                about=_uid(about),
                version=about.digest,
                word=entry.record.says,
                public=entry.audience == "public",
            )
        )
        shelf.afterwards(tell, _uid(about))
    if before is not None:
        shelf.afterwards(tell, before.about)


@reads("settlement", Settlement)
def read_settlement(entry: ReadEntry, shelf: Shelf) -> None:
    """A version stands as it was written first: who means something else proposes another one."""
    before = shelf.get(Settlement, entry.uid)
    if entry.act != "publish" or entry.record is None:
        shelf.end(Settlement, entry)
    elif before is None:
        about = entry.record.about
        shelf.put(Settlement(**entry.columns(), about=_uid(about), version=about.digest, holds_at=None))
        shelf.afterwards(tell, _uid(about))
    if before is not None:
        shelf.afterwards(tell, before.about)


@reads("same-contribution", SameContribution, also=[SameLine])
def read_same(entry: ReadEntry, shelf: Shelf) -> None:
    """As with settlements: the first version stands, and it takes effect when all concerned have consented."""
    before = shelf.get(SameContribution, entry.uid)
    if entry.act != "publish" or entry.record is None:
        shelf.end(SameContribution, entry)
        if entry.act != "withdraw":
            for gone in SameLine.objects.filter(same=entry.uid):
                shelf.remove(SameLine, gone.key)
    elif before is None:
        counts = entry.record.counts
        shelf.put(SameContribution(**entry.columns(), counting=_uid(counts) if counts else "", asked=[], holds_at=None))
        for named in entry.record.lines:
            shelf.put(SameLine(key=f"{entry.uid} {_uid(named)}", same=entry.uid, line=_uid(named)))
    for line in before.says.lines if before else entry.record.lines if entry.record and entry.act == "publish" else ():
        shelf.afterwards(tell, _uid(line))


@reads("closing", Closing)
def read_closing(entry: ReadEntry, shelf: Shelf) -> None:
    """A year is closed once, for everybody to see; nothing opens it again."""
    record = entry.record if entry.act == "publish" else None
    if record is None or entry.audience != "public" or entry.uid != closing_of(entry.register, record.year):
        return
    if shelf.get(Closing, entry.uid) is None:
        shelf.put(Closing(**entry.columns(), year=record.year))


def closing_of(register: str, year: int) -> str:
    """The name of a register's closing of a year: there is one for each."""
    return f"{register}/year-{year}"


def tell(uids: set[str], shelf: Shelf) -> None:
    """Tell anew where these lines stand, and those said to be the same. Eight queries for however many of them.

    Of a line for everybody counts what its receiver says to everybody: a word for the giver alone stays between them.
    """
    together = SameLine.objects.filter(line__in=uids).values_list("same", flat=True)
    beside = set(SameLine.objects.filter(same__in=set(together)).values_list("line", flat=True))
    rows = Contribution.objects.in_bulk(uids | beside)
    words: dict[str, list[Said]] = {}
    for row in Confirmation.objects.filter(about__in=rows, withdrawn_at=None):
        if row.public or not rows[row.about].public:
            words.setdefault(row.about, []).append(_said(row))
    settled = _settlements(rows, shelf)
    same = _same(set(rows), shelf)
    for uid, line in rows.items():
        told = rules.stand(
            line.standing,
            digest=line.digest,
            receiver=line.recipient,
            unit=line.unit,
            currency=line.currency,
            words=words.get(uid, ()),
            settlements=settled.get(uid, ()),
        )
        new: dict[str, Any] = {name: getattr(told, name) for name in told.__slots__}
        new |= {"same_as": same.get(uid, ""), "counts": same.get(uid, "") in ("", uid)}
        if any(getattr(line, name) != value for name, value in new.items()):
            for name, value in new.items():
                setattr(line, name, value)
            shelf.put(line)
            touch({(line.register, line.year)}, shelf)


def tell_settlements(uids: set[str], shelf: Shelf) -> None:
    """Consents were given or taken back to these settlements."""
    tell(set(Settlement.objects.filter(pk__in=uids).values_list("about", flat=True)), shelf)


def tell_same(uids: set[str], shelf: Shelf) -> None:
    """Consents were given or taken back to these records of sameness."""
    tell(set(SameLine.objects.filter(same__in=uids).values_list("line", flat=True)), shelf)


def touch(keys: set[tuple[str, int]], _shelf: Shelf | None = None) -> None:
    """Let copies of the ledger know that lines of these registers and years are new."""
    marks = [LedgerMark(register=register, year=year, mark=uuid4().hex) for register, year in sorted(keys)]
    LedgerMark.objects.bulk_create(
        marks, update_conflicts=True, unique_fields=["register", "year"], update_fields=["mark"]
    )


def _settlements(rows: dict[str, Contribution], shelf: Shelf) -> dict[str, list[Agreed]]:
    """Settlements of these lines by giver or receiver, each with since when the other side agrees."""
    found = list(Settlement.objects.filter(about__in=rows))
    words = words_on("settlement", found)
    told: dict[str, list[Agreed]] = {}
    for each in found:
        line = rows[each.about]
        sides = {line.giver, line.recipient} - {""}
        holds = None
        if line.standing == rules.DECLARED and each.register in sides and len(sides) == 2:
            others = sides - {each.register}
            holds = agreed_at(each.digest, others, words.get(each.uid, ()), since=each.at, until=each.withdrawn_at)
        if holds != each.holds_at:
            each.holds_at = holds
            shelf.put(each)
        says = each.says
        told.setdefault(each.about, []).append(
            Agreed(
                each.uid, each.register, each.version, holds, says.quantity or "", says.amount or "",
                says.unit or "", says.currency or "",
            )
        )  # fmt: skip
    return told


def _same(uids: set[str], shelf: Shelf) -> dict[str, str]:
    """Of these lines, those that all concerned agreed tell of one contribution, with the line that counts."""
    named = set(SameLine.objects.filter(line__in=uids).values_list("same", flat=True))
    if not named:
        return {}
    found = list(SameContribution.objects.filter(pk__in=named).order_by("at", "uid"))
    words = words_on("same-contribution", found)
    lines = {_uid(line) for each in found for line in each.says.lines}
    known = Contribution.objects.in_bulk(lines)
    standings = {uid: row.standing for uid, row in known.items()}
    told: dict[str, str] = {}
    for each in found:
        writers = [(line.register_code, standings.get(_uid(line), rules.DECLARED)) for line in each.says.lines]
        asked = rules.must_agree(each.register, writers)
        own_first = standings.get(each.counting) != rules.REPORTED or all(
            standing == rules.REPORTED for _register, standing in writers
        )
        holds = agreed_at(each.digest, asked, words.get(each.uid, ()), since=each.at, until=each.withdrawn_at)
        theirs = [known[_uid(line)] for line in each.says.lines if _uid(line) in known]
        holds = holds if own_first and rules.may_say_same(each.register, each.counting, theirs) else None
        if (holds, sorted(asked)) != (each.holds_at, each.asked):
            each.holds_at, each.asked = holds, sorted(asked)
            shelf.put(each)
        if holds is not None and each.counting:
            told.update({_uid(line): each.counting for line in each.says.lines})
    return told


def _row(
    entry: ReadEntry, record: records.Contribution, standing: str, before: Contribution | None, *, after_closing: bool
) -> Contribution:
    giver, recipient, initiative = record.giver, record.recipient, record.initiative
    readers = sorted({entry.register, *entry.to, *([recipient.party] if recipient.party else [])})
    return Contribution(
        **entry.columns(),
        standing=standing,
        public=entry.audience == "public",
        readers=f",{','.join(readers)}," if entry.audience != "own" else f",{entry.register},",
        giver=(giver.party if giver else entry.register) or "",
        giver_country=(giver.country if giver else "") or "",
        giver_name=((giver.organisation or giver.region) if giver else "") or "",
        recipient=recipient.party or "",
        recipient_country=recipient.country or "",
        recipient_name=recipient.organisation or recipient.region or "",
        initiative=_uid(initiative) if initiative else "",
        stage=record.stage,
        year=record.year,
        item=record.item,
        group=record.group,
        quantity=record.quantity or "",
        unit=record.unit or "",
        amount=record.amount or "",
        currency=record.currency or "",
        sector=record.sector or "",
        institution=record.institution or "",
        quarter=record.quarter,
        words=" ".join(record.title.values()).casefold(),
        first_at=before.first_at if before else entry.at,
        after_closing=after_closing,
        said=standing,
    )


def _said(row: Confirmation) -> Said:
    says = row.says
    return Said(
        row.register, row.seq, row.version, row.word, says.quantity or "", says.amount or "", says.unit or "",
        says.currency or "",
    )  # fmt: skip


def _uid(about: Reference) -> str:
    return f"{about.register_code}/{about.record}"


def touch_initiatives(uids: set[str], shelf: Shelf) -> None:
    """Who takes part in these changed, and with it what kind of cooperation their lines belong to."""
    keys = set(Contribution.objects.filter(initiative__in=uids).values_list("register", "year"))
    if keys:
        touch(keys, shelf)


def follow(entries: list[ReadEntry]) -> None:
    """A party said for which country it speaks: copies read lines anew that name only the party."""
    codes = {each.register for each in entries if each.kind == "party"}
    if codes:
        named = Contribution.objects.filter(
            Q(giver__in=codes, giver_country="") | Q(recipient__in=codes, recipient_country="")
        )
        touch(set(named.values_list("register", "year")))


RESTING.append(touch_initiatives)
FOLLOWERS.append(follow)
