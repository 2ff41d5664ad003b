"""What is asked of a collection: words, codes, years, and whether a group counts once; as it stands in an address.

``Asked.read`` takes it from an address, ``query`` writes it back, ``where`` turns it into conditions of SQL. Several
values of one filter mean any of them; several filters mean all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bandung.standards.iati.exploring.errors import BadQuestion, ManyValues, ManyWords

LONGEST_WORDS = 200
MOST_VALUES = 50
FIRST_YEAR, LAST_YEAR = 1900, 2200
SORTS: Mapping[str, str] = {
    "amount": "greatest(a.committed, a.spent) DESC, a.id", "newest": "a.start DESC NULLS LAST, a.id",
    "updated": "a.updated DESC, a.id", "title": "a.plain_title, a.id",
}  # fmt: skip
KINDS = ("south-south", "triangular", "unclear")
ROLES = ("provider", "recipient", "facilitator")
_SHAPES: Mapping[str, str] = {
    "country": r"[A-Z0-9]{1,3}", "region": r"[0-9A-Za-z]{1,3}-[^\s]{1,20}", "sector": r"[0-9]{1,5}",
    "kind": "|".join(KINDS), "role": "|".join(ROLES), "reporter": r".{1,300}", "status": r"[^\s]{1,20}",
    "humanitarian": "yes|no", "currency": r"[A-Z]{3}", "dataset": r".{1,300}", "told": "several",
}  # fmt: skip
FACETS = tuple(_SHAPES)
"""Filters by a code, in the order in which they are shown. ``told`` is for activities that more than one reports."""
_UPPER = ("country", "currency")
_OF: Mapping[str, str] = {
    "reporter": "a.reporting", "status": "a.status", "currency": "a.currency", "kind": "a.kind",
    "humanitarian": "CASE WHEN a.humanitarian THEN 'yes' ELSE 'no' END",
}  # fmt: skip
"""Filters by a column of the activity itself."""

Where = tuple[str, list[Any]]
"""A condition of SQL, and its values."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``codes`` are the values of each filter that was chosen; years are included at both ends."""

    words: str = ""
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: int | None = None
    until: int | None = None
    once: bool = False
    """Whether of a group only one report counts in totals."""
    sort: str = "amount"

    @classmethod
    def read(cls, told: Mapping[str, Sequence[str]]) -> "Asked":
        """From the parameters of an address; those that are not known are left alone.

        :raises BadQuestion: for a value that cannot be one of the filter.
        :raises ManyWords, ManyValues: if somebody asks for too much at a time.
        """
        words = _clean(next(iter(told.get("q", ())), ""))
        if len(words) > LONGEST_WORDS:
            raise ManyWords(most=LONGEST_WORDS)
        codes = []
        for name in FACETS:
            values = tuple(dict.fromkeys(filter(None, map(_clean, told.get(name, ())))))
            values = tuple(value.upper() for value in values) if name in _UPPER else values
            if len(values) > MOST_VALUES:
                raise ManyValues(most=MOST_VALUES, name=name)
            for value in values:
                if not re.fullmatch(_SHAPES[name], value):
                    raise BadQuestion(name=name, value=value[:40])
            if values:
                codes.append((name, values))
        sort = _clean(next(iter(told.get("sort", ())), ""))
        return cls(
            words, tuple(codes), _year(told, "since"), _year(told, "until"), "yes" in told.get("once", ()),
            sort if sort in SORTS else "amount",
        )  # fmt: skip

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of a filter."""
        return dict(self.codes).get(name, ())

    def without(self, name: str) -> "Asked":
        """The same without one filter."""
        return replace(self, codes=tuple(each for each in self.codes if each[0] != name))

    def query(self) -> dict[str, list[str]]:
        """As parameters of an address, what is usual left out."""
        told = {"q": [self.words] if self.words else []} | {name: list(values) for name, values in self.codes}
        told |= {"since": [str(self.since)] if self.since else [], "until": [str(self.until)] if self.until else []}
        told |= {"once": ["yes"] if self.once else [], "sort": [self.sort] if self.sort != "amount" else []}
        return {name: values for name, values in told.items() if values}

    def where(self) -> Where:
        """The activities ``a`` that are asked for."""
        parts: list[str] = []
        values: list[Any] = []
        for word in self.words.split():
            parts.append("contains(a.words, strip_accents(lower(?)))")
            values.append(word)
        for name, codes in self.codes:
            sql, more = _condition(name, codes, self.chosen("country"))
            parts.append(sql)
            values += more
        if self.since is not None:
            parts.append("a.last_year >= ?")
            values.append(self.since)
        if self.until is not None:
            parts.append("a.first_year <= ?")
            values.append(self.until)
        return " AND ".join(parts) or "TRUE", values

    def of_amounts(self) -> Where:
        """The parts ``m`` of amounts that count: those of the countries, regions, sectors and years asked for."""
        parts: list[str] = []
        values: list[Any] = []
        places = [(name, self.chosen(name)) for name in ("country", "region") if self.chosen(name)]
        if places and not (self.chosen("role") and places[0][0] == "country"):
            parts.append("(" + " AND ".join(f"m.{name} IN ({_marks(codes)})" for name, codes in places) + ")")
            values += [code for _name, codes in places for code in codes]
        if sectors := self.chosen("sector"):
            parts.append("(" + " OR ".join("starts_with(m.sector, ?)" for _each in sectors) + ")")
            values += sectors
        if self.since is not None:
            parts.append('m."year" >= ?')
            values.append(self.since)
        if self.until is not None:
            parts.append('m."year" <= ?')
            values.append(self.until)
        return " AND ".join(parts) or "TRUE", values


def _condition(name: str, codes: Sequence[str], countries: Sequence[str]) -> Where:
    marks, values = _marks(codes), list(codes)
    if name in _OF:
        return f"{_OF[name]} IN ({marks})", values
    if name == "dataset":
        return f"a.source IN (SELECT source FROM source WHERE key IN ({marks}))", values  # noqa: S608
    if name == "told":
        return "a.grp IN (SELECT grp FROM activity GROUP BY grp HAVING count(*) > 1)", []
    if name == "role":
        of = f" AND country IN ({_marks(countries)})" if countries else ""
        return f"a.id IN (SELECT id FROM of_part WHERE role IN ({marks}){of})", [*values, *countries]  # noqa: S608
    if name == "sector":
        starts = " OR ".join("starts_with(code, ?)" for _each in codes)
        return f"a.id IN (SELECT id FROM of_sector WHERE {starts})", values  # noqa: S608
    if name == "country":
        return (
            f"a.id IN (SELECT id FROM of_country WHERE code IN ({marks}) "  # noqa: S608
            f"UNION ALL SELECT id FROM of_part WHERE country IN ({marks}))"
        ), [*values, *values]
    return f"a.id IN (SELECT id FROM of_region WHERE code IN ({marks}))", values  # noqa: S608


def _marks(codes: Sequence[str]) -> str:
    return ", ".join("?" for _each in codes)


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", " ").encode("utf-8", "replace").decode().split())


def _year(told: Mapping[str, Sequence[str]], name: str) -> int | None:
    said = _clean(next(iter(told.get(name, ())), ""))
    if not said:
        return None
    if not (re.fullmatch(r"[0-9]{4}", said) and FIRST_YEAR <= int(said) <= LAST_YEAR):
        raise BadQuestion(name=name, value=said[:20])
    return int(said)
