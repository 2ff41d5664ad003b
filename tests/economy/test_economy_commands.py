"""``bandung economy`` and ``bandung sources``: what an analyst types, what comes back, what is refused."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bandung.cli import economy, sources
from bandung.economy.subjects import sectors_of
from bandung.values.errors import BandungError
from tests.economy import figure_files as made

OWED = "debtor,creditor,amount,currency,on\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which nothing was loaded: the figures inside answer."""
    monkeypatch.setenv("BANDUNG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BANDUNG_ENCODER", "hashing")
    monkeypatch.delenv("BANDUNG_STATISTICS_URL", raising=False)
    return tmp_path


def run(*words: str | Path) -> Result:
    room = {"economy": economy.app, "sources": sources.app}[str(words[0])]
    return CliRunner().invoke(room, [str(word) for word in words[1:]])


def said(*words: str | Path) -> str:
    answer = run(*words)
    assert answer.exit_code == 0, answer.exception or answer.output
    return answer.stdout


def refused(*words: str | Path) -> str:
    """The sentence with which ``bandung`` ends, exit code 1 (cli.main prints it)."""
    answer = run(*words)
    assert isinstance(answer.exception, BandungError), answer.output
    return str(answer.exception)


def tables(*words: str | Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(said(*words, "--as", "json"))["tables"]
    return found


def rows(*words: str | Path) -> list[dict[str, str]]:
    return list(csv.DictReader(said(*words, "--as", "csv").splitlines()))


def test_a_country_and_what_its_figures_rest_on() -> None:
    text = said("economy", "country", "South Africa", "--year", "2016", "--rows", "3")

    assert text.startswith("South Africa 2016\n")
    assert "partners (3 of 69)" in text
    assert "totals: Trade between countries" in text
    assert "sample inside" in text


def test_every_row_comes_as_json_and_as_csv_with_the_same_figures() -> None:
    as_json = tables("economy", "country", "ZAF", "--year", "2016")["partners"]
    as_csv = rows("economy", "country", "ZAF", "--year", "2016", "--only", "partners", "--rows", "1")

    assert len(as_json) == len(as_csv) == 69
    assert [row["partner"] for row in as_json] == [row["partner"] for row in as_csv]
    assert [row["exported"] for row in as_json] == [
        float(row["exported"]) if row["exported"] else None for row in as_csv
    ]


def test_a_pair_shows_both_directions_of_each_year() -> None:
    found = tables("economy", "pair", "IND", "ZAF")["trade"]

    assert {(row["exporter"], row["importer"]) for row in found} == {("IND", "ZAF"), ("ZAF", "IND")}
    assert sum(row["year"] == 2016 for row in found) == 2


def test_who_invests_in_whom_is_told_of_a_country_of_two_and_of_a_group() -> None:
    of_pair = tables("economy", "pair", "ZAF", "CHN")["investment"]
    of_country = tables("economy", "country", "CHN")["investment"]
    mercosur = tables("economy", "group", "MERCOSUR")

    assert {row["year"]: row["received"] for row in of_pair}[2008] == 4_808e6
    assert {(row["year"], row["partner"]): row["sent"] for row in of_country}[2008, "ZAF"] == 4_808e6
    assert [row["within"] for row in mercosur["investment"] if row["year"] == 2012] == [1_005e6]
    assert [row["value"] for row in mercosur["invested"] if row["year"] == 2012] == [523e6, 471e6, 9e6, 2e6]


def test_people_of_a_country_and_of_two_are_told_beside_their_trade() -> None:
    of_pair = tables("economy", "pair", "ZAF", "MOZ")["people"]
    of_country = tables("economy", "country", "MOZ")["people"]

    assert of_pair[-1] == {"year": 2000, "of_one": 159_113, "of_two": 264_572}
    assert of_country[:2] == [
        {"year": 2000, "partner": "ZAF", "live_there": 264_572, "live_here": 159_113},
        {"year": 2000, "partner": "MWI", "live_there": 110_451, "live_here": None},
    ]


def test_a_group_and_the_south_as_a_whole() -> None:
    sadc = tables("economy", "group", "sadc")

    assert {row["members"] for row in sadc["trade"]} == {12, 13, 14, 15}
    assert {
        row["year"]: row["known"] for row in sadc["dimensions"] if row["dimension"] == "mobility" and row["share"]
    } == {2000: 6}
    assert [(row["year"], row["inside"], row["abroad"]) for row in sadc["people"]] == [(2000, 920_018, 1_519_172)]
    assert "members" in said("economy", "group", "SOUTH", "--only", "trade")


def test_complexity_of_all_and_of_one_with_its_path() -> None:
    assert len(rows("economy", "complexity", "--only", "countries")) == 80

    one = tables("economy", "complexity", "ZAF")
    assert [row["step"] for row in one["path"]] == [1, 2, 3, 4, 5]
    assert {row["country"] for row in one["products"]} == {"ZAF"}


def test_a_country_is_found_in_the_table_in_which_it_sells_and_two_countries_are_not_compared() -> None:
    assert "fewer than 20 of them sold in 2020 is known" in refused("economy", "complexity", "AFG")
    assert "fewer than 20" in refused("economy", "opportunities", "ZAF", "--to", "AFG", "--products", "trade-hs17")


def test_a_code_of_a_country_and_a_group_is_the_country_unless_the_group_is_named() -> None:
    words = ("economy", "opportunities", "ZAF", "--offers", "0", "--to")

    assert {row["importer"] for row in tables(*words, "CAN")["opportunities"]} == {"CAN"}
    assert {"COL", "PER"} <= {row["importer"] for row in tables(*words, "group:can")["opportunities"]} <= {
        "BOL", "COL", "ECU", "PER",
    }  # fmt: skip


def test_what_is_not_shown_of_a_country_is_not_named_as_a_source() -> None:
    shown, not_shown = said("economy", "country", "ZAF"), said("economy", "country", "KEN")

    assert "\nproducts " in shown and "\ntrade: Inputs of industries" in shown
    assert "\nproducts " not in not_shown and "\ntrade: " not in not_shown
    partners = said("economy", "country", "ZAF", "--only", "partners")
    assert "\ntotals: " in partners and "\ntrade: " not in partners and "\nagreements: " not in partners


def test_products_of_a_country_are_of_the_year_that_is_asked_for(home: Path) -> None:
    made.write(home / "brought", "BACI_HS17_V202501.zip", made.BACI)
    said("sources", "fetch", "baci", "--from", home / "brought")
    said("sources", "load", "baci")

    assert "products 2020" in tables("economy", "country", "ZAF", "--year", "2020")
    assert "(Etalab" in said("economy", "country", "ZAF", "--only", "products")
    assert "products 2021" in tables("economy", "country", "ZAF")


def test_opportunities_in_a_country_with_each_part_of_the_score_and_its_weight() -> None:
    found = tables("economy", "opportunities", "ZAF", "--to", "BRA", "--offers", "0")["opportunities"]

    assert [row["rank"] for row in found] == list(range(1, len(found) + 1))
    assert all(0 <= row["score"] <= 1 for row in found)
    text = said("economy", "opportunities", "ZAF", "--to", "Brazil", "--rows", "2", "--offers", "0")
    assert "Score: the mean of the parts that are known" in text
    assert "nearness" in text


def test_opportunities_in_a_group_come_with_chains_that_it_could_close() -> None:
    found = tables("economy", "opportunities", "ZAF", "--to", "SADC", "--offers", "0")

    assert found["chains"]
    for row in found["chains"]:
        assert row["could"] == min(row["from_outside"], row["sold_outside"])
        assert row["importer"] not in row["suppliers"].split()


def test_opportunities_come_with_offers_of_cooperation_on_the_same_subject() -> None:
    found = tables("economy", "opportunities", "ZAF", "--to", "AGO", "--offers", "2")

    products = {row["product"] for row in found["opportunities"]}
    assert found["offers"]
    for row in found["offers"]:
        assert row["product"] in products
        assert set(row["sectors"].split()) == set(sectors_of("ISIC4", row["product"]))
        assert row["offer"] is None or row["offer"].startswith("offer/")
    farming = [row["offer"] for row in found["offers"] if row["product"] == "A01"]
    assert len(set(farming)) == 2
    assert "offers" not in tables("economy", "opportunities", "ZAF", "--to", "AGO", "--offers", "0")


def test_gravity_ranks_the_pairs_of_a_country() -> None:
    found = tables("economy", "gravity", "KEN", "--by", "size", "--year", "2008")

    assert {row["exporter"] for row in found["pairs"]} == {"KEN"}
    expected = [row["expected"] for row in found["pairs"]]
    assert expected == sorted(expected, reverse=True)
    assert "distance" in " ".join(row["name"] for row in found["coefficients"])


def test_orders_of_partners_are_looked_back_on_beside_simple_ones() -> None:
    found = tables("economy", "backtest", "--year", "2004", "--later", "2008")

    assert set(found) == {"amount", "rate"}
    assert [row["auc"] for row in found["amount"] if row["ranking"] == "chance"] == [0.5]
    assert all(0 <= row["precision"] <= 1 for row in found["rate"])
    assert "in 2005" in refused("economy", "backtest", "--year", "2005")


def test_obligations_of_a_file_are_cleared_to_the_cent(home: Path) -> None:
    file = home / "owed.csv"
    file.write_text(
        f"{OWED}KEN,TZA,1000.50,USD,2026-01-05\nTZA,UGA,1000.50,USD,2026-01-06\nUGA,KEN,900,USD,2026-01-09\n"
    )

    found = tables("economy", "clear", file)

    assert found["payments"] == [{"payer": "KEN", "receiver": "UGA", "amount": "100.50"}]
    assert {row["name"]: row["amount"] for row in found["sums"]} == {
        "handled": "2901.00", "moved": "100.50", "saved, share": "0.9654",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("country", "Atlantis"), "ATLANTIS"),
        (("country", "ZAF", "--year", "1900"), "There are of: 1996, 2000"),
        (("country", "Tuvalu"), "There are no figures of trade of Tuvalu"),
        (("country", "ZAF", "--as", "csv"), "There are several tables here; name one with --only"),
        (("country", "ZAF", "--only", "moon"), "There is no such table here"),
        (("country", "ZAF", "--source", "nowhere"), "“nowhere”. There are: baci, comtrade, icio, icio-inputs, imts"),
        (("country", "ZAF", "--source", "geodist"), "“geodist”. There are: baci, comtrade, icio, icio-inputs, imts"),
        (("pair", "ZAF", "South Africa"), "two different countries"),
        (("pair", "ZAF", "x\0y\ud800"), ""),
        (("group", "NOWHERE"), "NOWHERE"),
        (("complexity", "ZAF", "--year", "1950"), "in 1950"),
        (("opportunities", "ZAF", "--to", "nowhere"), "NOWHERE"),
        (("opportunities", "Tuvalu", "--to", "BRA"), "Tuvalu"),
        (("gravity", "ZAF", "--year", "2015"), "in 2015"),
        (("group", "AES"), "Nobody was a member of AES in 1996, 2000"),
        (("opportunities", "ZAF", "--to", "AES"), "Nobody was a member of AES in 2022"),
        (("opportunities", "ZAF", "--to", "South Africa"), "two different countries"),
        (("opportunities", "ZAF", "--to", "group:nowhere"), "NOWHERE"),
        (("opportunities", "ZAF", "--to", "BRA", "--before", "2022"), "Growth is counted from an earlier year"),
        (("opportunities", "ZAF", "--to", "BRA", "--before", "2023"), "Growth is counted from an earlier year"),
        (("backtest", "--year", "2008", "--before", "2008"), "Growth is counted from an earlier year"),
        (("backtest", "--year", "2004", "--before", "2008"), "Growth is counted from an earlier year"),
        (("backtest", "--year", "2008", "--later", "2008"), "What grew is looked for in a later year"),
        (("backtest", "--year", "2008", "--later", "2004"), "What grew is looked for in a later year"),
        (("complexity", "KEN"), "There are no figures of exports of Kenya by product"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    assert sentence in refused("economy", *words)


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("who,whom\n", (), "has the columns debtor"),
        (OWED, (), "There are no obligations in this file"),
        (f"{OWED}KEN,TZA,ten,USD,2026-01-05\n", (), "the amount is no number"),
        (f"{OWED}KEN,TZA,1.005,USD,2026-01-05\n", (), "more decimals than its currency"),
        (f"{OWED}KEN,TZA,1,USD,5 May\n", (), "the day is not written as"),
        (f"{OWED}KEN,TZA,1,KES,2026-01-05\n", (), "KES"),
        (f"{OWED}KEN,TZA,1,KES,2026-01-05\n", ("--rate", "0.0077"), "Write a rate as KES=0.0077"),
        (f"{OWED}KEN,TZA,1,USD,2026-01-05\n", ("--until", "soon"), "Write a day as 2026-01-31"),
        (f"{OWED}KEN,TZA,1,USD,2026-01-05\n", ("--until", "2026-01-04"), "ends on 2026-01-04 cannot hold"),
        (f"{OWED}KEN,TZA,1,KES,2026-01-05\n", ("--rate", "KES=1e999999999"), "“1e999999999” is no rate"),
        (f"{OWED}KEN,TZA,1,KES,2026-01-05\n", ("--rate", "KES=1e-999999999"), "is no rate"),
        (f"{OWED}KEN,TZA,1,KES,2026-01-05\n", ("--rate", "KES=1", "--rate", "KES=2"), "“KES” is named twice"),
        (f"{OWED}KEN,TZA,1,USD,2026-01-05\n", ("--rate", "USD=2"), "The unit of account needs no rate"),
        (f"{OWED}KEN,TZA,1e9999999,USD,2026-01-05\n", (), "the amount is too large"),
        (f"{OWED}KEN,TZA,1e-9999999,USD,2026-01-05\n", (), "more decimals than its currency"),
        (f"{OWED}KEN,TZA,1,USD,2026-01-05\n", ("--yearly", "abc"), "Write interest for a year as 0.04"),
        (f"{OWED}KEN,TZA,1,USD,2026-01-05\n", ("--yearly", "-0.04"), "Write interest for a year as 0.04"),
        (f"{OWED}KEN,TZA,1,USD,2026-01-05\n", ("--yearly", "1e999999999"), "Write interest for a year as 0.04"),
        ("\udcff", (), "cannot be read"),
    ],
)  # fmt: skip
def test_a_file_of_obligations_that_is_not_right(
    home: Path, text: str, options: tuple[str, ...], sentence: str
) -> None:
    file = home / "owed.csv"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")

    assert sentence in refused("economy", "clear", file, *options)


