"""A text as words in sentences, each word in the forms in which a vocabulary may know it, with its place in the text.

Every step looks at each character a bounded number of times, so that no text, however long or hostile, takes more than
time in proportion to its length.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(f"[{HAN}%％٪]|[^\\W_{HAN}](?:[^\\W_{HAN}]|[{_MARKS}{_HIDDEN}])*")
_LEFT_OUT = re.compile(f"[{_MARKS}{_HIDDEN}\u0640]")
_ENDS = re.compile(r"[.!?:。！？：؟…]\s|[.!?。！？؟\n\r\u2028\u2029]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ONE_LETTER = {ord(a): b for a, b in zip("أإآٱىةؤئ", "اااايهوي", strict=True)} | {ord("ё"): "е", ord("٪"): "%"}
_LONGEST_WORD = 40
"""Characters of a word that are compared; what follows is no word of a vocabulary."""

MOST_IN_SENTENCE = 120
"""Words after which a sentence is cut, so that a text without full stops is checked too."""
MOST_SIGNS_IN_SENTENCE = 240
"""The same for a language that writes a sign where others write a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one sign of Chinese, with its readings and its place in the text."""

    readings: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """The word as it is compared: compatible forms, small letters, without accents, vowel signs and joiners."""
    text = unicodedata.normalize("NFKC", word[:_LONGEST_WORD]).casefold()
    if not text.isascii():
        text = text.translate(_ONE_LETTER)
        parts = unicodedata.normalize("NFKD", text)
        text = _LEFT_OUT.sub("", unicodedata.normalize("NFC", parts) if _is_cyrillic(text) else parts)
    return text


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= each <= "\u04ff" for each in text)


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[str, ...]:
    """The word in the forms in which it is looked up: in Arabic also without what is written in one piece with it."""
    key = plain(word)
    if not key or key == "٪" or not _ARABIC.match(key):
        return (key,)
    found = [key]
    for prefixes in ("وف", "بلكس"):
        found += [each[1:] for each in found if len(each) > 2 and each[0] in prefixes]
    found += ["ال" + each[2:] for each in found if each.startswith("لل") and len(each) > 4]
    found += [each[2:] for each in found if each.startswith("ال") and len(each) > 4]
    for owner in ("هما", "ها", "هم", "ه"):
        bare = [each.removesuffix(owner) for each in found if each.endswith(owner) and len(each) > len(owner) + 2]
        found += [*bare, *(each[:-1] + "ه" for each in bare if each.endswith("ت"))]
    return tuple(dict.fromkeys(found))


def sentences(text: str) -> Iterator[tuple[Word, ...]]:
    """The sentences of a text as words; one that never ends is cut."""
    words: list[Word] = []
    last, weight = 0, 0.0
    for found in _WORD.finditer(text):
        start, end = found.span()
        gap = text[last : min(start, last + 200)]
        ends = words and _ENDS.search(gap) and not _within_number(text, last, start)
        if ends or weight >= MOST_IN_SENTENCE:
            yield tuple(words)
            words, weight = [], 0.0
        words.append(Word(readings(found.group()), start, end))
        weight += MOST_IN_SENTENCE / MOST_SIGNS_IN_SENTENCE if end - start == 1 and text[start] >= "\u3400" else 1
        last = end
    if words:
        yield tuple(words)


def _within_number(text: str, last: int, start: int) -> bool:
    """“4.2” and “Art. 4” end no sentence."""
    return text[last:start].strip() in (".", "") and text[start].isdigit() and "\n" not in text[last:start]
