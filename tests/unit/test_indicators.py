"""Efficiency, burden share, timeliness, gap, coverage; sensitivity; principles side by side. Missing is not zero."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bandung.measurement import indicators, principles
from bandung.measurement.figures import Figure
from bandung.measurement.indicators import Measured
from bandung.measurement.lines import Line
from bandung.measurement.methods import AGRONOMISTS
from bandung.measurement.sensitivity import VARIANTS, sensitivity
from bandung.measurement.valuation import value_all
from bandung.measurement.valued import Policy, Valued
from bandung.values import LANGUAGES, BadValue
from tests.ledger_lines import RATES, a_line


def valued(*lines: Line) -> list[Valued]:
    return list(value_all(lines, RATES, Policy()))


def dollars(uid: str, amount: int | None, **said: Any) -> Line:
    money = {} if amount is None else {"amount": Decimal(amount), "currency": "USD"}
    return a_line(uid, **money | said)


def test_efficiency_is_of_initiatives_that_say_both_in_full() -> None:
    its = valued(
        dollars("bra/1", 100, initiative="i", stage="budget"), dollars("bra/2", 90, initiative="i"),
        dollars("bra/3", 500, initiative="j", stage="budget"), dollars("bra/4", None, initiative="j"),
        dollars("bra/5", 40, initiative="k"),
    )  # fmt: skip

    assert indicators.efficiency(its) == Measured(Decimal("0.9"), 1, 3)
    assert indicators.efficiency([]) == Measured(None, 0, 0)


def test_burden_shares_are_unknown_while_one_part_is() -> None:
    both = valued(dollars("bra/1", 30), dollars("mex/1", 90), dollars("mex/2", None))

    assert indicators.burden_shares(both) == {
        "bra": Measured(Decimal("0.25"), 1, 1), "mex": Measured(Decimal("0.75"), 1, 2),
    }  # fmt: skip
    assert [each.value for each in indicators.burden_shares([*both, *valued(dollars("chl/1", None))]).values()] == [
        None, None, None,
    ]  # fmt: skip


def test_timeliness_is_in_days_and_not_known_without_both_dates() -> None:
    approved = date(2024, 1, 1)

    assert indicators.timeliness(approved, date(2024, 3, 1)) == 60
    assert indicators.timeliness(approved, date(2023, 12, 31)) == -1
    assert indicators.timeliness(None, approved) is None
    dates = [(approved, date(2024, 1, day)) for day in (2, 4, 31)] + [(approved, None)]
    assert indicators.usual_timeliness(dates) == Measured(Decimal(3), 3, 4)


@pytest.mark.parametrize(
    ("said", "gap"),
    [
        ({"quantity": Decimal(50), "confirmed_quantity": Decimal(40)}, Decimal("0.2")),
        ({"amount": Decimal(40), "confirmed_amount": Decimal(50)}, Decimal("0.2")),
        ({"quantity": Decimal(50), "confirmed_amount": Decimal(40)}, None),
        ({"quantity": Decimal(0), "confirmed_quantity": Decimal(0)}, Decimal(0)),
        ({"quantity": Decimal(50), "said": "confirmed"}, Decimal(0)),
        ({"quantity": Decimal(50)}, None),
    ],
)
def test_the_gap_is_between_what_both_say(said: dict[str, Any], gap: Decimal | None) -> None:
    assert indicators.gap_of(a_line(**said)) == gap


def test_coverage_is_of_initiatives_by_giver_and_year() -> None:
    its = valued(
        dollars("bra/1", 5, initiative="i"), dollars("bra/2", None, initiative="i"),
        dollars("bra/3", None, initiative="j"), dollars("bra/4", None, year=2023),
        dollars("bra/5", None, initiative="k", counts=False),
    )  # fmt: skip

    assert indicators.coverage(its) == {
        ("bra", 2023): Measured(Decimal(0), 0, 1),
        ("bra", 2024): Measured(Decimal("0.5"), 1, 2),
    }
    assert indicators.overall_coverage(its).coverage == Decimal(1) / 3
    assert indicators.overall_coverage([]) == Measured(None, 0, 0)


def test_sensitivity_says_how_far_a_total_moves_with_each_assumption() -> None:
    lines = [
        a_line("bra/1", costs=AGRONOMISTS),
        a_line("bra/2", amount=Decimal(5400), currency="BRL", item="B12"),
        a_line("bra/3", amount=Decimal(5400), currency="BRL", rate=Decimal("5")),
        a_line("bra/4"),
    ]

    table = {each.name: each for each in sensitivity(lines, RATES, Policy())}

    assert list(table) == list(VARIANTS)
    assert {name: each.total.value for name, each in table.items()} == {
        "as-stated": 781_111 + 108_000,
        "overhead-0": 727_778 + 108_000,
        "overhead-10": 781_111 + 108_000,
        "paid-hours-1600": 839_778 + 108_000,
        "paid-hours-2000": 710_711 + 108_000,
        "table-rates": 781_111 + 100_000,
        "with-contested": 781_111 + 108_000 + 100_000,
        "without-contested": 781_111 + 108_000,
        "staff-market": 586_667,
        "staff-ppp": 1_320_000,
    }
    assert (table["as-stated"].total.counted, table["as-stated"].total.lines) == (2, 4)
    assert table["overhead-10"].moves == 0
    assert table["staff-ppp"].moves is not None and round(table["staff-ppp"].moves, 3) == Decimal("1.250")


def test_a_country_that_counts_refugees_sees_its_total_without_them() -> None:
    refugees = a_line(amount=Decimal(54), currency="BRL", item="B12")

    table = {each.name: each for each in sensitivity([refugees], RATES, Policy(counted={"refugees": True}))}

    assert table["as-stated"].total.value == table["with-contested"].total.value == 1000
    assert table["without-contested"].total.value is None


def test_sensitivity_of_what_a_figure_chooses_and_of_nothing() -> None:
    lines = [a_line("bra/1", costs=AGRONOMISTS), a_line("mex/1", amount=Decimal(18), currency="MXN")]

    of_mexico = sensitivity(lines, RATES, Policy(), Figure.of("usd", giver="mex"))

    assert of_mexico[0].total.value == 100
    assert [(each.total.value, each.moves) for each in sensitivity([], RATES, Policy())] == [(None, None)] * len(
        VARIANTS
    )


def test_the_frame_has_twenty_indicators_in_five_dimensions_named_in_seven_languages() -> None:
    nest, added = principles.frame("nest-2017"), principles.frame("value-added")

    assert (len(nest.items), len(nest.dimensions), nest.evidence) == (20, 5, "recalled-unverified")
    assert (len(added.items), added.dimensions, added.evidence) == (6, (), "verified")
    for each in (*nest.dimensions, *nest.items, *added.items):
        assert set(each.names) == set(LANGUAGES)


def test_a_dimension_is_the_mean_of_what_was_answered() -> None:
    scores = principles.scores(principles.frame("nest-2017"), {"1.1": 3, "1.2": 0, "1.3": None, "2.1": 2})

    assert scores["1"] == principles.Score(Decimal("1.5"), 2, 1, 4)
    assert scores["2"] == principles.Score(Decimal(2), 1, 0, 4)
    assert scores["3"] == principles.Score(None, 0, 0, 4)


def test_parties_stand_side_by_side_and_a_missing_one_is_never_averaged() -> None:
    asked = principles.frame("nest-2017")

    rows = {each.code: each for each in principles.compare(asked, {"moz": {"1.1": 1}, "bra": {"1.1": 3}, "deu": None})}

    assert list(rows["1"].by_party.items()) == [("bra", Decimal(3)), ("deu", None), ("moz", Decimal(1))]
    assert rows["1"].divergence == rows["1.1"].divergence == 2
    assert rows["1.2"].divergence is None
    alone = principles.compare(principles.frame("value-added"), {"bra": {"1": 2}, "moz": None})
    assert [each.code for each in alone] == ["1", "2", "3", "4", "5", "6"]
    assert alone[0].divergence is None


def test_answers_that_cannot_be_are_refused_with_a_sentence() -> None:
    asked = principles.frame("nest-2017")

    with pytest.raises(BadValue, match=r"“9\.9” is not asked in “nest-2017”"):
        principles.scores(asked, {"9.9": 1})
    with pytest.raises(BadValue, match="Points go from 0 to 3"):
        principles.scores(asked, {"1.1": 4})
    with pytest.raises(BadValue, match="is no list of principles"):
        principles.frame("../origins")
