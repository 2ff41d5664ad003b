"""The words of one language, by what they say: who, may, must, alone, end, change… One file per language.

A word may end with ``*`` for whatever follows; several words make a phrase. A class may be named in several files
alike, so that the patterns, which are the same in every language, are written in classes.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bandung.safeguards.words import Word, plain, sentences
from bandung.values import LANGUAGES

Places = dict[str, list[tuple[int, int]]]
"""Class to where its words stand in a sentence, as (first, after last) of the sentence's words."""
_Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    pieces: tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All classes of one language, ready to be looked up."""

    language: str
    version: int
    stretch: float
    """How many words of ours make one of other languages: Chinese needs more signs."""
    classes: frozenset[str]
    exact: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]
    lengths: tuple[int, ...]

    def places(self, words: Sequence[Word]) -> Places:
        """Where the words of each class stand in a sentence."""
        found: Places = defaultdict(list)
        for at, word in enumerate(words):
            for reading in word.readings:
                for entry in self._beginning_with(reading):
                    end = at + len(entry.pieces)
                    if end <= len(words) and all(
                        any(_is(piece, form) for form in words[at + place].readings)
                        for place, piece in enumerate(entry.pieces[1:], start=1)
                    ):
                        found[entry.name].append((at, end))
        return found

    def _beginning_with(self, reading: str) -> Sequence[_Entry]:
        entries: list[_Entry] = []
        entries += self.exact.get(reading, ())
        for length in self.lengths:
            if length > len(reading):
                break
            entries += self.stems.get(reading[:length], ())
        return entries


def _is(piece: _Piece, form: str) -> bool:
    word, is_stem = piece
    return form.startswith(word) if is_stem else form == word


def _pieces(phrase: str) -> tuple[_Piece, ...]:
    """The phrase as words; a star belongs to the word before it."""
    pieces: list[_Piece] = []
    for part in phrase.split():
        words = [word for each in sentences(part.rstrip("*")) for word in each]
        pieces += [(plain(part.rstrip("*")[word.start : word.end]), False) for word in words]
        if part.endswith("*") and pieces:
            pieces[-1] = (pieces[-1][0], True)
    return tuple(pieces)


@cache
def content(name: str) -> Mapping[str, Any]:
    """One of the files of patterns, as it is written."""
    return tomllib.loads((files("bandung.safeguards") / "data" / "patterns" / f"{name}.toml").read_text("utf-8"))


@cache
def load(language: str) -> Vocabulary | None:
    """The vocabulary of this language; None where we have none."""
    if (
        language not in LANGUAGES
        or not (files("bandung.safeguards") / "data" / "patterns" / f"{language}.toml").is_file()
    ):
        return None
    written = content(language)
    exact: dict[str, list[_Entry]] = defaultdict(list)
    stems: dict[str, list[_Entry]] = defaultdict(list)
    for name, phrases in written["words"].items():
        for phrase in phrases.split(","):
            pieces = _pieces(phrase)
            if pieces:
                word, is_stem = pieces[0]
                (stems if is_stem else exact)[word].append(_Entry(name, pieces))
    return Vocabulary(
        language,
        written["version"],
        written.get("stretch", 1.0),
        frozenset(written["words"]),
        {word: tuple(its) for word, its in exact.items()},
        {word: tuple(its) for word, its in stems.items()},
        tuple(sorted({len(word) for word in stems})),
    )
