# ruff: noqa: E501 -- headers are as long as publishers make them
"""People abroad: what comes out of the files of their publishers, what is inside, and how mobile a group is."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from typer.testing import CliRunner

from bandung.economy.engine import Facts, open_engine
from bandung.economy.groups import membership
from bandung.economy.integration import integration
from bandung.economy.people import people_between, people_of, people_within
from bandung.economy.tables import PEOPLE
from bandung.sources import sample, shelf
from bandung.sources.fetching import Unexpected
from bandung.sources.in_use import in_use
from tests.economy.figure_files import write
from tests.economy.test_sources_cleaned import cleaned, reasons

DATABANK = """\
\ufeff"Country Origin Name","Country Origin Code","Migration by Gender Name","Migration by Gender Code","Country Dest Name","Country Dest Code","1960 [1960]","2000 [2000]"
"Lesotho","LSO","Male","MAL","South Africa","ZAF","134838","64081"
"Lesotho","LSO","Total","TOT","South Africa","ZAF","199144","114095"
"Romania","ROM","Total","TOT","Moldova","MDA","..","57"
"Congo, Dem. Rep.","ZAR","Total","TOT","Rwanda","RWA","0","288278"
"Serbia and Montenegro","SCG","Total","TOT","Austria","AUT","20913","187588"
"Refugees","zzz","Total","TOT","Kenya","KEN","10","20"
"Kenya","KEN","Total","TOT","Kenya","KEN","..","0"

