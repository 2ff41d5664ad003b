"""What holds of measurement whatever the lines are: sums, monotony, coverage, exactly one reason."""

from collections import defaultdict
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.measurement import valuation
from bandung.measurement.figures import FILTERS, MEASURES, Figure, total
from bandung.measurement.indicators import burden_shares, gap, overall_coverage
from bandung.measurement.lines import Line
from bandung.measurement.reconciliation import Row, reconcile
from bandung.measurement.scopes import REASONS, SCOPES, reason_out
from bandung.measurement.valued import SWITCHES, Policy, Valued
from bandung.records.contributions import Costs, StaffTime
from bandung.records.loans import Loan
from tests.ledger_lines import RATES, a_line

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
POLICIES = st.dictionaries(st.sampled_from(sorted(SWITCHES)), st.booleans()).map(lambda its: Policy(counted=its))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    group, item = draw(st.sampled_from([("A", "A1"), ("A", "A6"), ("B", "B1"), ("B", "B12"), ("C", "C1")]))
    priced = group != "C" and draw(st.booleans())
    return a_line(
        f"{draw(st.sampled_from(['bra', 'mex', 'chl', 'deu']))}/c-{draw(st.integers(0, 10**9))}",
        group=group, item=item, year=draw(st.sampled_from([2023, 2024])), sector=draw(st.sampled_from(["", "311"])),
        recipient_country=draw(st.sampled_from(["MOZ", "COL", ""])),
        stage=draw(st.sampled_from(["budget", "delivery"])),
        amount=draw(AMOUNTS) if priced else None, currency=draw(st.sampled_from(["BRL", "MXN"])) if priced else "",
        quantity=draw(st.none() | AMOUNTS), unit="person-day", women=draw(st.none() | st.integers(0, 9)),
        counts=draw(st.sampled_from([True, True, False])), southern=draw(st.booleans()),
        initiative=draw(st.sampled_from(["", "bra/i-1", "bra/i-2"])), basis=draw(st.sampled_from(["", "triangular"])),
        form=draw(st.sampled_from(["", "guarantee"])), channel=draw(st.sampled_from(["direct", "multilateral-core"])),
    )  # fmt: skip


LEDGERS = st.lists(lines(), max_size=12, unique_by=lambda line: line.uid)


def valued(ledger: list[Line], policy: Policy) -> list[Valued]:
    return list(valuation.value_all(ledger, RATES, policy))


@settings(max_examples=40, deadline=None)
@given(LEDGERS, POLICIES, st.sampled_from(sorted(FILTERS)), st.sampled_from(sorted(MEASURES)))
def test_the_parts_of_any_partition_add_up_to_the_whole(
    ledger: list[Line], policy: Policy, by: str, measure: str
) -> None:
    its = valued(ledger, policy)
    fixed = {"amount": {"currency": "BRL"}, "quantity": {"unit": "person-day"}}.get(measure, {})
    whole = total(Figure.of(measure, **fixed), its)

    values = {FILTERS[by](each.line) for each in its}
    parts = [
        total(Figure.of(measure, **fixed | {by: value}), its)
        for value in values
        if by not in fixed or value == fixed[by]
    ]

    assert sum(part.value or 0 for part in parts) == (whole.value or 0)
    assert (sum(part.counted for part in parts), sum(part.lines for part in parts)) == (whole.counted, whole.lines)


@settings(max_examples=40, deadline=None)
@given(LEDGERS, POLICIES)
def test_every_line_is_in_a_scope_or_out_for_one_reason_and_nothing_is_unexplained(
    ledger: list[Line], policy: Policy
) -> None:
    its = valued(ledger, policy)
    for scope in SCOPES:
        out = {each.line.uid: reason_out(each.line, scope, policy) for each in its}
        assert set(out.values()) <= {"", *REASONS}

        told = reconcile(scope, its, policy, [Row(it.line.uid, it.usd) for it in its if not out[it.line.uid]])

        assert told.holds
        assert told.ledger.usd == told.report.usd + sum(step.usd for step in told.steps)
        assert told.ledger.lines == told.report.lines + sum(step.lines for step in told.steps)


@settings(max_examples=40, deadline=None)
@given(LEDGERS)
def test_coverage_is_a_share_and_shares_of_a_known_whole_are_one(ledger: list[Line]) -> None:
    its = valued(ledger, Policy())
    covered = overall_coverage(its)
    shares = [each.value for each in burden_shares(its).values()]

    assert covered.coverage is None or 0 <= covered.coverage <= 1
    if shares and None not in shares:
        assert abs(sum(each for each in shares if each is not None) - 1) < Decimal("1e-20")


HOURS, COSTS_OF_A_POST = st.decimals(0, 10**6, places=2), st.decimals(0, 10**8, places=2)
"""More than any country gave or paid, and yet below the amount that valuation takes for a slip of the pen."""


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(HOURS, COSTS_OF_A_POST), min_size=1, max_size=4), HOURS, st.sampled_from(["0", "0.1", "1"])
)  # fmt: skip
def test_more_hours_are_never_worth_less(staff: list[tuple[Decimal, Decimal]], more: Decimal, overhead: str) -> None:
    def costs(extra: Decimal) -> Costs:
        return Costs(currency="BRL", overhead=overhead, staff=tuple(
            StaffTime(profile="nurse", hours=f"{hours + extra:f}", annual_cost=f"{cost:f}") for hours, cost in staff
        ))  # fmt: skip

    less, much = (valuation.value(a_line(costs=costs(extra)), RATES, Policy()) for extra in (Decimal(), more))

    assert less.usd is not None and much.usd is not None and less.usd <= much.usd
    assert less.ppp is not None and much.ppp is not None and less.ppp <= much.ppp


@settings(max_examples=40, deadline=None)
@given(AMOUNTS, AMOUNTS, st.decimals(min_value="0.01", max_value=10**4, places=2))
def test_a_larger_amount_is_never_worth_less_and_a_gap_has_no_side(a: Decimal, b: Decimal, rate: Decimal) -> None:
    small, large = sorted((a, b))
    worths = [
        valuation.value(a_line(amount=each, currency="BRL", rate=rate), RATES, Policy()).usd for each in (small, large)
    ]

    assert worths[0] is not None and worths[1] is not None and worths[0] <= worths[1]
    assert gap(small, large) == gap(large, small)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 20), st.integers(0, 20), st.integers(1, 40), st.integers(0, 40), st.sampled_from([1, 2, 4]),
)  # fmt: skip
def test_the_grant_element_falls_with_interest_and_rises_with_grace(
    interest: int, more: int, years: int, grace: int, a_year: int
) -> None:
    def element(percent: int, wait: int) -> Decimal:
        terms = Loan(interest=str(percent), years=str(years), grace=str(wait), payments_a_year=a_year)
        return valuation.grant_element(Decimal(100), terms)

    grace = min(grace, years)

    assert element(interest + more, grace) <= element(interest, grace)
    assert element(0, 0) <= element(0, grace)
    assert element(interest, grace) < 1


@settings(max_examples=40, deadline=None)
@given(LEDGERS)
def test_a_total_in_units_is_untouched_by_what_money_can_be_said(ledger: list[Line]) -> None:
    by_unit: dict[bool, Decimal] = defaultdict(Decimal)
    for policy, key in ((Policy(), True), (Policy(counted=dict.fromkeys(SWITCHES, True)), False)):
        added = total(Figure.of("quantity", unit="person-day"), valued(ledger, policy)).value
        by_unit[key] = Decimal(added or 0)

    assert by_unit[True] == by_unit[False]
