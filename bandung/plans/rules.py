"""What holds for work plans: whom a version concerns, which one is in effect, how each line stands.

Plain values; no database, no clock. The order in which versions and consents are read does not matter.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bandung.consents.rules import Word
from bandung.plans.errors import NotGiverOrReceiver, StrangerInPlan, StrangerInTransfer, TooLongAPlan, UnknownLine
from bandung.records.plans import Item, Output, Plan, Transfer

MOST_YEARS = 15
"""The longest time that one work plan covers."""
IN_EFFECT, REPLACED, PROPOSED = "in-effect", "replaced", "proposed"
OUTDATED, WITHDRAWN, VOID = "outdated", "withdrawn", "void"
"""Where a version stands. *Void* is one that breaks a rule, written where other rules hold."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A party takes part in an initiative from some moment on; until when, if it left or its role changed."""

    party: str
    facilitator: bool
    since: datetime
    until: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or moment < self.until)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a work plan as its author wrote it."""

    uid: str
    register: str
    digest: str
    plan: Plan
    at: datetime
    until: datetime | None = None
    """When its author took it back."""


class Consented(Protocol):
    """One version of something that holds by consents: a work plan, and what other rooms share in the same way."""

    @property
    def digest(self) -> str: ...

    @property
    def until(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a version: its state, from when it holds or held, and who beside its author has to consent."""

    state: str
    holds_at: datetime | None = None
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version changes, by line: keys that are new, that are gone, and that say something else."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def here(stays: Iterable[Stay], moment: datetime, *, partners_only: bool = False) -> frozenset[str]:
    """The parties that take part at a moment."""
    return frozenset(each.party for each in stays if each.covers(moment) and not (partners_only and each.facilitator))


def changes(old: Plan | None, new: Plan) -> Changes:
    """The lines that a version adds, removes and changes; a line changes also where its output does."""
    before, after = _lines(old), _lines(new)
    return Changes(
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        changed=tuple(key for key in after if key in before and after[key] != before[key]),
        same=tuple(key for key in after if key in before and after[key] == before[key]),
    )


def concerned(old: Plan | None, new: Plan) -> frozenset[str]:
    """The parties that have a part in a line that is added, removed or changed: in the line as it was, or as it is."""
    told = changes(old, new)
    before, after = _items(old), _items(new)
    lines = [before[key] for key in (*told.removed, *told.changed)]
    lines += [after[key] for key in (*told.added, *told.changed)]
    return frozenset(party for line in lines for party in line.concerned)


def asked(old: Plan | None, new: Plan, *, author: str, stays: Collection[Stay], at: datetime) -> frozenset[str]:
    """Who has to consent beside the author: for the first plan every partner and each facilitator that has a line, for
    a later one those whom it concerns. Who does not take part is not asked.
    """
    named = concerned(old, new)
    if old is None:
        named |= here(stays, at, partners_only=True)
    return (named & here(stays, at)) - {author}


def check_plan(new: Plan, old: Plan | None, *, stays: Collection[Stay], at: datetime) -> None:
    """
    :raises TooLongAPlan: if it covers too many years.
    :raises StrangerInPlan: if a new or changed line names a party that does not take part, or any line one that never
        did.
    """
    first, last = span(new)
    years = (last - first).days / 365.2425
    if years > MOST_YEARS:
        raise TooLongAPlan(most=MOST_YEARS, years=int(years))
    same = set(changes(old, new).same)
    present = here(stays, at)
    ever = {each.party for each in stays if each.since <= at}
    for item in new.items:
        strangers = item.concerned - (ever if item.key in same else present)
        if strangers:
            raise StrangerInPlan(key=item.key, party=min(strangers))


def span(plan: Plan) -> tuple[date, date]:
    """The first day of a plan, and the day after its last."""
    starts = [item.period.start for item in plan.items if item.period.start]
    ends = [item.period.end for item in plan.items if item.period.end]
    return min(starts), max(ends)


def held_from(
    version: Consented, asked: Collection[str], words: Iterable[Word], *, stays: Collection[Stay], since: datetime
) -> datetime | None:
    """The first moment at which all who are asked, and take part then, stand by this version; None if there is none.

    Who leaves is not waited for any longer. What held stays so: a consent taken back later changes nothing.
    """
    heard = [each for each in words if each.digest == version.digest and each.says == "consent"]
    moments = {since, *(each.at for each in heard), *(each.until for each in stays if each.until)}
    for moment in sorted(each for each in moments if each >= since):
        if version.until is not None and moment >= version.until:
            return None
        standing = {each.register for each in heard if each.holds(moment)}
        if set(asked) & here(stays, moment) <= standing:
            return moment
    return None


