"""How good a table of figures is: what was read, kept, and set aside for which reason, kept beside the table."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bandung.values.errors import _

REASONS: Mapping[str, str] = {
    "part": _("A sum or a part of other rows."),
    "again": _("Goods from elsewhere, sold or bought again."),
    "unnamed": _("No country is named."),
    "group": _("A group of countries."),
    "dissolved": _("A country or area that is no more."),
    "unspecified": _("An area that is no single country."),
    "self": _("A country with itself."),
    "missing": _("No figure."),
    "negative": _("A figure below zero."),
    "zero": _("A figure of zero."),
}
"""Why a row is set aside, in the order in which reasons are looked at."""

KEPT = _("Kept.")
PASSED_OVER = _("Of other things: not read.")
GAPS = _("Years between the first and the last of which there is nothing.")
SILENT = _("A country that is told of in one year, in another not: unknown, not zero.")


MOST = 6
"""Years named of those that are missing."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a quality box: a sentence (to be translated), how many rows, what they come to, examples.

    The last two lines count years and countries instead of rows.
    """

    sentence: str
    rows: int
    value: float | None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Rows that were set aside for one reason. ``value`` is their sum, None where none of them has a figure."""

    reason: str
    rows: int
    value: float | None
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Every row that was read is kept or set aside: ``read`` is their sum."""

    read: int
    kept: int
    passed_over: int
    """Rows of the files that speak of other things, not in ``read``."""
    aside: tuple[SetAside, ...]
    value: float | None
    """Sum of the figures that were kept, where adding them up means something."""
    unit: str
    revision: str
    """Revision of the classification of products; empty where there are none."""
    years: tuple[int, int] | None
    countries: int
    gaps: tuple[int, ...] = ()
    """Years between the first and the last of which there is nothing."""
    silent: int = 0
    """How often a country that sells (or is told of) in one year does not in another: unknown, not zero."""

    def told(self) -> tuple[Told, ...]:
        """For the quality box of a page: what was done with rows, why, how many and what they come to; only what is."""
        found = [Told(KEPT, self.kept, self.value)]
        found += [Told(REASONS[each.reason], each.rows, each.value, each.examples) for each in self.aside]
        found += [Told(PASSED_OVER, self.passed_over, None)] if self.passed_over else []
        found += [Told(GAPS, len(self.gaps), None, tuple(map(str, self.gaps[:MOST])))] if self.gaps else []
        return tuple([*found, Told(SILENT, self.silent, None)] if self.silent else found)

    def as_dict(self) -> dict[str, Any]:
        """As it is written beside the table."""
        return asdict(self)

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> "Quality":
        """What ``as_dict`` gave, after JSON; tables of before told of rows that were added, always 0."""
        aside = tuple(SetAside(**{**each, "examples": tuple(each["examples"])}) for each in told["aside"])
        years = tuple(told["years"]) if told["years"] else None
        told = {name: value for name, value in told.items() if name != "added"}
        return cls(**{**told, "aside": aside, "years": years, "gaps": tuple(told.get("gaps", ()))})
