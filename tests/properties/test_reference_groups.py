"""Groups on any day: both ways to ask agree, and a membership counts from its first day to the day before its end."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bandung.reference import countries, groups, groups_of, members
from bandung.reference.groups import Membership, memberships

DAYS = st.dates(date(1940, 1, 1), date(2100, 1, 1))


@given(st.sampled_from([it.code for it in countries()]), st.sampled_from([it.code for it in groups()]), DAYS)
def test_a_country_is_in_a_group_exactly_when_the_group_has_it(country: str, group: str, day: date) -> None:
    assert (group in groups_of(country, day)) == (country in members(group, day))


@given(st.sampled_from([it for it in memberships() if it.valid_from]))
def test_a_membership_holds_on_its_first_day(membership: Membership) -> None:
    assert membership.on(membership.valid_from)
    assert not membership.on(membership.valid_from - timedelta(days=1))


@given(st.sampled_from([it for it in memberships() if it.valid_to]))
def test_a_membership_has_ended_on_the_day_of_its_end(membership: Membership) -> None:
    assert not membership.on(membership.valid_to)
    assert membership.on(membership.valid_to - timedelta(days=1))
