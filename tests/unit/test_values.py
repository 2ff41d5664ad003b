"""Texts, quantities and periods refuse what they cannot be, and name the field."""

from datetime import date
from decimal import Decimal

import pytest

from bandung.values import BadValue, Period, Quantity, Texts
from bandung.values.texts import checked_text


@pytest.mark.parametrize(
    ("versions", "sentence"),
    [
        ({}, "at least one language"),
        ({"en": "  "}, r"title\.en: The text is empty"),
        ({"en": 5}, r"title\.en: A text is expected"),
        ({"EN": "Water"}, "“EN” is not a language code"),
        ({"english": "Water"}, "“english” is not a language code"),
        ({"en": "Wa\x00ter"}, r"title\.en: The character at position 3 \(U\+0000\)"),
        ({"en": "Water\x1b[2J"}, r"U\+001B"),
        ({"en": "Wa\u202eter"}, r"U\+202E"),
        ({"en": "Wa\ud800ter"}, r"U\+D800"),
        ({"en": "Wa\ue000ter"}, r"U\+E000"),
        ({"en": "w" * 1_000_000}, "has 1000000 characters; at most 20000"),
        ({"ru": "Школьный Cоюз мира"}, r"title\.ru: A word mixes Latin and Cyrillic letters \(“Школьный Cоюз мира”\)"),
    ],
)
def test_a_text_that_is_none_is_refused_with_its_field(versions: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        Texts(versions, field="title")


@pytest.mark.parametrize(
    "text",
    [
        "IT-компании и Wi-Fi в школах",
        "20 µm, 5 μg, β-carotene",
        "新冠covid疫情后的5G网络",
        "شبكة Wi-Fi في ٢٠٢٤",
        "first line\nsecond\tline",
        "family 👩‍👩‍👧 emoji",
        "می‌خواهم",
    ],
)
def test_several_scripts_in_one_text_are_welcome(text: str) -> None:
    assert checked_text(text, field="title") == text


def test_a_text_is_kept_in_one_form() -> None:
    assert checked_text(" cafe\u0301\r\nbar ", field="title") == "café\nbar"
    assert Texts({"fr": "Eau", "en": "Water"}) == Texts({"en": "Water", "fr": "Eau"})


@pytest.mark.parametrize(
    ("preferred", "chosen"),
    [(["fr"], ("fr", "Eau")), (["zh"], ("en", "Water")), ([], ("en", "Water"))],
)
def test_a_reader_gets_her_language_or_the_next_best(preferred: list[str], chosen: tuple[str, str]) -> None:
    assert Texts({"en": "Water", "fr": "Eau"}).best(*preferred) == chosen


def test_without_the_readers_language_and_english_the_owners_text_is_shown() -> None:
    assert Texts({"sw": "Maji", "fr": "Eau"}).best("zh", original="sw") == ("sw", "Maji")


@pytest.mark.parametrize(
    ("amount", "unit", "sentence"),
    [
        ("-1", "seat", "amount: -1 is not a quantity"),
        ("NaN", "seat", "NaN is not a quantity"),
        ("Infinity", "seat", "Infinity is not a quantity"),
        ("1e15", "seat", "not a quantity"),
        ("ten", "seat", "“ten” is not a number"),
        ("1", "parsec", "unit: “parsec” is not a unit we know"),
        ("1", "usd", "“usd” is not a unit we know"),
    ],
)
def test_a_quantity_that_is_none_is_refused(amount: str, unit: str, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        Quantity.of(amount, unit)


def test_a_quantity_keeps_every_digit() -> None:
    assert Quantity.of("0.10", "person-day").amount == Decimal("0.10")


@pytest.mark.parametrize(
    ("start", "end"), [(date(2025, 1, 2), date(2025, 1, 1)), (date(2025, 1, 1), date(2025, 1, 1)), (None, None)]
)
def test_a_period_that_ends_before_it_starts_is_refused(start: date | None, end: date | None) -> None:
    with pytest.raises(BadValue, match="period"):
        Period(start, end)


def test_a_period_is_half_open() -> None:
    year = Period.of_years(2025, 2025)

    assert date(2025, 1, 1) in year
    assert date(2025, 12, 31) in year
    assert date(2026, 1, 1) not in year


@pytest.mark.parametrize(("first", "last"), [(1800, 1900), (2025, 2024), (2025, 9999)])
def test_years_that_cannot_be_are_refused(first: int, last: int) -> None:
    with pytest.raises(BadValue):
        Period.of_years(first, last)