@pytest.mark.parametrize("nothing", ["0", "0e0", "0.00", "-0", " 0 "])
def test_no_interest_may_be_written_in_any_way(home: Path, nothing: str) -> None:
    (home / "owed.csv").write_text(f"{OWED}KEN,TZA,1,USD,2026-01-05\n")

    found = tables("economy", "clear", home / "owed.csv", "--yearly", nothing, "--until", "2026-12-31")

    assert found["payments"] == [{"payer": "KEN", "receiver": "TZA", "amount": "1.00"}]


def test_sources_are_listed_with_their_licence() -> None:
    found = json.loads(said("sources", "list", "--json"))

    assert {"baci", "wdi"} <= {each["code"] for each in found}
    assert all(each["licence"] and each["page"] for each in found)
    assert "by hand" in said("sources", "list")


def test_a_file_brought_by_hand_is_fetched_loaded_and_then_answers(home: Path) -> None:
    made.write(home / "brought", "dist_cepii.csv", made.GEODIST)
    assert said("sources", "status").splitlines()[0].startswith("source")

    assert "dist_cepii.csv" in said("sources", "fetch", "geodist", "--from", home / "brought")
    assert "geodist: 1 copies fetched, not loaded" in said("sources", "status")
    assert "as before" not in said("sources", "load", "geodist")
    assert "as before" in said("sources", "load", "geodist")
    (told,) = json.loads(said("sources", "status", "--json"))
    assert told["source"] == "geodist"
    assert told["copies"]
    assert "rows read" in said("sources", "status", "geodist")


def test_what_sources_refuse(home: Path) -> None:
    (home / "empty").mkdir()

    assert "nowhere" in refused("sources", "fetch", "nowhere")
    assert "Name an address or a folder" in refused("sources", "fetch", "geodist", "--from", home, "--address", "x")
    assert "geodist" in refused("sources", "status", "geodist")
    assert refused("sources", "load", "geodist")
    assert refused("sources", "fetch", "geodist", "--from", home / "empty")
    made.write(home / "wrong", "dist_cepii.csv", "a,b\n1,2\n")
    run("sources", "fetch", "geodist", "--from", home / "wrong")
    assert refused("sources", "load", "geodist")


def test_a_refusal_is_one_line_and_no_command_needs_the_platform(home: Path) -> None:
    program = "import sys\nfrom bandung.cli.main import main\ntry: main()\nfinally: print('django' in sys.modules)"
    for words, code in ((("economy", "country", "Atlantis"), 1), (("economy", "pair", "ZAF", "IND"), 0)):
        done = subprocess.run(
            [sys.executable, "-c", program, *words], capture_output=True, text=True, cwd=home, check=False
        )
        assert done.returncode == code
        assert done.stdout.splitlines()[-1] == "False"
        assert len(done.stderr.splitlines()) == code
