"""Which version of an evaluation plan or a final report holds: all partners have consented to it.

Each version follows the one that holds; the end of that chain holds now. A facilitator reads along and is not asked, so
it outvotes nobody. Plain values; no database, no clock.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandung.consents.rules import Word
from bandung.plans.rules import Stay, held_from, here

HOLDS, REPLACED, PROPOSED = "holds", "replaced", "proposed"
OUTDATED, WITHDRAWN, VOID = "outdated", "withdrawn", "void"
"""Where a version stands. *Void* is one that no partner wrote."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One version as its author wrote it."""

    uid: str
    register: str
    digest: str
    after: str
    """Digest of the version that it follows; empty for a first one."""
    at: datetime
    until: datetime | None = None
    """When its author took it back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a version: its state, since when it holds, and which partners beside its author are asked."""

    state: str
    holds_at: datetime | None = None
    asked: frozenset[str] = frozenset()


def standings(
    papers: Iterable[Paper], words: Mapping[str, Sequence[Word]], stays: Collection[Stay]
) -> dict[str, Standing]:
    """Where every version stands, by uid; ``words`` are those on exactly these versions, by uid.

    Of two that follow the same one, the one that holds first wins; then the one written first, then by uid.
    """
    waiting = {each.uid: each for each in papers}
    told: dict[str, Standing] = {}
    current: Paper | None = None
    since: datetime | None = None
    while True:
        after = current.digest if current else ""
        following = [each for each in waiting.values() if each.after == after]
        for each in following:
            told[each.uid] = _standing(each, since, words.get(each.uid, ()), stays)
            del waiting[each.uid]
        held = [(told[each.uid].holds_at, each.at, each.uid, each) for each in following if told[each.uid].holds_at]
        if not held:
            break
        since, _at, uid, winner = min(held, key=lambda each: each[:3])
        if current is not None:
            told[current.uid] = Standing(REPLACED, told[current.uid].holds_at, told[current.uid].asked)
        current, told[uid] = winner, Standing(HOLDS, since, told[uid].asked)
        for each in following:
            if each.uid != uid and told[each.uid].state == PROPOSED:
                told[each.uid] = Standing(OUTDATED, None, told[each.uid].asked)
    for each in waiting.values():
        told[each.uid] = Standing(WITHDRAWN if each.until else OUTDATED)
    return told


def _standing(paper: Paper, since: datetime | None, words: Sequence[Word], stays: Collection[Stay]) -> Standing:
    partners = here(stays, paper.at, partners_only=True)
    if paper.register not in partners:
        return Standing(VOID)
    must = partners - {paper.register}
    start = max(paper.at, since) if since else paper.at
    holds_at = held_from(paper, must, words, stays=stays, since=start)
    state = WITHDRAWN if paper.until is not None and holds_at is None else PROPOSED
    return Standing(state, holds_at, must)
