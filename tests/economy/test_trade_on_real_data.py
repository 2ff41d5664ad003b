"""Trade as it was: shares that are known from elsewhere, and complexity of the world of 1998-2000."""

import gzip
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from bandung.economy import trade
from bandung.economy.complexity import complexity_of
from bandung.economy.complexity.baskets import baskets
from bandung.economy.engine import Facts, open_engine
from bandung.economy.groups import membership

TODAY = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS"}
"""Codes of the World Bank in the file whose countries are known by others."""


def read(path: Path, names: list[str], year: int | None = None) -> Facts:
    text = csv.ConvertOptions(column_types={"product": pa.string()}, strings_can_be_null=False, null_values=["NA"])
    with gzip.open(path) as file:
        table = csv.read_csv(file, convert_options=text)
    columns = dict(zip(names, table.select(range(len(names))).columns, strict=True))
    if year is not None:
        columns["year"] = pa.array([year] * len(table))
    columns["value"] = columns["value"].cast(pa.float64())
    return open_engine(threads=1).read(pa.table(columns))


def totals(data: Path) -> Facts:
    facts = read(
        data / "trade" / "penppml_bilateral_trade_rta_1964_2016.csv.gz", ["exporter", "importer", "year", "value"]
    )
    sides = {
        side: facts.table[side].cases(*TODAY.items(), else_=facts.table[side]) for side in ("exporter", "importer")
    }
    return facts.with_(facts.table.mutate(**sides))


def test_south_south_trade_over_the_decades(data: Path) -> None:
    """UNCTAD (Handbook of Statistics 2013) has a quarter of world exports for 2012, twice as much as 20 years before.

    The file has no Taiwan among the South, and many countries of the South only as partners: its share is less.
    """
    facts = totals(data)
    years = sorted({row["year"] for row in facts.with_(facts.table.select("year").distinct()).rows()})

    found = {row["year"]: row for row in trade.south_south_share(facts, trade.south(facts.engine, years)).rows()}

    shares = {year: round(found[year]["share_of_total"], 2) for year in (1964, 1980, 1992, 2000, 2012, 2016)}
    assert shares == {1964: 0.03, 1980: 0.06, 1992: 0.08, 2000: 0.09, 2012: 0.2, 2016: 0.21}
    assert round(found[2016]["share_of_exported"], 2) == 0.5


def test_trade_inside_groups_is_what_is_known_of_them(data: Path) -> None:
    """ASEAN about a quarter, Mercosur about a sixth, SAARC a twentieth."""
    facts, shares = totals(data), {}
    for group in ("ASEAN", "MERCOSUR", "SAARC"):
        (row,) = trade.intra_group_share(facts, membership(facts.engine, group, [2012])).rows()
        shares[group] = round(row["share"], 2)

    assert shares == {"ASEAN": 0.28, "MERCOSUR": 0.15, "SAARC": 0.06}


def test_complexity_of_the_world(data: Path) -> None:
    facts = read(data / "trade" / "country_product_sitc4_1998_2000.csv.gz", ["country", "product", "value"], 1999)

    found = complexity_of(baskets(facts, 1999))
    diverse = found.made.sum(axis=1) > 150
    order = [found.baskets.countries[at] for at in np.argsort(found.found.eci) if diverse[at]]

    assert found.rca.shape == (226, 785)
    assert len(found.found.blocks) == 1
    assert order[-4:] == ["usa", "deu", "gbr", "jpn"]
    assert found.baskets.countries[found.found.eci.argmin()] == "nga"
    assert found.baskets.products[found.found.pci.argmin()] == "3330"  # crude petroleum


def test_what_south_africa_and_afghanistan_sell(data: Path) -> None:
    facts = read(data / "trade" / "baci_hs17_2020_AFG_ZAF.csv.gz", ["year", "exporter", "importer", "product", "value"])
    sold = trade.product_concentration(facts).rows()

    assert pc.all(pc.equal(pa.array([row["year"] for row in sold]), 2020)).as_py()
    assert len(sold) == 2
    assert max(row["hhi"] for row in sold) < 0.5
