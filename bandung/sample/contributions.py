"""What the sample's initiatives say was contributed, as reported lines of the ledger; what nobody can tell stays out.

A planned contribution of an initiative becomes a contribution where its source names a year, one giver, a recipient
and what was given. Nothing is split and nothing is multiplied: 25 members of a brigade for three months are 25 people,
not so many person-days; a figure for three countries names all three.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bandung import reference
from bandung.records.canonical import digest
from bandung.records.contributions import Contribution
from bandung.records.kinds import body, read
from bandung.records.partnerships import Initiative, Planned
from bandung.reference import UnknownCode

COMMITTED = re.compile(
    r"announc|pledge|planned|expected|to be selected|approved|commit|decision|prepared|under way|contract", re.I
)
"""Words for what is promised; they win over the words below."""
DELIVERED = re.compile(
    r"trained|trainee|participants|graduates|delivered|hosted|sent|holders|decorated|equipped|presented|paid|given|"
    r"cancelled|invested|cheque|first group|second group|first team|third batch|travelling|debt",
    re.I,
)
"""Words for what was given. Where a source uses neither, the line is a commitment: nothing is given by itself."""
ROUGHLY = re.compile(r"\babout\b|almost|more than|at least|up to|estimat", re.I)
MONEY: Sequence[tuple[re.Pattern[str], str, str, str]] = (
    (re.compile(r"debt", re.I), "A4", "debt-relief", "direct"),
    (re.compile(r"interest-free", re.I), "A2", "interest-free-loan", "direct"),
    (re.compile(r"concessional loan", re.I), "A2", "concessional-loan", "direct"),
    (re.compile(r"credit line", re.I), "A3", "credit-line", "direct"),
    (re.compile(r"\bloan\b|balance-of-payments credit", re.I), "A3", "other-loan", "direct"),
    (re.compile(r"budget grant", re.I), "A5", "budget-support", "direct"),
    (re.compile(r"trust fund|given to UN", re.I), "A7", "grant", "multilateral-earmarked"),
    (re.compile(r"donation|pledge|cheque|\bgrant\b|announced", re.I), "A1", "grant", "direct"),
)
"""Words for a form of money, to item, form and channel; the first that fits. Money in other words stays out."""
NO_TRANSFER = re.compile(r"swap|not a transfer|trade payment|not payment|deferral", re.I)
COUNTED: Mapping[str, Sequence[tuple[re.Pattern[str], str, Decimal, bool]]] = {
    "B1": ((re.compile(r"days|months of|papers", re.I), "other", Decimal(1), False),
           (re.compile(r""), "", Decimal(1), True)),
    "B3": ((re.compile(r"^training courses", re.I), "course", Decimal(1), False),
           (re.compile(r""), "seat", Decimal(1), True)),
    "B4": ((re.compile(r""), "scholarship", Decimal(1), True),),
    "B6": ((re.compile(r"^tonnes", re.I), "tonne", Decimal(1), False),
           (re.compile(r"^kg\b", re.I), "tonne", Decimal("0.001"), False),
           (re.compile(r"^doses", re.I), "dose", Decimal(1), False),
           (re.compile(r"^km\b|litres|villages|buildings|boxes|wagons", re.I), "other", Decimal(1), False),
           (re.compile(r""), "item", Decimal(1), False)),
}  # fmt: skip
"""Item, and how the words begin or what they hold: unit (none where only people are counted), factor, whether the
number is of people. The first that fits."""
SEVERAL = re.compile(r",|\band\b|\bet\b")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A planned contribution of which no line can be made, and why."""

    initiative: str
    words: str
    why: str


class _CannotTell(Exception):
    """Carries the reason, for whoever reads what was left out."""


def contributions(initiatives: Iterable[Initiative], register: str) -> tuple[list[Contribution], list[LeftOut]]:
    """The lines of the ledger that these initiatives report, as they stand in ``register``, and what is left out."""
    found: list[Contribution] = []
    out: list[LeftOut] = []
    for each in initiatives:
        opening = {"register_code": register, "record": each.id, "digest": digest(body(each).encode())}
        for number, planned in enumerate(each.contributions, start=1):
            words = _words(planned)
            try:
                told = _line(each, planned, words) | {"id": _id(each.id, number), "initiative": opening}
            except _CannotTell as reason:
                out.append(LeftOut(each.id, words, str(reason)))
            else:
                found.append(read(Contribution, told))
    return found, out


