"""Integration of a group of three, and who invests in whom, worked out on paper."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.economy.engine import Engine, Facts, open_engine
from bandung.economy.in_force import in_force
from bandung.economy.integration import DIMENSIONS, agreements_among, integration
from bandung.economy.matrices import between, matrix, within

EAC = ("KEN", "TZA", "UGA")


@pytest.fixture
def engine() -> Engine:
    return open_engine(threads=1)


def group(engine: Engine, *years: tuple[int, tuple[str, ...]], name: str = "EAC") -> Facts:
    return engine.read([{"year": year, "country": code, "group": name} for year, members in years for code in members])


def agreement(name: str, *countries: str, start: int = 2000, end: int = 9999) -> list[dict[str, Any]]:
    return [{"agreement": name, "country": it, "start": start, "end": end, "kind": "trade"} for it in countries]


def invested(engine: Engine, *rows: tuple[str, str, float | None], year: int = 2020, flow: str = "stock") -> Facts:
    names = ("country", "partner", "value")
    return engine.read([{"year": year, "flow": flow} | dict(zip(names, row, strict=True)) for row in rows])


def only(figures: Facts, **where: Any) -> dict[str, Any]:
    (row,) = [row for row in figures.rows() if all(row[name] == value for name, value in where.items())]
    return row


def test_agreements_are_counted_by_pairs_of_those_who_are_members_that_year(engine: Engine) -> None:
    members = group(engine, (2001, ("KEN", "UGA")), (2010, EAC))
    agreements = engine.read([
        *agreement("one", "KEN", "UGA"), *agreement("two", "KEN", "UGA", "EGY"),
        *agreement("three", "TZA", "KEN", start=2005, end=2009),
    ])  # fmt: skip

    assert only(agreements_among(agreements, members), year=2001) == {
        "year": 2001, "group": "EAC", "members": 2, "pairs": 1, "known": 1, "covered": 1, "share": 1.0,
    }  # fmt: skip
    assert only(agreements_among(agreements, members), year=2010)["share"] == pytest.approx(1 / 3)


def test_of_who_is_in_no_agreement_of_the_table_nothing_is_known(engine: Engine) -> None:
    agreements = engine.read(agreement("one", "KEN", "UGA"))

    found = only(agreements_among(agreements, group(engine, (2010, EAC))), year=2010)

    assert (found["pairs"], found["known"], found["covered"], found["share"]) == (3, 1, 1, 1.0)


def test_an_agreement_binds_both_only_while_both_are_in_it(engine: Engine) -> None:
    rows = agreement("one", "KEN", start=2000) + agreement("one", "UGA", start=2004, end=2006)

    found = in_force(engine.read(rows), range(2003, 2009)).rows()

    assert {(it["year"], it["exporter"], it["importer"]) for it in found} == {
        (year, *pair) for year in (2004, 2005, 2006) for pair in (("KEN", "UGA"), ("UGA", "KEN"))
    }


def test_each_dimension_has_a_row_and_what_is_unknown_is_missing(engine: Engine) -> None:
    members = group(engine, (2020, EAC))
    trade = engine.read([
        {"year": 2020, "exporter": a, "importer": b, "value": value}
        for a, b, value in (("KEN", "UGA", 30.0), ("UGA", "KEN", 20.0), ("KEN", "DEU", 50.0), ("DEU", "TZA", 9.0))
    ])  # fmt: skip
    found = integration(members, trade, investment=invested(engine, ("KEN", "DEU", 5.0)))

    assert sorted(it["dimension"] for it in found.rows()) == sorted(DIMENSIONS)
    of_trade = only(found, dimension="trade")
    assert (of_trade["share"], of_trade["known"], of_trade["pairs"]) == (0.5, 2, 6)
    for dimension in ("agreements", "mobility"):
        assert (only(found, dimension=dimension)["share"], only(found, dimension=dimension)["known"]) == (None, None)
    assert only(found, dimension="investment")["share"] is None  # KEN's stock in DEU is known, none among members
    assert only(found, dimension="investment")["known"] == 0
    assert only(found, dimension="agreements")["pairs"] == 3


def test_only_stocks_count_for_integration(engine: Engine) -> None:
    members = group(engine, (2020, EAC))
    rows = invested(engine, ("KEN", "UGA", 30.0), ("KEN", "DEU", 10.0)).rows()
    rows += invested(engine, ("KEN", "UGA", 99.0), flow="flow").rows()

    found = only(integration(members, investment=engine.read(rows)), dimension="investment")

    assert (found["share"], found["known"]) == (0.75, 1)


def test_who_invests_in_whom(engine: Engine) -> None:
    stocks = invested(engine, ("KEN", "UGA", 30.0), ("KEN", "DEU", 10.0), ("DEU", "UGA", 60.0), ("UGA", "KEN", None))

    cell = only(matrix(stocks), country="KEN", partner="UGA")

    assert cell["share_of_country"] == 0.75
    assert cell["share_of_partner"] == pytest.approx(1 / 3)
    assert len(matrix(stocks)) == 3


def test_money_that_goes_back_leaves_no_share(engine: Engine) -> None:
    flows = invested(engine, ("KEN", "UGA", 30.0), ("KEN", "DEU", -40.0), flow="flow")

    assert only(matrix(flows), partner="UGA")["share_of_country"] is None
    assert only(within(flows, group(engine, (2020, EAC))), group="EAC")["within"] == 30.0
    assert only(within(flows, group(engine, (2020, EAC))), group="EAC")["share"] is None


def test_remittances_have_no_flow_and_a_south_south_share(engine: Engine) -> None:
    sent = engine.read([
        {"year": 2020, "country": a, "partner": b, "value": value}
        for a, b, value in (("KEN", "UGA", 10.0), ("KEN", "DEU", 30.0), ("DEU", "KEN", 60.0))
    ])  # fmt: skip

    found = only(within(sent, group(engine, (2020, EAC), name="SOUTH")), group="SOUTH")

    assert (found["share"], found["share_of_received"]) == (0.25, pytest.approx(1 / 7))


def test_a_matrix_of_groups(engine: Engine) -> None:
    members = engine.read(
        group(engine, (2020, EAC)).rows() + group(engine, (2020, ("DEU",)), name="EU").rows()
    )  # fmt: skip
    stocks = invested(engine, ("KEN", "UGA", 30.0), ("DEU", "KEN", 60.0), ("DEU", "TZA", 5.0), ("CHN", "KEN", 7.0))

    assert {(it["sender"], it["receiver"]): (it["value"], it["known"]) for it in between(stocks, members).rows()} == {
        ("EAC", "EAC"): (30.0, 1), ("EU", "EAC"): (65.0, 2),
    }  # fmt: skip


_AMOUNT = st.floats(0, 1e12, allow_nan=False) | st.none()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from((*EAC, "DEU")), st.sampled_from((*EAC, "DEU")), _AMOUNT), min_size=1))
def test_what_is_within_is_no_more_than_what_is_sent(rows: list[tuple[str, str, float | None]]) -> None:
    engine = open_engine(threads=1)
    for it in within(invested(engine, *rows, ("DEU", "CHN", 1.0)), group(engine, (2020, EAC))).rows():
        assert 0 <= (it["within"] or 0) <= it["sent"] * (1 + 1e-12) + 1e-9
        assert it["share"] is None or 0 <= it["share"] <= 1 + 1e-12
        assert (it["known"] == 0) == (it["within"] is None)
