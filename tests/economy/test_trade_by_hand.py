"""Indicators of trade for four countries and two products, worked out on paper.

Kenya sells tea and passes some cars on to Uganda; Uganda sells tea to Kenya; India and Germany sell cars.
"""

from importlib import import_module
from math import isclose, log
from typing import Any

import pytest

from bandung.economy import trade
from bandung.economy.engine import Engine, Facts, open_engine
from bandung.economy.tables import ColumnsMissing
from bandung.values.errors import BadValue

SOLD = (
    ("KEN", "UGA", "tea", 30.0),
    ("KEN", "DEU", "tea", 50.0),
    ("KEN", "UGA", "cars", 20.0),
    ("UGA", "KEN", "tea", 20.0),
    ("IND", "KEN", "cars", 40.0),
    ("IND", "DEU", "cars", 60.0),
    ("DEU", "KEN", "cars", 80.0),
    ("DEU", "IND", "cars", 100.0),
)
SOUTH = ("IND", "KEN", "UGA")
EAC = ("KEN", "UGA")


@pytest.fixture
def engine() -> Engine:
    return open_engine(threads=1)


@pytest.fixture
def sold(engine: Engine) -> Facts:
    return table(engine, *SOLD)


def table(engine: Engine, *rows: tuple[str, str, str, float | None], year: int = 2020) -> Facts:
    names = ("exporter", "importer", "product", "value")
    return engine.read([{"year": year} | dict(zip(names, row, strict=True)) for row in rows])


def group(engine: Engine, *countries: str, name: str = "G", year: int = 2020) -> Facts:
    return engine.read([{"year": year, "country": country, "group": name} for country in countries])


def only(figures: Facts, **where: Any) -> dict[str, Any]:
    """The one row in which these columns have these values."""
    (row,) = [row for row in figures.rows() if all(row[name] == value for name, value in where.items())]
    return row


def says(row: dict[str, Any], **expected: Any) -> bool:
    return all(
        isclose(row[name], value, rel_tol=1e-12, abs_tol=1e-12) if isinstance(value, float) else row[name] == value
        for name, value in expected.items()
    )


def test_south_south_share(engine: Engine, sold: Facts) -> None:
    """110 of 220 that the South sells goes to the South; all countries sell 400."""
    found = trade.south_south_share(sold, group(engine, *SOUTH))

    assert says(only(found, year=2020), among=110.0, exported=220.0, total=400.0)
    assert says(only(found, year=2020), share_of_exported=0.5, share_of_total=0.275)


def test_south_south_share_by_product(engine: Engine, sold: Facts) -> None:
    found = trade.south_south_share(sold, group(engine, *SOUTH), ["product"])

    assert says(only(found, product="tea"), among=50.0, share_of_exported=0.5, share_of_total=0.5)
    assert says(only(found, product="cars"), among=60.0, share_of_exported=0.5, share_of_total=0.2)


def test_share_of_each_country_with_the_south(engine: Engine, sold: Facts) -> None:
    found = trade.share_with(sold, group(engine, *SOUTH))

    assert says(only(found, country="KEN"), exported=100.0, exported_to=50.0, imported=140.0, imported_from=60.0)
    assert says(only(found, country="KEN"), share_of_exported=0.5, share_of_imported=60 / 140, share=110 / 240)
    assert says(only(found, country="DEU"), share=1.0)


def test_share_of_a_group_with_the_south(engine: Engine, sold: Facts) -> None:
    found = trade.share_with(sold, group(engine, *SOUTH), of=group(engine, *EAC, name="EAC"))

    assert says(only(found, group="EAC"), exported=120.0, exported_to=70.0, imported=190.0, imported_from=110.0)


def test_share_with_the_south_by_product(engine: Engine, sold: Facts) -> None:
    found = trade.share_with(sold, group(engine, *SOUTH), by=["product"])

    assert says(only(found, country="KEN", product="cars"), exported=20.0, share_of_exported=1.0)
    assert says(only(found, country="KEN", product="cars"), imported=120.0, share_of_imported=1 / 3)
    assert only(found, country="UGA", product="cars")["share_of_exported"] is None  # it sells none


def test_who_says_that_it_is_of_the_south_is(engine: Engine) -> None:
    """The default of 2020 has Türkiye, and not Portugal."""
    assert trade.south(engine, []).columns == ("year", "country", "group")
    plain = {row["country"] for row in trade.south(engine, [2020]).rows()}
    said = {row["country"] for row in trade.south(engine, [2020], {"TUR": False, "PRT": True}).rows()}

    assert plain - said == {"TUR"}
    assert said - plain == {"PRT"}


