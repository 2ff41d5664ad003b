"""Reports add up whatever the ledger holds, and every file gives back what was written, hostile texts and all."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.measurement import valuation
from bandung.measurement.figures import Figure, total
from bandung.measurement.lines import Line
from bandung.measurement.valued import SWITCHES, Policy, Valued
from bandung.records.contributions import Costs, StaffTime
from bandung.records.loans import Loan
from bandung.standards.ledger import files
from bandung.standards.rendering import book, reconciliation
from bandung.standards.rendering.totals import BY, figures
from bandung.standards.sdmx import datasets
from bandung.standards.sdmx.observations import observed
from bandung.standards.ssc import returning
from bandung.standards.tables.cells import guarded, unguarded
from bandung.standards.tossd import returning as tossd
from tests.ledger_lines import RATES, a_line

HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@x", "'quoted", "0012", "1e5", "TRUE", "2026-11-24",
    "#N/A", "# note", "a\nb\r\nc", "a,b;c\"d", "_x0041_", "_x005F_x0041_", "<r><t>a</t></r>", "<b>&amp;</b>",
    " edges ", "\u200fمرحبا", "\U0001f37c" * 20, "]]>", "NaN", "_U", "\x0b",
)  # fmt: skip
TEXTS = st.just("") | st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=20
)  # fmt: skip
AMOUNTS = st.none() | st.decimals(0, 10**14, places=2) | st.decimals(0, 1, places=18)
WHOLE = st.none() | st.integers(0, 10**9)
COSTS = Costs(currency="BRL", staff=(StaffTime(profile="=nurse", hours="8", annual_cost="1760"),), travel="10.50")
LOAN = Loan(interest="1.5", years="20", grace="5")
POLICIES = st.dictionaries(st.sampled_from(sorted(SWITCHES)), st.booleans()).map(lambda its: Policy("BRA", its))
OFTEN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Lines as they may stand in a ledger, of three givers and two years."""
    group, item = draw(st.sampled_from([("A", "A1"), ("A", "A6"), ("B", "B1"), ("B", "B11"), ("C", "C1")]))
    amount = draw(AMOUNTS) if group != "C" else None
    return a_line(
        f"{draw(st.sampled_from(['bra', 'mex', 'deu']))}/c-{draw(st.integers(0, 10**9))}",
        group=group, item=item, year=draw(st.sampled_from([2023, 2024])), amount=amount,
        currency=draw(st.sampled_from(["BRL", "MXN", "EUR"])) if amount is not None else "", quantity=draw(AMOUNTS),
        unit=draw(st.sampled_from(["person-day", "mission"])), stage=draw(st.sampled_from(["delivery", "commitment"])),
        recipient_country=draw(st.sampled_from(["MOZ", "PER", ""])), sector=draw(st.sampled_from(["", "311", "31120"])),
        sdgs=draw(st.sampled_from([(), ("2.4",), ("13", "2.4")])), women=draw(WHOLE), men=draw(WHOLE),
        counts=draw(st.sampled_from([True, True, False])), title=draw(TEXTS), recipient_name=draw(TEXTS),
        institution=draw(TEXTS), note=draw(TEXTS), rate_source=draw(TEXTS), role=draw(st.sampled_from(["", "both"])),
        others=draw(st.lists(TEXTS, max_size=2).map(tuple)), southern=draw(st.booleans()),
        basis=draw(st.sampled_from(["", "triangular"])),
    )  # fmt: skip


@st.composite
def every_field(draw: st.DrawFn) -> Line:
    """A line in which every field varies, whatever it means."""
    by_type: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXTS, int: st.integers(0, 2**53), int | None: WHOLE, Decimal | None: AMOUNTS, bool: st.booleans(),
        date | None: st.none() | st.dates(), datetime: st.datetimes(timezones=st.just(UTC)),
        Costs | None: st.sampled_from([None, COSTS]), Loan | None: st.sampled_from([None, LOAN]),
        tuple[str, ...]: st.lists(TEXTS, max_size=3).map(tuple),
    }  # fmt: skip
    return Line(**{it.name: draw(by_type[it.type]) for it in fields(Line)})


