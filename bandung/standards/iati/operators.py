"""The operators of IATI rulesets, each on one element.

Sources: https://github.com/IATI/IATI-Rulesets (SPEC.rst, and its meta tests). Where a condition is a path, it holds if
something was found, as XPath 1.0 has it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from bandung.standards.iati.cases import Case
from bandung.standards.iati.document import Element
from bandung.standards.iati.paths import moment, path
from bandung.standards.iati.shape import XML_LANG

_LONGEST_PERIOD = 365
_MOST_DIGITS = 100
_CLOSE = Decimal("0.0001")
_MONEY = ("value", "forecast", "loan-status")


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a rule is broken, and with which value; without an element it is the one that was checked."""

    element: Element | None = None
    attribute: str = ""
    value: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """What rules ask beside the file: the moment, and the organisations and agencies that are known."""

    at: datetime
    agencies: frozenset[str]
    organisations: frozenset[str]
    day: str = field(init=False, default="")
    """The day of the moment in UTC, as files write it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", self.at.astimezone(UTC).date().isoformat())


Operator: TypeAlias = Callable[[Case, Element, World], Iterable[Breach]]


def applies(case: Case, element: Element, world: World) -> bool:
    """Whether a case is to be looked at here: its condition holds, and its identifier is not a known one."""
    if case.condition is not None and not case.condition.test(element):
        return False
    if not case.id_condition:
        return True
    texts = _texts(case, element)
    if case.id_condition == "NOT_EXISTING_ORG_ID":
        return not any(text in world.organisations for text in texts)
    return not any(_begins(text, world.organisations) for text in texts)


def _begins(text: str, organisations: frozenset[str]) -> bool:
    parts = text.split("-")
    return any("-".join(parts[:count]) in organisations for count in range(1, len(parts)))


def _texts(case: Case, element: Element) -> list[str]:
    return [text for each in case.paths for text in each.texts(element)]


def _count(case: Case, element: Element) -> int:
    return sum(len(each.values(element)) for each in case.paths)


def _places(case: Case, element: Element) -> list[Breach]:
    return [Breach(*found) for each in case.paths for found in each.places(element)]


def _first(case: Case, element: Element) -> Breach:
    return next((Breach(*found) for each in case.paths for found in each.places(element)), Breach())


def _each(case: Case, element: Element, good: Callable[[str], bool]) -> Iterable[Breach]:
    """A breach for each value that is not good."""
    for each in case.paths:
        for text in each.texts(element):
            if not good(text):
                return [place for place in _places(case, element) if not good(place.value)]
    return ()


def _no_more_than_one(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    return _places(case, element)[1:2] if _count(case, element) > 1 else ()


def _at_least_one(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    return () if any(each.values(element) for each in case.paths) else (Breach(),)


def _only_one_of(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    found = _count(case, element)
    if any(each.values(element) for each in case.excluded):
        return _places(case, element)[:1] if found else ()
    return () if found == 1 else (Breach(),)


def _one_or_all(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    if case.one is not None and case.one.values(element):
        return ()
    if case.all == "lang":
        return [Breach(each) for each in element.iter("narrative") if each.get(XML_LANG) is None]
    if case.all == "currency":
        return [Breach(each) for each in element.iter(*_MONEY) if each.get("currency") is None]
    inner = path(case.all)
    return [Breach(each) for each in element.iterfind("transaction") if not inner.values(each)]


def _dependent(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    missing = [each.text for each in case.paths if not each.values(element)]
    return (Breach(other=", ".join(missing)),) if 0 < len(missing) < len(case.paths) else ()


def _number(text: str) -> Decimal | None:
    """A number as files have it; none with more digits than any amount."""
    try:
        number = Decimal(text.strip() or "0") if len(text) <= _MOST_DIGITS else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS else None


def _sum(case: Case, element: Element, world: World) -> Iterable[Breach]:
    return _strict_sum(case, element, world) if _count(case, element) else ()


def _strict_sum(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    numbers = [_number(text) for text in _texts(case, element)]
    total = sum((number for number in numbers if number is not None), Decimal(0))
    if None not in numbers and abs(total - case.total) < _CLOSE:
        return ()
    first = _first(case, element)
    return (Breach(first.element, first.attribute, str(total), str(case.total)),)


def _range(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    def good(text: str) -> bool:
        number = _number(text)
        return (
            number is not None
            and (case.least is None or case.least <= number)
            and (case.most is None or number <= case.most)
        )

    return _each(case, element, good)


def _moments(case: Case, key: str, element: Element, world: World) -> list[datetime | None]:
    where = case.dates[key]
    return [world.at] if where is None else [moment(text) for text in where.texts(element)]


def _pairs(case: Case, first: str, second: str, element: Element, world: World) -> Iterator[tuple[int, int, Any, Any]]:
    """Moments that belong together: the first with the first and so on, or each with the only one."""
    if not (before := _moments(case, first, element, world)) or not (after := _moments(case, second, element, world)):
        return
    for number in range(max(len(before), len(after))):
        one, two = min(number, len(before) - 1), min(number, len(after) - 1)
        if before[one] is not None and after[two] is not None:
            yield one, two, before[one], after[two]


def _date(case: Case, key: str, element: Element, number: int) -> Breach:
    where = case.dates[key]
    return Breach(value="today") if where is None else Breach(*list(where.places(element))[number])


def _date_order(case: Case, element: Element, world: World) -> Iterable[Breach]:
    less, more = case.dates["less"], case.dates["more"]
    if less is not None:
        before = less.texts(element)
        if not before:
            return ()
        if more is None:
            if not any(_is_late(text, world) for text in before):
                return ()
        elif _in_order(before, more.texts(element)):
            return ()
    return _late(case, element, world)


def _is_late(text: str, world: World) -> bool:
    """Whether a moment is after that of the world: neither a plain date that reads as one before, nor what is none."""
    if len(text) == 10 and "0" <= text[0] <= "9" and text <= world.day:
        return False
    found = moment(text)
    return found is not None and found > world.at


def _in_order(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two plain dates are certainly in order."""
    if len(before) != 1 or len(after) != 1:
        return not after
    first, second = before[0], after[0]
    if not (len(first) == len(second) == 10 and first <= second):
        return False
    digits = first[:4] + first[5:7] + first[8:] + second[:4] + second[5:7] + second[8:]
    return digits.isdigit() and digits.isascii() and first[4] == first[7] == second[4] == second[7] == "-"


