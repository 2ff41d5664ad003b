"""The counting rules: what each finds, what it leaves alone, and that all are run and reported."""

import inspect
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bandung.measurement.checks import CHECKS, FACTS, FINDINGS, Outcome, run
from bandung.measurement.lines import Line
from bandung.measurement.reconciliation import Row, reconcile
from bandung.measurement.sameness import BIGGEST_BLOCK, alike, likely_same
from bandung.measurement.scopes import REASONS, SCOPES, in_scopes, reason_out
from bandung.measurement.valuation import value_all
from bandung.measurement.valued import Policy
from bandung.values import BadValue
from tests.ledger_lines import RATES, a_line

DAYS: dict[str, Any] = {"quantity": Decimal(40), "unit": "person-day", "sector": "31161"}
COURSE = "Course on cotton pest control for extension officers"


def outcomes(*lines: Line, policy: Policy | None = None) -> list[Outcome]:
    chosen = policy or Policy()
    return run(lines, list(value_all(lines, RATES, chosen)), chosen, rates=RATES.version)


def codes(*lines: Line) -> list[tuple[str, tuple[str, ...]]]:
    """What the checks found but for likely doubles."""
    return [
        (finding.code, finding.uids)
        for outcome in outcomes(*lines)
        for finding in outcome.findings
        if finding.code != "likely-same"
    ]


def pairs(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(each.first, each.second) for each in likely_same(lines).found]


def test_all_checks_are_run_and_reported_also_those_that_find_nothing() -> None:
    done = outcomes(a_line(**DAYS))

    assert len(done) == len(CHECKS) >= 10
    assert {each.rule for each in done} == {"R-7", "R-11", "R-20", "R-21", "R-22", "R-23"}
    assert [each.findings for each in done] == [()] * len(done)
    assert all(each.looked <= 1 for each in done)
    assert {name for each in done for name in each.facts} <= {*FACTS, *SCOPES, "peacekeeping", "refugees",
                                                              "core-contributions", "export-credits"}  # fmt: skip


def test_the_documents_print_every_check_scope_and_reason() -> None:
    printed = (Path(__file__).parents[2] / "docs" / "explanation" / "counting.md").read_text(encoding="utf-8")

    for check, outcome in zip(CHECKS, outcomes(), strict=True):
        assert f"- **{outcome.name}**. {' '.join((inspect.getdoc(check) or '').split())}\n" in printed
    for scope in SCOPES.values():
        leaves_out = ", ".join(f"`{reason}`" for reason in REASONS if reason in scope.leaves_out)
        assert f"(`{scope.key}`): {scope.statement} Leaves out: {leaves_out}." in printed
    assert "\n".join(f"- `{reason}`: {sentence}" for reason, sentence in REASONS.items()) in printed


def test_nothing_at_all_passes_every_check() -> None:
    assert [each.findings for each in outcomes()] == [()] * len(CHECKS)


SAME = [
    # what is told, two lines
    ("by the receiver in its own register", {}, {"uid": "moz/r-1", "giver": "bra", "giver_country": "BRA",
                                                 "title": "Cotton pest control: course for extension officers"}),
    ("by the receiver, with fewer days", {}, {"uid": "moz/r-1", "giver": "", "giver_country": "BRA",
                                              "quantity": Decimal(30)}),
    ("by a facilitator as its own", {}, {"uid": "deu/c-9", "giver": "deu", "giver_country": "DEU"}),
    ("by a multilateral body", {}, {"uid": "fao/c-9", "giver": "fao", "giver_country": "", "recipient": "",
                                    "channel": "multilateral-earmarked"}),
    ("twice in one register", {}, {"uid": "bra/c-2"}),
    ("in two languages within an initiative", {"initiative": "bra/i-1"},
     {"uid": "moz/r-1", "giver": "bra", "giver_country": "BRA", "initiative": "bra/i-1", "language": "pt",
      "title": "Capacitação de extensionistas"}),
]  # fmt: skip


