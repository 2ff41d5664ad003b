"""Numbers and words inside a drawing: in the reader's locale and direction, escaped, and short enough."""

import unicodedata
from functools import lru_cache
from xml.sax.saxutils import escape

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal, format_decimal

TEXT_SIZE = 14.0
"""Height of letters in pixels, where nothing else is said."""


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """The reader's locale; numbers of a language without one are written as in English."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return locale_of(language).text_direction == "rtl"


def number(value: float, language: str) -> str:
    """The number as the reader writes it, with at most two decimals."""
    return str(format_decimal(value, format="#,##0.##", locale=locale_of(language)))


def compact(value: float, language: str) -> str:
    """The number in few signs, such as 12M; two decimals below one, one below a hundred."""
    size = abs(value)
    if size < 1000:
        return number(round(value, 2 if size < 1 else 1 if size < 100 else 0), language)
    text = format_compact_decimal(value, format_type="short", locale=locale_of(language), fraction_digits=0)
    return str(text).replace("\u200f", "").replace("\xa0", " ")


def printable(text: str) -> str:
    """The text without characters that XML cannot hold or nobody can see."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Cn"))


def directed(text: str, language: str) -> str:
    """The text as a drawing shows it: kept in the direction of its language wherever it is placed."""
    return f"\u2067{printable(text)}\u2069" if is_right_to_left(language) else printable(text)


def escaped(text: str) -> str:
    """The text for the inside of an XML element or a quoted attribute."""
    return escape(printable(text), {'"': "&quot;"})


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """About how many pixels the text takes, on the generous side, since the reader's font is not known here."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if character.isdigit():
        return 0.64
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.54 if character.isascii() else 0.62


def shortened(text: str, width: float) -> str:
    """The text, or as much of it as surely fits into ``width`` pixels, followed by an ellipsis."""
    if text_width(text) <= width:
        return text
    while text and text_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"
