"""Numbers and words inside a drawing: in the reader's locale and direction, escaped, and short enough."""

import unicodedata
from functools import lru_cache
from xml.sax.saxutils import escape

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal, format_decimal

TEXT_SIZE = 14.0
"""Height of letters in pixels, where nothing else is said."""
LEAST = 0.01
"""What is more than nothing and less than this is shown as less than it."""


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


def compact(value: float, language: str, decimals: int = 0) -> str:
    """The number in few signs, such as 12M; two decimals below one, one below a hundred; never nothing for little."""
    size = abs(value)
    if 0 < value < LEAST:
        return f"<{number(LEAST, language)}"
    if size < 1000:
        return number(round(value, 2 if size < 1 else 1 if size < 100 else 0), language)
    text = format_compact_decimal(value, format_type="short", locale=locale_of(language), fraction_digits=decimals)
    return str(text).replace("\u200f", "").replace("\xa0", " ")


def printable(text: str) -> str:
    """The text without characters that XML cannot hold or nobody can see."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Cn"))


def directed(text: str, language: str) -> str:
    """The text as a drawing shows it: kept in its direction wherever it is placed.

    Among what is read from the right, a text that begins with Latin letters, such as a product without a translation,
    runs from the left, so that its commas and dots stay at its end.
    """
    shown = printable(text)
    if not is_right_to_left(language):
        return shown
    strong = next((way for each in shown if (way := unicodedata.bidirectional(each)) in ("L", "R", "AL")), "R")
    from_the_left, from_the_right, end = "\u2066", "\u2067", "\u2069"
    return f"{from_the_left if strong == 'L' else from_the_right}{shown}{end}"


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