def _late(case: Case, element: Element, world: World) -> Iterator[Breach]:
    for one, two, less, more in _pairs(case, "less", "more", element, world):
        if less > more:
            first, second = _date(case, "less", element, one), _date(case, "more", element, two)
            yield Breach(first.element, first.attribute, first.value, second.value)


def _date_now(case: Case, element: Element, world: World) -> Iterable[Breach]:
    where = case.dates["date"]
    if where is not None and not any(_is_late(text, world) for text in where.texts(element)):
        return ()
    late = (number for number, day in enumerate(_moments(case, "date", element, world)) if day and day > world.at)
    found = (_date(case, "date", element, number) for number in late)
    return (Breach(each.element, each.attribute, each.value, "today") for each in found)


def _time_limit(case: Case, element: Element, world: World) -> Iterable[Breach]:
    for one, two, start, end in _pairs(case, "start", "end", element, world):
        if (end - start).days > _LONGEST_PERIOD:
            first, second = _date(case, "start", element, one), _date(case, "end", element, two)
            yield Breach(second.element, second.attribute, first.value, second.value)


def _between_dates(case: Case, element: Element, world: World) -> Iterable[Breach]:
    start, end = (next(iter(_moments(case, key, element, world)), None) for key in ("start", "end"))
    for number, day in enumerate(_moments(case, "date", element, world)):
        if day and ((start and day < start) or (end and day > end)):
            yield _date(case, "date", element, number)


def _regex_matches(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    return _each(case, element, lambda text: not text or case.regex is None or case.regex.search(text) is not None)


def _regex_no_matches(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    return _each(case, element, lambda text: not text or case.regex is None or case.regex.search(text) is None)


def _starts_with(case: Case, element: Element, world: World) -> Iterable[Breach]:
    if case.agencies:
        return _each(case, element, lambda text: "-".join(text.split("-")[:2]) in world.agencies)
    begins = tuple(text + case.separator for each in case.begins for text in each.texts(element))
    wrong = _each(case, element, lambda text: text.startswith(begins))
    return [Breach(each.element, each.attribute, each.value, ", ".join(begins)) for each in wrong]


def _unique(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    texts = _texts(case, element)
    if len(texts) == len(set(texts)):
        return ()
    places = _places(case, element)
    return [each for number, each in enumerate(places) if each.value in {other.value for other in places[:number]}]


def _if_then(case: Case, element: Element, _world: World) -> Iterable[Breach]:
    if case.if_ is None or case.then is None or not case.if_.test(element) or case.then.test(element):
        return ()
    found = _first(case, element)
    return (Breach(found.element, found.attribute, found.value),)


OPERATORS: Mapping[str, Operator] = {
    "no_more_than_one": _no_more_than_one, "atleast_one": _at_least_one, "only_one_of": _only_one_of,
    "one_or_all": _one_or_all, "dependent": _dependent, "sum": _sum, "strict_sum": _strict_sum, "range": _range,
    "date_order": _date_order, "date_now": _date_now, "time_limit": _time_limit, "between_dates": _between_dates,
    "regex_matches": _regex_matches, "regex_no_matches": _regex_no_matches, "startswith": _starts_with,
    "unique": _unique, "if_then": _if_then,
    "no_spaces": lambda case, element, _world: _each(case, element, lambda text: text == text.strip()),
    "no_percent": lambda case, element, _world: _each(case, element, lambda text: "%" not in text),
    "positive_decimal": lambda case, element, _world: _each(
        case, element, lambda text: (number := _number(text)) is not None and number > 0
    ),
}  # fmt: skip
"""Beside "loop", which repeats others (``ruleset``)."""
NEEDS = frozenset(
    ("no_spaces", "no_percent", "positive_decimal", "range", "regex_matches", "regex_no_matches", "unique", "sum",
     "startswith", "no_more_than_one", "dependent")
)  # fmt: skip
"""Those that hold where none of their paths finds anything."""
