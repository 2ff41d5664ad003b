"""Which record a new one looks like: found before the same need or offer is said twice.

Two records are compared by their words, each weighed by how rare it is among what is known, in every language that both
are written in; and by their meaning where vectors are given, which also finds a twin in another language. What they
have in common beyond that (sector, institution, place) is a reason to look closer, not evidence by itself.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sys import intern

import numpy as np
from numpy.typing import NDArray

from bandung.matching.tokens import terms

ALIKE = 0.6
"""From here on two records are shown to a person as likely the same. Of the 350 records of the sample, all of them
different, the two that are most alike reach 0.53."""
ALIKE_IN_MEANING = 0.70
"""Cosine of two texts (encoded without the names of their sectors), whatever the languages, from which on they are
shown: of the sample's 141 records in two languages, 95 in 100 versions find each other; of 33,931 pairs of different
records two do."""
TITLE_COUNTS = 2.0
"""A word of the title weighs as much as two of the summary."""
RAREST = 12
"""Words of a record through which its likely twins are looked up."""

MOST_OF_A_WORD = 60
"""Records with one word that are looked at, the latest first; a word of more is not rare."""
COMPARED = 12
"""Records that share most rare words, and are compared word for word."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Something that a record looks like: how much, 0 to 1, and why (names of features, with codes)."""

    uid: str
    likeness: float
    reasons: Mapping[str, object]


Words = Mapping[str, Mapping[str, float]]
"""Language to word to weight in one record; a word counts once, in the title double."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a record is compared by; its words as ``weighed`` gives them."""

    uid: str
    words: Words
    sectors: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    place: str = ""
    direction: Vector | None = None


def weighed(texts: Mapping[str, tuple[str, str]]) -> Words:
    """The words of a record's texts, language to (title, summary); equal words are one string in memory."""
    found: dict[str, dict[str, float]] = {}
    for language, (title, summary) in texts.items():
        words = {intern(word): 1.0 for word in terms(summary, language)}
        words |= {intern(word): TITLE_COUNTS for word in terms(title, language)}
        if words:
            found[language] = words
    return found


class Lookalikes:
    """What is known, ready to be asked. Adding is cheap, so that rows of one file are compared with each other too."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[str, Known] = {}
        self._where: dict[tuple[str, str], list[str]] = {}
        for each in known:
            self.add(each)

    def __len__(self) -> int:
        return len(self._known)

    def add(self, known: Known) -> None:
        """Take one more record in; one of the same name stands for the new one."""
        self._known[known.uid] = known
        for language, words in known.words.items():
            for word in words:
                self._where.setdefault((language, word), []).append(known.uid)

    def like(self, asked: Known, *, limit: int = 3) -> list[Lookalike]:
        """The records that this one is likely the same as, most alike first; itself left out."""
        found = []
        for uid in self._candidates(asked):
            other = self._known[uid]
            words, meaning = self._words_alike(asked, other), _meaning_alike(asked, other)
            if words < ALIKE and meaning < ALIKE_IN_MEANING:
                continue
            reasons: dict[str, object] = {"words": round(words, 2)} if words >= ALIKE else {}
            if meaning >= ALIKE_IN_MEANING:
                reasons["meaning"] = round(meaning, 2)
            if sectors := sorted(asked.sectors & other.sectors):
                reasons["sectors"] = sectors
            if institutions := sorted(asked.institutions & other.institutions):
                reasons["institutions"] = institutions
            if asked.place and asked.place == other.place:
                reasons["place"] = asked.place
            found.append(Lookalike(uid, round(max(words, meaning), 3), reasons))
        return sorted(found, key=lambda each: (-each.likeness, each.uid))[:limit]

    def _candidates(self, asked: Known) -> list[str]:
        """Those that share most of its rarest words, and every one whose direction is known where this one's is."""
        shared: Counter[str] = Counter()
        for language, words in asked.words.items():
            held = [(len(there), word) for word in words if (there := self._where.get((language, word)))]
            for _count, word in sorted(held)[:RAREST]:
                shared.update(self._where[language, word][-MOST_OF_A_WORD:])
        shared.pop(asked.uid, None)
        found = [uid for uid, _count in shared.most_common(COMPARED)]
        if asked.direction is not None:
            found += [uid for uid, each in self._known.items() if each.direction is not None and uid != asked.uid]
        return list(dict.fromkeys(found))

    def _words_alike(self, one: Known, other: Known) -> float:
        """Cosine of the two word weights, each times the word's rarity; the best of the languages they share."""
        best = 0.0
        for language in one.words.keys() & other.words.keys():
            here, there = one.words[language], other.words[language]
            rare = {word: self._rarity(language, word) for word in {*here, *there}}
            shared = sum(here[word] * there[word] * rare[word] ** 2 for word in here.keys() & there.keys())
            lengths = math.sqrt(_squares(here, rare) * _squares(there, rare))
            best = max(best, shared / lengths if lengths else 0.0)
        return best

    def _rarity(self, language: str, word: str) -> float:
        """Inverse document frequency, smoothed: ln(1 + n / (1 + df)) (Manning et al. 2008, section 6.2.1)."""
        return math.log(1 + (len(self._known) + 1) / (1 + len(self._where.get((language, word), ()))))


def _squares(weights: Mapping[str, float], rare: Mapping[str, float]) -> float:
    return sum((weight * rare[word]) ** 2 for word, weight in weights.items())


def _meaning_alike(one: Known, other: Known) -> float:
    if one.direction is None or other.direction is None or not one.direction.any() or not other.direction.any():
        return 0.0
    return float(one.direction @ other.direction)