"Data from database: Global Bilateral Migration"
"Last Updated: 06/28/2011"
"""
HEADER = (
    "Index", "Region, development group, country or area of destination", "Notes of destination",
    "Location code of destination", "Type of data of destination",
    "Region, development group, country or area of origin", "Location code of origin",
    "1990", "2020", "1990", "2020", "1990", "2020",
)  # fmt: skip
UN = (
    ("United Nations",),
    ("", "", "", "", "", "", "", "International migrant stock at mid-year, both sexes", "", "International migrant stock at mid-year, male"),
    HEADER,
    (1, "WORLD", "", 900, "", "WORLD", 900, 152986157, 280598105, 1, 1, 1, 1),
    (2, "Southern Africa", 5, 913, "", "Lesotho", 426, 9, 8, 1, 1, 1, 1),
    (3, "South Africa", 21, 710, "B C R", "Southern Africa", 913, 7, 6, 1, 1, 1, 1),
    (4, "South Africa", 21, 710, "B C R", "Lesotho", 426, "..", 192017, 1, 1, 1, 1),
    (5, "Monaco", "", 492, "B", "South Africa", 710, 3, 12.0, 1, 1, 1, 1),
    (6, "South Africa", 21, 710, "B C R", "Other", 2003, 40, 50, 1, 1, 1, 1),
    (7, "Channel Islands", 3, 830, "B", "Monaco", 492, "-", 2, 1, 1, 1, 1),
    ("", "Note: estimates."),
)  # fmt: skip


def workbook(file: Path, rows: Sequence[Sequence[Any]], sheet: str = "Table 1") -> Path:
    """A workbook whose second sheet has these rows."""
    with xlsxwriter.Workbook(str(file)) as book:
        book.add_worksheet("Contents").write_row(0, 0, ["Table 1", "International migrant stock"])
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return file


def databank(folder: Path, way: str) -> Path:
    """DataBank’s table as a CSV, as the CSV in a ZIP, or as a workbook."""
    if way == "csv":
        return write(folder, "Global_Bilateral_Migration_Data.csv", DATABANK)
    if way == "xlsx":
        rows = list(csv.reader(DATABANK[1:].splitlines()))
        return workbook(folder / "P_Data_Extract_From_Global_Bilateral_Migration.xlsx", rows, "Data")
    with ZipFile(folder / "P_Data_Extract_From_Global_Bilateral_Migration.zip", "w") as packed:
        packed.writestr("0b1c_Data.csv", DATABANK)
        packed.writestr("0b1c_Series - Metadata.csv", "Code,License Type\n")
    return folder / "P_Data_Extract_From_Global_Bilateral_Migration.zip"


@pytest.mark.parametrize("way", ["csv", "zip", "xlsx"])
def test_the_world_banks_database_tells_of_both_sexes_by_origin_and_where_they_live(tmp_path: Path, way: str) -> None:
    rows, quality = cleaned(tmp_path, "migrants", databank(tmp_path, way))

    assert [tuple(row.values()) for row in rows] == [
        (1960, "LSO", "ZAF", 199_144.0), (2000, "COD", "RWA", 288_278.0), (2000, "LSO", "ZAF", 114_095.0),
        (2000, "ROU", "MDA", 57.0),
    ]  # fmt: skip
    assert reasons(quality) == {"dissolved": 2, "unspecified": 2, "self": 2, "missing": 1, "zero": 1}
    assert (quality.unit, quality.passed_over, quality.read) == ("people", 1, 12)


@pytest.mark.parametrize("way", ["xlsx", "csv", "semicolons"])
def test_the_united_nations_table_is_read_for_both_sexes_and_countries_alone(tmp_path: Path, way: str) -> None:
    name = "undesa_pd_2020_ims_stock_by_sex_destination_and_origin"
    if way == "xlsx":
        file = workbook(tmp_path / f"{name}.xlsx", UN)
    else:
        file, between = tmp_path / f"{name}.csv", "," if way == "csv" else ";"
        spaced = [
            [f"{cell:,}".replace(",", " ") if type(cell) is int and at > 6 else cell for at, cell in enumerate(row)]
            for row in UN
        ]
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=between).writerows(spaced)

    rows, quality = cleaned(tmp_path, "migrant-stock", file)

    assert [tuple(row.values()) for row in rows] == [
        (1990, "ZAF", "MCO", 3.0), (2020, "LSO", "ZAF", 192_017.0), (2020, "ZAF", "MCO", 12.0),
    ]  # fmt: skip
    assert reasons(quality) == {"group": 6, "unspecified": 4, "missing": 1}
    assert quality.read == 14


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({1: ("",) * 7 + ("International migrant stock at mid-year, male",)}, "The first figures of this file are not of both sexes"),
        ({2: (*HEADER[:3], "Code", *HEADER[4:])}, "There is no table of this source inside"),
        ({2: HEADER[:7]}, "No column of this file is a year"),
        ({6: (4, "Nowhere", "", 711, "", "Lesotho", 426, 1, 2)}, "These codes of countries are unknown: 711"),
        ({6: (4, "South Africa", "", 710, "", "Lesotho", 426, "many", 2)}, "no year, figure or product: 1990 426 710 many"),
        ({7: UN[6]}, "2020 LSO ZAF stands 2 times"),
    ],
)  # fmt: skip
def test_a_table_of_the_united_nations_that_is_another_stops_the_run(
    tmp_path: Path, change: dict[int, tuple[Any, ...]], sentence: str
) -> None:
    rows = [change.get(at, row) for at, row in enumerate(UN)]
    file = workbook(tmp_path / "undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx", rows)

    with pytest.raises(Unexpected, match=sentence):
        cleaned(tmp_path, "migrant-stock", file)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Country Dest Code", "Dest", "There is no table of this source inside"),
        ("0 [", "0 of [", "No column of this file is a year"),
        ("LSO", "LES", "These codes of countries are unknown: LES"),
        ('"114095"', '"114,095"', "no year, figure or product: 2000 LSO ZAF 114,095"),
    ],
)
def test_a_table_of_the_world_bank_that_is_another_stops_the_run(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    file = write(tmp_path, "Migration_Data.csv", DATABANK.replace(old, new))

    with pytest.raises(Unexpected, match=sentence):
        cleaned(tmp_path, "migrants", file)


@pytest.mark.parametrize("code", ["migrants", "migrant-stock"])
@pytest.mark.parametrize("name", ["x_migration.xlsx", "x_migration.csv", "x_migration.csv.gz", "x_migration.zip"])
def test_what_is_no_table_is_refused(tmp_path: Path, code: str, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04\xff\xfe\x00\n")

    with pytest.raises(Unexpected):
        cleaned(tmp_path, code, file)


@pytest.fixture
def inside() -> Facts:
    return sample.open_table(open_engine(threads=1), "people")


def test_the_people_inside_are_those_of_the_largest_pairs(inside: Facts) -> None:
    rows = {(it["year"], it["country"], it["partner"]): it["value"] for it in inside.rows()}
    each_year = {year: sum(value for (at, *_pair), value in rows.items() if at == year) for year in (1960, 1980, 2000)}

    assert rows[2000, "MEX", "USA"] == 9_367_910 and rows[1960, "PAK", "IND"] == 8_662_538
    assert len({(origin, lives) for _year, origin, lives in rows}) == 290
    assert min(value for (year, *_pair), value in rows.items() if year == 2000) == 100_363
    assert each_year == {1960: 66_348_927, 1980: 88_270_195, 2000: 120_424_548}


def test_mobility_is_the_share_of_the_groups_people_abroad_who_live_in_the_group() -> None:
    engine = open_engine(threads=1)
    rows = [("KEN", "UGA", 30), ("UGA", "KEN", 20), ("KEN", "GBR", 40), ("TZA", "DEU", 10), ("IND", "KEN", 500)]
    people = engine.read([{"year": 2000, "country": a, "partner": b, "value": float(v)} for a, b, v in rows])
    members = engine.read(
        [{"year": year, "country": it, "group": "EAC"} for it in ("KEN", "TZA", "UGA") for year in (1999, 2000)]
    )

    found = {
        it["year"]: (it["share"], it["known"], it["pairs"])
        for it in integration(members, people=PEOPLE.check(people)).rows()
        if it["dimension"] == "mobility"
    }

    assert found == {1999: (None, None, 6), 2000: (0.5, 2, 6)}


def test_how_mobile_southern_africa_was_among_the_largest_pairs(inside: Facts) -> None:
    members = membership(inside.engine, "SADC", [2000])
    (found,) = [it for it in integration(members, people=inside).rows() if it["dimension"] == "mobility"]
    within = 114_095 + 142_229 + 110_451 + 264_572 + 159_113 + 129_558
    beside = 167_578 + 288_278 + 143_298

    assert (found["share"], found["known"]) == (pytest.approx(within / (within + beside)), 6)


def test_people_of_a_country_of_two_and_of_a_group_by_hand() -> None:
    engine = open_engine(threads=1)
    rows = [
        (1990, "KEN", "UGA", 10), (2000, "KEN", "UGA", 30), (2000, "UGA", "KEN", 20), (2000, "KEN", "GBR", 50),
        (2000, "IND", "KEN", 500), (2000, "IND", "UGA", 7),
    ]  # fmt: skip
    people = engine.read([{"year": at, "country": a, "partner": b, "value": float(v)} for at, a, b, v in rows])
    members = engine.read([{"year": 2000, "country": it, "group": "EAC"} for it in ("KEN", "TZA", "UGA")])

    assert [tuple(row.values()) for row in people_of(people, "KEN").rows()] == [
        (2000, "IND", None, 500), (2000, "GBR", 50, None), (2000, "UGA", 30, 20), (1990, "UGA", 10, None),
    ]  # fmt: skip
    assert [tuple(row.values()) for row in people_between(people, "KEN", "UGA").rows()] == [
        (1990, 10, None), (2000, 30, 20),
    ]  # fmt: skip
    assert people_between(people, "UGA", "KEN").rows() == [
        {"year": row["year"], "of_one": row["of_two"], "of_two": row["of_one"]}
        for row in people_between(people, "KEN", "UGA").rows()
    ]
    assert people_within(people, members).rows() == [
        {"year": 2000, "group": "EAC", "share": 0.5, "known": 2, "abroad": 100, "inside": 50}
    ]
    assert people_of(people, "BRA").rows() == people_between(people, "KEN", "BRA").rows() == []


def test_a_table_that_was_loaded_goes_before_the_one_inside_and_is_counted_in_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bandung.cli.sources import app

    monkeypatch.setenv("BANDUNG_HOME", str(tmp_path))
    (tmp_path / "brought").mkdir()
    workbook(tmp_path / "brought" / "undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx", UN)

    shelf.fetch(tmp_path / "figures", "migrant-stock", on=date(2026, 11, 29), folder=tmp_path / "brought")
    shelf.load(tmp_path / "figures", "migrant-stock")
    told = CliRunner().invoke(app, ["status", "migrant-stock"]).stdout

    assert "14 rows read in people" in told and "dollars" not in told
    answers = in_use(open_engine(threads=1), tmp_path / "figures", "people")
    assert (answers.code, answers.sampled, len(answers.facts)) == ("migrant-stock", False, 3)
