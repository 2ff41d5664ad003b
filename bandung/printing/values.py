"""Days, periods and amounts in the language of a column, and the fixed words of documents."""

import gettext
import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from bandung import reference
from bandung.records.fields import Period
from bandung.reference.errors import UnknownCode
from bandung.values import LANGUAGES
from bandung.values.quantity import UNITS

_LOCALES = {"zh": "zh_Hans"}


@cache
def _fixed() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = json.loads(
        (files("bandung.printing") / "data" / "words.json").read_text(encoding="utf-8")
    )
    return found


def words(language: str) -> Mapping[str, str]:
    """The fixed words in this language; in English where we have none."""
    return {key: said.get(language, said["en"]) for key, said in _fixed().items()}


def said_in(language: str) -> str:
    """The language in which the fixed words of a column stand."""
    return language if language in LANGUAGES else "en"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language))


def day(value: date, language: str) -> str:
    """24 November 2026, in the words of the language."""
    if said_in(language) == "en":
        return format_date(value, "d MMMM y", locale="en")
    return format_date(value, "long", locale=_locale(language))


def period(value: Period, language: str) -> str:
    """The days that a period holds, first and last; whole years as years; open sides in words."""
    fixed = words(language)
    last = value.end - timedelta(days=1) if value.end is not None else None
    if value.start is None or last is None:
        known = value.start or last
        assert known is not None  # a period has at least one side
        return fixed["until" if value.start is None else "from"] % {"day": day(known, language)}
    if (value.start.month, value.start.day, last.month, last.day) == (1, 1, 12, 31):
        years = (str(value.start.year), str(last.year))
        return years[0] if years[0] == years[1] else "–".join(years)
    return f"{day(value.start, language)} – {day(last, language)}"


def middle(value: Period) -> date | None:
    """The day halfway through a period that has both its ends."""
    if value.start is None or value.end is None:
        return None
    return value.start + (value.end - value.start) / 2


def amount(number: str, unit: str, language: str) -> str:
    """A quantity in the words of the language: 40 person-days, US$1,250,000."""
    fixed_in = said_in(language)
    locale, value = _locale(fixed_in), Decimal(number)
    if unit not in UNITS or unit == "USD":
        written = format_currency(
            value, unit, locale=locale, currency_digits=False, format="#,##0.###\u00a0¤¤", decimal_quantization=False
        )
        return f"\u2066{written}\u2069" if direction(fixed_in) == "rtl" else written
    counted = format_decimal(value, locale=locale, decimal_quantization=False)
    if unit == "other":
        return counted
    space = "" if fixed_in == "zh" else "\u00a0"
    return f"{counted}{space}{_catalogue(fixed_in)(UNITS[unit])}"


@cache
def _catalogue(language: str) -> Callable[[str], str]:
    folder = str(files("bandung") / "locale")
    return gettext.translation("django", folder, [_LOCALES.get(language, language)], fallback=True).gettext


def direction(language: str) -> str:
    """ltr or rtl; ltr for a language that the tables do not know."""
    try:
        return reference.language(language).direction
    except UnknownCode:
        return "ltr"


def language_name(code: str, language: str) -> str:
    """The name of a language in another."""
    try:
        return reference.language(code).name(said_in(language))
    except UnknownCode:
        return code


def own_name(code: str) -> str:
    """The name of a language in itself, as it stands over a column."""
    name = language_name(code, code)
    return name[:1].upper() + name[1:]


def colon(language: str) -> str:
    """What stands between a label and what it labels."""
    return {"fr": "\u00a0: ", "zh": "：", "ja": "："}.get(language, ": ")
