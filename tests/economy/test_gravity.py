"""Gravity: published coefficients come out again, and what holds of every estimate."""

from itertools import product
from math import exp, log
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from bandung.economy.engine import Engine, Facts, open_engine
from bandung.economy.gravity import Gravity, TooFewPairs, gravity

GUIDE = {
    "distance": (-0.841, 0.032), "contiguous": (0.437, 0.083), "language": (0.247, 0.077), "colony": (-0.222, 0.116),
}  # fmt: skip
"""Yotov and others (2016), An Advanced Guide to Trade Policy Analysis, table 1, column 4 (errors as in the replication
of the table by pachadotdev/tradepolicy, file 01-traditional-gravity, read 2026-11-29)."""
OBSERVATIONS = 28_152


@pytest.fixture
def engine() -> Engine:
    return open_engine(threads=1)


def test_the_coefficients_of_the_advanced_guide_come_out(data: Path, engine: Engine) -> None:
    totals, distances = guide(data, engine, range(1986, 2007, 4))

    found = gravity(totals, distances)

    assert found.observations == OBSERVATIONS
    assert [each.name for each in found.coefficients] == list(GUIDE)
    for each in found.coefficients:
        beta, error = GUIDE[each.name]
        assert abs(each.value - beta) <= 6e-4, each
        assert abs(each.error - error) <= 6e-4, each
    sums(found)


def guide(data: Path, engine: Engine, years: range) -> tuple[Facts, Facts]:
    file = data / "trade" / "agtpa_69_countries_1986_2006.csv.gz"
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE guide AS SELECT * FROM read_csv('{file}') WHERE exporter <> importer")
        totals = database.execute(
            "SELECT year::INTEGER AS year, exporter, importer, trade AS value FROM guide WHERE year IN "
            f"({', '.join(map(str, years))})"
        ).to_arrow_table()
        distances = database.execute(
            "SELECT DISTINCT exporter, importer, dist AS distance, cntg::INTEGER AS contiguous, "
            "lang::INTEGER AS language, clny::INTEGER AS colony FROM guide"
        ).to_arrow_table()
    return engine.read(totals), engine.read(distances)


def sums(found: Gravity) -> None:
    """What everybody sells and buys in all is expected exactly: the first order conditions of the estimator."""
    rows = [row for row in found.pairs.rows() if row["value"] is not None]
    for side in ("exporter", "importer"):
        of: dict[tuple[int, str], list[float]] = {}
        for row in rows:
            both = of.setdefault((row["year"], row[side]), [0.0, 0.0])
            both[0] += row["value"]
            both[1] += row["expected"]
        for value, expected in of.values():
            assert value == pytest.approx(expected, rel=1e-6)


COUNTRIES = ("AGO", "BRA", "CHN", "IND", "KEN", "MAR", "NGA", "ZAF")


def made(engine: Engine, without: tuple[tuple[str, str], ...] = (), **changed: float) -> tuple[Facts, Facts]:
    """Trade exactly as the model has it: distance -1, agreement of nobody, contiguity 0.5; ``changed`` times a pair."""
    size = {code: 1.0 + 0.3 * number for number, code in enumerate(COUNTRIES)}
    trade, apart = [], []
    for (one, a), (two, b) in product(enumerate(COUNTRIES), repeat=2):
        if one == two:
            continue
        distance, contiguous = 500.0 + 400 * abs(one - two) + 37 * ((one * two) % 5), int((one + two) % 3 == 0)
        apart.append({"exporter": a, "importer": b, "distance": distance, "contiguous": contiguous, "language": 0,
                      "colony": 0})  # fmt: skip
        if (a, b) not in without:
            value = 1e6 * exp(size[a] + size[b] ** 1.2 - log(distance) + 0.5 * contiguous)
            trade.append({"year": 2020, "exporter": a, "importer": b, "value": value * changed.get(a + b, 1.0)})
    return engine.read(trade), engine.read(apart)


def row(found: Gravity, exporter: str, importer: str) -> dict[str, Any]:
    (one,) = [it for it in found.pairs.rows() if (it["exporter"], it["importer"]) == (exporter, importer)]
    return one


def test_what_was_planted_is_found(engine: Engine) -> None:
    found = gravity(*made(engine))

    assert {each.name: round(each.value, 6) for each in found.coefficients} == {"distance": -1.0, "contiguous": 0.5}
    assert set(found.left_out) == {"language", "colony"}
    assert all(it["ratio"] == pytest.approx(1, rel=1e-6) for it in found.pairs.rows())


def test_a_pair_that_trades_little_stands_out(engine: Engine) -> None:
    found = gravity(*made(engine, KENBRA=0.1))

    lowest = min(found.pairs.rows(), key=lambda it: it["ratio"])
    assert (lowest["exporter"], lowest["importer"]) == ("KEN", "BRA")
    assert lowest["gap"] == pytest.approx(lowest["expected"] - lowest["value"])
    assert [(it["exporter"], it["importer"]) for it in found.below(0.5).rows()] == [("KEN", "BRA")]
    sums(found)


def test_what_nobody_stated_is_expected_and_not_taken_for_zero(engine: Engine) -> None:
    complete = row(gravity(*made(engine)), "KEN", "BRA")
    unknown = row(gravity(*made(engine, without=(("KEN", "BRA"),))), "KEN", "BRA")

    assert unknown["value"] is None and unknown["ratio"] is None and unknown["gap"] is None
    assert unknown["expected"] == pytest.approx(complete["expected"], rel=1e-6)


def test_who_sold_nothing_is_expected_to_sell_nothing(engine: Engine) -> None:
    silent = {f"KEN{other}": 0.0 for other in COUNTRIES}
    found = gravity(*made(engine, **silent))

    assert row(found, "KEN", "BRA")["expected"] == 0.0
    assert row(found, "KEN", "BRA")["ratio"] is None
    assert {each.name: round(each.value, 6) for each in found.coefficients} == {"distance": -1.0, "contiguous": 0.5}


def test_too_few_pairs_are_refused_in_a_sentence(engine: Engine) -> None:
    trade, apart = made(engine)
    few = engine.read(trade.rows()[:5])

    with pytest.raises(TooFewPairs, match="5 pairs"):
        gravity(few, apart)


def test_units_move_only_the_figures(engine: Engine) -> None:
    trade, apart = made(engine, KENBRA=0.3, ZAFIND=2.0)
    thousand = engine.read([it | {"value": it["value"] * 1000} for it in trade.rows()])

    one, two = gravity(trade, apart), gravity(thousand, apart)

    assert np.allclose([it.value for it in one.coefficients], [it.value for it in two.coefficients], atol=1e-6)
    assert row(two, "KEN", "BRA")["expected"] == pytest.approx(1000 * row(one, "KEN", "BRA")["expected"], rel=1e-6)
