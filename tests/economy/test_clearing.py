"""Clearing among central banks: what is netted, what must be paid, what is saved."""

import csv
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pyarrow as pa
import pytest

from bandung.economy.clearing.claims import BadObligation, Claims, NoRate, Obligation, TooMuch, by_day, rate, table
from bandung.economy.clearing.file import rates
from bandung.economy.clearing.netting import by_cycle, by_pair, by_party
from bandung.economy.clearing.rounds import EndsTooEarly, clear
from bandung.economy.clearing.settlement import Payment, directly, through
from bandung.values.errors import BadValue

DAY, END = date(2026, 1, 5), date(2026, 4, 30)
USD = {"USD": Fraction(1)}
FACTS = list(csv.DictReader((files("bandung.economy") / "data/clearing_facts.csv").read_text().splitlines()))


def owes(debtor: str, creditor: str, amount: int, currency: str = "USD", on: date = DAY) -> Obligation:
    return Obligation(debtor, creditor, amount, currency, on)


def test_a_circle_of_three_owes_nothing_in_the_end() -> None:
    held = clear(table([owes("ARG", "BRA", 100), owes("BRA", "CHL", 100), owes("CHL", "ARG", 100)]), USD, until=END)
    assert held.claims.gross == 300
    assert held.pairs.gross == 300, "no two of them owe each other"
    assert held.cycles.gross == 0
    assert held.moved == 0
    assert held.saved == 1
    assert held.payments == ()


def test_what_two_owe_each_other_is_one_difference() -> None:
    claims = Claims(("ARG", "BRA"), {("ARG", "BRA"): 70, ("BRA", "ARG"): 100})
    assert by_pair(claims).owed == {("BRA", "ARG"): 30}


def test_a_cycle_strikes_the_least_of_its_amounts_and_makes_no_new_pair() -> None:
    claims = Claims(("A", "B", "C", "D"), {("A", "B"): 50, ("B", "C"): 30, ("C", "A"): 40, ("C", "D"): 5})
    struck = by_cycle(claims)
    assert struck.owed == {("A", "B"): 20, ("C", "A"): 10, ("C", "D"): 5}
    assert struck.positions() == claims.positions()


def test_each_party_pays_or_receives_once_through_the_agent() -> None:
    positions = {"A": -30, "B": 10, "C": 20, "AGENT": 0}
    assert through("AGENT", positions) == [
        Payment("A", "AGENT", 30),
        Payment("AGENT", "B", 10),
        Payment("AGENT", "C", 20),
    ]
    assert directly(positions) == [Payment("A", "C", 20), Payment("A", "B", 10)]


def test_rates_are_exact_and_a_half_cent_goes_to_the_even_one() -> None:
    days = by_day(table([owes("A", "B", 5, "INR"), owes("C", "B", 15, "INR")]), {"INR": rate("0.1")})
    assert days.claims().owed == {("C", "B"): 2}, "0.5 becomes 0, 1.5 becomes 2"
    big = by_day(table([owes("A", "B", 10**12 + 1, "XAF")]), {"XAF": Fraction(10**15 + 1, 10**18)})
    assert big.claims().owed == {("A", "B"): round((10**12 + 1) * Fraction(10**15 + 1, 10**18))}


def test_a_line_that_is_full_is_paid_early() -> None:
    obligations = table(
        [owes("A", "B", 80), owes("A", "B", 50, on=date(2026, 2, 1)), owes("B", "A", 20, on=date(2026, 3, 1))]
    )
    held = clear(obligations, USD, until=END, lines={("B", "A"): 100})
    assert [(each.on, each.debtor, each.amount) for each in held.early] == [(date(2026, 2, 1), "A", 30)]
    assert held.positions == {"A": -80, "B": 80}
    assert held.moved == 110
    assert held.handled == 150


