"""What the rules that read words find in one text."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from bandung.reference import countries_mentioned
from bandung.safeguards import patterns, vocabulary
from bandung.safeguards.patterns import Cue, Pattern
from bandung.safeguards.rules import TEXT_CODES, at_home
from bandung.safeguards.vocabulary import Places, Vocabulary
from bandung.safeguards.words import Word, sentences

LEAST_SURE = 0.5
"""How sure the cues together must be for a finding."""
MOST_SURE = 0.97
"""Words alone never make quite sure."""
MEDIUM = 0.65
"""How sure words must be to say two things at once."""
_AWAY = 0.9
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
_OF_WHOLE = frozenset(("cross-default",))
"""Rules that speak of the whole clause: what follows from a breach elsewhere is no second finding."""
_LONGEST_MENTIONS = 100_000
"""Characters looked at for names of countries; a longer text is no clause."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a text words fit a rule, how sure that is, from 0 to 1."""

    code: str
    start: int
    end: int
    sure: float


def spots(text: str, language: str, type: str | None = None) -> tuple[Spot, ...]:  # noqa: A002 - as the record has it
    """What the words of a text say against the rules: at most one spot for each, at the surest place.

    A language without a vocabulary, or a text without words, gives none.
    """
    words = vocabulary.load(language)
    if words is None:
        return ()
    wanted = [it for it in patterns.of(language) if not it.types or type is None or type in it.types]
    doubts: dict[str, dict[int, float]] = {}
    best: dict[str, tuple[float, int, int]] = {}
    named = _countries(text)
    for sentence in sentences(text):
        places = _places(words, sentence, named)
        for number, pattern in enumerate(wanted):
            cue = patterns.fits(pattern, places, words.stretch)
            if cue is not None:
                _keep(pattern, number, cue, sentence, doubts, best)
    found = [
        Spot(code, best[code][1], best[code][2], round(sure, 2))
        for code in TEXT_CODES
        if code in best and (sure := _sure(code, doubts[code].values(), type)) >= LEAST_SURE
    ]
    return tuple(spot for spot in found if not any(_covers(other, spot) for other in found))


def _sure(code: str, doubts: Iterable[float], type_: str | None) -> float:
    """How sure all patterns of a rule are together, less so in a clause of a type where others are at home."""
    sure = min(MOST_SURE, 1 - prod(doubts))
    return sure if type_ is None or at_home(code, type_) else sure * _AWAY


def _covers(other: Spot, spot: Spot) -> bool:
    """Whether the same words say something else with more certainty: what they say less surely is no second finding."""
    if other.code == spot.code:
        return False
    if (other.end <= spot.start or spot.end <= other.start) and other.code not in _OF_WHOLE:
        return False
    if spot.code in _SAID_BY.get(other.code, ()) and other.sure >= spot.sure - 0.05:
        return True
    if other.code in _OF_WHOLE:
        return False
    return spot.sure < MEDIUM and other.sure >= spot.sure + 0.1


def _keep(
    pattern: Pattern,
    number: int,
    cue: Cue,
    sentence: Sequence[Word],
    doubts: dict[str, dict[int, float]],
    best: dict[str, tuple[float, int, int]],
) -> None:
    doubts.setdefault(pattern.code, {})[number] = 1 - pattern.sure
    if pattern.sure > best.get(pattern.code, (0.0, 0, 0))[0]:
        best[pattern.code] = (pattern.sure, sentence[cue.first].start, sentence[cue.last - 1].end)


def _countries(text: str) -> list[tuple[int, int]]:
    return sorted(span for spans in countries_mentioned(text[:_LONGEST_MENTIONS]).values() for span in spans)


def _places(words: Vocabulary, sentence: Sequence[Word], named: Sequence[tuple[int, int]]) -> Places:
    """The classes in a sentence, with the names of countries among them."""
    places = words.places(sentence)
    begin, end = sentence[0].start, sentence[-1].end
    at = 0
    for first, last in named[bisect_left(named, (begin, 0)) : bisect_left(named, (end, 0))]:
        while at < len(sentence) and sentence[at].end <= first:
            at += 1
        after = at
        while after < len(sentence) and sentence[after].start < last:
            after += 1
        if after > at:
            places.setdefault("country", []).append((at, after))
    return places
