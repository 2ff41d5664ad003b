"""What the rules that read words find in one text."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

from bandung.reference import countries_mentioned
from bandung.safeguards import patterns, vocabulary
from bandung.safeguards.rules import TEXT_CODES, at_home
from bandung.safeguards.vocabulary import Places, Vocabulary
from bandung.safeguards.words import Word, sentences

LEAST_SURE = 0.45
"""How sure the cues together must be for a finding."""
MOST_SURE = 0.97
"""Words alone never make quite sure."""
SECOND_SURE = 0.75
"""How sure words must be to say a second thing in one sentence."""
_AS_SURE = 0.05
"""A difference that is none."""
_AHEAD = 0.1
"""What being at home counts for between two rules."""
_AWAY = 0.92
"""What is left of a finding in a clause of a type where it is not at home."""
_SAID_BY: Mapping[str, tuple[str, ...]] = {
    "tied-procurement": ("exclusivity", "one-sided-decision"),
    "immunity-waiver": ("foreign-jurisdiction", "parallel-systems"),
    "one-way-data": ("exclusivity", "tied-procurement"),
    "secrecy": ("exclusivity",),
    "collateral": ("resource-claim",),
    "cross-default": ("one-sided-termination", "one-sided-obligation", "collateral"),
    "policy-condition": ("one-sided-decision", "one-sided-amendment", "interference"),
    "one-sided-termination": ("one-sided-amendment",),
    "one-sided-amendment": ("one-sided-decision",),
    "interference": ("parallel-systems", "one-sided-decision"),
    "parallel-systems": ("tied-procurement",),
}
"""Rule to the rules whose cues lie within its own: bought only from one side is not exclusivity besides."""
_LISTS = ",،、，و"
"""What stands between names in a list; in Arabic "and" is a letter of the next word."""
_MOST_BETWEEN = 2
"""Words between two names in a list: "and", and an article."""
_LONGEST_MENTIONS = 100_000
"""Characters looked at for names of countries; a longer text is no clause."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a text words fit a rule, how sure that is, from 0 to 1."""

    code: str
    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class _Best:
    """The surest pattern of a rule: where it fits, and in which sentence."""

    sure: float
    start: int
    end: int
    sentence: int


def spots(text: str, language: str, type: str | None = None) -> tuple[Spot, ...]:  # noqa: A002 - as the record has it
    """What the words of a text say against the rules: at most one spot for each, at the surest place.

    A language without a vocabulary, or a text without words, gives none.
    """
    words = vocabulary.load(language)
    if words is None:
        return ()
    wanted = [it for it in patterns.of(language) if it.counts_in(type)]
    doubts: dict[str, dict[int, float]] = {}
    best: dict[str, _Best] = {}
    named = _countries(text)
    for number, sentence in enumerate(sentences(text)):
        places = _places(words, sentence, named, text)
        for pattern in wanted:
            cue = patterns.fits(pattern, places, words.stretch)
            if cue is not None:
                doubts.setdefault(pattern.code, {})[pattern.number] = 1 - pattern.sure
                if pattern.code not in best or pattern.sure > best[pattern.code].sure:
                    start, end = sentence[cue.first].start, sentence[cue.last - 1].end
                    best[pattern.code] = _Best(pattern.sure, start, end, number)
    sure = {code: _sure(code, doubts[code].values(), type) for code in best}
    kept = [code for code in TEXT_CODES if sure.get(code, 0) >= LEAST_SURE]
    return tuple(
        Spot(code, best[code].start, best[code].end, round(sure[code], 2))
        for code in kept
        if not any(_says_it_better(other, code, sure, best, type) for other in kept)
    )


def _sure(code: str, doubts: Iterable[float], type_: str | None) -> float:
    """How sure all patterns of a rule are together, less so in a clause of a type where others are at home."""
    sure = min(MOST_SURE, 1 - prod(doubts))
    return sure if type_ is None or at_home(code, type_) else sure * _AWAY


def _says_it_better(
    other: str, code: str, sure: Mapping[str, float], best: Mapping[str, _Best], type_: str | None
) -> bool:
    """Whether another rule says what this one would, and is surer: a sentence rarely says two things.

    A second finding in one sentence has to be quite sure, or as sure as the first; between two that are as sure, the
    one in whose kind of clause they stand is taken.
    """
    if other == code or best[other].sentence != best[code].sentence:
        return False
    if code in _SAID_BY.get(other, ()):
        return sure[other] >= sure[code] - _AS_SURE
    if sure[code] >= SECOND_SURE:
        return False
    ahead = _AHEAD if type_ not in (None, "other") and at_home(other, type_) > at_home(code, type_) else 0.0
    return sure[other] + ahead >= sure[code] + _AS_SURE


def _countries(text: str) -> list[tuple[int, int]]:
    return sorted(span for spans in countries_mentioned(text[:_LONGEST_MENTIONS]).values() for span in spans)


def _places(words: Vocabulary, sentence: Sequence[Word], named: Sequence[tuple[int, int]], text: str) -> Places:
    """The classes in a sentence, with the names of countries among them."""
    places = words.places(sentence)
    begin, end = sentence[0].start, sentence[-1].end
    found: list[tuple[int, int]] = []
    at = 0
    for first, last in named[bisect_left(named, (begin, 0)) : bisect_left(named, (end, 0))]:
        while at < len(sentence) and sentence[at].end <= first:
            at += 1
        after = at
        while after < len(sentence) and sentence[after].start < last:
            after += 1
        if after > at:
            found.append((at, after))
    joins = {first for first, _last in places.get("conjunction", ())}
    together = {each for one, two in pairwise(found) if _joined(one, two, joins, sentence, text) for each in (one, two)}
    for each in found:
        places.setdefault("both" if each in together else "country", []).append(each)
    return places


def _joined(
    one: tuple[int, int], two: tuple[int, int], joins: Container[int], sentence: Sequence[Word], text: str
) -> bool:
    """“India and Kenya”, “India, Kenya”: together they are no side."""
    if two[0] == one[1]:
        between = text[sentence[one[1] - 1].end : sentence[two[0]].start + 1]
        return any(sign in between for sign in _LISTS)
    return one[1] in joins and two[0] - one[1] <= _MOST_BETWEEN