def test_interest_runs_by_days_over_360() -> None:
    held = clear(table([owes("A", "B", 1_000_000)]), USD, until=date(2026, 4, 5), yearly=Fraction("0.04"))
    assert held.interest == {("A", "B"): 10_000}, "1,000,000 x 90 / 360 x 4 %"
    assert held.positions["B"] == 1_010_000


def test_who_gains_and_how_much() -> None:
    held = clear(
        table([owes("A", "B", 60), owes("B", "A", 20), owes("B", "C", 40), owes("C", "A", 30)]), USD, until=END
    )
    told = {each.party: (each.gross, each.by_pair, each.by_cycle, each.by_party, each.saved) for each in held.gains()}
    assert told == {"A": (60, 40, 10, 10, 50), "B": (60, 40, 10, 0, 60), "C": (30, 30, 0, 0, 30)}
    assert held.saved == Fraction(140, 150)


@pytest.mark.parametrize("row", FACTS)
def test_the_share_compensated_is_counted_as_published(row: dict[str, str]) -> None:
    """What was handled less what had to be transferred: the agreement's own figures, to a tenth of a per cent."""
    handled = round(Fraction(row["handled_million_usd"]) * 10**8)
    moved = round(handled * (1 - Fraction(row["compensated_percent"]) / 100))
    there, back = moved + (handled - moved) // 2, (handled - moved) - (handled - moved) // 2
    held = clear(table([owes("VEN", "BRA", there), owes("BRA", "VEN", back)]), USD, until=END)
    assert held.handled == handled
    assert round(float(held.saved) * 100, 1) == float(row["compensated_percent"])


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([owes("A", "B", 0)], BadObligation),
        ([owes("A", "B", -5)], BadObligation),
        ([owes("A", "A", 5)], BadObligation),
        ([owes("A", "B", 5, "XYZ")], NoRate),
        ([owes("A", "B", 1 << 54)], TooMuch),
        ([owes("A", "B", 1 << 62), owes("A", "C", 1 << 62)], TooMuch),
    ],
)
def test_what_cannot_be_cleared_is_refused(rows: list[Obligation], error: type[Exception]) -> None:
    with pytest.raises(error):
        clear(table(rows), USD, until=END)


def test_an_empty_cell_is_refused_with_its_row() -> None:
    good = table([owes("A", "B", 1), owes("A", "C", 2)])
    holed = good.set_column(1, "creditor", pa.array(["B", None], pa.string()))
    with pytest.raises(BadObligation, match="2"):
        by_day(holed, USD)


@pytest.mark.parametrize("text", ["", "0", "-1", "many", "1/0", "1e999999999", "1e-999999999", "0e999999999", "9" * 99])
def test_a_rate_is_a_number_above_zero(text: str) -> None:
    with pytest.raises(NoRate):
        rate(text)


def test_a_round_holds_what_is_owed_up_to_its_last_day() -> None:
    owed = table([owes("A", "B", 1), owes("A", "B", 2, on=date(2026, 2, 1))])
    assert clear(owed, USD, until=date(2026, 2, 1)).handled == 3
    with pytest.raises(EndsTooEarly, match="2026-01-31 cannot hold an obligation of 2026-02-01"):
        clear(owed, USD, until=date(2026, 1, 31))


def test_a_currency_has_one_rate_and_the_unit_none() -> None:
    assert rates([("INR", "0.5"), ("JPY", "0.01")], "USD") == {
        "USD": 1, "INR": Fraction("0.5"), "JPY": Fraction(1),
    }  # fmt: skip
    with pytest.raises(BadValue, match="“INR” is named twice"):
        rates([("INR", "0.5"), ("INR", "0.5")], "USD")
    with pytest.raises(BadValue, match="needs no rate"):
        rates({"USD": "2"}, "USD")


def test_a_round_without_obligations_moves_nothing() -> None:
    held = clear(table([]), USD, until=END)
    assert (held.moved, held.saved, held.payments, held.gains()) == (0, 0, (), [])
    assert by_party(held.claims) == {}
