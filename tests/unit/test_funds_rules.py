"""Windows by each country's clock, points, ranks, shares: plain values."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandung import reference
from bandung.funds import scoring
from bandung.funds.rules import Side, Window, votes
from bandung.funds.scoring import Sealed, all_sealed, by_shares, ranking
from bandung.records.funds import Fund
from bandung.records.kinds import read

WINDOW = Window(date(2025, 4, 15), date(2025, 7, 15))
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("country", "last"),
    [
        ("URY", "2025-07-16T02:59:59+00:00"),  # three hours behind Greenwich
        ("MEX", "2025-07-16T05:59:59+00:00"),
        ("KIR", "2025-07-15T11:59:59+00:00"),  # Tarawa, twelve hours ahead
        ("TON", "2025-07-15T10:59:59+00:00"),
        ("NIU", "2025-07-16T10:59:59+00:00"),  # eleven hours behind
        ("NPL", "2025-07-15T18:14:59+00:00"),  # a quarter of an hour apart from the rest
        ("", "2025-07-15T23:59:59+00:00"),  # a body that speaks for no country
    ],
)
def test_the_window_closes_after_23_59_59_of_the_last_day_in_each_country(country: str, last: str) -> None:
    clock = Side("x", country=country).clock
    moment = datetime.fromisoformat(last)

    assert WINDOW.takes(moment, clock)
    assert not WINDOW.takes(moment + SECOND, clock)
    assert WINDOW.ends(clock) == moment + SECOND


@pytest.mark.parametrize(
    ("zone", "first"),
    [("America/Montevideo", "2025-04-15T03:00:00+00:00"), ("Pacific/Kiritimati", "2025-04-14T10:00:00+00:00")],
)
def test_the_window_opens_at_midnight_of_the_first_day(zone: str, first: str) -> None:
    moment = datetime.fromisoformat(first)

    assert WINDOW.takes(moment, ZoneInfo(zone))
    assert not WINDOW.takes(moment - SECOND, ZoneInfo(zone))
    assert WINDOW.begins(ZoneInfo(zone)) == moment


def test_where_clocks_jump_at_midnight_the_day_is_still_the_day() -> None:
    """Chile puts its clocks forward at 24:00 and back at 24:00; Cuba back at 01:00, so that midnight comes once."""
    santiago = reference.time_zone("CHL").clock
    forward = Window(date(2025, 9, 1), date(2025, 9, 6))
    back = Window(date(2025, 4, 1), date(2025, 4, 5))

    assert forward.ends(santiago).astimezone(UTC) == datetime(2025, 9, 7, 4, tzinfo=UTC)
    assert forward.takes(datetime(2025, 9, 7, 3, 59, 59, tzinfo=UTC), santiago)
    assert not forward.takes(datetime(2025, 9, 7, 4, 0, 0, tzinfo=UTC), santiago)
    assert back.takes(datetime(2025, 4, 6, 3, 59, 59, tzinfo=UTC), santiago)
    assert not back.takes(datetime(2025, 4, 6, 4, 0, 0, tzinfo=UTC), santiago)


@given(st.integers(0, 96 * 86_400), st.sampled_from([each.code for each in reference.countries()]))
def test_a_moment_is_in_the_window_exactly_between_its_two_ends(seconds: int, country: str) -> None:
    clock, at = reference.time_zone(country).clock, datetime(2025, 4, 13, tzinfo=UTC) + seconds * SECOND

    assert WINDOW.takes(at, clock) == (WINDOW.begins(clock) <= at < WINDOW.ends(clock))


def test_a_call_is_open_while_it_is_in_one_country_and_closed_when_it_is_in_all() -> None:
    clocks = [Side("x", country=code).clock for code in ("KIR", "NIU")]

    def phase(text: str) -> str:
        return WINDOW.phase_of(datetime.fromisoformat(text), clocks)

    assert phase("2025-04-14T11:59:59+00:00") == "coming"
    assert phase("2025-04-14T12:00:00+00:00") == "open"
    assert phase("2025-07-16T10:59:59+00:00") == "open"
    assert phase("2025-07-16T11:00:00+00:00") == "closed"


def test_between_the_same_day_here_and_there_a_call_of_one_day_is_coming() -> None:
    day = Window(date(2025, 7, 15), date(2025, 7, 15))
    clocks = [ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Niue")]  # twenty-five hours apart

    assert day.phase_of(datetime(2025, 7, 15, 10, 30, tzinfo=UTC), clocks) == "coming"


def test_every_country_has_a_clock_and_says_whether_it_has_several() -> None:
    for country in reference.countries():
        assert reference.time_zone(country.code).clock.utcoffset(datetime(2026, 1, 1, tzinfo=UTC)) is not None
    assert (reference.time_zone("BRA").several, reference.time_zone("URY").several) == (True, False)


def test_facilitators_and_multilateral_bodies_have_no_vote_and_the_unknown_have_to_be_heard() -> None:
    sides = {
        "bra": Side("bra", "lead-agency", "BRA"),
        "jpn": Side("jpn", "lead-agency", "JPN"),
        "own": Side("own", "lead-agency", "JPN", south=True),
        "jica": Side("jica", "facilitator"),
        "undp": Side("undp", "multilateral"),
        "ecowas": Side("ecowas", "regional-body"),
    }

    assert votes([*sides, "far"], sides, date(2026, 1, 1)) == ("bra", "own", "ecowas", "far")


def test_equal_points_share_a_rank_and_the_next_rank_is_left_out() -> None:
    found = ranking({"a/1": Decimal("70.00"), "b/2": Decimal("90.10"), "c/3": Decimal("70.00"), "d/4": Decimal("5.00")})

    assert [(each.proposal, each.rank) for each in found] == [("b/2", 1), ("a/1", 2), ("c/3", 2), ("d/4", 4)]


def a_fund(*shares: str) -> Fund:
    told = [{"party": f"p{number}", "amount": share} for number, share in enumerate(shares)]
    found: Fund = read(Fund, {
        "id": "f", "title": {"en": "F"}, "summary": {"en": "F"}, "language": "en", "shares": told, "currency": "USD",
    })  # fmt: skip
    return found


@given(
    st.decimals("0", "99999999", places=3),
    st.lists(st.integers(1, 10**6), min_size=2, max_size=6),
)
def test_parts_by_shares_come_to_exactly_the_amount(amount: Decimal, shares: list[int]) -> None:
    fund = a_fund(*map(str, shares))
    parts = by_shares(amount, fund)

    assert sum(parts.values()) == amount
    for each in fund.shares:
        exact = amount * Decimal(each.amount) / sum(shares)
        assert abs(parts[each.party] - exact) < Decimal("0.02")


def at(minute: int) -> datetime:
    return datetime(2027, 6, 1, 12, minute, tzinfo=UTC)


def test_what_happens_to_seals_after_all_have_sealed_changes_nothing() -> None:
    first = Sealed("bra", "bra/s", "1" * 64, at(0), at(1))
    again = Sealed("bra", "bra/s-2", "2" * 64, at(2), at(9))
    other = Sealed("vnm", "vnm/s", "3" * 64, at(3))
    after = Sealed("bra", "bra/s-3", "4" * 64, at(9))

    found = all_sealed(("bra", "vnm"), [after, other, again, first])

    assert found is not None
    assert (found.at, dict(found.digests)) == (at(3), {"bra": "2" * 64, "vnm": "3" * 64})
    assert all_sealed(("bra", "vnm", "ken"), [after, other, again, first]) is None


def test_divergence_is_stated_where_two_sides_gave_points() -> None:
    assert scoring.divergence([Decimal("10.5"), None]) is None
    assert scoring.divergence([Decimal("10.5"), 20, None]) == Decimal("9.5")
