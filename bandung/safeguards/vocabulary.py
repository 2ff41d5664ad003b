"""The words of one language, by what they say: who, may, must, alone, end, change… One file per language.

A word may end with ``*`` for whatever follows; several words make a phrase. A class may be named in several files
alike, so that the patterns, which are the same in every language, are written in classes.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    single: Mapping[str, tuple[str, ...]]
    """Classes of whole words."""
    pairs: Mapping[tuple[str, str], tuple[_Entry, ...]]
    """Phrases by their first two whole words."""
    open_pairs: Mapping[str, tuple[_Entry, ...]]
    """Phrases by their first whole word, where a stem follows it."""
    stems: Mapping[str, tuple[_Entry, ...]]
    lengths: tuple[int, ...]

    def places(self, words: Sequence[Word]) -> Places:
        """Where the words of each class stand in a sentence."""
        found: Places = defaultdict(list)
        for at, word in enumerate(words):
            following = words[at + 1].readings if at + 1 < len(words) else ()
            for reading in word.readings:
                for name in self.single.get(reading, ()):
                    found[name].append((at, at + 1))
                for form in following:
                    for entry in self.pairs.get((reading, form), ()):
                        if len(entry.pieces) == 2 or _goes_on(entry, words, at, 2):
                            found[entry.name].append((at, at + len(entry.pieces)))
                for entry in self._with_stems(reading):
                    if len(entry.pieces) == 1 or _goes_on(entry, words, at, 1):
                        found[entry.name].append((at, at + len(entry.pieces)))
        return found

    def _with_stems(self, reading: str) -> Iterator[_Entry]:
        yield from self.open_pairs.get(reading, ())
        for length in self.lengths:
            if length > len(reading):
                break
            yield from self.stems.get(reading[:length], ())


def _goes_on(entry: _Entry, words: Sequence[Word], at: int, known: int) -> bool:
    """Whether the words after the first ``known`` ones are those of the phrase."""
    return at + len(entry.pieces) <= len(words) and all(
        any(_is(entry.pieces[place], form) for form in words[at + place].readings)
        for place in range(known, len(entry.pieces))
    )


def _is(piece: _Piece, form: str) -> bool:
    word, is_stem = piece
    return form.startswith(word) if is_stem else form == word


def _bare(word: str) -> str:
    """An Arabic word without its article, with and without which a text is read."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _pieces(phrase: str) -> tuple[_Piece, ...]:
    """The phrase as words; a star belongs to the word before it."""
    pieces: list[_Piece] = []
    for part in phrase.split():
        words = [word for each in sentences(part.rstrip("*")) for word in each]
        pieces += [(_bare(plain(part.rstrip("*")[word.start : word.end])), False) for word in words]
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
    single: dict[str, list[str]] = defaultdict(list)
    pairs: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    open_pairs: dict[str, list[_Entry]] = defaultdict(list)
    stems: dict[str, list[_Entry]] = defaultdict(list)
    for name, phrases in written["words"].items():
        for pieces in dict.fromkeys(map(_pieces, phrases.split(","))):
            if not pieces:
                continue
            (word, is_stem), *others = pieces
            if is_stem:
                stems[word].append(_Entry(name, pieces))
            elif not others:
                single[word].append(name)
            elif others[0][1]:
                open_pairs[word].append(_Entry(name, pieces))
            else:
                pairs[word, others[0][0]].append(_Entry(name, pieces))
    return Vocabulary(
        language,
        written["version"],
        written.get("stretch", 1.0),
        frozenset(written["words"]),
        {key: tuple(its) for key, its in single.items()},
        {key: tuple(its) for key, its in pairs.items()},
        {key: tuple(its) for key, its in open_pairs.items()},
        {key: tuple(its) for key, its in stems.items()},
        tuple(sorted({len(word) for word in stems})),
    )