def standings(
    versions: Iterable[Version], words: Mapping[str, Sequence[Word]], stays: Collection[Stay]
) -> dict[str, Standing]:
    """Where every version of an initiative's work plan stands, by uid.

    ``words`` are those on exactly these versions, by uid. From the first plan on, the one is in effect that follows it
    and holds first, and so on: the end of the chain. Where two hold at the same moment, the one that was written first
    goes before, then the one whose uid comes first.
    """
    waiting = {each.uid: each for each in versions}
    told: dict[str, Standing] = {}
    current: Version | None = None
    since: datetime | None = None
    while True:
        following = _following(waiting.values(), current, since, words, stays)
        for uid, (standing, _version) in following.items():
            told[uid] = standing
        held = [
            (standing.holds_at, version.at, version.uid, version)
            for standing, version in following.values()
            if standing.holds_at is not None
        ]
        if not held:
            break
        if current is not None:
            told[current.uid] = _as(told[current.uid], REPLACED)
        since, _at, uid, current = min(held, key=lambda each: each[:3])
        told[uid] = _as(told[uid], IN_EFFECT)
        for other in following.keys() - {uid}:
            told[other] = _outdated(told[other])
        waiting = {name: each for name, each in waiting.items() if name not in following}
    for version in waiting.values():
        if version.uid not in told:
            told[version.uid] = Standing(WITHDRAWN if version.until else OUTDATED)
    return told


def _following(
    versions: Iterable[Version],
    current: Version | None,
    since: datetime | None,
    words: Mapping[str, Sequence[Word]],
    stays: Collection[Stay],
) -> dict[str, tuple[Standing, Version]]:
    """How the versions stand that follow the one in effect, or that are a first one while none is."""
    found = {}
    for version in versions:
        if version.plan.after == (current.digest if current else None):
            found[version.uid] = (_standing(version, current, since, words.get(version.uid, ()), stays), version)
    return found


def _standing(
    version: Version,
    current: Version | None,
    since: datetime | None,
    words: Sequence[Word],
    stays: Collection[Stay],
) -> Standing:
    old = current.plan if current else None
    if version.register not in here(stays, version.at, partners_only=True):
        return Standing(VOID)
    try:
        check_plan(version.plan, old, stays=stays, at=version.at)
    except (StrangerInPlan, TooLongAPlan):
        return Standing(VOID)
    must = asked(old, version.plan, author=version.register, stays=stays, at=version.at)
    start = max(version.at, since) if since else version.at
    holds_at = held_from(version, must, words, stays=stays, since=start)
    state = WITHDRAWN if version.until is not None and holds_at is None else PROPOSED
    return Standing(state, holds_at, must)


def _as(standing: Standing, state: str) -> Standing:
    return Standing(state, standing.holds_at, standing.asked)


def _outdated(standing: Standing) -> Standing:
    """A version beside the one that holds: it takes effect no more, even if all had consented later."""
    return Standing(standing.state if standing.state in (VOID, WITHDRAWN) else OUTDATED, None, standing.asked)


def _items(plan: Plan | None) -> dict[str, Item]:
    return {item.key: item for item in plan.items} if plan else {}


def _lines(plan: Plan | None) -> dict[str, tuple[Item, Output | None]]:
    outputs = {each.key: each for each in plan.outputs} if plan else {}
    return {key: (item, outputs.get(item.output or "")) for key, item in _items(plan).items()}


def check_own_lines(plan: Plan, party: str, keys: Iterable[str]) -> None:
    """:raises UnknownLine: if the party has no part in one of these lines; each reports for itself."""
    own = {item.key for item in plan.items if party in item.concerned}
    for key in keys:
        if key not in own:
            raise UnknownLine(key=key)


def check_transfer(transfer: Transfer, party: str, *, here: Collection[str]) -> None:
    """
    :raises NotGiverOrReceiver: if a third party records it.
    :raises StrangerInTransfer: if the other side does not take part in the initiative.
    """
    if party not in (transfer.giver, transfer.receiver):
        raise NotGiverOrReceiver
    for each in (transfer.giver, transfer.receiver):
        if each not in here:
            raise StrangerInTransfer(party=each)


def warns_of_origin(origin: str | None, consent: str) -> bool:
    """Whether a technology comes from a community that has not given its consent, as far as is stated."""
    return origin is not None and consent != "given"
