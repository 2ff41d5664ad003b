"""What publishers’ files hold and nobody can place is counted or refused: it never vanishes nor becomes another."""

from pathlib import Path

import pytest

from bandung.sources.country_codes import Area, areas
from bandung.sources.fetching import Unexpected
from tests.economy import figure_files as files
from tests.economy.test_sources_cleaned import cleaned, reasons
from tests.economy.test_sources_told import baci, workbook

CORNER = "Remittance-receiving country (across) Remittance-sending country (down)"
MATRIX = [["Estimates for 2021 (US$ million)"], [CORNER, "Kenya", "WORLD"], ["India", 5, 5]]


@pytest.mark.parametrize(
    ("rows", "unnamed"),
    [
        ([*MATRIX, ["", 7, 8]], {"unnamed": 2}),
        ([MATRIX[0], [*MATRIX[1], ""], [*MATRIX[2], 9]], {"unnamed": 1}),
        ([*MATRIX[:2], [*MATRIX[2], 9]], {"unnamed": 1}),
        ([*MATRIX, ["Note: estimates."], ["", ""]], {}),
    ],
)
def test_remittances_of_which_nobody_is_named_are_counted(
    tmp_path: Path, rows: list[list[object]], unnamed: dict
) -> None:  # type: ignore[type-arg]
    file = workbook(tmp_path / "Bilateral_Remittances_2021.xlsx", {"m": rows})

    found, quality = cleaned(tmp_path, "remittances", file)

    assert [row["value"] for row in found] == [5_000_000.0]
    assert reasons(quality) == {"group": 1} | unnamed


def test_investment_of_a_line_without_a_name_is_counted_and_one_of_two_names_refused(tmp_path: Path) -> None:
    def of(*line: object) -> Path:
        sheet = [*files.UNCTAD["inflows"][:-1], list(line)]
        return workbook(tmp_path / "webdiaeia2014d3_ZAF.xlsx", {"inflows": sheet})

    _rows, quality = cleaned(tmp_path, "unctad-fdi", of("", "", "", 7, 8))

    assert reasons(quality)["unnamed"] == 2
    with pytest.raises(Unexpected, match="Africa Kenya"):
        cleaned(tmp_path, "unctad-fdi", of("", "Africa", "Kenya", 7, 8))


@pytest.mark.parametrize("product", ["0102", "102", "TOTAL", "1"])
def test_one_zero_can_be_lost_and_no_more(tmp_path: Path, product: str) -> None:
    with pytest.raises(Unexpected, match=f"can be no year, figure or product: 2020 710 842 {product} 5"):
        baci(tmp_path, f"2020,710,842,{product},5,1")


def test_products_of_another_classification_are_not_taken_for_those_of_the_harmonized_system(tmp_path: Path) -> None:
    row = {"reporterCode": "710", "partnerCode": "76", "cmdCode": "00111", "classificationCode": "S4"}

    with pytest.raises(Unexpected, match="classification S4 are not read here, but those of HS92"):
        cleaned(tmp_path, "comtrade", files.write(tmp_path, "S4.csv", files.comtrade(row)))


def test_people_and_products_of_nations_are_above_zero_and_inflation_is_not_always(tmp_path: Path) -> None:
    told = {"NY.GDP.MKTP.CD": -5, "SP.POP.TOTL": 0, "FP.CPI.TOTL.ZG": -1.5}
    lines = [f'"South Africa","ZAF","x","{code}","{value}"' for code, value in told.items()]
    head = '"Country Name","Country Code","Indicator Name","Indicator Code","2020"'

    rows, quality = cleaned(tmp_path, "wdi", files.write(tmp_path, "API_x.csv", "\n".join([head, *lines, ""])))

    assert [(row["indicator"], row["value"]) for row in rows] == [("inflation", -1.5)]
    assert reasons(quality) == {"negative": 1, "zero": 1}


def test_a_figure_without_measure_stops_the_run(tmp_path: Path) -> None:
    text = '"Country Name","Country Code","Indicator Code","2020"\n"x","ZAF","NY.GDP.MKTP.CD","1e300"\n'

    with pytest.raises(Unexpected, match="can be no year, figure or product: 2020 ZAF gdp 1e300"):
        cleaned(tmp_path, "wdi", files.write(tmp_path, "API_x.csv", text))


OWN = "list,code,country,why,first_year,last_year,note\n"


@pytest.mark.parametrize("change", [(",", ","), (",", ";"), (OWN, "\ufeff" + OWN)])
def test_further_codes_may_come_from_a_spreadsheet(tmp_path: Path, change: tuple[str, str]) -> None:
    own = files.write(tmp_path, "country_codes.csv", (OWN + "m49,098,,dissolved,,1992,x\n").replace(*change))

    assert areas("m49", ["98"], file="baci", own=own) == {"98": Area("", "dissolved", 0, 1992)}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("m49,998,,group,soon,,", "country_codes.csv:2: A year is written as 1992, or left empty."),
        ("m49,998,,nonsense,,,", "one of the reasons group, dissolved, unspecified"),
        ("m49,998", "for a country or with one of the reasons"),
    ],
)
def test_further_codes_that_say_nothing_are_refused(tmp_path: Path, row: str, sentence: str) -> None:
    with pytest.raises(Unexpected, match=sentence):
        areas("m49", ["998"], file="baci", own=files.write(tmp_path, "country_codes.csv", f"{OWN}{row}\n"))


def test_further_codes_that_are_not_in_utf_8_are_refused(tmp_path: Path) -> None:
    own = tmp_path / "country_codes.csv"
    own.write_bytes(f"{OWN}m49,998,,group,,,Côte\n".encode("latin-1"))

    with pytest.raises(Unexpected, match="no CSV in UTF-8"):
        areas("m49", ["998"], file="baci", own=own)
