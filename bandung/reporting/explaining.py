"""A figure followed: its total, the contributions behind it, the rates and methods by which they are worth it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bandung.contributions import ledger
from bandung.contributions.models import Contribution
from bandung.measurement.figures import Figure, Total
from bandung.measurement.sensitivity import Variant, sensitivity
from bandung.measurement.valuation import value
from bandung.measurement.valued import Rate, Valued
from bandung.reporting.asking import lines_of
from bandung.reporting.columns import columns
from bandung.reporting.parts import POLICY
from bandung.reporting.rates import rates

PAGE = 50
MOST_MOVED = 2_000
WHOLE = ("lines", "usd", "ppp", "people", "women", "men")


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands behind a figure, as its reader may see it."""

    figure: Figure
    total: Total
    shown: Sequence[Valued]
    """One page of its contributions, the largest part first."""
    rates: Sequence[Rate]
    """Used on this page."""
    methods: Sequence[str]
    list_versions: Sequence[str]
    why_not: Sequence[tuple[str, int]]
    """Reasons why lines have no money, with how many have them."""
    rates_version: str
    behind: bool


def explain(address: str, *, reader: str = "", offset: int = 0, limit: int = PAGE) -> Explained:
    """Follow a figure. Three questions to the columns, and the queries of its page.

    :raises BadValue: if that is no figure's address.
    """
    figure = Figure.read(address)
    held = columns()
    where = lines_of(figure, reader)
    part = figure.measure if figure.measure != "lines" else "1"
    total, counted, lines = held.rows(
        f"SELECT sum({part}), count({part}), count(*) FROM ledger WHERE {where}",  # noqa: S608 -- measures are our own
        where.values,
    )[0]
    order = "uid" if figure.measure == "lines" else f"{figure.measure} DESC NULLS LAST, uid"
    found = held.rows(
        f"SELECT uid FROM ledger WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",  # noqa: S608
        [*where.values, limit, offset],
    )
    why = held.rows(
        f"SELECT why, count(*) FROM ledger WHERE {where} AND why IS NOT NULL GROUP BY why ORDER BY 2 DESC, 1",  # noqa: S608
        where.values,
    )
    shown = _valued([uid for (uid,) in found])
    return Explained(
        figure=figure,
        total=Total(_number(figure.measure, total), counted, lines),
        shown=shown,
        rates=list(dict.fromkeys(each for one in shown for each in (one.rate, one.ppp_rate) if each)),
        methods=sorted({each for one in shown for each in one.methods}),
        list_versions=sorted({each.line.list_version for each in shown}),
        why_not=[(reason, number) for reason, number in why],
        rates_version=rates().version,
        behind=held.behind,
    )


def moves(address: str, *, reader: str = "") -> tuple[Variant, ...] | None:
    """How much a figure's worth in dollars moves with the method; None above ``MOST_MOVED`` lines, where it takes long.

    :raises BadValue: if that is no figure's address.
    """
    figure = Figure.read(address)
    where = lines_of(figure, reader)
    found = columns().rows(
        f"SELECT uid FROM ledger WHERE {where} ORDER BY uid LIMIT ?",  # noqa: S608 -- values are bound
        [*where.values, MOST_MOVED + 1],
    )
    if len(found) > MOST_MOVED:
        return None
    return sensitivity([each.line for each in _valued([uid for (uid,) in found])], rates(), POLICY)


def _valued(uids: Sequence[str]) -> list[Valued]:
    """In this order; by the year of each, since who counts as of the South is dated."""
    rows = Contribution.objects.in_bulk(uids)
    known = rates()
    told: dict[str, Valued] = {}
    for year in {row.year for row in rows.values()}:
        theirs = [row for row in rows.values() if row.year == year]
        for line in ledger.lines(theirs, on=date(year, 12, 31)):
            told[line.uid] = value(line, known, POLICY)
    return [told[uid] for uid in uids if uid in told]


def _number(measure: str, total: Any) -> int | Decimal | None:
    if total is None:
        return None
    return int(total) if measure in WHOLE else Decimal(total).normalize()
