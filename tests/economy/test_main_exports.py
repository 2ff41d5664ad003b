"""What countries mainly export, by The World Factbook: the tables are whole, and the judging of nearness is right."""

import csv
import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bandung.economy.paths import paths
from bandung.reference.countries import countries

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, str]]


def table(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture(scope="module")
def bench() -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        own = runpy.run_path(str(ROOT / "benchmarks" / "main_exports.py"))
        return own | runpy.run_path(str(ROOT / "benchmarks" / "economy_backtest_products.py"))


@pytest.fixture(scope="module")
def products() -> Rows:
    return table(ROOT / "benchmarks" / "data" / "main_exports_products.csv")


def codes_of(classification: str) -> set[str]:
    named = table(ROOT / "bandung" / "sources" / "data" / "products.csv")
    return {row["code"] for row in named if row["classification"] == classification}


def test_every_list_is_of_a_country_and_every_label_is_read(products: Rows) -> None:
    exports = table(ROOT / "benchmarks" / "data" / "main_exports.csv")
    labels = table(ROOT / "benchmarks" / "data" / "main_exports_labels.csv")

    assert {row["country"] for row in exports} <= {it.code for it in countries()}
    assert {(row["year"], row["label"]) for row in exports} == {(row["year"], row["label"]) for row in labels}
    assert len({(row["year"], row["label"]) for row in labels}) == len(labels)
    assert len({tuple(row.values()) for row in exports}) == len(exports)
    assert all(bool(row["products"]) != bool(row["reason"]) for row in labels), "of products, or left aside and why"
    assert {code for row in labels for code in row["products"].split()} <= {row["product"] for row in products}


def test_every_code_is_known_and_stands_once(products: Rows) -> None:
    of_hs, of_sitc = codes_of("HS12"), codes_of("SITC2")
    leaves = [row for row in products if row["kind"] == "product"]
    hs = [code for row in leaves for code in row["hs12"].split()]
    sitc = [code for row in leaves for code in row["sitc2"].split()]

    assert set(hs) <= of_hs
    assert {end for row in products for end in row["hs12"].replace("-", " ").split()} <= of_hs
    assert all(any(code.startswith(start) for code in of_sitc) for start in sitc)
    assert len(set(hs)) == len(hs)
    assert len(set(sitc)) == len(sitc)
    assert len({row["product"] for row in products}) == len(products)


def test_what_a_label_may_hold_are_products(bench: dict[str, Any]) -> None:
    for row in table(ROOT / "benchmarks" / "data" / "main_exports_labels.csv"):
        for code in row["perhaps"].split():
            assert bench["products_in"](code), (row["label"], code)


def test_a_group_holds_the_products_of_its_chapters(bench: dict[str, Any]) -> None:
    assert bench["products_in"]("85") == {"85"}
    assert bench["products_in"]("08") == {"0801", "0803", "0804"}
    assert bench["products_in"]("86-89") == {"86", "87", "88", "89"}


PLACES = ["BEN", "BFA", "CIV", "GHA", "MLI", "NER", "TGO"]
CODES = ["0801", "18", "28-38", "31", "5201", "7108", "84", "85"]
MADE = np.array(
    [
        [1, 1, 0, 0, 1, 1, 0, 0],
        [1, 1, 0, 0, 1, 1, 0, 0],
        [1, 1, 0, 0, 0, 1, 0, 0],
        [1, 0, 0, 0, 1, 0, 0, 0],
        [0, 0, 1, 1, 0, 0, 1, 1],
        [0, 0, 1, 1, 0, 0, 1, 0],
        [0, 0, 0, 1, 1, 0, 1, 1],
    ],
    dtype=bool,
)


@pytest.fixture(scope="module")
def past(bench: dict[str, Any]) -> Any:
    """Côte d'Ivoire comes to sell cotton; Niger electronics. Of Mali's chemicals nobody knows which they are."""
    found = bench["present"](PLACES, CODES, MADE)
    before = bench["Lists"]({}, {"MLI": {"5201"}}, 0, 0)
    after = bench["Lists"]({"CIV": {"5201"}, "NER": {"85", "31"}, "MLI": {"5201", "0801"}, "TGO": {"28-38"}}, {}, 0, 0)
    return bench["candidates"](found, before, after)


def test_who_is_judged_on_what(past: Any) -> None:
    """Countries with a list of both years, on products they did not have and cannot have had; never on a group."""
    judged = {
        (PLACES[row], CODES[column]): bool(past.right[row, column])
        for row, column in zip(*np.nonzero(past.open), strict=True)
    }

    assert {place for place, _code in judged} == {"CIV", "NER", "MLI", "TGO"}
    assert "28-38" not in {code for _place, code in judged}
    assert ("MLI", "5201") not in judged
    assert ("NER", "31") not in judged
    assert {it for it, right in judged.items() if right} == {("CIV", "5201"), ("NER", "85"), ("MLI", "0801")}


def test_presence_is_had_whatever_the_advantage(past: Any) -> None:
    assert (past.found.made == MADE).all()


def test_nearness_finds_what_is_near(bench: dict[str, Any], past: Any) -> None:
    """Cotton is the nearest to Côte d'Ivoire, electronics to Niger: within both everything right stands first."""
    orders = bench["rankings"](past.found)
    rows = np.array([PLACES.index("CIV"), PLACES.index("NER")])

    pooled, within, first, _hundred = bench["measured"](orders["nearness"], past, rows)
    chance = bench["measured"](np.zeros(MADE.shape), past, rows)

    assert (within, first) == (1.0, past.right[rows].sum() / past.open[rows].sum())
    assert pooled > 0.9
    assert chance[:2] == (0.5, 0.5)


def test_a_country_drawn_twice_counts_twice(bench: dict[str, Any], past: Any) -> None:
    orders = bench["rankings"](past.found)
    once = bench["measured"](orders["share of its region"], past, np.array([2, 5, 4]))
    twice = bench["measured"](orders["share of its region"], past, np.array([2, 5, 4, 2, 5, 4]))

    assert once[:2] == twice[:2]


def test_the_simple_rankings(bench: dict[str, Any], past: Any) -> None:
    """Of the two others of the first three that are most like Côte d'Ivoire, both have cotton; all are one region."""
    orders = bench["rankings"](past.found)
    row, cotton = PLACES.index("CIV"), CODES.index("5201")

    assert orders["how many have it"][row, cotton] == 4
    assert orders["share of its region"][row, cotton] == pytest.approx(4 / 6)
    assert orders["the most alike country"][row, cotton] == 1
    assert orders["all countries, as alike"][row, cotton] == pytest.approx((0.75 + 0.75 + 0.25) / 1.75)


def test_the_score_is_that_of_paths(bench: dict[str, Any]) -> None:
    """On the real lists, the best of the score is the first step of the path."""
    found = bench["listed"](bench["lists"](2015))
    score = bench["score_of_paths"](found)

    for row, place in list(enumerate(found.baskets.countries))[::10]:
        (step,) = paths(found, place, 1).to_pylist()
        assert step["score"] == pytest.approx(np.nanmax(score[row]))
        assert score[row, found.baskets.products.index(step["product"])] == pytest.approx(step["score"])
