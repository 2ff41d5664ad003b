"""What differs between two versions of an agreement, clause by clause.

Compared is what would bind the parties: title, languages, parties, clauses, contributions, period and documents.
A clause is the same clause as long as it keeps its key, wherever it stands.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Literal, TypeVar

from bandung.agreements.wording import Effort, Run, runs
from bandung.records.agreements import Agreement, Bound, Clause
from bandung.records.fields import Period
from bandung.records.partnerships import Document, Planned
from bandung.values import Texts

Change = Literal["added", "removed", "changed"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """One thing as it was and as it is; None where there was or is none."""

    old: T | None
    new: T | None

    @property
    def change(self) -> Change:
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"


@dataclass(frozen=True)
class ClauseDifference:
    """What became of one clause; numbers count from 1 in the order of each version.

    Wordings are compared when they are asked for, so that a page of a long agreement pays for what it shows.
    """

    key: str
    old: Clause | None
    new: Clause | None
    old_number: int | None
    new_number: int | None
    moved: bool
    """It stands elsewhere among the clauses that both versions have."""
    effort: Effort = field(repr=False, compare=False)
    """What all clauses of one comparison may still take."""

    @property
    def change(self) -> Change | None:
        """None where its wording and its values stayed."""
        return None if self.old == self.new else Pair(self.old, self.new).change

    @cached_property
    def title(self) -> Mapping[str, tuple[Run, ...]]:
        """The titles that differ, by language."""
        return _wordings(self.old.title if self.old else None, self.new.title if self.new else None, self.effort)

    @cached_property
    def text(self) -> Mapping[str, tuple[Run, ...]]:
        """The wordings that differ, by language; a language version that came or went differs as a whole."""
        return _wordings(self.old.text if self.old else None, self.new.text if self.new else None, self.effort)

    @cached_property
    def values(self) -> Mapping[str, Pair[str]]:
        """Those of ``type``, ``held_by``, ``country`` and ``library`` that differ."""
        before, now = _plain(self.old), _plain(self.new)
        return {name: Pair(before[name], now[name]) for name in before if before[name] != now[name]}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions; ``clauses`` holds every clause of both, in the order of reading."""

    title: Mapping[str, tuple[Run, ...]]
    languages: tuple[Pair[str], ...]
    parties: tuple[Pair[Bound], ...]
    clauses: tuple[ClauseDifference, ...]
    contributions: tuple[Pair[Planned], ...]
    period: Pair[Period] | None
    documents: tuple[Pair[Document], ...]

    @property
    def differing(self) -> tuple[ClauseDifference, ...]:
        """The clauses that were added, removed, changed or moved."""
        return tuple(each for each in self.clauses if each.change or each.moved)

    @property
    def nothing(self) -> bool:
        """Whether both versions would bind the parties to the same."""
        others = (self.title, self.languages, self.parties, self.contributions, self.period, self.documents)
        return not any(others) and not self.differing


def compare(old: Agreement | None, new: Agreement) -> Comparison:
    """How the old version became the new one; without an old one everything was added."""
    effort = Effort()
    return Comparison(
        title=_wordings(old.title if old else None, new.title, effort),
        languages=_pairs(old.languages if old else (), new.languages, lambda each: each),
        parties=_pairs(old.parties if old else (), new.parties, lambda each: each.party),
        clauses=tuple(_clauses(old.clauses if old else (), new.clauses, effort)),
        contributions=_pairs(old.contributions if old else (), new.contributions, _giver),
        period=_period(old.period if old else None, new.period),
        documents=_pairs(old.documents if old else (), new.documents, lambda each: each.digest),
    )


def moved_keys(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The fewest keys that have to change their place so that the keys of both stand in the new order."""
    places = {key: place for place, key in enumerate(old)}
    common = [key for key in new if key in places]
    return set(common) - _in_order(common, [places[key] for key in common])


def _clauses(old: Sequence[Clause], new: Sequence[Clause], effort: Effort) -> Iterator[ClauseDifference]:
    olds = {clause.key: (number, clause) for number, clause in enumerate(old, 1)}
    news = {clause.key: (number, clause) for number, clause in enumerate(new, 1)}
    moved = moved_keys(list(olds), list(news))
    for key in _reading_order(list(olds), list(news)):
        old_number, before = olds.get(key, (None, None))
        new_number, now = news.get(key, (None, None))
        yield ClauseDifference(key, before, now, old_number, new_number, key in moved, effort)


def _reading_order(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The new order, each removed key after the one that it followed."""
    there = set(new)
    removed: dict[str | None, list[str]] = defaultdict(list)
    last: str | None = None
    for key in old:
        if key in there:
            last = key
        else:
            removed[last].append(key)
    yield from removed[None]
    for key in new:
        yield key
        yield from removed.get(key, ())


def _wordings(old: Texts | None, new: Texts | None, effort: Effort) -> dict[str, tuple[Run, ...]]:
    """The runs of each language in which the wording differs."""
    before: Mapping[str, str] = old or {}
    now: Mapping[str, str] = new or {}
    languages = dict.fromkeys([*now, *before])
    return {
        language: runs(before.get(language, ""), now.get(language, ""), effort)
        for language in languages
        if before.get(language) != now.get(language)
    }


def _plain(clause: Clause | None) -> dict[str, str | None]:
    if clause is None:
        return dict.fromkeys(("type", "held_by", "country", "library"))
    held_by = ", ".join(sorted(clause.held_by)) or None
    return {"type": clause.type, "held_by": held_by, "country": clause.country, "library": clause.library}


def _pairs(old: Iterable[T], new: Iterable[T], key: Callable[[T], str]) -> tuple[Pair[T], ...]:
    """What differs between two lists whose order says nothing: those with the same key are the same thing changed."""
    olds, news = list(old), list(new)
    gone, come = _left(olds, news), _left(news, olds)
    waiting: dict[str, list[T]] = defaultdict(list)
    for each in reversed(gone):
        waiting[key(each)].append(each)
    found = [Pair(waiting[key(each)].pop() if waiting.get(key(each)) else None, each) for each in come]
    return (*found, *(Pair(each, None) for left in waiting.values() for each in reversed(left)))


def _left(these: list[T], those: list[T]) -> list[T]:
    """These without those, each as often as it is there more often."""
    taken = Counter(map(_same, those))
    left = []
    for each in these:
        if taken[_same(each)]:
            taken[_same(each)] -= 1
        else:
            left.append(each)
    return left


def _same(each: object) -> str:
    """Equal for equal values; a record's own parts stand in it in one order."""
    return repr(each)


def _giver(planned: Planned) -> str:
    return planned.giver or planned.country or planned.organisation or ""


def _period(old: Period | None, new: Period | None) -> Pair[Period] | None:
    return None if old == new else Pair(old, new)


def _in_order(keys: Sequence[str], places: Sequence[int]) -> set[str]:
    """The keys of a longest increasing subsequence of their places."""
    ends: list[int] = []
    """Of each length, at which position the increasing sequence with the smallest end ends."""
    before: list[int | None] = []
    smallest: list[int] = []
    for position, place in enumerate(places):
        length = bisect_left(smallest, place)
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [position]
        smallest[length : length + 1] = [place]
    kept: set[str] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(keys[at])
        at = before[at]
    return kept
