"""Which countries a text names, in seven languages: by name, in any case and form, or by adjective (brésilien, 巴西).

Words are looked up one after the other, the longest name first, so that "South Sudan" is not Sudan, "Guinea-Bissau" not
Guinea and "Niger Delta" no country. Three kinds of rule in the table ``mention_rules`` keep common words apart: never
taken, taken only with a capital (Chile, Turkey), or a phrase that blocks the name in it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from bandung.reference.countries import countries, plain
from bandung.reference.inflections import arabic_readings, russian_cases
from bandung.reference.tables import rows

_WORD = re.compile(r"[\u3400-\u9fff]|(?:[^\W_\u3400-\u9fff][\u0300-\u036f\u064b-\u0655\u0670]*)+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC_ENDINGS = frozenset(("", "ة", "ون", "ين", "ات", "ا", "تين", "ان", "تان"))
_LONGEST_ENDING = 6
"""Letters that may follow the stem of an adjective."""
_WIDEST_GAP = 3
"""Characters between two words of one name: a space, a hyphen, "St. Lucia", "Congo - Kinshasa"."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as its words, each in all its forms; ``code`` is None for a phrase that blocks."""

    code: str | None
    words: tuple[frozenset[str], ...]
    open_end: bool = False
    """Whether letters may follow the last word, which is a stem then."""
    capital: bool = False
    all_capitals: bool = False


@dataclass(frozen=True, slots=True)
class _Names:
    by_first_word: Mapping[str, tuple[_Name, ...]]
    stems: Mapping[str, str]
    never: frozenset[str]


def _forms(word: str) -> frozenset[str]:
    if _CYRILLIC.search(word):
        return frozenset(plain(form) for form in russian_cases(word.casefold()))
    return frozenset((plain(word),))


def _all_names() -> Iterator[tuple[str | None, str]]:
    for it in countries():
        for text in it.names.values():
            yield it.code, text
    for row in rows("country_variants"):
        yield row["country"], row["text"]
    for row in rows("mention_rules"):
        if row["rule"] == "block":
            yield None, row["text"]


@cache
def _names() -> _Names:
    rules: dict[str, set[str]] = {"never": set(), "capital": set(), "block": set()}
    for row in rows("mention_rules"):
        rules[row["rule"]].add(plain(row["text"]))
    first: dict[str, list[_Name]] = {}
    stems: dict[str, str] = {}
    for code, text in _all_names():
        is_stem = text.endswith("*")
        words = _WORD.findall(text)
        if code and is_stem and len(words) == 1:
            stems.setdefault(plain(text), code)
            continue
        name = _Name(
            code,
            tuple(_forms(word) for word in words),
            open_end=is_stem,
            capital=plain(text) in rules["capital"],
            all_capitals=len(words) == 1 and text.isupper() and not _ARABIC.search(text),
        )
        for form in name.words[0]:
            first.setdefault(form, []).append(name)
    ordered = {form: tuple(sorted(its, key=lambda name: -len(name.words))) for form, its in first.items()}
    return _Names(ordered, stems, frozenset(rules["never"]))


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[str, ...]:
    key = plain(word).replace("ـ", "")
    return arabic_readings(key) if key and _ARABIC.match(key) else (key,)


def _fits(name: _Name, at: int, words: list[re.Match[str]], text: str) -> bool:
    end = at + len(name.words)
    if end > len(words):
        return False
    if name.capital and not text[words[at].start()].isupper():
        return False
    if name.all_capitals and not words[at].group().isupper():
        return False
    for place, forms in enumerate(name.words[1:], start=1):
        key = _readings(words[at + place].group())[0]
        if key not in forms and not (name.open_end and at + place == end - 1 and _begins(key, forms)):
            return False
    return all(two.start() - one.end() <= _WIDEST_GAP for one, two in pairwise(words[at:end]))


def _begins(key: str, stems: frozenset[str]) -> bool:
    return any(key.startswith(stem) and _may_end(key, stem) for stem in stems)


def _may_end(key: str, stem: str) -> bool:
    ending = key[len(stem) :]
    return ending in _ARABIC_ENDINGS if _ARABIC.match(stem) else len(ending) <= _LONGEST_ENDING


@lru_cache(maxsize=50_000)
def _by_adjective(word: str) -> str | None:
    names = _names()
    for reading in _readings(word):
        key = reading.removeprefix("ال")
        for length in range(len(key), max(2, len(key) - _LONGEST_ENDING - 1), -1):
            code = names.stems.get(key[:length])
            if code and key not in names.never and _may_end(key, key[:length]):
                return code
    return None


def _name_at(at: int, words: list[re.Match[str]], text: str) -> _Name | None:
    names = _names()
    for reading in _readings(words[at].group()):
        for name in names.by_first_word.get(reading, ()):
            if _fits(name, at, words, text):
                said = plain(text[words[at].start() : words[at + len(name.words) - 1].end()])
                if said not in names.never and reading not in names.never:
                    return name
    return None


def countries_mentioned(text: str) -> dict[str, list[tuple[int, int]]]:
    """Alpha-3 code of every country that the text names, with the places (start, end) in characters where it does.

    A name inside a longer one does not count. What cannot be told apart is left out: the text "Congolese" names nobody.
    """
    words = list(_WORD.finditer(text))
    found: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while at < len(words):
        name = _name_at(at, words, text)
        if name is None:
            code = _by_adjective(words[at].group())
            if code:
                found.setdefault(code, []).append(words[at].span())
            at += 1
            continue
        end = at + len(name.words)
        if name.code:
            found.setdefault(name.code, []).append((words[at].start(), words[end - 1].end()))
        at = end
    return found