LEDGERS = st.lists(lines(), max_size=8, unique_by=lambda line: line.uid)


def valued(ledger: Sequence[Line], policy: Policy) -> list[Valued]:
    return list(valuation.value_all(ledger, RATES, policy))


@OFTEN
@given(LEDGERS, POLICIES)
def test_over_partners_sectors_and_goals_a_return_adds_up_to_the_same(ledger: list[Line], policy: Policy) -> None:
    report = returning.make(valued(ledger, policy), "BRA", 2024, policy, rates="hand-1", on=date(2025, 1, 1))
    wholes = {it.figure.measure: it.total for it in figures(report) if not it.by}

    for measure, whole in wholes.items():
        for by in BY:
            parts = [it.total for it in figures(report) if it.by == by and it.figure.measure == measure]
            known = [part.value for part in parts if part.value is not None]
            assert (sum(known) if known else None) == whole.value
            assert sum(part.lines for part in parts) == whole.lines == len(report.rows)
            assert sum(part.counted for part in parts) == whole.counted


@OFTEN
@given(LEDGERS, POLICIES)
def test_every_line_is_in_a_report_or_out_for_one_reason(ledger: list[Line], policy: Policy) -> None:
    its = valued(ledger, policy)
    made = [
        make(its, "BRA", 2024, policy, rates="hand-1", on=date(2025, 1, 1)) for make in (returning.make, tossd.make)
    ]

    for report in made:
        told = [row[0] for row in report.rows] + [each.line.uid for each, reason in report.left_out if reason]
        assert sorted(map(str, told)) == sorted(
            line.uid for line in ledger if (line.giver_country, line.year) == ("BRA", 2024)
        )
    assert all(each.holds for each in reconciliation.across(made, its, "BRA", 2024, policy))


@OFTEN
@given(LEDGERS, st.sampled_from([book.write_book, book.write_rows]), st.sampled_from([returning, tossd]))
def test_a_report_that_was_written_reads_back_equal(ledger: list[Line], write: Any, standard: Any) -> None:
    report = standard.make(valued(ledger, Policy("BRA")), "BRA", 2024, Policy("BRA"), rates="r", on=date(2025, 1, 1))
    to = BytesIO()

    write(report, "en", to)

    assert list(standard.read(to.getvalue())) == report.rows


@settings(OFTEN, max_examples=8)
@given(LEDGERS)
def test_a_data_set_reads_back_equal_and_adds_up_to_the_ledger(ledger: list[Line]) -> None:
    its = valued(ledger, Policy())
    told, ml, text = observed(its), BytesIO(), BytesIO()

    datasets.write_ml(told, ml, prepared=datetime(2025, 1, 1, tzinfo=UTC))
    datasets.write_csv(told, text)

    assert datasets.read(ml.getvalue()) == datasets.read(text.getvalue()) == told
    known = [it.value for it in told if it.measure == "usd" and it.value is not None]
    assert (sum(known) * 100 if known else None) == total(Figure("usd"), its).value


@pytest.mark.parametrize("form", files.FORMS)
@OFTEN
@given(ledger=st.lists(every_field(), max_size=4))
def test_the_ledger_that_was_exported_is_the_ledger_that_is_imported(form: str, ledger: list[Line]) -> None:
    to = BytesIO()

    files.write(ledger, form, to)

    assert list(files.read(to.getvalue())) == ledger


@given(TEXTS)
def test_no_text_makes_a_spreadsheet_compute_and_none_is_lost(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def test_a_line_that_counts_elsewhere_changes_no_total() -> None:
    line = a_line(amount=Decimal(54), currency="BRL")
    both = valued([line, replace(line, uid="bra/c-2", counts=False)], Policy("BRA"))

    report = returning.make(both, "BRA", 2024, Policy("BRA"), rates="r", on=date(2025, 1, 1))

    assert [it.total.value for it in figures(report) if it.figure.measure == "usd" and not it.by] == [1000]
