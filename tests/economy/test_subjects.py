"""From a product to the sectors of cooperation on it."""

import csv
from importlib.resources import files

import pytest

from bandung.economy.subjects import sectors_of
from bandung.reference.sectors import sector
from bandung.sources.products import _names


@pytest.mark.parametrize(
    ("classification", "product", "first"),
    [
        ("HS17", "0902", "31162"),  # tea: crops for export
        ("HS17", "300220", "32168"),  # vaccines: making of medicines
        ("HS92", "10", "31161"),  # cereals: food crops
        ("HS12", "160414", "313"),  # tuna in tins goes with fishing before food industries
        ("SITC2", "0711", "31162"),
        ("ISIC4", "A01", "311"),
        ("ISIC4", "C21", "32168"),
    ],
)
def test_the_nearest_sector_of_a_product(classification: str, product: str, first: str) -> None:
    assert sectors_of(classification, product)[0] == first


@pytest.mark.parametrize(("classification", "product"), [("HS17", "99"), ("HS17", ""), ("ISIC4", "A"), ("XX1", "01")])
def test_of_what_the_table_does_not_have_nothing_is_said(classification: str, product: str) -> None:
    assert sectors_of(classification, product) == ()


def test_every_sector_is_in_force_and_every_product_is_of_its_list() -> None:
    text = (files("bandung.economy") / "data" / "subjects.csv").read_text(encoding="utf-8")
    known = {"HS": _names("HS12", six=False), "SITC": _names("SITC2", six=False), "ISIC": _names("ISIC4", six=False)}
    for row in csv.DictReader(text.splitlines()):
        assert all(sector(code).active for code in row["sectors"].split())
        assert any(code.startswith(row["code"]) for code in known[row["classification"]])
        assert (row["origin"], row["evidence"]) == ("ours", "U")


def test_every_chapter_division_and_industry_leads_somewhere() -> None:
    """Arms, what is not classified, household activities and coins are no subject of cooperation here."""
    left = {"HS12": {"93", "99"}, "SITC2": {"91", "93", "94", "95", "96", "XX"}, "ISIC4": {"T"}}
    for classification, none in left.items():
        codes = _names(classification, six=False)
        two = [code for code in codes if len(code) == 2 or classification == "ISIC4"]
        assert {code for code in two if not sectors_of(classification, code)} == none