def test_years_without_members_are_left_out(engine: Engine, sold: Facts) -> None:
    elsewhere = group(engine, *SOUTH, year=2019)

    assert trade.south_south_share(sold, elsewhere).rows() == []
    assert trade.share_with(sold, elsewhere).rows() == []
    assert trade.intra_group_share(sold, elsewhere).rows() == []


def test_intra_group_share(engine: Engine, sold: Facts) -> None:
    """Of 120 sold and 190 bought by the two, 70 is between them."""
    found = only(trade.intra_group_share(sold, group(engine, *EAC)), group="G")

    assert says(found, intra=70.0, exported=120.0, imported=190.0)
    assert says(found, share_of_exported=70 / 120, share_of_imported=70 / 190, share=140 / 310)


def test_several_groups_at_once(engine: Engine, sold: Facts) -> None:
    both = engine.read([*group(engine, *EAC, name="EAC").rows(), *group(engine, "DEU", "IND", name="X").rows()])

    assert {row["group"]: row["intra"] for row in trade.intra_group_share(sold, both).rows()} == {"EAC": 70, "X": 160}


def test_introversion(engine: Engine, sold: Facts) -> None:
    """The two trade 140 of 310 inside; the others trade 170 of 490 with them."""
    inside, outside = (140 / 310) / (170 / 490), (170 / 310) / (320 / 490)

    found = only(trade.introversion(sold, group(engine, *EAC)), group="G")

    assert says(found, inside=inside, outside=outside, introversion=(inside - outside) / (inside + outside))


def test_introversion_of_all_has_no_meaning(engine: Engine, sold: Facts) -> None:
    assert only(trade.introversion(sold, group(engine, "KEN", "UGA", "IND", "DEU")), year=2020)["introversion"] is None


def test_intensity(engine: Engine, sold: Facts) -> None:
    """Half of what Kenya sells goes to Uganda, which buys an eighth of what is sold in the world."""
    assert says(only(trade.trade_intensity(sold), exporter="KEN", importer="UGA"), value=50.0, intensity=4.0)
    assert says(only(trade.group_intensity(sold, group(engine, *EAC)), group="G"), intensity=(70 / 120) / (190 / 400))


def test_comparative_advantage(sold: Facts) -> None:
    found = trade.comparative_advantage(sold)

    assert says(only(found, country="KEN", product="tea"), value=80.0, rca=0.8 / 0.25)
    assert says(only(found, country="KEN", product="cars"), rca=0.2 / 0.75)
    assert len(found) == 5


def test_product_proximity(engine: Engine) -> None:
    """Two of three make coffee and tea; coffee is made by all three."""
    figures = engine.read(
        [
            {"year": 2020, "country": country, "product": product, "value": 10.0}
            for country, basket in {"ETH": ["coffee", "tea"], "KEN": ["coffee", "tea"], "UGA": ["coffee"]}.items()
            for product in basket
        ]
    )

    found = trade.product_proximity(figures, threshold=0.7).rows()

    assert found == [{"year": 2020, "product": "coffee", "other": "tea", "proximity": pytest.approx(2 / 3)}]


def test_complementarity(sold: Facts) -> None:
    """Kenya sells 80 % tea and 20 % cars, Germany buys 5/11 tea and 6/11 cars."""
    found = trade.complementarity(sold)

    assert says(only(found, exporter="KEN", importer="DEU"), complementarity=5 / 11 + 0.2)
    assert says(only(found, exporter="UGA", importer="IND"), complementarity=0.0)
    assert not [row for row in found.rows() if row["exporter"] == row["importer"]]


def test_concentration_in_products(sold: Facts) -> None:
    found = only(trade.product_concentration(sold), country="KEN")

    assert says(found, lines=2, possible=2, hhi=0.68, normalised=0.36, effective=1 / 0.68)
    assert says(found, theil=log(2) + 0.8 * log(0.8) + 0.2 * log(0.2))


def test_concentration_in_markets(sold: Facts) -> None:
    """Two of three possible markets, in equal parts; and three suppliers of three."""
    sells = only(trade.market_concentration(sold), country="KEN")
    buys = only(trade.market_concentration(sold, "imports"), country="KEN")

    assert says(sells, lines=2, possible=3, hhi=0.5, normalised=0.25, theil=log(3) - log(2), effective=2.0)
    assert says(buys, lines=3, possible=3, hhi=21 / 49)


