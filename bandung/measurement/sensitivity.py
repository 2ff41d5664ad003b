"""How much a total moves with the method: the same lines, valued under other assumptions, in one small table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bandung.measurement.figures import Figure, Total, total
from bandung.measurement.indicators import ratio
from bandung.measurement.lines import Line
from bandung.measurement.valuation import cents, market_usd, settled_share, staff_time, value
from bandung.measurement.valued import SWITCHES, Policy, Rates, Valued
from bandung.records.contributions import Costs
from bandung.values.errors import _

VARIANTS: Mapping[str, str] = {
    "as-stated": _("as the report counts"),
    "overhead-0": _("no overhead on staff time"),
    "overhead-10": _("10 % overhead on staff time"),
    "paid-hours-1600": _("a post is paid for 1,600 hours a year"),
    "paid-hours-2000": _("a post is paid for 2,000 hours a year"),
    "table-rates": _("exchange rates of the table, not the giver's own"),
    "with-contested": _("with everything that countries disagree on"),
    "without-contested": _("without anything that countries disagree on"),
    "staff-market": _("staff time only, at the market rate"),
    "staff-ppp": _("staff time only, in international dollars"),
}
"""Name of a row to what it assumes; international dollars stand beside US dollars and are never added to them."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One row: the total in cents with its coverage; ``moves`` is its change as a share of the row it is set beside.

    That is the first row, and for staff time in international dollars the row at the market rate.
    """

    name: str
    total: Total
    moves: Decimal | None


def sensitivity(
    lines: Iterable[Line], rates: Rates, policy: Policy, figure: Figure | None = None
) -> tuple[Variant, ...]:
    """The table for the lines that a figure chooses; all of them without one."""
    chosen = [each for each in lines if figure is None or figure.selects(each)]
    stated = [value(each, rates, policy) for each in chosen]
    everything = replace(policy, counted=dict.fromkeys(SWITCHES, True))
    nothing = replace(policy, counted={})
    with_costs, contested = (lambda line: line.costs is not None), (lambda line: line.item in SWITCHES.values())
    totals = {
        "as-stated": _usd(stated),
        "overhead-0": _usd(_again(stated, with_costs, lambda it: value(_costs(it, overhead="0"), rates, policy))),
        "overhead-10": _usd(_again(stated, with_costs, lambda it: value(_costs(it, overhead="0.1"), rates, policy))),
        "paid-hours-1600": _usd(_again(stated, with_costs, lambda it: value(_paid(it, "1600"), rates, policy))),
        "paid-hours-2000": _usd(_again(stated, with_costs, lambda it: value(_paid(it, "2000"), rates, policy))),
        "table-rates": _usd(
            _again(stated, lambda it: it.rate is not None, lambda it: value(replace(it, rate=None), rates, policy))
        ),
        "with-contested": _usd(_again(stated, contested, lambda it: value(it, rates, everything))),
        "without-contested": _usd(_again(stated, contested, lambda it: value(it, rates, nothing))),
        "staff-market": _staff(stated),
        "staff-ppp": total(Figure("ppp"), [each for each in stated if _timed(each)]),
    }
    beside = {"staff-market": "staff-market", "staff-ppp": "staff-market"}
    return tuple(
        Variant(name, totals[name], _moves(totals[name], totals[beside.get(name, "as-stated")])) for name in VARIANTS
    )


def _usd(valued: Iterable[Valued]) -> Total:
    return total(Figure("usd"), valued)


def _again(stated: Sequence[Valued], which: Callable[[Line], bool], how: Callable[[Line], Valued]) -> list[Valued]:
    """The lines with those that the assumption touches valued anew."""
    return [how(each.line) if which(each.line) else each for each in stated]


def _costs(line: Line, overhead: str) -> Line:
    return replace(line, costs=line.costs.model_copy(update={"overhead": overhead})) if line.costs else line


def _paid(line: Line, hours: str) -> Line:
    if line.costs is None:
        return line
    staff = tuple(each.model_copy(update={"paid_hours": hours}) for each in line.costs.staff)
    return replace(line, costs=line.costs.model_copy(update={"staff": staff}))


def _timed(each: Valued) -> bool:
    """Whether its staff time can be shown both at the market rate and at purchasing power parity."""
    return each.ppp is not None and each.rate is not None


def _staff(stated: Iterable[Valued]) -> Total:
    money: int | None = None
    counted = lines = 0
    for each in stated:
        if each.line.counts and _timed(each):
            lines, counted = lines + 1, counted + 1
            money = (money or 0) + _staff_cents(each, each.line.costs)
    return Total(money, counted, lines)


def _staff_cents(each: Valued, costs: Costs | None) -> int:
    assert costs is not None and each.rate is not None, "staff time was worked out from costs"
    return cents(market_usd(staff_time(costs, settled_share(each.line)), each.rate.value))


def _moves(here: Total, beside: Total) -> Decimal | None:
    if here.value is None or beside.value is None:
        return None
    return ratio(here.value - beside.value, beside.value)
