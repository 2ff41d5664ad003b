"""``bandung explain`` and ``bandung ledger``."""

import json

import pytest
import typer
from typer.testing import CliRunner

from bandung.cli import ledger
from bandung.contributions import actions
from tests.cast import AT, joined, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg")
    said = [
        a_contribution("days", quantity="45.5"),
        a_contribution("seeds", item="B6", quantity="3", unit="tonne", amount="1000.10", currency="BRL", year=2023),
        a_contribution("money", item="A1", group="A", quantity=None, unit=None, amount="7", currency="BRL", year=1950),
    ]
    actions.declare_all(said, party="bra", by=post("bra"), at=AT)


def run(*words: str) -> str:
    commands = typer.Typer()
    commands.command("explain")(ledger.explain)
    commands.add_typer(ledger.app, name="ledger")
    answer = CliRunner().invoke(commands, list(words))
    assert answer.exception is None, answer.output
    return answer.output


def test_a_figure_is_followed_to_its_contributions_entries_and_rates() -> None:
    told = json.loads(run("explain", "usd?giver=bra", "--party", "bra", "--json"))

    assert (told["counted"], told["lines"]) == (1, 3)
    assert [(each["currency"], each["year"]) for each in told["rates"]] == [("BRL", 2023)]
    assert told["not_valued"] == {"no-amount": 1, "no-rate": 1}
    rate = next(iter(told["rates"]))["value"]
    assert float(told["value"]) == pytest.approx(1000.10 / float(rate), abs=0.006)
    assert {each["contribution"] for each in told["contributions"]} == {"bra/days", "bra/seeds", "bra/money"}
    assert all(int(each["entry"]) > 1 for each in told["contributions"])


def test_it_is_told_in_words_with_its_coverage() -> None:
    told = run("explain", "quantity?unit=person-day", "--party", "mdg")

    assert "45.5" in told
    assert "1 of 1 contributions could be counted" in told
    assert "0 of 0" in run("explain", "lines")


def test_columns_are_written_once() -> None:
    assert run("ledger", "refresh").startswith("3 ")
    assert run("ledger", "refresh").startswith("0 ")


def test_it_is_told_how_much_a_figure_moves_with_the_method() -> None:
    told = {
        each["assumption"]: each
        for each in json.loads(run("explain", "usd", "--party", "bra", "--sensitivity", "--json"))
    }

    assert told["as-stated"]["dollars"] == told["overhead-10"]["dollars"]
    assert told["as-stated"]["lines"] == "1 of 3"
    assert "as-stated" in run("explain", "usd", "--party", "bra", "--sensitivity")
