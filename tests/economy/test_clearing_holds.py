"""What holds of every round of clearing, whoever owes whom how much."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.economy.clearing.claims import Obligation, table
from bandung.economy.clearing.rounds import clear

BEGIN, END = date(2026, 1, 1), date(2026, 5, 1)
RATES = {"USD": Fraction(1), "BRL": Fraction("0.187"), "XAF": Fraction(17, 10_000)}
PARTIES = [f"P{number}" for number in range(7)]

obligation = st.builds(
    lambda pair, amount, currency, day: Obligation(pair[0], pair[1], amount, currency, BEGIN + timedelta(days=day)),
    st.permutations(PARTIES).map(lambda order: order[:2]),
    st.integers(1, 10**10),
    st.sampled_from(sorted(RATES)),
    st.integers(0, 119),
)
lines = st.dictionaries(
    st.permutations(PARTIES).map(lambda order: (order[0], order[1])), st.integers(0, 10**9), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(st.lists(obligation, max_size=40), lines, st.sampled_from([Fraction(0), Fraction("0.05")]), st.randoms())
def test_nothing_is_won_or_lost(obligations, lines, yearly, chance) -> None:  # type: ignore[no-untyped-def]
    held = clear(table(obligations), RATES, until=END, lines=lines, yearly=yearly)
    assert sum(held.positions.values()) == 0
    for payment in held.payments:
        assert payment.amount > 0
    left = dict(held.positions)
    for payment in held.payments:
        left[payment.payer] += payment.amount
        left[payment.receiver] -= payment.amount
    assert not any(left.values()), "every payment together settles every position"
    assert len(held.payments) <= max(len(held.claims.parties) - 1, 0)

    paid_early = sum(each.amount for each in held.early)
    assert held.pairs.positions() == held.cycles.positions() == held.positions
    assert held.moved - paid_early <= held.cycles.gross <= held.pairs.gross <= held.claims.gross - paid_early
    assert 0 <= held.saved <= 1
    assert set(held.cycles.owed) <= set(held.pairs.owed), "a cycle makes no new counterparty"
    assert all(gain.saved >= 0 for gain in held.gains())

    mixed = list(obligations)
    chance.shuffle(mixed)
    again = clear(table(mixed), RATES, until=END, lines=lines, yearly=yearly)
    assert (again.positions, again.early, again.payments) == (held.positions, held.early, held.payments)


@settings(max_examples=40, deadline=None)
@given(st.lists(obligation, max_size=30))
def test_no_cycle_is_left(obligations) -> None:  # type: ignore[no-untyped-def]
    owed = clear(table(obligations), RATES, until=END).cycles.owed
    reached: dict[str, set[str]] = {
        party: {creditor for debtor, creditor in owed if debtor == party} for party in PARTIES
    }
    for _step in PARTIES:
        reached = {party: there.union(*(reached[each] for each in there)) for party, there in reached.items()}
    assert not any(party in there for party, there in reached.items())