def _id(initiative: str, number: int) -> str:
    """The name of a line: its initiative's, and its place there."""
    return f"{initiative[:72]}-given-{number}"


def _words(planned: Planned) -> str:
    return next(iter(planned.text.values())) if planned.text else ""


def _line(initiative: Initiative, planned: Planned, words: str) -> dict[str, Any]:
    """The fields of one line.

    :raises _CannotTell: with the reason.
    """
    if NO_TRANSFER.search(words):
        raise _CannotTell("a ceiling or a payment, not a contribution")
    giver = _giver(planned)
    told: dict[str, Any] = {
        "title": initiative.title,
        "language": initiative.language,
        "giver": giver,
        "recipient": _recipient(initiative, planned, words),
        "role": _role(initiative, planned),
        "stage": _stage(words),
        "year": _year(initiative, planned),
        "sector": initiative.sectors[0],
        "sdgs": initiative.sdgs,
        "quality": "estimated" if ROUGHLY.search(words) else "not-stated",
        "note": planned.text,
        "sources": planned.sources or initiative.sources,
    }
    return told | (_money(planned, words) if planned.unit != "other" else _counted(planned, words))


def _giver(planned: Planned) -> dict[str, str]:
    if planned.country:
        return {"country": planned.country}
    name = planned.organisation or ""
    several = [part.strip() for part in SEVERAL.split(name.partition("(")[0])]
    if len(several) > 1:
        raise _CannotTell("several givers in one figure")
    return {"organisation": name}


def _recipient(initiative: Initiative, planned: Planned, words: str) -> dict[str, str]:
    """Who received: the one country, the country that the words name, or all of them in words."""
    receiving = [each for each in initiative.participations if each.role in ("recipient", "both")]
    others = list(dict.fromkeys(each.country for each in receiving if each.country != planned.country))
    countries = [each for each in others if each]
    if not countries and any(each.country == planned.country for each in receiving if each.country):
        raise _CannotTell("a recipient's own share")
    named = [each for each in reference.countries_mentioned(words) if each in countries]
    if len(countries) == 1 or len(named) == 1:
        return {"country": named[0] if named else countries[0]}
    if countries:
        return {"region": ", ".join(reference.country(each).name() for each in countries)}
    organisations = [one.name for each in receiving for one in each.organisations]
    if not organisations:
        raise _CannotTell("no recipient is named")
    return {"organisation": ", ".join(organisations)[:500]}


def _role(initiative: Initiative, planned: Planned) -> str | None:
    roles = [each.role for each in initiative.participations if each.country and each.country == planned.country]
    return roles[0] if len(set(roles)) == 1 else None


def _stage(words: str) -> str:
    if COMMITTED.search(words):
        return "commitment"
    return "delivery" if DELIVERED.search(words) else "commitment"


def _year(initiative: Initiative, planned: Planned) -> int:
    """The year that the source names, or the only one that the initiative has."""
    if planned.year:
        return planned.year
    period = initiative.period
    if period and period.start and period.end and (period.end - period.start).days <= 366:
        return period.start.year
    raise _CannotTell("no year is stated")


def _money(planned: Planned, words: str) -> dict[str, Any]:
    try:
        reference.currency(planned.unit)
    except UnknownCode:
        raise _CannotTell("a currency that is not in the list") from None
    stated = {"amount": planned.amount, "currency": planned.unit}
    if planned.modality and planned.modality.startswith("B"):
        return stated | {"item": planned.modality, "group": "B"}
    for pattern, item, form, channel in MONEY:
        if pattern.search(words):
            return stated | {"item": item, "form": form, "channel": channel, "group": "A"}
    raise _CannotTell("money, and the source does not say in which form")


def _counted(planned: Planned, words: str) -> dict[str, Any]:
    if planned.modality is None or planned.modality not in COUNTED:
        raise _CannotTell("a quantity of something that the list of modalities does not have")
    number = Decimal(planned.amount or "0")
    group = "B" if planned.modality == "B6" else "C"
    for pattern, unit, factor, people in COUNTED[planned.modality]:
        if pattern.search(words):
            told: dict[str, Any] = {"item": planned.modality, "group": group}
            if unit:
                told |= {"quantity": str(number * factor), "unit": unit}
            if people:
                told["people"] = {"not_stated": int(number)}
            return told
    raise _CannotTell("a quantity without words")
