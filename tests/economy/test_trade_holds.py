"""What holds of the indicators of trade whatever is traded."""

from math import log
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.economy import trade
from bandung.economy.engine import Facts, open_engine

CODES = ("BRA", "CHN", "DEU", "KEN")
YEARS = tuple(range(2001, 2021))
"""Each year is a table of its own, so that a few examples are many tables."""
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "year": st.sampled_from(YEARS), "exporter": st.sampled_from(CODES),
            "importer": st.sampled_from(CODES), "product": st.sampled_from(["1", "2", "3"]),
            "value": st.integers(-2, 9).map(lambda value: float(value) if value >= 0 else None),
        }
    ), min_size=20, max_size=200,
)  # fmt: skip
ENGINE = open_engine(threads=1)
HOLDS = settings(max_examples=5, deadline=None)


def read(rows: list[dict[str, Any]]) -> Facts:
    return ENGINE.read([{**rows[0], "value": 1.0}, *rows])


def members(*countries: str) -> Facts:
    return ENGINE.read([{"year": year, "country": code, "group": "G"} for year in YEARS for code in countries])


@HOLDS
@given(ROWS)
def test_every_share_is_between_0_and_1(rows: list[dict[str, Any]]) -> None:
    facts, south = read(rows), members("BRA", "CHN", "KEN")

    for figures in (
        trade.south_south_share(facts, south), trade.share_with(facts, south), trade.intra_group_share(facts, south),
        trade.complementarity(facts), trade.intra_industry(facts), trade.single_suppliers(facts),
        trade.partner_exposure(facts), trade.product_concentration(facts), trade.market_concentration(facts),
    ):  # fmt: skip
        for row in figures.rows():
            for name, value in row.items():
                if name in ("hhi", "normalised", "complementarity", "intra_industry") or name.startswith("share"):
                    assert value is None or -1e-12 <= value <= 1 + 1e-12, (name, row)
                if name == "theil" and value is not None:
                    assert -1e-12 <= value <= log(row["possible"]) + 1e-12
        for row in trade.introversion(facts, south).rows():
            assert row["introversion"] is None or -1 - 1e-12 <= row["introversion"] <= 1 + 1e-12


@HOLDS
@given(ROWS)
def test_what_is_sold_is_bought(rows: list[dict[str, Any]]) -> None:
    facts = read(rows)

    sold, bought = ({} for _side in range(2))
    for figures, sums in ((trade.exports(facts), sold), (trade.imports(facts), bought)):
        for row in figures.rows():
            key = row["year"], row["product"]
            sums[key] = sums.get(key, 0) + row["value"]

    assert sold == bought


@HOLDS
@given(ROWS)
def test_advantage_weighed_by_a_country_s_weight_is_one(rows: list[dict[str, Any]]) -> None:
    """Σ over countries of (their share of world exports) x RCA = 1 for each product that is exported."""
    figures = trade.comparative_advantage(read(rows)).rows()
    of_country: dict[Any, float] = {}
    for row in figures:
        of_country[row["year"], row["country"]] = of_country.get((row["year"], row["country"]), 0) + row["value"]
    world = {year: sum(value for key, value in of_country.items() if key[0] == year) for year, _code in of_country}

    for key in {(row["year"], row["product"]) for row in figures}:
        weighed = sum(
            row["rca"] * of_country[key[0], row["country"]] / world[key[0]]
            for row in figures
            if (row["year"], row["product"]) == key
        )
        assert abs(weighed - 1) < 1e-9


@HOLDS
@given(ROWS)
def test_a_group_of_all_trades_with_itself_alone(rows: list[dict[str, Any]]) -> None:
    for row in trade.intra_group_share(read(rows), members(*CODES)).rows():
        assert row["share"] in (1.0, None)


@HOLDS
@given(ROWS)
def test_intensity_of_some_countries_is_that_of_all_where_they_are_looked_up(rows: list[dict[str, Any]]) -> None:
    facts, some = read(rows), ("BRA", "KEN")

    asked = trade.trade_intensity(facts, some).rows()

    everybody = [row for row in trade.trade_intensity(facts).rows() if {row["exporter"], row["importer"]} <= set(some)]
    keys = ("year", "exporter", "importer")
    by_key = {tuple(row[key] for key in keys): row for row in everybody}
    assert by_key.keys() == {tuple(row[key] for key in keys) for row in asked}
    for row in asked:
        other = by_key[tuple(row[key] for key in keys)]
        assert row["value"] == other["value"]
        assert row["intensity"] == other["intensity"] or abs(row["intensity"] / other["intensity"] - 1) < 1e-9
