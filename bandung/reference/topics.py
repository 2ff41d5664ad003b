"""The subjects of cooperation, and where a text in one of seven languages speaks of them."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType

from bandung.values import LANGUAGES

_IGNORED_SIGNS = re.compile(r"[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]")
"""Accents left over by decomposition, Arabic vowel signs and the tatweel."""

_ONE_LETTER = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "œ": "oe", "æ": "ae", "’": "'"})
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
"""A run of letters and digits, or a single Chinese character."""

_TERM_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+\*?")
_ATTACHED = ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل", "الال")
_ARABIC_PARTICLES = tuple(before + after for before, after in product(("", "و", "ف"), _ATTACHED) if before + after)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject: its sectors (DAC/CRS purpose codes), SDG targets, the wider topic, and its terms by language.

    A term may end its words in ``*``, which stands for any ending; the first term of a language is its label.
    """

    code: str
    sectors: tuple[str, ...]
    sdgs: tuple[str, ...]
    broader: str
    terms: Mapping[str, tuple[str, ...]]

    def name(self, language: str) -> str:
        """The label in that language, or the English one where we have none."""
        return self.terms.get(language, self.terms["en"])[0]


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the table."""
    table = (files("bandung.reference") / "data" / "topics.csv").read_text(encoding="utf-8")
    return tuple(
        Topic(
            code=row["topic"],
            sectors=tuple(row["sectors"].split("|")),
            sdgs=tuple(row["sdgs"].split("|")),
            broader=row["broader"],
            terms=MappingProxyType({language: tuple(row[language].split("|")) for language in LANGUAGES}),
        )
        for row in csv.DictReader(table.splitlines())
    )


def topics_in(text: str, language: str | None = None) -> dict[str, int]:
    """How often a text names each topic: topic code to number of occurrences, the most frequent first.

    Terms of ``language`` are looked for, or of all languages if it is None; a language without terms finds nothing.
    Where several terms begin at the same word the longest counts alone, and no word counts twice.
    """
    if language is not None and language not in LANGUAGES:
        return {}
    root = _terms_of(language)
    words = _WORD.findall(_folded(text))
    found: Counter[str] = Counter()
    at = 0
    while at < len(words):
        end, codes = _longest(root, words, at)
        found.update(codes)
        at = max(end, at + 1)
    return dict(found.most_common())


@dataclass(slots=True)
class _Node:
    """A place in the tree of terms: which words lead on, whole or by their beginning, and the topics that end here."""

    whole: dict[str, "_Node"] = field(default_factory=dict)
    beginnings: dict[str, "_Node"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    """The lengths of ``beginnings``, so that only those are tried."""
    codes: set[str] = field(default_factory=set)

    def following(self, word: str) -> Iterator[tuple["_Node", int]]:
        """The nodes that this word leads to, each with the number of letters that agreed."""
        for form in _forms(word):
            if form in self.whole:
                yield self.whole[form], len(form)
            for length in self.lengths:
                if length > len(form):
                    break
                if form[:length] in self.beginnings:
                    yield self.beginnings[form[:length]], length


def _longest(root: _Node, words: list[str], start: int) -> tuple[int, set[str]]:
    """Where the longest term that begins at ``start`` ends, and its topics; (start, nothing) if none does."""
    best, codes = (start, 0), set[str]()
    open_paths = [(root, start, 0)]
    while open_paths:
        node, at, letters = open_paths.pop()
        if node.codes and (at, letters) >= best:
            codes = node.codes | codes if (at, letters) == best else node.codes
            best = (at, letters)
        if at < len(words):
            open_paths += [(after, at + 1, letters + agreed) for after, agreed in node.following(words[at])]
    return best[0], codes


@cache
def _terms_of(language: str | None) -> _Node:
    """The terms of one language, or of all, as a tree of words."""
    root = _Node()
    for topic in topics():
        for of_language in (language,) if language else LANGUAGES:
            for term in topic.terms[of_language]:
                node = root
                for word in _TERM_WORD.findall(_folded(term)):
                    if word.endswith("*"):
                        beginning = word[:-1]
                        node.lengths = tuple(sorted({*node.lengths, len(beginning)}))
                        node = node.beginnings.setdefault(beginning, _Node())
                    else:
                        node = node.whole.setdefault(_word_of_term(word), _Node())
                node.codes.add(topic.code)
    return root


def _folded(text: str) -> str:
    """The text without what makes no difference: case, accents, forms of one Arabic letter."""
    return _IGNORED_SIGNS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_ONE_LETTER)


def _word_of_term(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        return word[2:]
    return _without_plural_s(word)


def _without_plural_s(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, ...]:
    """The forms under which a word of a text may stand in a term."""
    if "\u0621" <= word[0] <= "\u064a":
        bare = (word[len(particle) :] for particle in _ARABIC_PARTICLES if word.startswith(particle))
        return (word, *(form for form in bare if len(form) > 2))
    singular = _without_plural_s(word)
    return (word,) if singular == word else (word, singular)
