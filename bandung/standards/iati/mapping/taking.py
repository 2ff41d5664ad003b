"""A foreign activity as our records: an initiative as reported, its contributions as reported, and what was left.

``take`` is a function of the activity, the choices and what was found in it; it writes nothing and asks no clock. The
same activity gives the same records, whatever file it comes in: ``mark`` is a digest of what they say without where
it was read. The table of what becomes what is in ``docs/explanation/iati-import.md``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from hashlib import sha256
from typing import Any

from bandung.records.canonical import canonical, digest
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json, read
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.finding.found import Found, Grade
from bandung.standards.iati.flat.amounts import day_of
from bandung.standards.iati.flat.reading import attribute, grouped
from bandung.standards.iati.mapping import taking_about as about
from bandung.standards.iati.mapping.errors import MappingError
from bandung.standards.iati.mapping.namespace import URI, Kept, is_ours, records_in
from bandung.standards.iati.mapping.taking_choices import Choices
from bandung.standards.iati.mapping.taking_left import Rest
from bandung.standards.iati.mapping.taking_money import Money, written
from bandung.standards.iati.mapping.taking_sides import participations, sides_of
from bandung.standards.iati.mapping.taking_texts import LONGEST_TEXT, LONGEST_TITLE, Speaker

TAKEN = {
    "iati-identifier", "reporting-org", "participating-org", "title", "description", "sector", "tag",
    "recipient-country", "recipient-region", "location", "activity-date", "transaction", "budget",
    "planned-disbursement", "result", "collaboration-type", "default-flow-type", "default-finance-type",
    "default-aid-type",
}  # fmt: skip
"""Elements that are read, each with its own account of what has no place."""
WHY_LEFT = {"contact-info": "persons", "document-link": "links", "activity-status": "reported-stage"}
_NOT_IN_NAMES = re.compile("[^a-z0-9]+")
_CLEARED = {"sources", "stated_on"}


@dataclass(frozen=True, slots=True)
class Where:
    """Where an activity was read: what the sources of its records say."""

    address: str
    note: str
    """Of the data set and the file; the activity and its line are put before it."""
    seen_on: str = ""


@dataclass(slots=True)
class Taken:
    """What an activity becomes."""

    identifier: str
    record: str
    """Its name in the keeper's register, which follows from the identifier."""
    line: int
    initiative: dict[str, Any] | None = None
    lines: list[dict[str, Any]] = field(default_factory=list)
    left: Rest = field(default_factory=Rest)
    own: list[Kept] = field(default_factory=list)
    """Records of ours that it carries, exactly as they were signed."""
    mark: str = ""

    def sums(self) -> dict[tuple[str, str], Decimal]:
        """(transaction, budget or planned-disbursement; currency) to the sum of lines and of what was left."""
        found: dict[tuple[str, str], Decimal] = {}
        with localcontext(prec=60):
            for each in self.lines:
                key = "budget" if each["stage"] == "budget" else "transaction", each["currency"]
                found[key] = found.get(key, Decimal(0)) + Decimal(each["amount"])
            for left in self.left:
                for key, amount in left.money.items():
                    found[key] = found.get(key, Decimal(0)) + amount
        return found


def record_name(identifier: str) -> str:
    """The name of an activity's initiative in a register: readable, and never the same for two identifiers."""
    readable = _NOT_IN_NAMES.sub("-", identifier.lower()).strip("-")[:50].strip("-")
    return f"iati-{readable}{'-' if readable else ''}{sha256(identifier.encode()).hexdigest()[:10]}"


def identifier_of(activity: Element) -> str:
    """The identifier as stated, spaces drawn together."""
    return " ".join((activity.findtext("iati-identifier") or "").split())


