"""Lines of the ledger as pages show them: who, what, how much, where both sides stand; and what they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from bandung.contributions.models import DECLARED, Contribution
from bandung.contributions.queries import Filters
from bandung.measurement.figures import Figure
from bandung.web.cards import party_names
from bandung.web.figure_words import SAID, STAGES, unit
from bandung.web.naming import Reading, name_of, reading
from bandung.web.sentences import reader_language

BADGES: Mapping[str, str] = {"confirmed": "word", "settled": "word", "partly": "reported", "disputed": "reported"}
"""Where both sides stand, to the look of its sign."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as a list shows it."""

    row: Contribution
    title: Reading
    giver: str
    recipient: str
    item: str
    unit: str
    stage: str
    said: str
    badge: str
    address: str

    @property
    def quantity(self) -> Decimal | None:
        """What both settled on, else what was declared."""
        return number_of(self.row.settled_quantity or self.row.quantity)

    @property
    def amount(self) -> Decimal | None:
        return number_of(self.row.settled_amount or self.row.amount)


def number_of(text: str) -> Decimal | None:
    """A number as the ledger keeps it; None for what is not stated, which is not zero."""
    return Decimal(text) if text else None


def side_name(code: str, country: str, other: str, names: Mapping[str, str]) -> str:
    """Who gave or received: the country, else the party, else the name of whoever it is."""
    if country:
        return name_of("country", country, reader_language())
    return names.get(code) or code or other


def giver_of(row: Contribution, names: Mapping[str, str]) -> str:
    return side_name(row.giver, row.giver_country, row.giver_name, names)


def recipient_of(row: Contribution, names: Mapping[str, str]) -> str:
    return side_name(row.recipient, row.recipient_country, row.recipient_name, names)


def names_in(rows: Iterable[Contribution]) -> dict[str, str]:
    """The names of the parties without a country in these lines. One query, none where there are none."""
    codes = {row.giver for row in rows if row.giver and not row.giver_country}
    codes |= {row.recipient for row in rows if row.recipient and not row.recipient_country}
    return party_names(codes, reader_language()) if codes else {}


def shown(rows: Iterable[Contribution]) -> list[Shown]:
    """Lines for a list. One query at most."""
    rows, language = list(rows), reader_language()
    names = names_in(rows)
    return [
        Shown(
            row=row,
            title=reading(row.body["title"], language, row.body["language"]),
            giver=giver_of(row, names),
            recipient=recipient_of(row, names),
            item=name_of("modality", row.item, language),
            unit=unit(row.unit) if row.unit else "",
            stage=str(STAGES[row.stage]),
            said=str(SAID[row.said]),
            badge=BADGES.get(row.said, "plain"),
            address=reverse("contribution", args=(row.register, row.record)),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Added:
    """What lines of one side, stage and unit add up to. ``of`` lines of that side and stage, ``counted`` are in it."""

    side: str
    stage: str
    unit: str
    value: Decimal
    counted: int
    of: int
    figure: str = ""
    """Its address; empty where the list is narrowed by what a figure does not know."""

    @property
    def stage_name(self) -> str:
        return str(STAGES[self.stage])

    @property
    def unit_name(self) -> str:
        return unit(self.unit)


def added(rows: QuerySet[Contribution], party: str, asked: Filters) -> list[Added]:
    """Totals of a party's ledger in each unit, exact: by side and stage, never across units. One query.

    Lines that count elsewhere are left out; coverage is over all lines of the side and stage that count.
    """
    found: dict[tuple[str, str, str], tuple[Decimal, int]] = {}
    lines: dict[tuple[str, str], int] = {}
    names = ("register", "standing", "stage", "unit", "quantity", "settled_quantity")
    for each in rows.filter(counts=True).order_by().values(*names).annotate(number=Count("uid")):
        side = "given" if each["register"] == party and each["standing"] == DECLARED else "received"
        key = side, each["stage"]
        lines[key] = lines.get(key, 0) + each["number"]
        told = number_of(each["settled_quantity"] or each["quantity"])
        if told is not None:
            value, counted = found.get((*key, each["unit"]), (Decimal(), 0))
            found[*key, each["unit"]] = value + told * each["number"], counted + each["number"]
    return [
        Added(side, stage, code, value, counted, lines[side, stage], _figure(party, side, stage, code, asked))
        for (side, stage, code), (value, counted) in sorted(found.items())
    ]


def _figure(party: str, side: str, stage: str, unit_code: str, asked: Filters) -> str:
    if asked.words:
        return ""
    other = "recipient" if side == "given" else "giver"
    where: dict[str, Any] = {
        "giver" if side == "given" else "recipient": party, "stage": stage, "unit": unit_code, "year": asked.year or "",
        "item": asked.item, "said": asked.said, "sector": asked.sector, "initiative": asked.initiative,
        "institution": asked.institution,
    }  # fmt: skip
    if side == "given":
        where["standing"] = DECLARED
    if asked.partner:
        where[f"{other}_country" if asked.partner.isupper() else other] = asked.partner
    return str(Figure.of("quantity", **{name: value for name, value in where.items() if value}))


@dataclass(frozen=True, slots=True)
class OfInitiative:
    """What one giver contributes to an initiative of one item, at one stage and in one unit."""

    giver: str
    item: str
    stage: str
    unit: str
    value: Decimal | None
    counted: int
    lines: int
    figure: str

    @property
    def stage_name(self) -> str:
        return str(STAGES[self.stage])

    @property
    def unit_name(self) -> str:
        return unit(self.unit) if self.unit else ""


def of_initiative(rows: QuerySet[Contribution], uid: str) -> list[OfInitiative]:
    """Totals of an initiative's lines by giver, item, stage and unit. Two queries at most."""
    found: dict[tuple[str, ...], tuple[Decimal | None, int, int]] = {}
    names = ("giver", "giver_country", "giver_name", "item", "stage", "unit", "quantity", "settled_quantity")
    lines = rows.filter(initiative=uid, counts=True).order_by()
    for each in lines.values(*names).annotate(number=Count("uid")):
        key = tuple(each[name] for name in names[:6])
        value, counted, number = found.get(key, (None, 0, 0))
        told = number_of(each["settled_quantity"] or each["quantity"])
        if told is not None:
            value, counted = (value or Decimal()) + told * each["number"], counted + each["number"]
        found[key] = value, counted, number + each["number"]
    codes = {key[0] for key in found if key[0] and not key[1]}
    parties, language = party_names(codes, reader_language()) if codes else {}, reader_language()
    told_all = []
    for (giver, country, name, item, stage, code), (value, counted, number) in sorted(found.items()):
        where: dict[str, Any] = {"initiative": uid, "item": item, "stage": stage}
        where |= {"giver": giver} if giver else {"giver_country": country} if country else {}
        figure = Figure.of("quantity", **where, unit=code) if code else Figure.of("lines", **where)
        told_all.append(
            OfInitiative(
                side_name(giver, country, name, parties), name_of("modality", item, language), stage, code, value,
                counted, number, str(figure),
            )
        )  # fmt: skip
    return told_all