def test_intra_industry(sold: Facts) -> None:
    assert says(only(trade.intra_industry(sold), country="KEN"), traded=240.0, intra_industry=40 / 240)
    assert says(only(trade.intra_industry(sold), country="IND"), traded=200.0, intra_industry=120 / 200)
    pair = only(trade.intra_industry(sold, ["country", "partner"]), country="KEN", partner="UGA")
    assert says(pair, traded=70.0, intra_industry=40 / 70)
    assert says(only(trade.intra_industry(sold, ["product"]), product="tea"), intra_industry=80 / 200)


def test_intra_industry_is_the_same_some_products_at_a_time(sold: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {row["country"]: row["intra_industry"] for row in trade.intra_industry(sold).rows()}
    monkeypatch.setattr(import_module("bandung.economy.trade.intra_industry"), "AT_ONCE", 1)

    assert {row["country"]: row["intra_industry"] for row in trade.intra_industry(sold).rows()} == whole


def test_growth_bridges_no_gap(engine: Engine) -> None:
    rows = [(2018, "KEN", 100.0), (2020, "KEN", 121.0), (2018, "UGA", 0.0), (2020, "UGA", 5.0)]
    figures = engine.read([{"year": year, "country": country, "value": value} for year, country, value in rows])

    assert says(only(trade.growth(figures, over=2), country="KEN", year=2020), before=100.0, growth=0.1)
    assert only(trade.growth(figures, over=2), country="UGA", year=2020)["growth"] is None
    assert {row["growth"] for row in trade.growth(figures).rows()} == {None}
    with pytest.raises(BadValue, match="from an earlier year"):
        trade.growth(figures, over=0)


def test_exposure_to_partners(sold: Facts) -> None:
    """Uganda and Germany buy the same of Kenya: the first in the order of codes is named."""
    sells = only(trade.partner_exposure(sold), country="KEN")
    buys = only(trade.partner_exposure(sold, "imports"), country="KEN")

    assert says(sells, traded=100.0, partners=2, largest="DEU", share=0.5, share_of_three=1.0)
    assert says(buys, traded=140.0, partners=3, largest="DEU", share=80 / 140)


def test_single_suppliers(sold: Facts) -> None:
    """Kenya's tea comes from Uganda alone, its cars from two."""
    found = only(trade.single_suppliers(sold), country="KEN")

    assert says(found, products=2, single=1, share_of_products=0.5, imported=140.0, share_of_imported=1 / 7)


FIGURES = {
    "exports": trade.exports,
    "imports": trade.imports,
    "advantage": trade.comparative_advantage,
    "complementarity": trade.complementarity,
    "intensity": trade.trade_intensity,
    "products": trade.product_concentration,
    "markets": trade.market_concentration,
    "exposure": trade.partner_exposure,
    "intra-industry": trade.intra_industry,
    "single suppliers": trade.single_suppliers,
}


@pytest.mark.parametrize("name", FIGURES)
def test_self_trade_missing_values_and_split_rows_change_nothing(engine: Engine, sold: Facts, name: str) -> None:
    halves = [(*row[:3], row[3] / 2) for row in SOLD] * 2
    more = table(
        engine, *halves, ("KEN", "KEN", "tea", 900.0), ("UGA", "IND", "tea", None), ("UGA", "IND", "tea", float("nan"))
    )

    def told(figures: Facts) -> list[dict[str, Any]]:
        return sorted(figures.rows(), key=str)

    assert told(FIGURES[name](more)) == told(FIGURES[name](sold))


def test_a_figure_is_refused_by_what_it_cannot_be_asked_by(engine: Engine, sold: Facts) -> None:
    with pytest.raises(trade.NotInTable, match="colour"):
        trade.south_south_share(sold, group(engine, *SOUTH), ["colour"])
    with pytest.raises(trade.NotInTable, match="transit"):
        trade.market_concentration(sold, "transit")
    with pytest.raises(ColumnsMissing):
        trade.intra_industry(sold.with_(sold.table.drop("product")))


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "markets"])
def test_of_an_empty_table_there_are_no_figures(sold: Facts, name: str) -> None:
    assert FIGURES[name](sold.with_(sold.table.limit(0))).rows() == []