def take(activity: Element, *, where: Where, choices: Choices, found: Found | None = None) -> Taken:
    """What an activity of 2.03 becomes. ``found`` counts where it says that this is cooperation of the South."""
    identifier, line = identifier_of(activity), line_of(activity)
    taken = Taken(identifier, record_name(identifier), line)
    rest = taken.left
    taken.own = _own(activity, rest)
    speaker = Speaker(activity, rest, choices.language)
    children = grouped(activity)
    told = sides_of(activity, speaker, choices, rest)
    south = found if found is not None and found.grade is not Grade.MENTIONS else None
    parts = participations(told, choices, south, rest, line)
    title = speaker.texts(children.get("title", ()), "title", LONGEST_TITLE)
    sectors, sdgs = about.sectors(children, rest), about.sdgs(children, rest)
    language = speaker.language if speaker.language in title else next(iter(title), speaker.language)
    source = _source(where, identifier, line)
    if not identifier or len(identifier) > 400 or not title:
        rest.leave("iati-activity", "no-title" if identifier and len(identifier) <= 400 else "no-identifier", line)
    base = {"title": title, "language": language, "sources": [source]} | ({"sdgs": sdgs} if sdgs else {})
    money = Money(activity, speaker, told, choices, rest)
    usable = bool(identifier and len(identifier) <= 400 and title)
    for key, one in money.lines():
        fields = written(key, one, identifier, base, sectors)
        kind = "budget" if key.stage == "budget" else "transaction"
        amount = (kind, key.currency, one.units, one.decimals)
        if not usable:
            rest.leave(kind, "no-identifier" if not identifier else "no-title", one.line, money=amount, times=one.times)
        elif (checked := _checked("contribution", fields, rest, one.line, amount)) is not None:
            taken.lines.append(checked)
    fields = _initiative(activity, children, speaker, rest, title, language)
    fields |= {"id": taken.record, "participations": parts, "sectors": sectors, "sources": [source]}
    fields |= {"sdgs": sdgs} if sdgs else {}
    _elements_left(activity, rest)
    if usable and not parts:
        rest.leave("participating-org", "no-participant", line)
    elif usable:
        taken.initiative = _checked("initiative", fields, rest, line)
    taken.mark = mark_of(taken.initiative, taken.lines)
    return taken


def mark_of(initiative: Mapping[str, Any] | None, lines: Sequence[Mapping[str, Any]]) -> str:
    """A digest of what records say, without where they were read."""
    said = [_bare(each) for each in sorted(lines, key=lambda each: str(each["id"]))]
    return digest(canonical({"initiative": _bare(initiative) if initiative else None, "lines": said}))


def _bare(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in _CLEARED}


def _initiative(
    activity: Element,
    children: Mapping[str, Sequence[Element]],
    speaker: Speaker,
    rest: Rest,
    title: Mapping[str, str],
    language: str,
) -> dict[str, Any]:
    summary = speaker.texts(children.get("description", ()), "description", LONGEST_TEXT)
    if language in title:
        summary.setdefault(language, title[language])
    told: dict[str, Any] = {"type": "project", "title": dict(title), "summary": summary, "language": language}
    updated = day_of(str(activity.get("last-updated-datetime", "")))
    optional = {
        "basis": about.BASIS.get(attribute(children.get("collaboration-type"))),
        "period": about.period(children, rest),
        "region": about.region(children, speaker),
        "place": about.place(children, speaker, rest),
        "results": list(about.results(children, speaker, rest)),
        "stated_on": updated.isoformat() if updated else None,
    }
    return told | {name: value for name, value in optional.items() if value}


def _source(where: Where, identifier: str, line: int) -> dict[str, str]:
    note = f"IATI {identifier[:150]}, line {line}; {where.note}"[:500]
    return {"address": where.address, "note": note} | ({"seen_on": where.seen_on} if where.seen_on else {})


def _checked(
    kind: str, fields: dict[str, Any], rest: Rest, line: int, money: tuple[str, str, int, int] | None = None
) -> dict[str, Any] | None:
    """The fields as a record has them; None, and told, where a record refuses them."""
    try:
        return as_json(read(kind, fields))
    except BadRecord as refusal:
        first = refusal.problems[0]
        rest.leave(
            money[0] if money else "iati-activity", "unusable", line, first.path, sentence=first.sentence,
            places=dict(first.places), money=money,
        )  # fmt: skip
        return None


def _own(activity: Element, rest: Rest) -> list[Kept]:
    if not is_ours(activity):
        return []
    try:
        return list(records_in(activity))
    except MappingError as refusal:
        rest.leave("bandung:record", "changed-on-the-way", line_of(activity), str(refusal))
        return []


def _elements_left(activity: Element, rest: Rest) -> None:
    """Whatever stands in the activity and was not read."""
    for each in activity:
        if isinstance(each.tag, str) and each.tag not in TAKEN and not each.tag.startswith(f"{{{URI}}}"):
            rest.leave(each.tag, WHY_LEFT.get(each.tag, "no-place"), line_of(each), " ".join(each.itertext())[:200])
    for name in ("humanitarian", "linked-data-uri", "budget-not-provided", "hierarchy"):
        if activity.get(name):
            rest.leave(f"@{name}", "no-place", line_of(activity), str(activity.get(name)))
