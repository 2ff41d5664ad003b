"""Who proposed what: for each clause, the versions in which it changed.

A version is kept here as the digest of each clause in order, so that a long history is told without reading its texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bandung.agreements.differences import moved_keys
from bandung.records.agreements import Agreement
from bandung.records.canonical import canonical, digest
from bandung.records.kinds import as_json

Marks = tuple[tuple[str, str], ...]
"""(key, digest) of each clause, in the order of the agreement."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One version of an agreement: its digest, the party that proposed it, the version from which it was written."""

    digest: str
    by: str
    marks: Marks
    based_on: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one version did to one clause; ``number`` counts the versions from 1."""

    number: int
    digest: str
    by: str
    what: Literal["added", "changed", "moved", "removed"]


def marks(agreement: Agreement) -> Marks:
    """What stands for the clauses of a version: equal where the clauses are equal."""
    return marks_of(as_json(agreement)["clauses"])


def marks_of(clauses: Iterable[Mapping[str, Any]]) -> Marks:
    """The same from clauses as records hold them in JSON, which need not be read as a record first."""
    return tuple((clause["key"], digest(canonical(clause))) for clause in clauses)


def history(proposals: Sequence[Proposal]) -> dict[str, tuple[Step, ...]]:
    """By key, what each version did to the clause; the clauses in the order in which they first came.

    A version is held against the one from which it was written. Where it names none, or one that is not among these,
    it is held against the one before it.
    """
    steps: dict[str, list[Step]] = {}
    by_digest: dict[str, Marks] = {}
    last: Marks = ()
    for number, proposal in enumerate(proposals, 1):
        origin = by_digest.get(proposal.based_on or "", last)
        for key, what in _done(origin, proposal.marks).items():
            steps.setdefault(key, []).append(Step(number, proposal.digest, proposal.by, what))
        by_digest[proposal.digest] = last = proposal.marks
    return {key: tuple(each) for key, each in steps.items()}


def _done(old: Marks, new: Marks) -> Mapping[str, Literal["added", "changed", "moved", "removed"]]:
    if old == new:
        return {}
    before, now = dict(old), dict(new)
    moved = moved_keys(list(before), list(now))
    done: dict[str, Literal["added", "changed", "moved", "removed"]] = {}
    for key, mark in now.items():
        if key not in before:
            done[key] = "added"
        elif before[key] != mark:
            done[key] = "changed"
        elif key in moved:
            done[key] = "moved"
    return done | {key: "removed" for key in before if key not in now}