@pytest.mark.parametrize(("_told", "first", "second"), SAME, ids=[each[0] for each in SAME])
def test_the_same_contribution_in_two_returns_is_found(
    _told: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    lines = [a_line(**{"uid": "bra/c-1", "title": COURSE} | DAYS | first),
             a_line(**{"title": COURSE} | DAYS | second)]  # fmt: skip

    assert pairs(lines) == [tuple(sorted(each.uid for each in lines))]
    assert pairs(lines[::-1]) == pairs(lines)


APART = [
    ("another year", {"uid": "moz/r-1", "giver": "bra", "giver_country": "BRA", "year": 2023}),
    ("a promise and its delivery", {"uid": "bra/c-2", "stage": "commitment"}),
    ("the other direction of an exchange", {"uid": "moz/c-2", "recipient": "bra", "recipient_country": "BRA"}),
    ("far more days", {"uid": "moz/r-1", "giver": "bra", "giver_country": "BRA", "quantity": Decimal(400)}),
    ("another subject", {"uid": "moz/r-1", "giver": "bra", "giver_country": "BRA", "title": "Milk banks in Maputo"}),
    ("two courses of the same length", {"uid": "bra/c-2", "title": "Course on cotton for extension officers"}),
    ("two months in one register", {"uid": "bra/c-2", "start": date(2024, 5, 1), "end": date(2024, 6, 1)}),
    ("settled already", {"uid": "moz/r-1", "giver": "bra", "giver_country": "BRA", "counts": False}),
]


@pytest.mark.parametrize("second", [each[1] for each in APART], ids=[each[0] for each in APART])
def test_what_only_looks_alike_is_left_alone(second: dict[str, Any]) -> None:
    first = a_line(title=COURSE, **DAYS, start=date(2024, 3, 1), end=date(2024, 4, 1))

    other = a_line(**{"title": COURSE, "start": date(2024, 3, 1), "end": date(2024, 4, 1)} | DAYS | second)

    assert pairs([first, other]) == []


def test_a_series_of_equal_lines_is_asked_about_one_by_one() -> None:
    series = [a_line(f"bra/c-{at}", title="Volunteer teacher", **DAYS) for at in range(4)]

    assert sorted(pairs(series)) == [("bra/c-0", "bra/c-1"), ("bra/c-1", "bra/c-2"), ("bra/c-2", "bra/c-3")]


def test_equal_shares_of_a_joint_fund_are_two_contributions() -> None:
    share: dict[str, Any] = {"item": "A8", "group": "A", "channel": "joint-fund", "initiative": "chl/f",
                             "amount": Decimal(1_000_000), "currency": "USD", "title": "Chile-Mexico fund"}  # fmt: skip

    assert pairs([a_line("chl/s", **share), a_line("mex/s", **share)]) == []


def test_what_was_spoken_about_is_not_asked_again() -> None:
    lines = [a_line(**DAYS), a_line("moz/r-1", giver="bra", giver_country="BRA", **DAYS)]

    found = likely_same(lines, {frozenset({"bra/c-1", "moz/r-1"})})

    assert found.found == ()


def test_reasons_say_why_two_lines_may_be_the_same() -> None:
    told: dict[str, Any] = {**DAYS, "start": date(2024, 3, 1), "end": date(2024, 4, 1), "initiative": "bra/i"}
    found = likely_same([a_line(**told), a_line("moz/r-1", giver="bra", giver_country="BRA", **told)]).found[0]

    assert found.reasons == ("parties", "returns", "initiative", "title", "quantity", "period", "sector")
    assert found.alike == 100 == alike("Nampula, cotton", "COTTON nampula")


def test_a_block_too_large_to_compare_says_how_many_lines_were_narrowed() -> None:
    lines = [a_line(f"bra/c-{at}", title=f"Mission {at:05}", quantity=Decimal(at + 1), unit="person-day")
             for at in range(BIGGEST_BLOCK + 1)]  # fmt: skip
    lines.append(a_line("moz/r", giver="bra", giver_country="BRA", title="Mission 01234", quantity=Decimal(1235),
                        unit="person-day"))  # fmt: skip

    found = likely_same(lines)

    assert found.narrowed == len(lines)
    assert ("bra/c-1234", "moz/r") in [(each.first, each.second) for each in found.found]


FOUND = [
    ("to-itself", [a_line(recipient="bra", recipient_country="BRA", **DAYS)]),
    ("pot-or-share", [a_line(item="A8", group="A", channel="joint-fund")]),
    ("core-in-project", [a_line(item="A6", group="A", channel="multilateral-core", initiative="bra/i-1")]),
    ("told-for-another", [a_line("deu/r", giver="bra", giver_country="BRA", standing="reported", basis="triangular",
                                 initiative="deu/i"),
                          a_line(basis="triangular", initiative="deu/i")]),
    ("zero", [a_line(quantity=Decimal(0), unit="person-day")]),
    ("zero", [a_line(amount=Decimal(0), currency="BRL", rate=Decimal(5))]),
    ("in-b-and-c", [a_line(**DAYS), a_line("bra/c-2", title="Hours not priced", item="C1", group="C", **DAYS)]),
    ("priced-in-c", [a_line(item="C1", group="C", amount=Decimal(1), currency="BRL")]),
    ("no-list-version", [a_line(list_version="", amount=Decimal(1), currency="BRL")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "lines"), FOUND)
def test_a_rule_that_is_broken_is_found(code: str, lines: list[Line]) -> None:
    assert [each[0] for each in codes(*lines)] == [code]
    assert code in FINDINGS


def test_a_joint_fund_whose_shares_are_seen_and_core_money_by_itself_are_left_alone() -> None:
    fund: dict[str, Any] = {"item": "A8", "group": "A", "channel": "joint-fund", "initiative": "chl/f"}

    assert codes(a_line("chl/s", **fund), a_line("mex/s", **fund)) == []
    assert codes(a_line(item="A8", group="A", others=("Mexico",))) == []
    assert codes(a_line(item="A6", group="A", channel="multilateral-core")) == []


def test_the_checks_print_what_was_chosen_and_how_figures_were_made() -> None:
    chosen = Policy(counted={"refugees": True, "whales": True})
    lines = [a_line(amount=Decimal(54), currency="BRL", item="B12"), a_line("bra/c-2", item="B11"),
             a_line("bra/c-3", initiative="bra/i-1", **DAYS)]  # fmt: skip

    done = {(each.rule, each.name): each for each in outcomes(*lines, policy=chosen)}

    switches = next(each for each in done.values() if each.rule == "R-22")
    assert dict(switches.facts) == {"peacekeeping": "not-counted", "refugees": "counted",
                                    "core-contributions": "not-counted", "export-credits": "not-counted",
                                    "lines_left_out": 1}  # fmt: skip
    assert [each.reasons for each in switches.findings] == [("whales",)]
    how = next(each for each in done.values() if each.rule == "R-23")
    assert dict(how.facts) == {"list_versions": "v0", "methods": "market-usd-1 stated", "rates": "hand-1",
                               "retrieved": "2026-01-01"}  # fmt: skip
    missing = next(each for each in done.values() if each.rule == "R-7")
    assert dict(missing.facts) == {"contested": 1, "no-amount": 1, "priced": 1}


OUT = [
    # line, reason for ssc, tossd, ibero, national
    ({}, ("", "", "outside-ibero-america", "")),
    ({"giver_country": "BRA", "initiative": "bra/i"}, ("", "", "", "")),
    ({"counts": False, "stage": "budget"}, ("counted-elsewhere",) * 4),
    ({"stage": "budget", "item": "B12"}, ("not-delivered",) * 4),
    ({"item": "B12"}, ("contested-refugees",) * 4),
    ({"channel": "multilateral-core", "item": "A7", "group": "A"}, ("multilateral-core",) * 4),
    ({"southern": False, "initiative": "x/i", "basis": "triangular", "recipient_country": "COL"},
     ("not-of-the-south", "", "", "")),
    ({"southern": False, "initiative": "x/i", "basis": "bilateral", "recipient_country": "COL"},
     ("not-of-the-south", "", "northern-bilateral", "")),
    ({"form": "guarantee", "item": "A3", "group": "A"}, ("contested-export-credits",) * 4),
    ({"form": "guarantee", "item": "A2", "group": "A"}, ("contingent", "contingent", "financial", "")),
    ({"item": "C1", "group": "C", "initiative": "bra/i", "recipient_country": "COL"}, ("", "counted-in-units", "", "")),
    ({"recipient_country": "COL"}, ("", "", "outside-an-initiative", "")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "reasons"), OUT)
def test_a_line_is_in_a_scope_or_out_for_one_reason(said: dict[str, Any], reasons: tuple[str, ...]) -> None:
    line = a_line(**{"uid": "ken/c-1"} | said)

    assert tuple(reason_out(line, scope, Policy()) for scope in SCOPES) == reasons
    assert in_scopes(line, Policy()) == tuple(s for s, reason in zip(SCOPES, reasons, strict=True) if not reason)


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(BadValue, match="is no scope; use one of ssc, tossd, ibero, national"):
        reason_out(a_line(), "dac", Policy())


def test_a_report_is_reconciled_by_its_own_rows() -> None:
    lines = [a_line(f"bra/c-{at}", amount=Decimal(54 * at), currency="BRL") for at in (1, 2, 3)]
    lines += [a_line("bra/c-4", stage="budget", amount=Decimal(54), currency="BRL"), a_line("bra/c-5", **DAYS)]
    valued = list(value_all(lines, RATES, Policy()))
    rows = [Row(each.line.uid, each.usd) for each in valued if each.line.stage == "delivery"]

    told = reconcile("ssc", valued, Policy(), rows)

    assert told.holds
    assert (told.ledger.usd, told.counted.usd, told.report.usd) == (7000, 6000, 6000)
    assert [(step.reason, step.lines, step.usd, step.priced) for step in told.steps] == [("not-delivered", 1, 1000, 1)]
    assert (told.counted.lines, told.counted.priced) == (4, 3)


def test_differences_that_cancel_out_are_differences() -> None:
    lines = [a_line(f"bra/c-{at}", amount=Decimal(54 * at), currency="BRL") for at in (1, 2)]
    valued = list(value_all(lines, RATES, Policy()))

    swapped = reconcile("ssc", valued, Policy(), [Row("bra/c-1", 2000), Row("bra/c-2", 1000)])
    wrong = reconcile("ssc", valued, Policy(), [Row("bra/c-1", 1000), Row("x/c-1", 2000), Row("bra/c-1", 1000)])

    assert (swapped.unexplained, swapped.otherwise, swapped.holds) == (0, ("bra/c-1", "bra/c-2"), False)
    assert (wrong.unexplained, wrong.unexplained_lines) == (-1000, -1)
    assert (wrong.missing, wrong.extra) == (("bra/c-2",), ("bra/c-1", "x/c-1"))
