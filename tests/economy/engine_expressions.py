"""Everything that is worked out of tables of the economy, as one list, and the tables to work it out of.

Whoever adds an indicator adds a line: test_engines.py counts them.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from bandung.economy import accounts, backtest, exposures, matrices, product_accounts, trade
from bandung.economy.clearing import prospects
from bandung.economy.complexity import complexities, complexity
from bandung.economy.engine import Engine, Facts
from bandung.economy.gravity import Gravity, gravity
from bandung.economy.groups import members_in, membership
from bandung.economy.in_force import in_force
from bandung.economy.integration import agreements_among, integration
from bandung.economy.investment import among, pairs_among
from bandung.economy.opportunities import opportunities
from bandung.economy.partners import partners
from bandung.economy.paths import closable, paths
from bandung.economy.people import people_between, people_of, people_within
from bandung.sources.sample import sample

COUNTRIES = ("BRA", "CHN", "DEU", "IND", "KEN", "TZA", "UGA", "USA", "ZAF")
PRODUCTS = ("0101", "0902", "27", "8703", "A1", "AB", "a1")
"""Codes that some sort by the alphabet of a language, and others by code points."""
YEARS = (2018, 2019, 2020)


@dataclass(frozen=True, eq=False)
class Tables:
    """A world: trade and totals, groups, agreements, distances, investment, remittances, people."""

    trade: Facts
    totals: Facts
    members: Facts
    agreements: Facts
    distances: Facts
    investment: Facts
    remittances: Facts
    people: Facts
    macro: Facts
    country: str
    other: str
    group: str
    product: str
    years: tuple[int, int]
    """An earlier year and the one that is asked about, of totals; those of trade may be one alone."""
    year: int
    before: int | None
    """The year that is asked about of trade, and an earlier one."""

    @property
    def engine(self) -> Engine:
        return self.trade.engine

    @property
    def south(self) -> frozenset[str]:
        return members_in("SOUTH", self.year)


def made(engine: Engine, seed: int | None = None) -> Tables:
    """A small world by hand: missing values, zeros, trade with oneself, rows twice, equal values; rows in any order."""

    def read(rows: Sequence[Mapping[str, Any]]) -> Facts:
        rows = list(rows)
        if seed is not None:
            random.Random(seed).shuffle(rows)
        return engine.read(rows)

    chance = random.Random(7)
    rows = [
        {"year": year, "exporter": a, "importer": b, "product": product,
         "value": chance.choice([None, 0.0, 1.0, 2.5, 2.5, 40.0, 1e3 / 3, round(chance.expovariate(1e-5), 2)])}
        for year in YEARS for a in COUNTRIES for b in COUNTRIES for product in PRODUCTS if chance.random() < 0.5
    ]  # fmt: skip
    rows += [row | {"value": 0.1} for row in rows[::17]]
    rows.append({"year": 2020, "exporter": "KEN", "importer": "UGA", "product": "27", "value": float("nan")})
    totals = [{name: row[name] for name in ("year", "exporter", "importer", "value")} for row in rows[::3]]
    groups = {"EAC": ("KEN", "TZA", "UGA"), "BRICS": ("BRA", "CHN", "IND", "ZAF"), "ONE": ("USA",)}
    members = [
        {"year": year, "country": code, "group": group}
        for year in YEARS[1:] for group, codes in groups.items() for code in codes
    ]  # fmt: skip
    agreed = [
        ("eac", groups["EAC"], 2000, 9999),
        ("old", ("KEN", "USA"), 1990, 2018),
        ("pta", ("KEN", "ZAF"), 2019, 2020),
    ]
    agreements = [
        {"agreement": name, "country": code, "start": start, "end": end, "kind": "trade"}
        for name, codes, start, end in agreed for code in codes
    ]  # fmt: skip
    apart = [
        {"exporter": a, "importer": b, "distance": round(chance.uniform(300, 15000), 1), "contiguous": i % 2,
         "language": j % 2, "colony": int((i + j) % 3 == 0)}
        for i, a in enumerate(COUNTRIES) for j, b in enumerate(COUNTRIES) if a != b and (a, b) != ("KEN", "IND")
    ]  # fmt: skip
    cells = [
        {"year": year, "country": a, "partner": b, "flow": flow,
         "value": chance.choice([None, -5.0, 0.0, 7.25, round(chance.expovariate(1e-3), 2)])}
        for year in YEARS for a in COUNTRIES for b in COUNTRIES for flow in ("stock", "flow") if chance.random() < 0.3
    ]  # fmt: skip
    sent = [
        {name: row[name] for name in ("year", "country", "partner", "value")} for row in cells if row["flow"] == "flow"
    ]
    return Tables(
        read(rows), read(totals), read(members), read(agreements), read(apart), read(cells), read(sent),
        read([row | {"value": abs(row["value"] or 0)} for row in sent]),
        read(
            [
                {"year": year, "country": code, "indicator": name, "value": round(chance.uniform(1, 9e11), 2)}
                for year in YEARS for code in COUNTRIES for name in ("gdp", "population") if chance.random() < 0.7
            ]
        ),
        country="KEN", other="UGA", group="EAC", product="0902", years=(2018, 2020), year=2020, before=2018,
    )  # fmt: skip


def inside(engine: Engine, seed: int | None = None) -> Tables:
    """The sample inside; what it has nothing of is made by hand."""
    found, small = sample(engine), made(engine, seed)
    facts = dict(found)
    if seed is not None:
        for name, each in found.items():
            rows = each.arrow()
            at = list(range(len(rows)))
            random.Random(seed).shuffle(at)
            facts[name] = engine.read(rows.take(pa.array(at)))
    return Tables(
        facts["trade"], facts["totals"], membership(engine, "ASEAN", [2012, 2016, 2022]), facts["agreements"],
        facts["distances"], facts["investment"], small.remittances, small.people, facts["macro"],
        country="ZAF", other="IND", group="ASEAN", product="A01", years=(2012, 2016), year=2022, before=None,
    )  # fmt: skip


WORLDS: Mapping[str, Callable[..., Tables]] = {"made": made, "inside": inside}


@cache
def _gravity(it: Tables) -> Gravity:
    return gravity(it.totals, it.distances, it.agreements, it.years)


def _complexity(it: Tables) -> Any:
    (found,) = complexity(trade.exports(it.trade), [it.year])
    return found


def _opportunities(it: Tables, **more: Any) -> Facts:
    places = [it.other, "CHN", "BRA"]
    return opportunities(it.trade, it.country, places, it.year, before=it.before, **more)


def _round(it: Tables) -> list[dict[str, Any]]:
    found = prospects.could_clear(it.totals, sorted(members_in("SOUTH", it.years[1])), it.years[1])
    return [{"saved": float(found.saved), "gains": str(found.gains())}]


def _judged(found: Sequence[backtest.Judged]) -> list[dict[str, Any]]:
    return [{name: getattr(each, name) for name in backtest.Judged.__dataclass_fields__} for each in found]


def _one_member(it: Tables) -> Facts:
    return it.members.with_(it.members.table.filter(it.members.table.group == it.group))


def _south(it: Tables) -> Facts:
    return trade.south(it.engine, accounts.years_in(it.totals), {"USA": True, "BRA": False})


EXPRESSIONS: Mapping[str, Callable[[Tables], Any]] = {
    "exports": lambda it: trade.exports(it.trade),
    "imports": lambda it: trade.imports(it.trade),
    "purchases": lambda it: trade.purchases(it.trade),
    "south": _south,
    "south_south_share": lambda it: trade.south_south_share(it.totals, _south(it)),
    "south_south_share by exporter": lambda it: trade.south_south_share(it.totals, _south(it), ["exporter"]),
    "south_south_share by product": lambda it: trade.south_south_share(
        it.trade, trade.south(it.engine, [it.year]), ["product", "importer"]
    ),
    "share_with": lambda it: trade.share_with(it.totals, _south(it)),
    "share_with of groups": lambda it: trade.share_with(it.trade, it.members, it.members, ["product"]),
    "intra_group_share": lambda it: trade.intra_group_share(it.totals, it.members),
    "introversion": lambda it: trade.introversion(it.totals, it.members),
    "group_intensity": lambda it: trade.group_intensity(it.totals, it.members),
    "trade_intensity": lambda it: trade.trade_intensity(it.totals),
    "trade_intensity of some": lambda it: trade.trade_intensity(it.totals, [it.country, it.other]),
    "comparative_advantage": lambda it: trade.comparative_advantage(it.trade),
    "product_proximity": lambda it: trade.product_proximity(it.trade),
    "complementarity": lambda it: trade.complementarity(it.trade),
    "product_concentration": lambda it: trade.product_concentration(it.trade),
    "product_concentration of imports": lambda it: trade.product_concentration(it.trade, "imports"),
    "market_concentration": lambda it: trade.market_concentration(it.totals),
    "market_concentration of imports": lambda it: trade.market_concentration(it.totals, "imports"),
    "partner_exposure": lambda it: trade.partner_exposure(it.totals),
    "partner_exposure of imports": lambda it: trade.partner_exposure(it.trade, "imports"),
    "single_suppliers": lambda it: trade.single_suppliers(it.trade),
    "intra_industry": lambda it: trade.intra_industry(it.trade),
    "intra_industry by pair": lambda it: trade.intra_industry(it.trade, ("country", "partner")),
    "intra_industry by product": lambda it: trade.intra_industry(it.trade, ("product",)),
    "growth": lambda it: trade.growth(it.totals),
    "growth over years": lambda it: trade.growth(it.totals, over=it.years[1] - it.years[0]),
    "complexities countries": lambda it: complexities(trade.exports(it.trade)).countries,
    "complexities products": lambda it: complexities(trade.exports(it.trade)).products,
    "complexities pairs": lambda it: complexities(trade.exports(it.trade), [it.year]).pairs,
    "in_force": lambda it: in_force(it.agreements, YEARS),
    "agreements_among": lambda it: agreements_among(it.agreements, it.members),
    "integration": lambda it: integration(it.members, it.totals, it.agreements, it.investment, it.people),
    "integration of trade alone": lambda it: integration(it.members, it.trade),
    "among": lambda it: among(it.investment, it.members),
    "pairs_among": lambda it: pairs_among(it.investment, it.members),
    "money_between": lambda it: exposures.money_between(it.investment, it.country, it.other),
    "people_of": lambda it: people_of(it.people, it.country),
    "people_between": lambda it: people_between(it.people, it.country, it.other),
    "people_within": lambda it: people_within(it.people, it.members),
    "matrix of investment": lambda it: matrices.matrix(it.investment),
    "matrix of remittances": lambda it: matrices.matrix(it.remittances),
    "within": lambda it: matrices.within(it.investment, it.members),
    "between": lambda it: matrices.between(it.remittances, it.members),
    "gravity": lambda it: _gravity(it).pairs,
    "gravity below": lambda it: _gravity(it).below(0.5),
    "gravity coefficients": lambda it: [
        {"name": each.name, "value": each.value, "error": each.error} for each in _gravity(it).coefficients
    ],
    "partners": lambda it: partners(it.totals, _gravity(it), it.years[1], before=it.years[0]),
    "partners by room": lambda it: partners(it.totals, _gravity(it), it.years[1], country=it.country, by="room"),
    "partners_judged": lambda it: _judged(
        backtest.partners_judged(partners(it.totals, _gravity(it), it.years[0]), it.totals, *it.years)
    ),
    "opportunities": lambda it: _opportunities(it),
    "opportunities in full": lambda it: _opportunities(it, distances=it.distances, agreements=it.agreements),
    "products_judged": lambda it: _judged(backtest.products_judged(_opportunities(it), it.trade, it.year, it.year)),
    "paths": lambda it: paths(_complexity(it), it.country),
    "closable": lambda it: closable(it.trade, _one_member(it), it.year),
    "closable of sums": lambda it: closable(it.trade, _one_member(it), it.year, trade.exports(it.trade)),
    "years_in": lambda it: [{"year": year} for year in accounts.years_in(it.totals, it.country)],
    "ordered": lambda it: accounts.ordered(it.remittances, "partner", "year", most_first="value", country=it.country),
    "south_share_of": lambda it: accounts.south_share_of(it.totals, it.country, {"ZAF": True}),
    "partners_of": lambda it: accounts.partners_of(it.totals, it.country, it.years[1]),
    "products_of": lambda it: accounts.products_of(it.trade, it.country, it.year),
    "agreements_of": lambda it: accounts.agreements_of(it.agreements, it.country, it.years[1]),
    "agreements_of a pair": lambda it: accounts.agreements_of(it.agreements, it.country, it.years[1], it.other),
    "pair_of": lambda it: accounts.pair_of(it.totals, it.country, it.other),
    "group_of": lambda it: accounts.group_of(it.totals, it.group),
    "exposure_of partners": lambda it: exposures.exposure_of(it.totals, it.country),
    "of_products": lambda it: exposures.of_products(trade.exports(it.trade), it.country, trade.purchases(it.trade)),
    "of_products sold alone": lambda it: exposures.of_products(trade.exports(it.trade), it.country),
    "own_rows": lambda it: exposures.own_rows(it.trade, it.country),
    "money_of": lambda it: exposures.money_of(it.investment, it.country),
    "indicators_of": lambda it: exposures.indicators_of(it.macro, it.country, ["gdp", "population"]),
    "products_traded": lambda it: product_accounts.products_traded(it.trade, it.year, it.south),
    "product_years": lambda it: product_accounts.product_years(it.trade, it.product, it.south),
    "traders_of": lambda it: product_accounts.traders_of(it.trade, it.product, it.year, "imports", it.south),
    "largest_flows_of": lambda it: product_accounts.largest_flows_of(it.trade, it.product, it.year, 20),
    "bought_by": lambda it: product_accounts.bought_by(trade.purchases(it.trade), it.country, it.year),
    "could_clear": _round,
    "with_whom": lambda it: prospects.with_whom(it.totals, it.country, it.years[1]),
    "membership": lambda it: membership(it.engine, "EAC", YEARS),
}  # fmt: skip
"""What is asked, to how."""
