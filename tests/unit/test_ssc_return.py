"""The 17.3.1 return: one row for each contribution in scope, totals that lead back, a workbook that says what it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bandung.measurement import valuation
from bandung.measurement.figures import Figure, total
from bandung.measurement.lines import Line
from bandung.measurement.valued import SWITCHES, Policy, Valued
from bandung.reference.tables import rows as rows_of
from bandung.standards.rendering import book, notes, reconciliation
from bandung.standards.rendering.report import Report, digest_of
from bandung.standards.rendering.totals import BY, figures
from bandung.standards.ssc import returning
from bandung.standards.tables.errors import BadCell, MissingSheet
from bandung.standards.tossd import returning as tossd
from bandung.values import LANGUAGES
from tests.ledger_lines import RATES, a_line

POLICY = Policy("BRA", note="Salaries of 2024.")
MADE = {"rates": "hand-1", "on": date(2025, 6, 1)}
LEDGER: Sequence[Line] = (
    a_line("bra/c-1", amount=Decimal("5400"), currency="BRL", quantity=Decimal(12), unit="person-day", women=2,
           sector="31120", sdgs=("2.4", "13"), note="=1+1"),
    a_line("bra/c-2", group="C", item="C1", quantity=Decimal(30), unit="person-day", sector="311", men=1),
    a_line("bra/c-3", item="B11", amount=Decimal("540"), currency="BRL"),
    a_line("bra/c-4", stage="commitment", amount=Decimal("54"), currency="BRL"),
    a_line("bra/c-5", counts=False, amount=Decimal("54"), currency="BRL"),
    a_line("bra/c-6", recipient_country="", recipient_name="CARICOM", recipient="", basis="triangular",
           initiative="bra/i-1", others=("UNFPA", "GIZ"), institution="Embrapa"),
    a_line("bra/c-7", year=2023, amount=Decimal("54"), currency="BRL"),
    a_line("mex/c-1", amount=Decimal("18"), currency="MXN"),
    a_line("deu/c-1", southern=False, giver_country="DEU", amount=Decimal("54"), currency="BRL"),
)  # fmt: skip


def valued(policy: Policy = POLICY) -> list[Valued]:
    return list(valuation.value_all(LEDGER, RATES, policy))


def made(policy: Policy = POLICY, country: str = "BRA") -> Report:
    return returning.make(valued(policy), country, 2024, policy, **MADE)


def workbook(report: Report, language: str = "en") -> Any:
    to = BytesIO()
    book.write_book(report, language, to)
    return openpyxl.load_workbook(BytesIO(to.getvalue()))


def test_there_is_one_row_for_each_contribution_in_scope() -> None:
    rows = returning.rows(valued(), "BRA", 2024, POLICY)

    assert [row.uid for row in rows] == ["bra/c-1", "bra/c-2", "bra/c-6"]


def test_a_facilitator_of_the_north_has_no_return() -> None:
    assert made(country="DEU").rows == []
    assert [reason for _line, reason in made(country="DEU").left_out] == ["not-of-the-south"]


def test_a_contested_item_comes_in_by_choice_of_the_country() -> None:
    rows = returning.rows(valued(counts := Policy("BRA", {"peacekeeping": True})), "BRA", 2024, counts)

    assert "bra/c-3" in [row.uid for row in rows]


def test_a_row_tells_quantity_and_money_side_by_side() -> None:
    row = made().rows[0]
    assert isinstance(row, returning.Row)

    assert (row.quantity, row.unit, row.women, row.men) == (12, "person-day", 2, None)
    assert (row.amount, row.currency, row.rate, row.usd) == (5400, "BRL", Decimal("5.4"), Decimal(1000))
    assert (row.role, row.sdgs, row.form, row.also_in_tossd) == ("provider", "2.4 13", "in-kind", True)


def test_what_has_no_price_has_no_amount_and_says_why() -> None:
    row = made().rows[1]
    assert isinstance(row, returning.Row)

    assert (row.usd, row.amount, row.monetised, row.why_no_usd) == (None, None, False, "counted-in-units")
    assert not row.also_in_tossd


def test_the_columns_are_those_of_the_data_file_in_every_language() -> None:
    assert tuple(column.code for column in returning.COLUMNS) == returning.Row._fields
    assert all(set(column.names) == set(LANGUAGES) for column in returning.COLUMNS)
    assert {column.evidence for column in returning.COLUMNS} == {"derived, not the official questionnaire"}
    assert rows_of("modalities")[0]["list_version"] == made().facts.lists[0]


def test_every_total_is_what_its_address_adds_up_to() -> None:
    report = made()

    told = figures(report)

    assert len(told) > 4 * len(BY)
    for each in told:
        assert total(Figure.read(str(each.figure)), report.counted) == each.total, str(each.figure)


def test_a_total_of_which_nothing_is_known_is_not_zero() -> None:
    told = {str(each.figure): each.total for each in figures(made())}

    unknown = told["usd?giver_country=BRA&group=C&stage=delivery&year=2024"]
    assert (unknown.value, unknown.counted, unknown.lines) == (None, 0, 1)


def test_the_reconciliation_leaves_nothing_unexplained() -> None:
    its = reconciliation.reconciled(made())

    assert its.holds
    assert {step.reason: step.lines for step in its.steps} == {
        "counted-elsewhere": 1, "not-delivered": 1, "contested-peacekeeping": 1,
    }  # fmt: skip


def test_a_row_that_is_lost_or_changed_shows_in_the_reconciliation() -> None:
    report = made()
    first = report.rows[0]
    assert isinstance(first, returning.Row)

    its = reconciliation.reconciled(replace(report, rows=[first._replace(usd=Decimal(999))]))

    assert (its.unexplained, its.otherwise, its.missing) == (100, ("bra/c-1",), ("bra/c-2", "bra/c-6"))
    rows = list(reconciliation.rows([its], "en"))
    assert [row[5] for row in rows if row[1] == "unexplained"] == [Decimal(1)]


def test_three_reports_stand_beside_the_same_ledger() -> None:
    lines = valued()
    ssc = made()
    both = tossd.make(lines, "BRA", 2024, POLICY, **MADE)
    national = returning.make(lines, "BRA", 2024, POLICY, scope="national", **MADE)

    its = reconciliation.across([ssc, both, national], lines, "BRA", 2024, POLICY)

    assert all(each.holds for each in its)
    assert {each.ledger.usd for each in its} == {its[0].ledger.usd}
    assert reconciliation.in_both(ssc, both).usd == 100_000


def test_the_workbook_has_its_sheets_and_says_what_it_is_not() -> None:
    made_book = workbook(made())

    assert made_book.sheetnames == [
        "Scope and method", "Return", "Coverage", "Reconciliation", "What is left out and why", "Figures",
    ]  # fmt: skip
    said = " ".join(str(cell) for row in made_book["Scope and method"].values for cell in row)
    for fact in ("not the official questionnaire", "hand-1", "2025-06-01", "market-usd-1", "by hand", "Salaries of"):
        assert fact in said
    assert all(f"{item} " in said for item in SWITCHES.values())
    assert "not counted" in said


def test_what_is_left_out_beyond_the_list_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_LEFT_OUT", 1)

    told = list(book.left_out_rows(made(), "en"))

    assert [row[0] for row in told] == ["bra/c-3", ""]
    assert str(told[1][-1]).startswith("and 2 more")


def test_rates_of_the_givers_own_are_named_in_their_rows_and_not_one_by_one_above() -> None:
    own = [
        a_line(
            f"bra/c-{number}", amount=Decimal(54), currency="BRL", rate=Decimal(number), rate_source="Bank of Brazil"
        )
        for number in range(1, 9)
    ]
    report = returning.make(valuation.value_all(own, RATES, POLICY), "BRA", 2024, POLICY, **MADE)

    assert (report.facts.sources, report.facts.own_rates) == ((), ("BRL 2024",))
    assert {row[17] for row in report.rows} == {"Bank of Brazil, 2024"}
    assert ("Rates stated by givers, row by row", "BRL 2024") in notes.method(report, "en")


def test_a_formula_in_a_text_stays_a_text() -> None:
    sheet = workbook(made())["Return"]
    headings = [cell.value for cell in sheet[1]]
    cell = sheet[3][headings.index("comment")]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_names_stand_beside_codes_in_the_language_of_the_reader() -> None:
    sheet = workbook(made(), "fr").worksheets[1]
    headings = [cell.value for cell in sheet[1]]

    assert sheet[2][headings.index("item:name")].value == "Rubrique"
    assert sheet[3][headings.index("partner_country:name")].value == "Mozambique"


@pytest.mark.parametrize("write", [book.write_book, book.write_rows])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_return_that_was_written_reads_back_equal(write: Any, language: str) -> None:
    report, to = made(), BytesIO()

    write(report, language, to)

    assert list(returning.read(to.getvalue())) == report.rows


def test_text_files_begin_with_scope_and_coverage() -> None:
    lines = "".join(book.row_lines(made(), "en")).splitlines()

    assert lines[0].startswith("\ufeff# Scope,")
    assert any("1 of 3 contributions have a value in money,usd?giver_country=BRA" in line for line in lines)
    assert any("'=1+1" in line for line in lines)


def test_a_changed_cell_is_told_with_its_place() -> None:
    text = "".join(book.row_lines(made(), "en")).replace(",2024,provider", ",twenty,provider", 1)

    with pytest.raises(BadCell, match="year: “twenty”"):
        list(returning.read(text.encode()))


def test_another_table_is_not_taken_for_a_return() -> None:
    with pytest.raises(MissingSheet):
        list(returning.read(b"a,b\n1,2\n"))


def test_the_digest_changes_with_a_row_and_with_nothing_else() -> None:
    report = made()
    later = returning.make(valued(), "BRA", 2024, POLICY, rates="hand-1", on=date(2030, 1, 1))

    assert digest_of(report) == digest_of(later) != digest_of(made(Policy("BRA", {"peacekeeping": True})))


def test_a_year_without_data_is_an_empty_return() -> None:
    report = returning.make(valued(), "BRA", 1999, POLICY, **MADE)

    assert (report.rows, figures(report)) == ([], [])
    assert workbook(report)["Return"].max_row == 2
    assert ("Rows", "0") in notes.method(report, "en")
