"""Transactions and budgets of a foreign activity as contributions.

One line for each stage, year, giver, recipient, item and currency.

Every amount of the file is in exactly one line or in exactly one thing that was left, so that sums by currency are
those of the file (``sums`` of ``flat``). Amounts are divided over countries as the flat tables divide them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from bandung import reference
from bandung.measurement.rates import RatesTable
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.flat.amounts import CENTS, Amount, Amounts, decimal_text
from bandung.standards.iati.flat.reading import attribute, day, grouped, words
from bandung.standards.iati.flat.shares import quarters, split
from bandung.standards.iati.flat.splits import Division, Divisions
from bandung.standards.iati.mapping.taking_choices import Choices
from bandung.standards.iati.mapping.taking_items import Item, item_of
from bandung.standards.iati.mapping.taking_left import Rest
from bandung.standards.iati.mapping.taking_sides import Sides, country_of_code, organisation
from bandung.standards.iati.mapping.taking_texts import Speaker, line

Children = Mapping[str, Sequence[Element]]
STAGES = {"2": "commitment", "3": "delivery", "4": "delivery"}
"""Type of a transaction to the stage of a contribution."""
NOT_GIVEN = {
    "1": "incoming", "11": "incoming", "13": "incoming", "5": "flows-back", "6": "flows-back", "7": "flows-back",
    "8": "investment", "9": "investment", "10": "guarantee", "12": "pledge",
}  # fmt: skip
"""Type of a transaction to why it is no contribution."""
ENDED_BEFORE = ("5", "6")
"""Status of an activity: cancelled, suspended."""
FIRST_YEAR, LAST_YEAR = 1945, 2200
_NO_RATES = RatesTable("", date(FIRST_YEAR, 1, 1), {}, {})
"""Amounts stay in the currency of the file."""
_DIVISIONS = Divisions("en")
MOST_NAMED = 20
"""Countries named in words where nobody says how much falls on each."""


class Key(NamedTuple):
    """What one line is told of."""

    stage: str
    year: int
    giver: tuple[tuple[str, str], ...]
    recipient: tuple[tuple[str, str], ...]
    item: Item
    currency: str


@dataclass(slots=True)
class Sum:
    """What was added up for a line."""

    line: int
    units: int = 0
    decimals: int = 0
    times: int = 0
    counterparts: list[str] = field(default_factory=list)
    sectors: dict[str, int] = field(default_factory=dict)

    def add(self, units: int, decimals: int) -> None:
        """Add an amount, exactly, whatever its decimals."""
        finest = max(self.decimals, decimals)
        self.units = self.units * 10 ** (finest - self.decimals) + units * 10 ** (finest - decimals)
        self.decimals = finest
        self.times += 1


class Money:
    """Adds up the amounts of one activity."""

    def __init__(self, activity: Element, speaker: Speaker, told: Sides, choices: Choices, rest: Rest) -> None:
        self.children, self.speaker, self.told, self.choices, self.rest = (
            grouped(activity), speaker, told, choices, rest,
        )  # fmt: skip
        self.amounts = Amounts(_NO_RATES)
        self.currency = str(activity.get("default-currency", ""))
        self.places = _places(self.children)
        self.sums: dict[Key, Sum] = {}
        self.ended = attribute(self.children.get("activity-status")) in ENDED_BEFORE
        for number, element in enumerate(self.children.get("transaction", ()), 1):
            self._transaction(number, element)
        self._budgets(self.children.get("budget", ()))
        for number, element in enumerate(self.children.get("planned-disbursement", ()), 1):
            inner = grouped(element)
            amount = self._amount(inner, day(inner.get("period-start")))
            self._leave("planned-disbursement", number, "planned", element, amount)

    def lines(self) -> Iterator[tuple[Key, Sum]]:
        """What became lines, in the order of the file; what adds up to nothing, or to less, is left."""
        for key, told in self.sums.items():
            if told.units > 0:
                yield key, told
                continue
            kind = "budget" if key.stage == "budget" else "transaction"
            reason = "below-nothing" if told.units else "nothing"
            self.rest.leave(
                kind, reason, told.line, decimal_text(told.units, told.decimals), times=told.times,
                money=(kind, key.currency, told.units, told.decimals),
            )  # fmt: skip

    def _amount(self, inner: Children, otherwise: date | None) -> Amount:
        values = inner.get("value") or (None,)
        value = values[0]
        for second in values[1:]:
            if second is not None:
                self.rest.leave("value", "bad-value", line_of(second), words(second, ""))
        get = value.get if value is not None else {}.get
        said = (value.text or "") if value is not None else ""
        return self.amounts.amount(said, get("currency") or "", self.currency, get("value-date") or "", otherwise)

    def _leave(self, kind: str, number: int, reason: str, element: Element, amount: Amount) -> None:
        money = None if amount.units is None else (kind, amount.currency, amount.units, amount.decimals)
        self.rest.leave(kind, reason, line_of(element), f"{number}: {amount.text} {amount.currency}", money=money)

    def _wrong(self, amount: Amount) -> str:
        if amount.units is None:
            return "bad-value"
        return "no-currency" if {"no-currency", "unknown-currency"} & set(amount.problems) else ""

    def _transaction(self, number: int, element: Element) -> None:
        inner = grouped(element)
        when = day(inner.get("transaction-date"))
        amount = self._amount(inner, when)
        kind = attribute(inner.get("transaction-type"))
        stage = STAGES.get(kind, "")
        item = self._item(inner)
        giver = organisation(inner["provider-org"][0], self.speaker) if "provider-org" in inner else None
        side = giver.side if giver else self.told.giver(self.choices)
        reason = self._wrong(amount) or NOT_GIVEN.get(kind, "" if stage else "unknown-type")
        reason = reason or ("" if item else "investment")
        reason = reason or ("no-year" if when is None else self._outside(when.year))
        reason = reason or ("cancelled" if self.ended and stage == "commitment" else "")
        reason = reason or ("" if side else "no-organisation")
        if reason or when is None or item is None or amount.units is None:
            self._leave("transaction", number, reason, element, amount)
            return
        receiver = organisation(inner["receiver-org"][0], self.speaker) if "receiver-org" in inner else None
        own_place = "recipient-country" in inner or "recipient-region" in inner
        where = _places(inner) if own_place else self.places
        for recipient, units in self._recipients(where, amount.units, receiver.side if receiver else {}):
            if not recipient:
                money = ("transaction", amount.currency, units, amount.decimals)
                self.rest.leave("transaction", "no-recipient", line_of(element), amount.text, money=money)
                continue
            one = self._sum(Key(stage, when.year, _key(side), _key(recipient), item, amount.currency), element)
            one.add(units, amount.decimals)
            if receiver and receiver.name not in one.counterparts:
                one.counterparts.append(receiver.name)
            if code := _sector(inner.get("sector", ())):
                one.sectors[code] = one.sectors.get(code, 0) + abs(units)

    def _budgets(self, elements: Sequence[Element]) -> None:
        revised = {
            _period(grouped(each)) for each in elements if str(each.get("type", "")) == "2"
        }  # fmt: skip
        for number, element in enumerate(elements, 1):
            inner = grouped(element)
            start, end = _period(inner)
            amount = self._amount(inner, start)
            side = self.told.giver(self.choices)
            spans = quarters(start, end) if start and end else []
            item = self._item({})
            reason = self._wrong(amount) or ("no-year" if start is None or end is None else "")
            reason = reason or ("" if spans else "bad-period")
            reason = reason or ("" if item else "investment")
            is_original = str(element.get("type") or "1") == "1"
            reason = reason or ("revised-counts" if is_original and (start, end) in revised else "")
            reason = reason or ("cancelled" if self.ended else "")
            reason = reason or ("no-place" if self.choices.budgets == "no" else "")
            reason = reason or ("" if side else "no-organisation")
            reason = reason or self._outside(spans[0].year) or self._outside(spans[-1].year)
            if reason or amount.units is None or item is None:
                self._leave("budget", number, reason, element, amount)
                continue
            for span, part in zip(spans, split(amount.units, [each.days for each in spans]), strict=True):
                for recipient, units in self._recipients(self.places, part, {}):
                    if not recipient:
                        money = ("budget", amount.currency, units, amount.decimals)
                        self.rest.leave("budget", "no-recipient", line_of(element), amount.text, money=money)
                        continue
                    key = Key("budget", span.year, _key(side), _key(recipient), item, amount.currency)
                    self._sum(key, element).add(units, amount.decimals)

    def _sum(self, key: Key, element: Element) -> Sum:
        return self.sums.setdefault(key, Sum(line_of(element)))

    def _outside(self, year: int) -> str:
        return "" if FIRST_YEAR <= year <= LAST_YEAR else "year-outside"

    def _recipients(
        self, where: Division, units: int, receiver: dict[str, str]
    ) -> Iterator[tuple[dict[str, str], int]]:
        """For whom the parts of an amount are: by country or region; else the receiver, else all in words."""
        for cells, part in where.divide(units):
            if part is None:
                continue
            kind, _vocabulary, code, name = cells
            country = country_of_code(code) if kind == "country" else ""
            if country:
                yield {"country": country}, part
            elif kind in ("country", "region") and (said := line(name or code)):
                yield {"region": said}, part
            elif self.choices.recipient and not where.stated:
                yield {"country": self.choices.recipient}, part
            elif receiver:
                yield receiver, part
            elif named := [said for each in where.parts if (said := line(each.cells[3] or each.cells[2], 100))]:
                beyond = ", …" if len(named) > MOST_NAMED else ""
                yield {"region": line(", ".join(named[:MOST_NAMED]) + beyond)}, part
            else:
                yield {}, part

    def _item(self, inner: Children) -> Item | None:
        own = self.children
        aid = inner.get("aid-type") or own.get("default-aid-type") or ()
        codes = tuple(str(it.get("code", "")) for it in aid if (it.get("vocabulary") or "1") == "1")
        finance = attribute(inner.get("finance-type")) or attribute(own.get("default-finance-type"))
        flow = attribute(inner.get("flow-type")) or attribute(own.get("default-flow-type"))
        return item_of(codes, finance, flow)


def _places(inner: Children) -> Division:
    return _DIVISIONS.places(inner.get("recipient-country", ()), inner.get("recipient-region", ()))


def _period(inner: Children) -> tuple[date | None, date | None]:
    return day(inner.get("period-start")), day(inner.get("period-end"))


def _key(side: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(side.items()))


def _sector(elements: Sequence[Element]) -> str:
    for each in elements:
        if (each.get("vocabulary") or "1") in ("1", "2"):
            try:
                return reference.sector(str(each.get("code", "")).strip()).code
            except reference.UnknownCode:
                continue
    return ""


def written(key: Key, told: Sum, identifier: str, base: Mapping[str, Any], sectors: Sequence[str]) -> dict[str, Any]:
    """A line as fields of a record. ``base`` is what all lines of the activity say."""
    name = sha256(repr((identifier, tuple(key))).encode()).hexdigest()[:16]
    amount = decimal_text(told.units, told.decimals)
    if told.decimals > CENTS:  # a file may write 18214091.1600000000
        amount = amount[: CENTS - told.decimals] + amount[CENTS - told.decimals :].rstrip("0")
    fields: dict[str, Any] = dict(base) | {
        "id": f"iati-{key.stage[0]}{key.year}-{name}",
        "giver": dict(key.giver), "recipient": dict(key.recipient), "stage": key.stage, "year": key.year,
        "item": key.item.item, "group": key.item.group, "amount": amount, "currency": key.currency,
    }  # fmt: skip
    fields |= {"form": key.item.form} if key.item.form else {}
    fields |= {"channel": key.item.channel} if key.item.channel != "direct" else {}
    sector = max(told.sectors, key=lambda code: (told.sectors[code], code)) if told.sectors else next(iter(sectors), "")
    fields |= {"sector": sector} if sector else {}
    if told.counterparts:
        fields["counterpart"] = line("; ".join(sorted(told.counterparts)))
    return fields
