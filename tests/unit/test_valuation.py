"""What a line is worth: each method by its example, and the one rule that applies them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bandung.measurement import valuation
from bandung.measurement.methods import AGRONOMISTS, METHODS, Example, as_markdown
from bandung.measurement.valued import Policy, Valued
from bandung.records.contributions import Costs, StaffTime
from bandung.records.loans import Loan, Payment
from bandung.values import BadValue
from tests.ledger_lines import RATES, a_line

DOCUMENT = Path(__file__).parents[2] / "docs" / "explanation" / "valuation.md"
EXAMPLES = [pytest.param(example, id=f"{method.key}-{number}")
            for method in METHODS.values() for number, example in enumerate(method.examples)]  # fmt: skip


def worth(**said: object) -> Valued:
    return valuation.value(a_line(**said), RATES, Policy())


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_method_gives_what_its_example_gives_by_hand(example: Example) -> None:
    assert example.run() == example.answer


def test_the_documents_print_the_methods_and_examples() -> None:
    assert as_markdown() in DOCUMENT.read_text(encoding="utf-8")


def test_costs_are_priced_by_salaries_and_converted_at_the_rate_of_the_year() -> None:
    valued = worth(costs=AGRONOMISTS)

    assert (valued.local, valued.currency, valued.usd, valued.why) == (Decimal(42180), "BRL", 781_111, "")
    assert valued.methods == ("salary-1", "ppp-1", "market-usd-1")
    assert valued.ppp == 1_320_000
    assert valued.ppp_rate is not None and valued.ppp_rate.value == Decimal("2.4")


def test_the_givers_own_rate_wins_and_says_whose_it_is() -> None:
    valued = worth(amount=Decimal(1000), currency="BRL", rate=Decimal(5), rate_source="Central bank, 30 June")

    assert valued.usd == 20_000
    assert valued.rate is not None
    assert (valued.rate.source, valued.rate.note, valued.rate.retrieved) == (
        "Central bank, 30 June", "stated by the giver", date(2025, 3, 1),
    )  # fmt: skip


def test_a_settled_figure_stands_before_a_declared_one() -> None:
    assert worth(amount=Decimal(5400), currency="BRL", settled_amount=Decimal(2700)).usd == 50_000


def test_half_of_the_days_settled_is_half_of_the_staff_time() -> None:
    days = {"quantity": Decimal(30), "unit": "person-day", "costs": AGRONOMISTS}

    assert worth(**days, settled_quantity=Decimal(15)).local == Decimal(26340)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"group": "C", "item": "C1", "quantity": Decimal(5), "unit": "person-day"}, "counted-in-units"),
        ({"quantity": Decimal(5), "unit": "person-day"}, "no-amount"),
        ({"amount": Decimal(5), "currency": "KES"}, "no-rate"),
        ({"amount": Decimal(5), "currency": "BRL", "year": 2023}, "no-rate"),
        ({"amount": Decimal(5), "currency": "BRL", "item": "B12"}, "contested"),
    ],
)
def test_what_cannot_be_priced_says_why_and_is_not_zero(said: dict[str, object], why: str) -> None:
    valued = worth(**said)

    assert (valued.usd, valued.why) == (None, why)


def test_slips_of_the_pen_are_neither_worth_the_world_nor_an_error() -> None:
    hours = StaffTime(profile="nurse", hours="999999999999999", annual_cost="999999999999999", paid_hours="0.001")

    assert worth(costs=Costs(currency="BRL", staff=(hours,))).why == "no-amount"
    assert worth(amount=Decimal(10**14), currency="BRL", rate=Decimal("1e-400")).why == "no-rate"
    never = Loan(payments=(Payment(after_years="999999999999999", principal="1"),))
    assert valuation.grant_element(Decimal(1), never) == 1


def test_a_contested_item_counts_where_the_country_says_so() -> None:
    line = a_line(amount=Decimal(54), currency="BRL", item="B12")

    assert valuation.value(line, RATES, Policy(counted={"refugees": True})).usd == 1_000


def test_half_a_cent_goes_to_the_even_cent() -> None:
    assert [valuation.cents(Decimal(each)) for each in ("0.005", "0.015", "0.025", "0.0251")] == [0, 2, 2, 3]


def test_purchasing_power_is_for_costs_in_the_currency_of_the_country_only() -> None:
    in_pesos = AGRONOMISTS.model_copy(update={"currency": "MXN"})

    assert worth(costs=in_pesos).ppp is None
    assert worth(amount=Decimal(5), currency="BRL").ppp is None


def test_a_loan_shows_its_grant_element_and_counts_with_its_face_value() -> None:
    loan = Loan(interest="1", years="20", grace="5")

    valued = worth(group="A", item="A2", amount=Decimal(5400), currency="BRL", loan=loan)

    assert valued.usd == 100_000
    assert valued.grant_element is not None and round(valued.grant_element, 4) == Decimal("0.3537")
    assert valued.methods == ("stated", "grant-element-1", "market-usd-1")


def test_repayments_begin_when_the_grace_period_ends() -> None:
    paid = valuation.schedule(Loan(interest="10", years="3", grace="2", payments_a_year=1))

    assert paid == [(1, Decimal("0.1")), (2, Decimal("0.6")), (3, Decimal("0.55"))]


def test_a_rate_of_zero_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadValue, match="a rate is above zero"):
        valuation.market_usd(Decimal(1), Decimal(0))
    with pytest.raises(BadValue, match="a rate is above zero"):
        valuation.uplift(Decimal(1), Decimal(-1))
