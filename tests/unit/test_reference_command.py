"""``bandung reference``: tables for people, JSON for programs, a sentence for what is wrong."""

import json

import pytest
from typer.testing import CliRunner

from bandung.cli.reference import app
from bandung.reference import UnknownCode
from bandung.values.errors import BadValue


def printed(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_members_are_those_of_the_day() -> None:
    held = json.loads(printed("members", "LDC", "--on", "2024-12-12", "--json"))
    assert len(held["members"]) == 45
    assert {it["country"] for it in held["scheduled"]} >= {"BGD", "LAO", "NPL"}


def test_members_as_a_table_tell_what_is_scheduled() -> None:
    assert "BGD leaves on 2026-11-24: scheduled, not counted until verified" in printed("members", "ldc")


def test_a_country_is_shown_by_any_of_its_names() -> None:
    facts = json.loads(printed("country", "Brésil", "--on", "2025-01-01", "--language", "pt", "--json"))
    assert facts["alpha3"] == "BRA"
    assert facts["region"] == ["Américas", "América Latina e Caribe", "América do Sul"]
    assert {"BRICS", "G77", "MERCOSUR"} <= set(facts["groups"])
    assert "Brasil" in printed("country", "BRA", "--language", "pt")


def test_countries_can_be_those_of_a_region() -> None:
    codes = {it["alpha3"] for it in json.loads(printed("countries", "--region", "014", "--json"))}
    assert "MDG" in codes
    assert "BRA" not in codes
    assert "شرق أفريقيا" in printed("countries", "--region", "014", "--language", "ar")


def test_groups_are_counted_on_the_day() -> None:
    sizes = {it["code"]: it["members"] for it in json.loads(printed("groups", "--on", "2025-01-01", "--json"))}
    assert sizes["LDC"] == 44
    assert "Least developed countries" in printed("groups")


def test_sectors_goals_targets_and_origins_are_listed() -> None:
    assert "31161" in {it["code"] for it in json.loads(printed("sectors", "--within", "311", "--json"))}
    assert len(json.loads(printed("sdgs", "--json"))) == 17
    assert "6.1" in printed("sdgs", "--goal", "6")
    assert "Agriculture" in printed("sectors", "--language", "fr")
    assert {it["table"] for it in json.loads(printed("origins", "--json"))} >= {"countries", "memberships"}
    assert "ODC-PDDL-1.0" in printed("origins")


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (["country", "Atlantis"], UnknownCode),
        (["members", "LDX"], UnknownCode),
        (["members", "LDC", "--on", "yesterday"], BadValue),
        (["countries", "--language", "xx"], BadValue),
        (["countries", "--region", "999"], UnknownCode),
        (["sectors", "--within", "999"], UnknownCode),
        (["sdgs", "--goal", "18"], UnknownCode),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(arguments: list[str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        CliRunner().invoke(app, arguments, catch_exceptions=False)
