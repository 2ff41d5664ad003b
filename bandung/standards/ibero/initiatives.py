"""One row for each initiative of a country and a year: what it is, who takes part, what it cost, how soon it began."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bandung.measurement.figures import Figure
from bandung.measurement.indicators import BUDGET, DELIVERY, burden_shares, efficiency, giver_of, timeliness
from bandung.measurement.scopes import reason_out
from bandung.measurement.valued import Policy, Valued
from bandung.standards.ibero.sectors import area_of, sector_of
from bandung.standards.rendering.money import amount, share
from bandung.standards.tables.columns import columns_of

COLUMNS = columns_of("ibero")


@dataclass(frozen=True, slots=True)
class Partner:
    """A country in its role: provider, recipient, both or facilitator. Alpha-3; empty for an organisation."""

    country: str
    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """What the tables need to know. ``type`` is action, project or programme; ``sector`` a purpose code of the CRS.

    ``approved`` is the day on which all partners had agreed, ``ended`` None while it goes on.
    """

    uid: str
    title: str
    type: str
    basis: str
    partners: Sequence[Partner]
    sector: str = ""
    sdgs: Sequence[str] = ()
    approved: date | None = None
    started: date | None = None
    ended: date | None = None


class Row(NamedTuple):
    """An initiative in the columns of ``data/columns_v0.csv``; money in US dollars of the year, of all who gave.

    ``efficiency`` and ``burden`` are shares; None: not known.
    """

    uid: str
    title: str
    type: str
    basis: str
    role: str
    partners: str
    sector: str
    area: str
    purpose: str
    sdg: str
    other_sdgs: str
    approved: date | None
    started: date | None
    ended: date | None
    days: int | None
    direct_budgeted: Decimal | None
    direct_executed: Decimal | None
    total_budgeted: Decimal | None
    total_executed: Decimal | None
    lines: int
    priced: int
    efficiency: Decimal | None
    burden: Decimal | None
    figure: str


def role_of(initiative: Initiative, country: str) -> str:
    """The role of a country: both, where it has more than one of provider and recipient; empty where it has none."""
    roles = {each.role for each in initiative.partners if each.country == country}
    if "both" in roles or {"provider", "recipient"} <= roles:
        return "both"
    return next((role for role in ("provider", "recipient", "facilitator") if role in roles), "")


def goes_on(initiative: Initiative, year: int) -> bool:
    """Whether an initiative was under way at some time of the year, by its dates."""
    if initiative.started is None or initiative.started.year > year:
        return False
    return initiative.ended is None or initiative.ended.year >= year


def costs(valued: Iterable[Valued], year: int, policy: Policy) -> Mapping[str, list[Valued]]:
    """Initiative to the lines of the year that tell what it was to cost and did cost, of all who gave."""
    found: dict[str, list[Valued]] = defaultdict(list)
    for each in valued:
        line = each.line
        if line.year != year or not line.initiative or line.stage not in (BUDGET, DELIVERY):
            continue
        given = line if line.stage == DELIVERY else replace(line, stage=DELIVERY)
        if not reason_out(given, "ibero", policy):
            found[line.initiative].append(each)
    return found


def rows(
    initiatives: Iterable[Initiative], valued: Iterable[Valued], country: str, year: int, policy: Policy
) -> list[Row]:
    """One row for each initiative in which the country takes part and that went on, or cost something, in the year."""
    told = costs(valued, year, policy)
    return [
        row_of(each, told.get(each.uid, []), country, year)
        for each in initiatives
        if role_of(each, country) and (goes_on(each, year) or each.uid in told)
    ]


def row_of(initiative: Initiative, told: Sequence[Valued], country: str, year: int) -> Row:
    """The row of one initiative; ``told`` are its lines of the year."""
    others = dict.fromkeys(it.country for it in initiative.partners if it.country not in ("", country))
    executed = [each for each in told if each.line.stage == DELIVERY]
    figure = Figure.of("usd", initiative=initiative.uid, stage=DELIVERY, year=year)
    return Row(
        initiative.uid, initiative.title, initiative.type, initiative.basis, role_of(initiative, country),
        " ".join(others), sector_of(initiative.sector), area_of(initiative.sector), initiative.sector,
        next(iter(initiative.sdgs), ""), " ".join(initiative.sdgs[1:]), initiative.approved, initiative.started,
        initiative.ended, timeliness(initiative.approved, initiative.started),
        cost(told, BUDGET, direct=True), cost(told, DELIVERY, direct=True), cost(told, BUDGET), cost(told, DELIVERY),
        len(executed), sum(each.usd is not None for each in executed), share(efficiency(told).value),
        share(burden(told, country)), str(figure),
    )  # fmt: skip


def cost(told: Iterable[Valued], stage: str, *, direct: bool = False) -> Decimal | None:
    """US dollars of the lines of a stage; None where not one of them is priced."""
    known = [
        each.usd
        for each in told
        if each.usd is not None and each.line.stage == stage and (each.line.cost == "direct" or not direct)
    ]
    return amount(sum(known)) if known else None


def burden(told: Sequence[Valued], country: str) -> Decimal | None:
    """F-6 of a country: what its parties and institutions delivered over what all did; None where that is unknown."""
    shares = burden_shares(told)
    own = {giver_of(each.line) for each in told if each.line.giver_country == country}
    its = [each.value for giver, each in shares.items() if giver in own]
    if not its:
        return Decimal() if shares and all(each.value is not None for each in shares.values()) else None
    return None if None in its else sum((each for each in its if each is not None), Decimal())
