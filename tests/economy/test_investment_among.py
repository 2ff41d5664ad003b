"""Direct investment inside a group: what comes into members from members, and from which into which."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.economy.engine import Facts, open_engine
from bandung.economy.investment import among, pairs_among

ENGINE = open_engine()
MEMBERS = ENGINE.read([
    {"year": 2012, "country": country, "group": "MERCOSUR"} for country in ("ARG", "BRA", "PRY", "URY")
])  # fmt: skip
POSITION = ("USA", "BRA", "stock", 100.0)


def invested(*rows: tuple[str, str, str, float], year: int = 2012) -> Facts:
    return ENGINE.read([
        {"year": year, "country": one, "partner": two, "flow": flow, "value": value} for one, two, flow, value in rows
    ])  # fmt: skip


def row(found: Facts) -> dict[str, Any]:
    (only,) = found.rows()
    return only


def test_of_what_came_into_members_a_part_came_from_members() -> None:
    found = row(among(invested(("BRA", "ARG", "flow", 30.0), ("USA", "ARG", "flow", 50.0), ("BRA", "COL", "flow", 9.0),
                               ("CHL", "BRA", "flow", 20.0), POSITION), MEMBERS))  # fmt: skip

    assert (found["within"], found["received"], found["share"], found["known"]) == (30.0, 100.0, 0.3, 1)
    assert found["flow"] == "flow"  # the position of the United States is no investment of a member


def test_more_can_come_from_members_than_in_all_when_others_take_back() -> None:
    found = row(among(invested(("BRA", "ARG", "flow", 30.0), ("USA", "ARG", "flow", -10.0)), MEMBERS))

    assert found["share"] == 1.5
    assert row(among(invested(("BRA", "ARG", "flow", 30.0), ("USA", "ARG", "flow", -30.0)), MEMBERS))["share"] is None


def test_years_without_a_pair_of_members_have_no_row() -> None:
    assert among(invested(("USA", "ARG", "flow", 50.0)), MEMBERS).rows() == []
    assert pairs_among(invested(("BRA", "ARG", "flow", 30.0), year=2011), MEMBERS).rows() == []


def test_the_member_that_invests_most_stands_first_with_its_weight_in_the_host() -> None:
    figures = invested(("URY", "ARG", "flow", 10.0), ("BRA", "ARG", "flow", 30.0), ("USA", "ARG", "flow", 60.0))
    found = pairs_among(figures, MEMBERS)

    assert [(it["country"], it["partner"], it["value"], it["share"]) for it in found.rows()] == [
        ("BRA", "ARG", 30.0, 0.3), ("URY", "ARG", 10.0, 0.1),
    ]  # fmt: skip


SOME = st.dictionaries(
    st.tuples(st.sampled_from(("ARG", "BRA", "URY", "USA")), st.sampled_from(("ARG", "BRA", "PRY", "COL"))).filter(
        lambda pair: pair[0] != pair[1]
    ),
    st.integers(-50, 100),
    min_size=1,
)


@settings(max_examples=25, deadline=None)
@given(SOME)
def test_pairs_add_up_to_what_is_told_of_the_group(cells: dict[tuple[str, str], int]) -> None:
    figures = invested(*((one, two, "flow", float(value)) for (one, two), value in cells.items()))
    pairs, told = pairs_among(figures, MEMBERS).rows(), among(figures, MEMBERS).rows()

    assert len(pairs) == sum(it["known"] for it in told)
    assert sum(it["value"] for it in pairs) == sum(it["within"] for it in told)
