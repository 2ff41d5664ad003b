"""What comes out of the files of each publisher, and what stops the run."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.sources.cleaning import clean
from bandung.sources.fetching import Unexpected
from bandung.sources.publishers import SOURCES, figure_source
from bandung.sources.quality import REASONS, Quality
from tests.economy import figure_files as files


def cleaned(tmp_path: Path, code: str, *given: Path, own: Path | None = None) -> tuple[list[dict[str, Any]], Quality]:
    """The rows in the order of their keys, and the quality."""
    out = tmp_path / "out"
    quality = clean(given, figure_source(code), out, own=own)
    rows = [
        row for file in sorted(out.rglob("part.parquet")) for row in pq.read_table(file, partitioning=None).to_pylist()
    ]
    return rows, quality


def reasons(quality: Quality) -> dict[str, int]:
    return {each.reason: each.rows for each in quality.aside}


def test_baci_is_in_dollars_by_country_and_six_digits(tmp_path: Path) -> None:
    file = files.write(tmp_path, "BACI_HS17_Y2020_V202501.csv", files.BACI)

    rows, quality = cleaned(tmp_path, "baci", file)

    assert rows == [
        {"year": 2020, "exporter": "IND", "importer": "ZAF", "product": "100630", "value": 12_000.0},
        {"year": 2020, "exporter": "ZAF", "importer": "IND", "product": "071120", "value": 164.0},
        {"year": 2020, "exporter": "ZAF", "importer": "TWN", "product": "260111", "value": 5_000.0},
        {"year": 2020, "exporter": "ZAF", "importer": "USA", "product": "010121", "value": 27_902.0},
    ]
    assert (quality.revision, quality.unit, quality.years) == ("HS17", "thousand US dollars", (2020, 2020))
    assert (quality.read, quality.kept, quality.countries, quality.value) == (4, 4, 4, 45_066.0)


def test_baci_is_read_inside_its_zip_year_by_year(tmp_path: Path) -> None:
    file = files.write(tmp_path, "BACI_HS17_V202501.zip", files.BACI)

    rows, quality = cleaned(tmp_path, "baci", file)

    assert [row["year"] for row in rows] == [2020] * 4 + [2021] * 4
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["year=2020", "year=2021"]
    assert quality.years == (2020, 2021)


def test_what_is_no_trade_is_counted_with_its_value(tmp_path: Path) -> None:
    text = files.BACI + (
        "2020,710,710,010121,2.5,1\n2020,710,899,010121,7,1\n2020,710,156,010121,0,1\n2020,710,156,010129,-3,1\n"
        "2020,710,156,010130,,1\n"
    )
    file = files.write(tmp_path, "BACI_HS17_Y2020_V202501.csv", text)

    _rows, quality = cleaned(tmp_path, "baci", file)

    assert [(each.reason, each.rows, each.value) for each in quality.aside] == [
        ("unspecified", 1, 7_000.0), ("self", 1, 2_500.0), ("missing", 1, None), ("negative", 1, -3_000.0),
        ("zero", 1, 0.0),
    ]  # fmt: skip
    assert quality.aside[0].examples == ("2020 710 899 010121 7",)
    assert quality.read == quality.kept + sum(each.rows for each in quality.aside) == 9
    assert Quality.from_dict(quality.as_dict()) == quality


def test_a_dissolved_country_is_set_aside_within_its_years_and_stops_the_run_after_them(tmp_path: Path) -> None:
    text = files.BACI.replace("2020,710,842", "1998,58,842").replace("2020,", "1998,")
    belgium_and_luxembourg = files.write(tmp_path, "BACI_HS92_Y1998_V202501.csv", text)
    later = files.write(tmp_path / "later", "BACI_HS92_Y1999_V202501.csv", text.replace("1998,", "1999,"))

    _rows, quality = cleaned(tmp_path, "baci", belgium_and_luxembourg)

    assert reasons(quality) == {"dissolved": 1}
    with pytest.raises(Unexpected, match=r"no more, or not yet, in its year: 1999 58 842 010121"):
        cleaned(tmp_path, "baci", later)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("t,i,j,k,v,q", "year,i,j,k,v,q"), "The columns t are missing"),
        (("2020,710,842", "2020,712,842"), "These codes of countries are unknown: 712"),
        (("27.902", "27,902"), "This is no table that we can read"),
        (("27.902", "twenty"), "no year, figure or product: 2020 710 842 010121 twenty"),
        (("27.902", "inf"), "no year, figure or product: 2020 710 842 010121 inf"),
        (("2020,710,842", "20.5,710,842"), "no year, figure or product: 20.5 710 842"),
        (("010121", "01012A"), "no year, figure or product: 2020 710 842 01012A"),
        (("010121", "9999991"), "no year, figure or product"),
        (("2020,699,710,100630", "2020,710,842,010121"), "2020 ZAF USA 010121 stands 2 times"),
    ],
)
def test_what_nobody_expected_stops_the_run(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    file = files.write(tmp_path, "BACI_HS17_Y2020_V202501.csv", files.BACI.replace(*change))

    with pytest.raises(Unexpected, match=sentence):
        cleaned(tmp_path, "baci", file)

    assert list((tmp_path / "out").rglob("*.parquet")) == []


def test_two_revisions_of_the_harmonized_system_are_never_mixed(tmp_path: Path) -> None:
    one = files.write(tmp_path, "BACI_HS12_Y2019_V202501.csv", files.BACI.replace("2020,", "2019,"))
    other = files.write(tmp_path, "BACI_HS17_Y2020_V202501.csv", files.BACI)
    nameless = files.write(tmp_path, "trade.csv", files.BACI)

    with pytest.raises(Unexpected, match="several revisions of the classification: HS12, HS17"):
        cleaned(tmp_path, "baci", one, other)
    with pytest.raises(Unexpected, match="does not say of which revision"):
        cleaned(tmp_path, "baci", nameless)


def test_a_new_code_can_be_listed_without_waiting_for_us(tmp_path: Path) -> None:
    file = files.write(tmp_path, "BACI_HS17_Y2020_V202501.csv", files.BACI.replace("2020,710,842", "2020,712,842"))
    own = files.write(
        tmp_path, "country_codes.csv",
        "list,code,country,why,first_year,last_year,note\nm49,712,ZAF,,,,as the publisher calls it now\n",
    )  # fmt: skip

    rows, _quality = cleaned(tmp_path, "baci", file, own=own)

    assert {"year": 2020, "exporter": "ZAF", "importer": "USA", "product": "010121", "value": 27_902.0} in rows


def test_comtrade_keeps_one_row_of_each_product_and_leaves_its_parts(tmp_path: Path) -> None:
    base = {"reporterCode": "404", "partnerCode": "800", "cmdCode": "090240", "primaryValue": "100"}
    text = files.comtrade(
        base,
        base | {"motCode": "2100", "primaryValue": "40"},
        base | {"cmdCode": "0902", "primaryValue": "100"},
        base | {"cmdCode": "TOTAL", "primaryValue": "500"},
        base | {"partnerCode": "0", "primaryValue": "300"},
        base | {"flowCode": "X", "primaryValue": "9"},
    )

    rows, quality = cleaned(tmp_path, "comtrade", files.write(tmp_path, "TradeData.csv.gz", text))

    assert rows == [{"year": 2021, "exporter": "UGA", "importer": "KEN", "product": "090240", "value": 100.0}]
    assert (reasons(quality), quality.passed_over, quality.revision) == ({"part": 3, "group": 1}, 1, "HS17")


def test_comtrade_of_two_revisions_is_refused(tmp_path: Path) -> None:
    base = {"reporterCode": "404", "partnerCode": "800", "cmdCode": "090240", "primaryValue": "100"}
    text = files.comtrade(base, base | {"cmdCode": "090230", "classificationCode": "H6"})

    with pytest.raises(Unexpected, match="HS17, HS22"):
        cleaned(tmp_path, "comtrade", files.write(tmp_path, "TradeData.csv", text))


def test_dots_has_its_years_across_and_names_its_countries(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "dots", files.write(tmp_path, "DOT_timeSeries.csv", files.DOTS))

    assert rows == [
        {"year": 2018, "exporter": "BRA", "importer": "CHN", "value": 64_205_647_409.0},
        {"year": 2019, "exporter": "BRA", "importer": "CHN", "value": 63_357_520_633.0},
        {"year": 2019, "exporter": "BRA", "importer": "COG", "value": 29_000_000.0},
    ]
    assert (reasons(quality), quality.passed_over) == ({"group": 2, "missing": 1}, 2)


def test_imts_is_in_whole_dollars_whatever_its_scale_for_showing_is(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "imts", files.write(tmp_path, "IMTS.csv", files.IMTS))

    assert [(row["importer"], row["value"]) for row in rows] == [("CHN", 132_902_972_288.0), ("XKX", 2_500_000.0)]
    assert (reasons(quality), quality.passed_over) == ({"group": 1, "missing": 1}, 1)


def test_wits_is_in_thousands(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "wits", files.write(tmp_path, "wits.csv", files.WITS))

    assert rows == [{"year": 2016, "exporter": "BRA", "importer": "ARG", "value": 13_400_296_448.0}]
    assert (reasons(quality), quality.passed_over) == ({"part": 1, "group": 1}, 1)


def test_an_investment_below_zero_is_one(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "cdis", files.write(tmp_path, "CDIS_timeSeries.csv", files.CDIS))

    assert [(row["year"], row["country"], row["partner"], row["flow"], row["value"]) for row in rows] == [
        (2020, "MUS", "IND", "stock", 143e9), (2020, "ZAF", "IND", "stock", -2e6),
        (2021, "MUS", "IND", "stock", 152e9), (2021, "ZAF", "IND", "stock", 5e5),
    ]  # fmt: skip
    assert reasons(quality) == {"group": 2}


def test_wdi_takes_the_indicators_it_knows_and_no_groups(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "wdi", files.write(tmp_path, "WDICSV.csv", files.WDI))

    assert rows == [
        {"year": 2019, "country": "KEN", "indicator": "gdp", "value": 100_554_972_585.5},
        {"year": 2019, "country": "KEN", "indicator": "inflation", "value": 5.2},
        {"year": 2020, "country": "KEN", "indicator": "inflation", "value": -0.4},
    ]
    assert (reasons(quality), quality.passed_over, quality.value) == ({"group": 2, "missing": 1}, 1, None)


def test_wdi_is_found_below_the_lines_that_stand_above_it(tmp_path: Path) -> None:
    text = '"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-07-13",\n\n' + files.WDI[1:]

    rows, _quality = cleaned(tmp_path, "wdi", files.write(tmp_path, "API_DS2.csv", text))

    assert len(rows) == 3


def test_agreements_have_a_row_for_each_signatory_with_its_own_dates(tmp_path: Path) -> None:
    rows, _quality = cleaned(tmp_path, "wto-agreements", files.write(tmp_path, "AllRTAs.csv", files.RTA))

    assert [tuple(row.values()) for row in rows if row["agreement"] in ("CPTPP", "Old pact")] == [
        ("CPTPP", "CHL", 2024, 9999, "FTA & EIA"), ("CPTPP", "MEX", 2019, 9999, "FTA & EIA"),
        ("CPTPP", "MYS", 2023, 9999, "FTA & EIA"), ("CPTPP", "VNM", 2019, 9999, "FTA & EIA"),
        ("Old pact", "EGY", 1991, 2003, "FTA"), ("Old pact", "SDN", 1991, 2003, "FTA"),
    ]  # fmt: skip


def test_a_group_that_signed_as_one_is_its_members(tmp_path: Path) -> None:
    rows, _quality = cleaned(tmp_path, "wto-agreements", files.write(tmp_path, "AllRTAs.csv", files.RTA))

    mercosur_and_egypt = [row["country"] for row in rows if row["agreement"] == "MERCOSUR - Egypt"]
    with_chile = {row["country"]: (row["start"], row["end"]) for row in rows if row["agreement"] == "EU - Chile"}
    assert mercosur_and_egypt == ["ARG", "BRA", "EGY", "PRY", "URY"]
    assert len(with_chile) == 29
    assert [with_chile[each] for each in ("CHL", "DEU", "GBR", "HRV")] == [
        (2004, 9999), (2004, 9999), (2004, 2020), (2014, 9999),
    ]  # fmt: skip


def test_distances_are_those_weighed_by_people(tmp_path: Path) -> None:
    rows, quality = cleaned(tmp_path, "geodist", files.write(tmp_path, "geo_dist.csv", files.GEODIST))

    assert [tuple(row.values()) for row in rows] == [("BRA", "ARG", 2392.4, 1, 0, 0), ("ROU", "MDA", 371.25, 1, 1, 0)]
    assert reasons(quality) == {"self": 1}


@pytest.mark.parametrize(
    ("corner", "expected"),
    [
        ("Remittance-receiving country (across)   -   Remittance-sending country (down) ", ("ARE", "IND")),
        ("receiving (across) / sending (down) ", ("ARE", "IND")),
        ("sending (across) / receiving (down)", ("IND", "ARE")),
    ],
)
def test_the_corner_of_the_matrix_says_who_sends(tmp_path: Path, corner: str, expected: tuple[str, str]) -> None:
    file = tmp_path / "Bilateral_Remittance_Matrix_2021.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Bilateral_Remittances")
        for place, row in enumerate([
            ["Bilateral Remittance Estimates for 2021 (millions of US$)"],
            [corner, "India", "Egypt, Arab Rep.", "WORLD"],
            ["United Arab Emirates", 19000.5, 0, 40000],
            ["India", "", 1.5, 9000],
            ["WORLD", 89000, 31000, 600000],
            ["Note: estimates."],
        ]):  # fmt: skip
            sheet.write_row(place, 0, row)

    rows, quality = cleaned(tmp_path, "remittances", file)

    assert {"year": 2021, "country": expected[0], "partner": expected[1], "value": 19_000_500_000.0} in rows
    assert (quality.kept, reasons(quality)) == (2, {"group": 5, "self": 1, "zero": 1})


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_lines_may_end_as_they_do_anywhere(tmp_path: Path, ends: str) -> None:
    file = tmp_path / "AllRTAs.csv"
    text = files.RTA.replace("2023 - ),,,,,,,", '2023 - ),,,,,,,"A remark, ""quoted"",\nover two lines."')
    file.write_bytes(text.replace("\n", ends).encode())

    rows, _quality = cleaned(tmp_path, "wto-agreements", file)

    assert len(rows) == 44


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["710", "842", "899", "58"]), st.sampled_from(["710", "156", "0"]),
            st.integers(0, 10**6 - 1), st.sampled_from(["1.5", "0", "-2", "", "1000000000"]),
        ),
        min_size=1, max_size=12, unique_by=lambda row: row[:3],
    )
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_no_row_and_no_value_is_lost(rows: list[tuple[str, str, int, str]]) -> None:
    with TemporaryDirectory() as place:
        lines = [f"1997,{i},{j},{k:06d},{v},1" for i, j, k, v in [*rows, ("710", "156", 999_999, "7")]]
        file = files.write(
            Path(place), "BACI_HS92_Y1997_V1.csv", "t,i,j,k,v,q\n" + "\n".join(dict.fromkeys(lines)) + "\n"
        )
        try:
            _rows, quality = cleaned(Path(place), "baci", file)
        except Unexpected as error:
            assert "times" in str(error)  # the row that is always there, drawn too
            return

    read = [line.split(",") for line in dict.fromkeys(lines)]
    assert quality.read == len(read) == quality.kept + sum(each.rows for each in quality.aside)
    assert (quality.value or 0) + sum(each.value or 0 for each in quality.aside) == pytest.approx(
        sum(float(line[4] or 0) * 1000 for line in read)
    )


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"t,i,j,k,v\n2020,1\n", b"t,t,i,j,k,v\n", b"PK\x03\x04"])
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path: Path, raw: bytes) -> None:
    for name in ("BACI_HS17_Y2020.csv", "BACI_HS17.zip", "BACI_HS17_Y2020.parquet", "BACI_HS17_Y2020.csv.gz"):
        file = tmp_path / name
        file.write_bytes(raw)

        with pytest.raises(Unexpected):
            cleaned(tmp_path, "baci", file)


def damaged_zip(folder: Path) -> Path:
    """The index is whole, what it leads to is not."""
    file = folder / "BACI_HS17_V1.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("BACI_HS17_Y2020_V1.csv", files.BACI * 9)
    raw = bytearray(file.read_bytes())
    raw[60:90] = b"\xff" * 30
    file.write_bytes(raw)
    return file


def locked_zip(folder: Path) -> Path:
    """A ZIP that says that it asks for a password."""
    file = files.write(folder, "BACI_HS17_V1.zip", files.BACI)
    raw = bytearray(file.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + flags] |= 1
            at = raw.find(mark, at + 1)
    file.write_bytes(raw)
    return file


def damaged_gz(folder: Path) -> Path:
    file = files.write(folder, "BACI_HS17_Y2020.csv.gz", files.BACI)
    raw = bytearray(file.read_bytes())
    raw[12:40] = b"\xff" * 28
    file.write_bytes(raw)
    return file


def halved_gz(folder: Path) -> Path:
    file = files.write(folder, "BACI_HS17_Y2020.csv.gz", files.BACI + "2020,710,842,010121,5,1\n" * 50_000)
    file.write_bytes(file.read_bytes()[:-300])
    return file


@pytest.mark.parametrize("made", [damaged_zip, locked_zip, damaged_gz, halved_gz])
def test_a_packed_file_that_is_broken_or_locked_is_refused_with_a_sentence(
    tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    with pytest.raises(Unexpected, match="This is no table that we can read"):
        cleaned(tmp_path, "baci", made(tmp_path))


def test_every_source_is_described_in_full() -> None:
    for code, source in SOURCES.items():
        assert code == source.code
        assert set(source.layout.parts) == set(source.table.columns)
        assert set(source.layout.aside) <= set(REASONS)
        assert all((source.name, source.publisher, source.licence, source.about, source.page))
