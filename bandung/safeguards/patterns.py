"""Patterns: several weak cues near one another, one way of saying what a rule looks for, in any language.

``all`` names the classes of words that must stand within ``within`` words of one another (``|`` between classes of
which one is enough); ``unless`` those that must not stand beside them, ``never`` those that must not stand in the
sentence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bandung.safeguards.vocabulary import Places, content

BESIDE = 6
"""Words before and after the cues in which a guard counts."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying it."""

    code: str
    number: int
    """Its place among all patterns of the language."""
    terms: tuple[tuple[str, ...], ...]
    within: int
    unless: tuple[str, ...]
    never: tuple[str, ...]
    ordered: bool
    sure: float
    types: frozenset[str]
    """The types of clause in which it counts; empty for all. A text whose type is not known is of every type."""
    typed: bool
    """Whether it says too little to count in a text whose type is not known."""

    def counts_in(self, type_: str | None) -> bool:
        """Whether it counts in a clause of this type."""
        return (not self.typed if type_ is None else type_ in self.types) if self.types else True


@dataclass(frozen=True, slots=True)
class Cue:
    """Where in a sentence a pattern fits, in words."""

    first: int
    last: int


def _classes(names: str, groups: Mapping[str, str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in names.split("|"):
        found += _classes(groups[name], groups) if name in groups else [name]
    return tuple(dict.fromkeys(found))


def _read(number: int, code: str, row: Mapping[str, Any], groups: Mapping[str, str], stretch: float) -> Pattern:
    def flat(names: str) -> tuple[str, ...]:
        return tuple(each for name in names.split() for each in _classes(name, groups))

    return Pattern(
        code,
        number,
        tuple(_classes(term, groups) for term in row["all"].split()),
        round(row.get("within", 14) * stretch),
        flat(row.get("unless", "")),
        flat(row.get("never", "")),
        row.get("ordered", False),
        row["sure"],
        frozenset(row.get("types", "").split()),
        row.get("typed", False),
    )


@cache
def of(language: str) -> tuple[Pattern, ...]:
    """All patterns for a language that has a vocabulary: those of every language, then its own."""
    shared, own = content("shared"), content(language)
    groups = shared["groups"]
    rows = [
        (code, row)
        for source in (shared["patterns"], own.get("patterns", {}))
        for code, its in source.items()
        for row in its
    ]
    stretch = own.get("stretch", 1.0)
    return tuple(_read(number, code, row, groups, stretch) for number, (code, row) in enumerate(rows))


def fits(pattern: Pattern, places: Places, stretch: float) -> Cue | None:
    """The narrowest place in a sentence where the pattern fits and no guard stands beside it."""
    there = places.keys()
    if any(there.isdisjoint(term) for term in pattern.terms) or not there.isdisjoint(pattern.never):
        return None
    guards = [place for name in pattern.unless for place in places.get(name, ())]
    margin = round(BESIDE * stretch)
    best: Cue | None = None
    for cue in _windows(pattern, places):
        if best is not None and cue.last - cue.first >= best.last - best.first:
            continue
        if not any(first < cue.last + margin and last > cue.first - margin for first, last in guards):
            best = cue
    return best


def _hits(pattern: Pattern, places: Places) -> Iterable[tuple[int, int, int]]:
    return sorted(
        (first, last, position)
        for position, term in enumerate(pattern.terms)
        for name in term
        for first, last in places.get(name, ())
    )


def _windows(pattern: Pattern, places: Places) -> Iterator[Cue]:
    """One after the other, in one pass: for each hit the latest places of all other terms before it.

    No word stands for two terms: where two share their latest word, one of them takes the place before it.
    """
    if pattern.ordered:
        yield from _chains(pattern, places)
        return
    latest: dict[int, tuple[tuple[int, int], ...]] = {}
    for first, last, position in _hits(pattern, places):
        latest[position] = ((first, last), *latest.get(position, ())[:1])
        if len(latest) == len(pattern.terms):
            taken = _apart(latest)
            if taken:
                begin, end = min(each[0] for each in taken), max(each[1] for each in taken)
                if end - begin <= pattern.within:
                    yield Cue(begin, end)


def _apart(latest: dict[int, tuple[tuple[int, int], ...]]) -> list[tuple[int, int]]:
    """One place for each term, none within another; empty where there are no such places."""
    taken: list[tuple[int, int]] = []
    for places in sorted(latest.values(), key=len):
        for first, last in places:
            if all(last <= other[0] or first >= other[1] for other in taken):
                taken.append((first, last))
                break
        else:
            return []
    return taken


def _chains(pattern: Pattern, places: Places) -> Iterator[Cue]:
    """The same for terms that follow one another in their order."""
    chains: dict[int, tuple[int, int]] = {}
    for first, last, position in _hits(pattern, places):
        before = chains.get(position - 1)
        if position == 0:
            chains[0] = (first, last)
        elif before is not None and before[1] <= first:
            chains[position] = (before[0], last)
            if position == len(pattern.terms) - 1 and last - before[0] <= pattern.within:
                yield Cue(before[0], last)
