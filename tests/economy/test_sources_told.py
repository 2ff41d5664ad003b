"""What is wrong with files of figures is counted and told; investment, inputs of industries, names of products."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from bandung.economy.complexity import baskets, complexity_of
from bandung.economy.engine import open_engine
from bandung.economy.tables import SHAPES
from bandung.sources import in_use, products, sample, shelf, writing
from bandung.sources.fetching import Unexpected
from bandung.sources.figures import NoSuchSource
from bandung.sources.quality import REASONS, Quality
from tests.economy import figure_files as files
from tests.economy.test_sources_cleaned import cleaned, reasons

HEAD = "t,i,j,k,v,q\n"


def baci(tmp_path: Path, *rows: str, year: int = 2020, more: str = "") -> tuple[list[dict[str, Any]], Quality]:
    """A file of BACI of one year, cleaned; ``more`` is a second one, of the next year."""
    given = [files.write(tmp_path, f"BACI_HS17_Y{year}_V1.csv", HEAD + "\n".join(rows) + "\n")]
    if more:
        given.append(files.write(tmp_path, f"BACI_HS17_Y{year + 2}_V1.csv", HEAD + more + "\n"))
    return cleaned(tmp_path, "baci", *given)


def told(quality: Quality) -> dict[str, tuple[int, float | None]]:
    return {each.sentence: (each.rows, each.value) for each in quality.told()}


def test_a_quality_box_has_a_sentence_a_count_and_a_sum_for_each_reason(tmp_path: Path) -> None:
    _rows, quality = baci(
        tmp_path, "2020,710,842,010121,27.9,1", "2020,710,710,010121,2,1", "2020,710,,010121,3,1",
        "2020,710,156,010121,0,1", "2020,710,899,010121,7,1", "2020,710,97,010121,1,1",
    )  # fmt: skip

    assert told(quality) == {
        "Kept.": (1, 27_900.0),
        "No country is named.": (1, 3_000.0),
        "A group of countries.": (1, 1_000.0),
        "An area that is no single country.": (1, 7_000.0),
        "A country with itself.": (1, 2_000.0),
        "A figure of zero.": (1, 0.0),
    }
    assert [each.reason for each in quality.aside] == sorted(reasons(quality), key=list(REASONS).index)


def test_years_and_countries_that_are_missing_are_counted(tmp_path: Path) -> None:
    _rows, quality = baci(
        tmp_path, "2020,710,842,010121,1,1", "2020,404,800,010121,1,1", more="2022,710,842,010121,1,1"
    )

    assert (quality.gaps, quality.silent) == ((2021,), 1)  # Kenya said nothing in 2022
    assert [(each.rows, each.examples) for each in quality.told()][-2:] == [(1, ("2021",)), (1, ())]
    assert Quality.from_dict(quality.as_dict()) == quality


def test_an_older_origin_has_no_gaps(tmp_path: Path) -> None:
    _rows, quality = baci(tmp_path, "2020,710,842,010121,1,1")
    older = {name: value for name, value in quality.as_dict().items() if name not in ("gaps", "silent")}

    assert Quality.from_dict(older) == quality


def test_dollars_that_are_taken_for_thousands_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(Unexpected, match=r"than the world trades in a year: 2020 710 842 270900 20000000000\. Is the"):
        baci(tmp_path, "2020,710,842,270900,20000000000,1", "2020,710,156,010121,1,1")


def test_more_than_economies_can_sell_stops_the_run_where_each_row_alone_could_be_true(tmp_path: Path) -> None:
    rows = [f"2020,{seller},842,270900,9000000000,1" for seller in ("710", "404", "894")]  # nine trillion dollars each

    with pytest.raises(Unexpected, match=r"sells in a year is \d[\d,]+ times its GDP, at the median\. Is the unit"):
        baci(tmp_path, *rows)


@pytest.mark.parametrize(
    ("code", "year", "what"),
    [
        ("810", 1991, "dissolved"), ("890", 1991, "dissolved"), ("200", 1992, "dissolved"), ("891", 2005, "dissolved"),
        ("530", 2010, "dissolved"), ("736", 2011, "dissolved"), ("58", 1998, "dissolved"), ("490", 2020, "TWN"),
        ("841", 1980, "USA"), ("729", 2020, "SDN"), ("728", 2020, "SSD"), ("688", 2020, "SRB"),
    ],
)  # fmt: skip
def test_countries_that_are_no_more_are_counted_until_their_last_year(
    tmp_path: Path, code: str, year: int, what: str
) -> None:
    rows, quality = baci(tmp_path, f"{year},{code},800,010121,5,1", f"{year},710,156,010121,1,1", year=year)

    if what == "dissolved":
        assert told(quality)["A country or area that is no more."] == (1, 5_000.0)
        with pytest.raises(Unexpected, match=f"no more, or not yet, in its year: {year + 1} {code} 842 010121"):
            baci(tmp_path, f"{year + 1},{code},842,010121,5,1", f"{year},710,156,010121,1,1", year=year)
    else:
        assert [row["exporter"] for row in rows if row["value"] == 5_000.0] == [what]


def test_a_code_of_a_country_that_is_out_of_date_stops_the_run_too(tmp_path: Path) -> None:
    with pytest.raises(Unexpected, match="no more, or not yet, in its year: 1981 841 156 010121"):
        baci(tmp_path, "1981,841,156,010121,5,1", year=1981)


def test_re_exports_are_counted_and_not_added(tmp_path: Path) -> None:
    base = {"reporterCode": "404", "partnerCode": "800", "cmdCode": "090240", "primaryValue": "100"}
    text = files.comtrade(
        base,
        base | {"flowCode": "RM", "primaryValue": "9"},
        base | {"flowCode": "RX", "primaryValue": "8"},
        base | {"flowCode": "X"},
    )

    rows, quality = cleaned(tmp_path, "comtrade", files.write(tmp_path, "TradeData.csv", text))

    assert [row["value"] for row in rows] == [100.0]
    assert told(quality)["Goods from elsewhere, sold or bought again."] == (2, 17.0)
    assert quality.passed_over == 1


def test_figures_of_the_same_key_are_refused_never_the_first_kept(tmp_path: Path) -> None:
    twice = ("2020,710,842,010121,5,1", "2020,710,842,10121,6,1")

    with pytest.raises(Unexpected, match="2020 ZAF USA 010121 stands 2 times"):
        baci(tmp_path, *twice)


def test_positions_of_direct_investment_are_those_that_hosts_declare(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "dip", files.write(tmp_path, "dataset_DIP.csv", files.DIP))

    assert [tuple(row.values()) for row in rows] == [
        (2023, "MUS", "IND", "stock", 160e9), (2023, "ZAF", "IND", "stock", -2e6),
    ]  # fmt: skip
    assert (reasons(quality), quality.passed_over) == ({"group": 1, "missing": 1}, 2)


SHEET = "webdiaeia2014d3_BRA.csv"


def test_a_workbook_of_unctad_has_flows_and_stocks_from_each_country(tmp_path: Path) -> None:
    file = workbook(tmp_path / "webdiaeia2014d3_ZAF.xlsx", files.UNCTAD)

    rows, quality = cleaned(tmp_path, "unctad-fdi", file)

    assert [tuple(row.values()) for row in rows] == [
        (2001, "GBR", "ZAF", "flow", 5_700.5e6), (2001, "IND", "ZAF", "flow", 0.0),
        (2002, "GBR", "ZAF", "flow", -120e6), (2002, "IND", "ZAF", "flow", 4e6), (2002, "IND", "ZAF", "stock", 70e6),
        (2002, "MUS", "ZAF", "flow", 3e6),
    ]  # fmt: skip
    assert reasons(quality) == {"group": 6, "unspecified": 2, "missing": 2}


def test_a_sheet_of_unctad_that_was_written_as_text_is_read_by_its_title(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "unctad-fdi", files.write(tmp_path, SHEET, files.UNCTAD_SHEET))

    assert [tuple(row.values()) for row in rows] == [
        (2001, "NAM", "BRA", "flow", 1060e6), (2002, "NAM", "BRA", "flow", -1280e6), (2002, "VEN", "BRA", "flow", -3e6),
    ]  # fmt: skip
    assert reasons(quality) == {"group": 2, "dissolved": 2, "missing": 1}
    with pytest.raises(Unexpected, match="no table of this source"):
        cleaned(tmp_path, "unctad-fdi", files.write(tmp_path, SHEET, files.UNCTAD_SHEET.replace("the host", "a")))


def test_a_workbook_that_does_not_say_of_whom_or_when_is_refused(tmp_path: Path) -> None:
    nameless = workbook(tmp_path / "webdiaeia2014d3.xlsx", files.UNCTAD)
    timeless = workbook(tmp_path / "webdiaeia2014d3_ZAF.xlsx", {"inflows": [["South Africa"], ["Mauritius", 1, 2]]})

    with pytest.raises(Unexpected, match="does not say of which country"):
        cleaned(tmp_path, "unctad-fdi", nameless)
    with pytest.raises(Unexpected, match="No column of this file is a year"):
        cleaned(tmp_path, "unctad-fdi", timeless)


def workbook(file: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    with xlsxwriter.Workbook(str(file)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return file


def test_input_output_tables_become_trade_in_goods_by_industry(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "icio", files.write(tmp_path, "2022_SML.csv", files.ICIO))

    assert [tuple(row.values()) for row in rows] == [
        (2022, "KEN", "ZAF", "A01", 4.5e6),  # inputs and what is invested
        (2022, "ZAF", "KEN", "A01", 6.5e6),  # inputs of two industries and of households
        (2022, "ZAF", "KEN", "B07", 0.25e6),
    ]
    assert (quality.revision, quality.passed_over) == ("ISIC4", 3)  # transport is no good
    assert reasons(quality) == {"unspecified": 7, "self": 4, "zero": 1}


def test_the_flows_of_a_network_of_inputs_are_recovered_even_where_it_was_capped(tmp_path: Path) -> None:
    flows = np.array([[1.0, 2, 3, 4], [0, 1, 1, 1], [2, 0, 1, 5], [0, 0, 1, 1]])  # A01 of KEN, ZAF; B07 of KEN, ZAF
    output, bought = np.array([20.0, 10, 30, 8]), flows.sum(axis=0)
    inputs = np.minimum(bought / output, 0.9)
    np.savez(
        tmp_path / "bench_cache.npz", A=flows / bought, omb=inputs, z=output - flows.sum(axis=1), go=output,
        countries=np.array(["KEN", "ZAF"]), sectors=np.array(["A01", "B07"]),
    )  # fmt: skip

    rows, _quality = cleaned(tmp_path, "icio-inputs", tmp_path / "bench_cache.npz")

    assert [(row["exporter"], row["importer"], row["product"], round(row["value"])) for row in rows] == [
        ("KEN", "ZAF", "A01", 6_000_000), ("KEN", "ZAF", "B07", 5_000_000),
        ("ZAF", "KEN", "A01", 1_000_000), ("ZAF", "KEN", "B07", 1_000_000),
    ]  # fmt: skip


def test_tables_of_several_classifications_stand_beside_each_other_and_never_mix(tmp_path: Path) -> None:
    figures = in_use.Figures(tmp_path, open_engine())

    offered = [(each.code, each.classification, each.years) for each in in_use.choices(tmp_path, "exports")]
    by_industry, by_chapter = figures.exports(), figures.exports("trade-hs17")

    assert offered == [("exports", "ISIC4", (2022, 2022)), ("exports-hs17", "HS17", (2020, 2020))]
    assert {len(row["product"]) for row in by_chapter.rows()} == {2}
    assert {row["product"] for row in by_industry.rows()}.isdisjoint(row["product"] for row in by_chapter.rows())
    assert [(each.code, each.classification) for each in figures.used] == [
        ("exports", "ISIC4"), ("exports-hs17", "HS17"),
    ]  # fmt: skip
    assert figures.classification("trade", "trade-hs17") == "HS17"
    with pytest.raises(NoSuchSource, match="trade-hs17"):
        figures.table("totals", "trade-hs17")


def test_loaded_trade_by_product_answers_for_totals_too(tmp_path: Path) -> None:
    files.write(tmp_path / "brought", "BACI_HS17_Y2020_V202501.csv", files.BACI + "2020,710,842,010129,2.098,1\n")
    shelf.fetch(tmp_path, "baci", on=date(2026, 11, 29), folder=tmp_path / "brought")
    shelf.load(tmp_path, "baci")
    figures = in_use.Figures(tmp_path, open_engine())

    totals = {(row["exporter"], row["importer"]): row["value"] for row in figures.table("totals").rows()}

    assert totals == {("ZAF", "USA"): 30_000.0, ("ZAF", "IND"): 164.0, ("IND", "ZAF"): 12e3, ("ZAF", "TWN"): 5e3}
    assert len(figures.table("trade")) == 5
    sold = {(row["country"], row["product"]): row["value"] for row in figures.exports().rows()}
    assert (sold["ZAF", "010129"], sold["IND", "100630"], len(sold)) == (2_098.0, 12_000.0, 5)
    assert [(each.code, each.sampled) for each in figures.used] == [("baci", False)]
    assert [each.code for each in in_use.choices(tmp_path, "totals")] == ["baci", "totals"]
    assert figures.table("totals", "totals").columns == figures.table("totals", "baci").columns
    with pytest.raises(NoSuchSource):
        figures.table("trade", "penppml")


def test_a_big_year_is_sliced_so_that_each_country_stands_in_few_groups_of_rows(tmp_path: Path) -> None:
    countries = [f"C{number:02d}" for number in range(40)]
    with duckdb.connect() as database:
        database.execute(
            "CREATE TABLE kept AS SELECT 2020 AS year, a.unnest AS exporter, b.unnest AS importer, "
            "lpad(range::VARCHAR, 6, '0') AS product, 1.0 AS value FROM unnest(?) a, unnest(?) b, range(40)",
            [countries, countries],
        )
        writing.write(database, SHAPES["trade"], tmp_path, rows_of_a_group=2048)
    file = pq.ParquetFile(tmp_path / "year=2020" / "part.parquet")

    def groups(column: int, country: str) -> int:
        found = [file.metadata.row_group(at).column(column).statistics for at in range(file.num_row_groups)]
        return sum(it.min <= country <= it.max for it in found)

    assert (file.metadata.num_rows, file.num_row_groups) == (64_000, 32)
    assert file.schema_arrow.names[1:3] == ["exporter", "importer"]
    assert max(groups(1, each) for each in countries) <= 9
    assert max(groups(2, each) for each in countries) <= 12
    assert file.read().group_by(["exporter", "importer", "product"]).aggregate([]).num_rows == 64_000


def test_a_country_is_shown_by_the_table_it_is_in(tmp_path: Path) -> None:
    figures = in_use.Figures(tmp_path, open_engine())

    assert [figures.first_with(each, "exports") for each in ("CHL", "ZAF", "AFG", "KEN")] == [
        "exports", "exports", "exports-hs17", "",
    ]  # fmt: skip


def test_which_countries_a_table_has_is_read_once_for_each_version_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures, asked = in_use.Figures(tmp_path, open_engine()), []
    run = figures.engine.run
    monkeypatch.setattr(figures.engine, "run", lambda table: asked.append(table) or run(table))

    found = [figures.first_with(each, "macro", "investment_in_share") for each in ("ZAF", "BRA", "TUV")]

    assert found == ["macro-investment", "macro-investment", ""]
    assert len(asked) == 2
    assert figures.used == []


def test_what_is_used_within_is_told_and_counts_around_it_too(tmp_path: Path) -> None:
    figures = in_use.Figures(tmp_path, open_engine())
    totals = figures.once(lambda: figures.table("totals"))
    figures.table("distances")

    with figures.noted() as first:
        totals()
    with figures.noted() as second:
        totals()
        figures.table("agreements")

    assert [each.code for each in first] == ["totals"]
    assert [each.code for each in second] == ["totals", "agreements"]
    assert [each.code for each in figures.used] == ["distances", "totals", "agreements"]


def test_agreements_of_the_sample_do_not_stand_beside_totals_that_were_loaded(tmp_path: Path) -> None:
    figures = in_use.Figures(tmp_path, open_engine())
    assert figures.beside("agreements", "totals") is not None

    files.write(tmp_path / "brought", "BACI_HS17_Y2020_V202501.csv", files.BACI)
    shelf.fetch(tmp_path, "baci", on=date(2026, 11, 29), folder=tmp_path / "brought")
    shelf.load(tmp_path, "baci")

    assert in_use.Figures(tmp_path, open_engine()).beside("agreements", "totals") is None


def test_complexity_of_80_countries_can_be_shown_on_a_fresh_machine() -> None:
    found = complexity_of(baskets(sample.open_table(open_engine(), "exports"), 2022))

    order = [found.baskets.countries[at] for at in np.argsort(found.found.eci)]
    assert found.rca.shape == (80, 27)
    assert {"JPN", "DEU", "KOR"} <= set(order[-20:])
    assert {"AGO", "NGA", "SAU"} <= set(order[:20])


@pytest.mark.parametrize(
    ("classification", "code", "name"),
    [
        ("HS17", "71", "Precious metals and stones"), ("HS17", "0902", "Tea"), ("HS92", "010111", "Horses, pure-bred"),
        ("HS17", "090240", "Tea, black, in >3kg packages"), ("HS17", "090299", "Tea"), ("HS17", "77", "77"),
        ("SITC2", "3330", "Crude petroleum and oils obtained from bituminous materials"),
        ("SITC2", "333", "Petroleum, petroleum products and related materials"),
        ("ISIC4", "C24B", "Basic precious and other non-ferrous metals"), ("ISIC4", "C99", "C99"), ("", "1", "1"),
    ],
)  # fmt: skip
def test_a_product_has_a_name_else_that_of_its_group_else_its_code(classification: str, code: str, name: str) -> None:
    assert products.product_name(classification, code) == name


def test_products_are_named_in_spanish_where_the_list_has_it() -> None:
    assert products.product_name("HS17", "09", "es") == "Café, té y especias"
    assert products.product_name("HS17", "090240", "es") == "Tea, black, in >3kg packages"
    assert products.product_name("HS17", "0902", "fr") == "Tea"


def test_every_product_of_the_figures_inside_has_a_name() -> None:
    for name, it in sample.tables().items():
        if it.classification:
            codes = set(sample.open_table(open_engine(), name).arrow().column("product").to_pylist())
            assert [each for each in codes if products.product_name(it.classification, each) == each] == []
            assert products.CLASSIFICATIONS[it.classification]
    assert set(products.LISTS) == set(products.CLASSIFICATIONS)
    assert (products.year_of("HS92"), products.year_of("HS17"), products.year_of("SITC2")) == ("1992", "2017", "")
