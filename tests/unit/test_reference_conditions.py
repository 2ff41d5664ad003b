"""How alike the conditions of two countries are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandung.reference import UnknownCode, countries, likeness

DAY = date(2026, 11, 24)
CODES = [it.code for it in countries()]


@pytest.mark.parametrize(
    ("a", "b", "aspect", "expected"),
    [
        ("MDG", "MOZ", "region", 1.0),
        ("MDG", "SEN", "region", 0.5),
        ("MDG", "BRA", "region", 0.0),
        ("VNM", "THA", "region", 1.0),
        ("MDG", "ATA", "region", None),
        ("MDG", "MOZ", "climate", 1.0),
        ("MLI", "IRQ", "climate", 1 / 3),
        ("ATA", "SGP", "climate", 0.0),
        ("MDG", "MOZ", "income", 1.0),
        ("MDG", "KEN", "income", 0.5),
        ("MDG", "BRA", "income", 0.0),
        ("MDG", "ETH", "income", None),
        ("MDG", "MOZ", "groups", 1.0),
        ("MDG", "MLI", "groups", 0.5),
        ("MDG", "BRA", "groups", 0.0),
        ("BRA", "KEN", "groups", None),
        ("HTI", "TUV", "groups", 1.0),
        ("BRA", "MOZ", "language", 1.0),
        ("MDG", "TUN", "language", 1.0),
        ("MDG", "BRA", "language", 0.0),
        ("MDG", "ATA", "language", None),
    ],
)
def test_an_aspect_is_as_alike_as_the_tables_say(a: str, b: str, aspect: str, expected: float | None) -> None:
    assert likeness(a, b, DAY)[aspect] == expected


@given(st.sampled_from(CODES), st.sampled_from(CODES), st.dates(date(1960, 1, 1), date(2100, 1, 1)))
def test_likeness_is_the_same_both_ways_and_between_0_and_1(a: str, b: str, on: date) -> None:
    there = likeness(a, b, on)
    assert there == likeness(b, a, on)
    assert all(value is None or 0 <= value <= 1 for value in there.values())


@given(st.sampled_from(CODES))
def test_a_country_is_like_itself(code: str) -> None:
    assert all(value in (None, 1.0) for value in likeness(code, code, DAY).values())


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownCode):
        likeness("MDG", "XXX", DAY)
