"""A figure's address: what was measured, over which lines. Whoever has it can follow the figure to its entries.

Written ``usd?giver=bra&stage=delivery&year=2025``: a measure, and what the lines have in common, sorted by name. The
same address stands on pages, in files and on the command line.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from bandung import reference
from bandung.measurement.lines import Line
from bandung.measurement.valued import Valued
from bandung.values.errors import BadValue, _

MEASURES: Mapping[str, str] = {
    "lines": _("contributions"),
    "usd": _("US dollars"),
    "ppp": _("international dollars, staff time"),
    "amount": _("amount in one currency"),
    "quantity": _("quantity in one unit"),
    "people": _("people"),
    "women": _("women"),
    "men": _("men"),
}
"""What can be measured of lines; money is in cents, ``amount`` needs a currency and ``quantity`` a unit among the
filters."""

FILTERS: Mapping[str, Callable[[Line], str]] = {
    "basis": lambda line: line.basis,
    "channel": lambda line: line.channel,
    "cost": lambda line: line.cost,
    "currency": lambda line: line.currency,
    "form": lambda line: line.form,
    "giver": lambda line: line.giver,
    "giver_country": lambda line: line.giver_country,
    "goal": lambda line: line.goal,
    "group": lambda line: line.group,
    "initiative": lambda line: line.initiative,
    "institution": lambda line: line.institution,
    "item": lambda line: line.item,
    "level": lambda line: line.level,
    "quality": lambda line: line.quality,
    "recipient": lambda line: line.recipient,
    "recipient_country": lambda line: line.recipient_country,
    "role": lambda line: line.role,
    "said": lambda line: line.said,
    "sector": lambda line: line.sector,
    "stage": lambda line: line.stage,
    "standing": lambda line: line.standing,
    "unit": lambda line: line.unit,
    "year": lambda line: str(line.year),
}
"""What lines can have in common, as text; ``-`` as a value stands for not stated.

A year may be a span, ``2019..2024``; a sector of three digits takes in those of five that begin with it; a group of
countries holds as it was at the end of the line's year.
"""
GROUPED = {"giver_group": "giver_country", "recipient_group": "recipient_country"}
"""Filters by a dated group of countries (``LDC``, ``LLDC``, ``SIDS-UN``…), and the country they look at."""
NAMES = frozenset({*FILTERS, *GROUPED})
NOT_STATED = "-"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured, and of which lines: pairs of a filter and its value, sorted."""

    measure: str
    where: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, measure: str, /, **where: str | int) -> "Figure":
        """:raises BadValue: if there is no such measure or filter, or the measure lacks its unit or currency."""
        pairs = {name: str(value) or NOT_STATED for name, value in where.items()}
        if measure not in MEASURES:
            raise BadValue(
                _("“%(value)s” is no measure; use one of %(known)s."),
                field="figure", value=measure[:40], known=", ".join(MEASURES),
            )  # fmt: skip
        for name in pairs:
            if name not in NAMES:
                raise BadValue(
                    _("“%(value)s” is nothing by which lines are chosen; use one of %(known)s."),
                    field="figure", value=name[:40], known=", ".join(sorted(NAMES)),
                )  # fmt: skip
        years_of(pairs.get("year", ""))
        for name, needed in (("amount", "currency"), ("quantity", "unit")):
            if measure == name and needed not in pairs:
                raise BadValue(_("Name the unit of a quantity, or the currency of an amount."), field="figure")
        return cls(measure, tuple(sorted(pairs.items())))

    @classmethod
    def read(cls, address: str) -> "Figure":
        """A figure from its address.

        :raises BadValue: if it is none.
        """
        measure, _mark, query = address.strip().partition("?")
        if query.count("&") > len(NAMES):
            raise BadValue(_("Each filter of a figure stands once."), field="figure")
        pairs = parse_qsl(query, keep_blank_values=True)
        if len(dict(pairs)) < len(pairs):
            raise BadValue(_("Each filter of a figure stands once."), field="figure")
        return cls.of(measure, **dict(pairs))

    def __str__(self) -> str:
        return f"{self.measure}?{urlencode(self.where)}" if self.where else self.measure

    @property
    def filters(self) -> dict[str, str]:
        return dict(self.where)

    def selects(self, line: Line) -> bool:
        """Whether the line is one of those measured."""
        return all(_fits(line, name, value) for name, value in self.where)


def years_of(value: str) -> tuple[int, int] | None:
    """The first and the last year of a year or a span, both included; None for none.

    :raises BadValue: if it is neither.
    """
    if not value:
        return None
    first, _dots, last = value.partition("..")
    if not all(each.isascii() and each.isdigit() and len(each) == 4 for each in (first, last or first)):
        raise BadValue(
            _("“%(value)s” is no year and no span of years such as 2019..2024."), field="year", value=value[:20]
        )
    return int(first), int(last or first)


@lru_cache(maxsize=100_000)
def in_group(country: str, group: str, year: int) -> bool:
    """Whether the country was in the group at the end of that year."""
    return bool(country) and group in reference.groups_of(country, date(year, 12, 31))


def _fits(line: Line, name: str, value: str) -> bool:
    if name == "year":
        span = years_of(value)
        return span is not None and span[0] <= line.year <= span[1]
    if name in GROUPED:
        return in_group(FILTERS[GROUPED[name]](line), value, line.year)
    if name == "sector" and len(value) == 3:
        return line.sector.startswith(value)
    return (FILTERS[name](line) or NOT_STATED) == value


@dataclass(frozen=True, slots=True)
class Total:
    """What a figure amounts to. ``value`` is None where not one line could be counted: missing is not zero.

    ``counted`` of ``lines`` lines could be; their share is the coverage (F-10) that every total shows.
    """

    value: int | Decimal | None
    counted: int
    lines: int

    @property
    def coverage(self) -> Decimal | None:
        """Share of the lines that could be counted, 0 to 1; None without lines."""
        return Decimal(self.counted) / self.lines if self.lines else None


def measured(measure: str, valued: Valued) -> int | Decimal | None:
    """One line's part of a measure; None where the line does not say it."""
    line = valued.line
    return {
        "lines": 1,
        "usd": valued.usd,
        "ppp": valued.ppp,
        "amount": line.stands_amount,
        "quantity": line.stands_quantity,
        "people": line.people,
        "women": line.women,
        "men": line.men,
    }[measure]


def total(figure: Figure, valued: Iterable[Valued]) -> Total:
    """Add up a figure, exactly. A line that counts elsewhere (``counts`` is False) is left out altogether."""
    value: int | Decimal | None = None
    counted = lines = 0
    for each in valued:
        if not each.line.counts or not figure.selects(each.line):
            continue
        lines += 1
        part = measured(figure.measure, each)
        if part is not None:
            counted += 1
            value = part if value is None else value + part
    return Total(value, counted, lines)
