"""Whatever the percentages are, the parts of an amount add up to it."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.standards.iati.flat.shares import quarters, split, weigh

percentages = st.lists(
    st.one_of(st.sampled_from(["", "x", "33.33", "50", "100"]), st.decimals(0, 150, places=2).map(str)),
    max_size=8,
)  # fmt: skip


@settings(max_examples=40)
@given(st.integers(-(10**20), 10**20), percentages)
def test_parts_add_up_and_none_is_off_by_a_whole_unit(total: int, told: list[str]):
    weights = weigh(tuple(told)).weights

    shares = split(total, weights)

    assert sum(shares) == total
    assert all(
        abs(share - Fraction(total * weight, sum(weights))) < 1 for share, weight in zip(shares, weights, strict=True)
    )


@settings(max_examples=40)
@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_quarters_cover_a_period_day_by_day(start: date, days: int):
    spans = quarters(start, start + timedelta(days))

    assert sum(span.days for span in spans) == days + 1
    assert all(after.start - before.end == timedelta(1) for before, after in pairwise(spans))
