"""Rows of TOSSD: everybody's own contributions, priced; staff time at parity beside, never added; warned of twice."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bandung.measurement import valuation
from bandung.measurement.lines import Line
from bandung.measurement.valued import Policy, Valued
from bandung.records.contributions import Costs, StaffTime
from bandung.records.loans import Loan
from bandung.standards.rendering import book, reconciliation
from bandung.standards.rendering.report import Report
from bandung.standards.rendering.totals import figures
from bandung.standards.tossd import returning
from bandung.values import LANGUAGES
from tests.ledger_lines import RATES, a_line

POLICY = Policy("BRA")
COSTS = Costs(currency="BRL", staff=(StaffTime(profile="agronomist", hours="88", annual_cost="108000"),), travel="540")


def rows(*ledger: Line, provider: str = "BRA") -> list[returning.Row]:
    return returning.rows(valued(*ledger), provider, 2024, POLICY)


def valued(*ledger: Line) -> list[Valued]:
    return list(valuation.value_all(ledger, RATES, POLICY))


def made(*ledger: Line, provider: str = "BRA") -> Report:
    return returning.make(valued(*ledger), provider, 2024, POLICY, rates="hand-1", on=date(2025, 6, 1))


def test_a_facilitator_of_the_north_has_its_rows_here() -> None:
    gives = a_line("deu/c-1", southern=False, giver_country="DEU", basis="triangular", role="facilitator",
                   amount=Decimal("54"), currency="BRL")  # fmt: skip

    (row,) = rows(gives, provider="DEU")

    assert (row.role, row.framework, row.disbursement_usd, row.also_in_ssc) == ("facilitator", "triangular", 10, False)


def test_a_row_that_is_also_in_the_other_return_says_so() -> None:
    (row,) = rows(a_line(amount=Decimal("54"), currency="BRL"))

    assert row.also_in_ssc


def test_what_is_counted_in_units_only_is_left_out_and_told() -> None:
    report = made(a_line(group="C", item="C1", quantity=Decimal(3), unit="person-day"))

    assert report.rows == []
    assert [reason for _line, reason in report.left_out] == ["counted-in-units"]


def test_staff_time_at_parity_stands_beside_and_is_never_added() -> None:
    report = made(a_line(costs=COSTS, quantity=Decimal(11), unit="person-day"))
    (row,) = report.rows
    assert isinstance(row, returning.Row)

    assert row.disbursement == 88 * Decimal(108000) / 1760 + 540
    assert (row.disbursement_usd, row.itc_ppp, row.ppp_rate) == (Decimal("1100"), Decimal("2250"), Decimal("2.4"))
    assert [it.total.value for it in figures(report) if it.figure.measure == "usd" and not it.by] == [110_000]
    assert not [it for it in figures(report) if it.figure.measure == "ppp"]


def test_a_loan_shows_whether_it_is_concessional() -> None:
    soft = a_line(item="A2", group="A", form="concessional-loan", amount=Decimal("5400"), currency="BRL",
                  loan=Loan(interest="1", years="30", grace="10"))  # fmt: skip
    hard = a_line("bra/c-2", item="A3", group="A", form="other-loan", amount=Decimal("5400"), currency="BRL",
                  loan=Loan(interest="9", years="5"))  # fmt: skip
    counts = Policy("BRA", {"export-credits": True})
    both = returning.rows(valuation.value_all([soft, hard], RATES, counts), "BRA", 2024, counts)

    assert [(row.instrument, row.concessional, row.maturity) for row in both] == [
        ("concessional-loan", True, 30), ("other-loan", False, 5),
    ]  # fmt: skip
    assert all(row.grant_element is not None for row in both)


@pytest.mark.parametrize(
    ("said", "field", "expected"),
    [
        ({"recipient_country": "", "recipient_name": "CARICOM"}, "pillar", "2"),
        ({}, "pillar", "1"),
        ({"basis": "bilateral"}, "framework", "south-south"),
        ({"basis": "interregional"}, "framework", "regional"),
        ({"basis": ""}, "framework", ""),
        ({"group": "A", "item": "A1"}, "instrument", ""),
        ({}, "instrument", "in-kind"),
        ({}, "mobilised", None),
    ],
)
def test_a_field_follows_from_the_line(said: dict[str, Any], field: str, expected: object) -> None:
    (row,) = rows(a_line(**said))

    assert getattr(row, field) == expected


def test_the_fields_are_those_of_the_data_file_and_say_that_they_are_recalled() -> None:
    assert tuple(column.code for column in returning.COLUMNS) == returning.Row._fields
    assert all(set(column.names) == set(LANGUAGES) for column in returning.COLUMNS)
    assert {column.evidence for column in returning.COLUMNS} == {"recalled, not read in the reporting instructions"}


def test_the_reconciliation_counts_its_own_column_of_money() -> None:
    report = made(a_line(amount=Decimal("54"), currency="BRL"), a_line("bra/c-2", costs=COSTS), a_line("bra/c-3"))

    its = reconciliation.reconciled(report)

    assert its.holds
    assert (its.report.usd, its.report.priced, its.report.lines) == (111_000, 2, 3)


def test_a_file_warns_of_counting_twice_and_reads_back_equal() -> None:
    report, to, text = made(a_line(costs=COSTS, note="-2+3"), a_line("bra/c-2")), BytesIO(), BytesIO()

    book.write_book(report, "zh", to)
    book.write_rows(report, "en", text)

    assert list(returning.read(to.getvalue())) == list(returning.read(text.getvalue())) == report.rows
    assert "Never add the two reports" in text.getvalue().decode()
    assert openpyxl.load_workbook(BytesIO(to.getvalue())).worksheets[1].max_row == 4
