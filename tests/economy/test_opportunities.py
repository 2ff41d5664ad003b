"""Opportunities, paths and chains: small ones on paper, and rankings that find what was planted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.economy import backtest
from bandung.economy.complexity import baskets, complexity_of
from bandung.economy.engine import Engine, Facts, open_engine
from bandung.economy.gravity import gravity
from bandung.economy.opportunities import PARTS, NoPurchases, NotStated, opportunities
from bandung.economy.partners import partners
from bandung.economy.paths import closable, paths
from bandung.economy.trade import exports

SOLD = (
    ("KEN", "UGA", "tea", 60.0), ("KEN", "DEU", "tea", 40.0), ("KEN", "DEU", "cut flowers", 50.0),
    ("IND", "UGA", "tea", 30.0), ("IND", "ZAF", "tea", 200.0), ("IND", "UGA", "cars", 50.0),
    ("DEU", "UGA", "cars", 90.0), ("DEU", "ZAF", "cars", 300.0), ("NLD", "ZAF", "cut flowers", 80.0),
    ("NLD", "UGA", "cut flowers", 10.0), ("ZAF", "KEN", "cars", 5.0), ("ZAF", "UGA", "tea", 10.0),
)  # fmt: skip
APART = {("KEN", "ZAF"): 3500.0, ("IND", "ZAF"): 7500.0, ("DEU", "ZAF"): 8800.0, ("NLD", "ZAF"): 9000.0}


@pytest.fixture
def engine() -> Engine:
    return open_engine(threads=1)


def trade(engine: Engine, rows: Sequence[tuple[str, str, str, float]] = SOLD, year: int = 2020) -> Facts:
    names = ("exporter", "importer", "product", "value")
    return engine.read([{"year": year} | dict(zip(names, row, strict=True)) for row in rows])


def distances(engine: Engine) -> Facts:
    return engine.read([
        {"exporter": a, "importer": b, "distance": km, "contiguous": 0, "language": 0, "colony": 0}
        for (a, b), km in APART.items()
    ])  # fmt: skip


def only(figures: Facts, **where: Any) -> dict[str, Any]:
    (row,) = [row for row in figures.rows() if all(row[name] == value for name, value in where.items())]
    return row


def test_what_a_country_makes_and_the_destination_buys_elsewhere(engine: Engine) -> None:
    found = opportunities(trade(engine), "KEN", ["ZAF"], 2020, distances=distances(engine))

    tea, flowers = only(found, product="tea"), only(found, product="cut flowers")
    assert (tea["bought"], tea["sold"], tea["made"], tea["distance"]) == (200.0, None, True, 3500.0)
    assert tea["nearness"] == flowers["nearness"] == 1.0
    assert (only(found, product="cars")["made"], only(found, product="cars")["bought"]) == (False, 300.0)  # it is near
    assert (tea["market"], tea["growth"], tea["terms"]) == (0.5, None, None)
    assert tea["ability"] == max(tea["rca"] / (1 + tea["rca"]), tea["density"])


def test_the_score_is_the_mean_of_the_parts_that_are_known(engine: Engine) -> None:
    agreements = engine.read([
        {"agreement": "one", "country": it, "start": 2000, "end": 9999, "kind": "trade"} for it in ("KEN", "ZAF")
    ])  # fmt: skip
    for told in ({}, {"distances": distances(engine)}, {"distances": distances(engine), "agreements": agreements}):
        for row in opportunities(trade(engine), "KEN", ["ZAF", "UGA"], 2020, **told).rows():
            known = {name: part.weight for name, part in PARTS.items() if row[name] is not None}
            assert row["known"] == pytest.approx(sum(known.values()))
            assert row["score"] == pytest.approx(sum(w * row[it] for it, w in known.items()) / sum(known.values()))


def test_weights_come_to_one() -> None:
    assert sum(part.weight for part in PARTS.values()) == pytest.approx(1)


def test_own_sales_are_not_what_the_destination_buys_elsewhere(engine: Engine) -> None:
    tea = only(opportunities(trade(engine), "KEN", ["UGA"], 2020), product="tea")

    assert (tea["sold"], tea["bought"]) == (60.0, 40.0)


def test_growth_is_of_what_others_sell_there_and_unknown_without_an_earlier_figure(engine: Engine) -> None:
    before = trade(engine, [("IND", "ZAF", "tea", 50.0), ("KEN", "ZAF", "tea", 500.0)], year=2018).rows()
    both = engine.read(before + trade(engine).rows())

    found = opportunities(both, "KEN", ["ZAF"], 2020, before=2018)

    assert only(found, product="tea")["bought_growth"] == pytest.approx(1.0)  # 50 to 200 in two years
    assert only(found, product="cut flowers")["bought_growth"] is None


def test_who_sold_nothing_known_or_buys_nothing_known_is_told_so(engine: Engine) -> None:
    with pytest.raises(NotStated, match="KEN sold in 1999"):
        opportunities(trade(engine), "KEN", ["ZAF"], 1999)
    with pytest.raises(NotStated, match="BRA"):
        opportunities(trade(engine), "BRA", ["ZAF"], 2020)
    with pytest.raises(NoPurchases, match="what NLD bought"):
        opportunities(trade(engine), "KEN", ["NLD"], 2020)


def test_chains_that_a_group_could_close(engine: Engine) -> None:
    members = engine.read([{"year": 2020, "country": it, "group": "G"} for it in ("KEN", "UGA", "ZAF")])

    found = closable(trade(engine), members, 2020)

    flowers = only(found, importer="ZAF", product="cut flowers")
    assert (flowers["from_outside"], flowers["sold_outside"], flowers["could"]) == (80.0, 50.0, 50.0)
    assert flowers["suppliers"] == "KEN"
    assert not [it for it in found.rows() if it["product"] == "cars"]  # no member makes them with an advantage
    assert [it["rank"] for it in found.rows()] == list(range(1, len(found) + 1))
    assert closable(trade(engine), members, 2020, exports(trade(engine))).rows() == found.rows()


def test_a_path_makes_each_product_once_and_each_is_nearer_for_the_step_before(engine: Engine) -> None:
    rows = [
        (f"C{country:02}", "WLD", f"P{product:02}", 100.0)
        for country in range(12) for product in range(3 + country) if (country * product) % 5 != 4
    ]  # fmt: skip
    found = complexity_of(baskets(exports(trade(engine, rows)), 2020))

    steps = paths(found, "C02", 5).to_pylist()

    products = [it["product"] for it in steps]
    made = {found.baskets.products[at] for at in np.flatnonzero(found.made[2])}
    assert len(set(products)) == 5 and not made & set(products)
    at = found.baskets.products.index(products[0])
    assert steps[0]["density"] == pytest.approx(found.density[2, at])
    assert steps[0]["outlook_change"] == pytest.approx(found.outlook_change[2, at])
    with pytest.raises(NotStated):
        paths(found, "XXX")


def test_the_area_under_the_curve_and_precision_on_paper() -> None:
    grew = np.array([True, False, True, False])

    assert backtest.auc(np.array([4.0, 3.0, 2.0, 1.0]), grew) == 0.75
    assert backtest.auc(np.ones(4), grew) == 0.5
    assert backtest.precision(np.array([4.0, 3.0, 2.0, 1.0]), grew, 2) == 0.5
    assert backtest.precision(np.ones(4), grew, 2) == 0.5
    assert np.isnan(backtest.auc(np.ones(4), np.ones(4, dtype=bool)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_the_area_is_the_chance_that_one_that_grew_stands_above_one_that_did_not(rows: list[tuple[int, bool]]) -> None:
    hits, misses = [it for it, grew in rows if grew], [it for it, grew in rows if not grew]
    found = backtest.auc(np.array([float(it) for it, _grew in rows]), np.array([grew for _it, grew in rows]))

    if hits and misses:
        wins = sum((a > b) + (a == b) / 2 for a in hits for b in misses)
        assert found == pytest.approx(wins / (len(hits) * len(misses)))
    else:
        assert np.isnan(found)


def test_what_was_planted_is_found_before_simple_rankings_find_it(engine: Engine) -> None:
    """Trade of one country rises with what it can make times what the destination buys from others."""
    draw = np.random.default_rng(7)
    countries, products = [f"C{it:02}" for it in range(25)], [f"P{it:03}" for it in range(120)]
    skill, need = draw.uniform(0, 3, (25, 6)), draw.dirichlet(np.ones(6) * 0.5, 120)
    ability, demand = np.exp(skill @ need.T * 3), draw.lognormal(0, 0.8, (25, 120))
    rows: list[tuple[str, str, str, float]] = []
    grown: list[tuple[str, str, str, float]] = []
    for a, b in ((a, b) for a in range(25) for b in range(25) if a != b):
        for p in np.flatnonzero(draw.random(120) < 0.6):
            value = float(1000 * ability[a, p] * demand[b, p] * draw.lognormal(0, 0.5))
            rows.append((countries[a], countries[b], products[p], value))
            if a == 0:
                added = float(2000 * ability[0, p] * demand[b, p] * draw.lognormal(0, 0.5))
                grown.append((countries[a], countries[b], products[p], value + added))
    world = engine.read(trade(engine, rows).rows() + trade(engine, grown, year=2025).rows())

    found = opportunities(world, "C00", countries[1:], 2020)
    score, size, advantage, chance = backtest.products_judged(found, world, 2020, 2025)

    assert score.auc > max(size.auc, advantage.auc) > chance.auc
    assert score.precision >= max(size.precision, advantage.precision) > chance.precision


def test_partners_are_ranked_and_judged_on_real_totals(data: Path, engine: Engine) -> None:
    totals, apart, agreements = panel(data, engine, 1996, 2000, 2004)
    found = partners(totals, gravity(totals, apart, agreements, [2000]), 2000, before=1996)

    amount = {it.ranking: it for it in backtest.partners_judged(found, totals, 2000, 2004)}
    rate = {it.ranking: it for it in backtest.partners_judged(found, totals, 2000, 2004, "rate")}

    assert amount["chance"].candidates > 1000
    assert amount["by size (expected)"].auc > amount["size of the market only"].auc > 0.5
    assert rate["by room (expected / value)"].auc > rate["size of the market only"].auc
    assert all(0 <= it.precision <= 1 for it in (*amount.values(), *rate.values()))


def panel(data: Path, engine: Engine, *years: int) -> tuple[Facts, Facts, Facts]:
    """Totals, distances and agreements of 60 countries out of the panel of trade and agreements."""
    from bandung.sources.sample import COUNTRIES, sample

    file = data / "trade" / "penppml_bilateral_trade_rta_1964_2016.csv.gz"
    some = COUNTRIES[:60]
    with duckdb.connect() as database:
        rows = database.execute(
            "SELECT time::INTEGER AS year, exp AS exporter, imp AS importer, export AS value "
            f"FROM read_csv('{file}') WHERE exp IN {some} AND imp IN {some} AND exp <> imp AND export > 0 "
            f"AND time IN {years}"
        ).to_arrow_table()
    inside = sample(engine)
    return engine.read(rows), inside["distances"], inside["agreements"]
