"""What everybody may read of initiatives, as a small table in memory: lists, numbers beside filters, maps.

A node has thousands of them at most; one pass over the table answers any list with all its numbers. It is read anew
when an entry that could change it has been written.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import combinations
from typing import Any

from bandung.exchange import matches
from bandung.partnerships import queries
from bandung.partnerships.models import Initiative
from bandung.registers.models import Entry

KINDS = ("initiative", "terms", "move", "consent", "leaving", "party")
"""Entries of these kinds can change what everybody may read."""
GIVING, RECEIVING = ("provider", "both"), ("recipient", "both")
FACETS = ("country", "role", "basis", "type", "sector", "year", "standing")


@dataclass(frozen=True, slots=True)
class Line:
    """One initiative as lists need it."""

    uid: str
    type: str
    basis: str
    standing: str
    roles: tuple[tuple[str, str], ...]
    """(country, role) of everybody with a country."""
    sectors: tuple[str, ...]
    """Of three digits."""
    first_year: int | None
    last_year: int | None
    words: str
    title: str
    at: datetime

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(country for country, _role in self.roles)


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the list; empty means everything. A role is that of the country, where one is named."""

    words: str = ""
    country: str = ""
    partner: str = ""
    role: str = ""
    basis: str = ""
    type: str = ""
    sector: str = ""
    year: str = ""
    standing: str = ""

    def fits(self, line: Line) -> bool:
        return (
            (not self.country or self.country in line.countries)
            and (not self.partner or self.partner in line.countries)
            and (not self.role or any(self._is_held(country, role) for country, role in line.roles))
            and (not self.basis or self.basis == line.basis)
            and (not self.type or self.type == line.type)
            and (not self.sector or self.sector in line.sectors)
            and (not self.year or _is_under_way(line, int(self.year)))
            and (not self.standing or self.standing == line.standing)
            and all(word in line.words for word in self.words.casefold().split())
        )

    def _is_held(self, country: str, role: str) -> bool:
        return (not self.country or country == self.country) and role == self.role


@dataclass(frozen=True, slots=True)
class CountryNumbers:
    """How often a country gives, receives and facilitates; who does both counts on both sides."""

    given: int = 0
    received: int = 0
    facilitated: int = 0


def as_of() -> str:
    """A key that changes whenever the table could. One query."""
    return f"{matches.edition()}.{Entry.objects.latest_id(KINDS)}"


@lru_cache(2)
def table(_as_of: str) -> tuple[Line, ...]:
    """Every initiative that everybody may read, the newest first."""
    rows = queries.public().only(
        "uid", "type", "basis", "standing", "body", "changed_at", "register", "public", "withdrawn_at"
    )
    return tuple(sorted(map(_line, rows), key=lambda each: (each.at, each.uid), reverse=True))


def past_cooperation() -> Mapping[tuple[str, str], int]:
    """Every two countries, in alphabetical order, with the initiatives that they share and everybody may read."""
    return _shared(as_of())


@lru_cache(2)
def _shared(key: str) -> Mapping[tuple[str, str], int]:
    return Counter(pair for line in table(key) for pair in combinations(sorted(line.countries), 2))


def find(asked: Asked, lines: Iterable[Line], sort: str = "newest") -> list[Line]:
    """The lines that fit, in order: newest, oldest or title."""
    found = [line for line in lines if asked.fits(line)]
    if sort == "title":
        found.sort(key=lambda line: (line.title.casefold(), line.uid))
    elif sort == "oldest":
        found.reverse()
    return found


def numbers(lines: Iterable[Line]) -> dict[str, Counter[str]]:
    """How many of these lines each value of each facet has."""
    found: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for line in lines:
        found["country"].update(line.countries)
        found["role"].update({role for _country, role in line.roles})
        found["basis"][line.basis] += 1
        found["type"][line.type] += 1
        found["sector"].update(line.sectors)
        found["standing"][line.standing] += 1
        found["year"].update(map(str, _years(line)))
    return found


def of_country(country: str, lines: Iterable[Line]) -> CountryNumbers:
    """How often a country gives, receives and facilitates."""
    roles = [{role for one, role in line.roles if one == country} for line in lines]
    return CountryNumbers(
        given=sum(not each.isdisjoint(GIVING) for each in roles),
        received=sum(not each.isdisjoint(RECEIVING) for each in roles),
        facilitated=sum("facilitator" in each for each in roles),
    )


def together(lines: Iterable[Line], most_countries: int) -> tuple[Mapping[tuple[str, str], int], int]:
    """How many initiatives each two countries share; and how many were left out for having too many countries."""
    found: Counter[tuple[str, str]] = Counter()
    left_out = 0
    for line in lines:
        countries = sorted(line.countries)
        if len(countries) > most_countries:
            left_out += 1
            continue
        found.update((one, other) for place, one in enumerate(countries) for other in countries[place + 1 :])
    return found, left_out


def _line(row: Initiative) -> Line:
    told = row.body
    period: Mapping[str, Any] = told.get("period") or {}
    title = told["title"]
    texts = [*title.values(), *told["summary"].values()]
    texts += [each["name"] for line in told["participations"] for each in line.get("organisations", ())]
    return Line(
        uid=row.uid,
        type=row.type,
        basis=row.basis,
        standing=row.standing,
        roles=tuple(dict.fromkeys(
            (each["country"], each["role"]) for each in told["participations"] if each.get("country")
        )),
        sectors=tuple(dict.fromkeys(code[:3] for code in told.get("sectors", ()))),
        first_year=_year(period.get("start")),
        last_year=_last_year(period.get("end")),
        words=" ".join(texts).casefold(),
        title=next(iter(title.values())),
        at=row.changed_at,
    )  # fmt: skip


def _year(day: str | None) -> int | None:
    return int(day[:4]) if day else None


def _last_year(end: str | None) -> int | None:
    """The last year in which a half-open period is under way: one that ends on 1 January ends in the year before."""
    return int(end[:4]) - (end[4:] == "-01-01") if end else None


def _years(line: Line) -> range:
    """The years in which it is known to be under way."""
    first, last = line.first_year or line.last_year, line.last_year or line.first_year
    return range(first, max(first, last) + 1) if first and last else range(0)


def _is_under_way(line: Line, year: int) -> bool:
    return year in _years(line)
