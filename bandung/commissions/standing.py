"""Where a session stands, told from everything its parties wrote. Plain values; no database, no clock.

Everything is taken in the order of its time, so the outcome is the same in whatever order registers were read. A
session holds from the moment at which all its parties stand by one version of it. Its act is signed at the first
moment at which all of them stand by one version that lies on the table; then the session was held, and nothing more
changes it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bandung.consents.rules import Word


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the session, as the party that convenes it wrote it."""

    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Called:
    """A session with all its versions, in the order in which they were written."""

    convener: str
    parties: frozenset[str]
    versions: tuple[Version, ...]
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One version of the act, as one party laid it on the table."""

    uid: str
    author: str
    digest: str
    at: datetime
    based_on: str = ""
    withdrawn_at: datetime | None = None

    def lies_there(self, moment: datetime) -> bool:
        """Whether it was written by then, and not taken back."""
        return self.at <= moment and (self.withdrawn_at is None or moment < self.withdrawn_at)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one version: its state, and whose word it still awaits."""

    state: str
    awaited: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """The session as it stands now."""

    state: str
    digest: str
    """The version in effect; the newest where none is yet."""
    newest: str
    """The newest version; another than the one in effect while a change awaits consents."""
    awaited: frozenset[str]
    """Whose word the newest version awaits."""
    refused: frozenset[str]
    confirmed_at: datetime | None
    signed: str
    """Uid of the signed act; empty while there is none."""
    signed_at: datetime | None
    acts: Mapping[str, Outcome]
    """By uid."""


def standing(called: Called, proposals: Collection[Proposal], words: Collection[Word]) -> Standing:
    """Where the session stands. The same for the same entries, in whatever order they are given."""
    told = _Told(called, sorted(proposals, key=lambda each: (each.at, each.uid)), words)
    for moment in told.moments():
        if called.withdrawn_at is not None and moment >= called.withdrawn_at:
            break
        if told.take(moment):
            break
    return told.standing()


class _Told:
    """A session on its way through time."""

    def __init__(self, called: Called, proposals: list[Proposal], words: Collection[Word]) -> None:
        self.called, self.proposals = called, proposals
        self.words: dict[tuple[str, str], list[Word]] = {}
        for word in words:
            if word.register in called.parties and word.says in ("consent", "refuse"):
                self.words.setdefault((word.digest, word.register), []).append(word)
        self.based_on = {each.digest: each.based_on for each in proposals}
        self.in_effect: Version | None = None
        self.confirmed_at: datetime | None = None
        self.signed: Proposal | None = None
        self.signed_at: datetime | None = None

    def moments(self) -> list[datetime]:
        """Every time at which something happened."""
        found = {each.at for each in self.called.versions} | {self.called.withdrawn_at}
        for proposal in self.proposals:
            found |= {proposal.at, proposal.withdrawn_at}
        for heard in self.words.values():
            found |= {time for word in heard for time in (word.at, word.until)}
        return sorted(each for each in found if each is not None)

    def take(self, moment: datetime) -> bool:
        """Let whatever is complete at this moment take effect; whether the act is signed now."""
        for version in self.called.versions:
            if version.at <= moment and self._follows(version) and self._all_stand(version.digest, moment):
                self.in_effect = version
                self.confirmed_at = self.confirmed_at or moment
        if self.in_effect is None:
            return False
        for proposal in self._on_the_table(moment):
            if self._all_stand(proposal.digest, moment, author=proposal.author):
                self.signed, self.signed_at = proposal, moment
                return True
        return False

    def standing(self) -> Standing:
        """What stands after all of it."""
        newest = self._newest()
        over = self.called.withdrawn_at is not None and self.signed is None
        state = (
            "withdrawn" if over else "held" if self.signed else "confirmed" if self.in_effect else "convened"
        )  # fmt: skip
        waits = state in ("convened", "confirmed") and newest != self.in_effect
        given, refused = self._answers(newest.digest, self.called.convener) if waits else (frozenset(), frozenset())
        others = self.called.parties - {self.called.convener}
        return Standing(
            state=state,
            digest=(self.in_effect or newest).digest,
            newest=newest.digest,
            awaited=others - given - refused if waits else frozenset(),
            refused=refused,
            confirmed_at=self.confirmed_at,
            signed=self.signed.uid if self.signed else "",
            signed_at=self.signed_at,
            acts={each.uid: self._outcome(each, over) for each in self.proposals},
        )

    def _outcome(self, proposal: Proposal, over: bool) -> Outcome:
        if self.signed is not None and proposal.uid == self.signed.uid:
            return Outcome("signed")
        if proposal.withdrawn_at is not None:
            return Outcome("withdrawn")
        if over or self.signed is not None:
            return Outcome("closed")
        if self._is_outdated(proposal, [each for each in self.proposals if each.withdrawn_at is None]):
            return Outcome("outdated")
        given, refused = self._answers(proposal.digest, proposal.author)
        others = self.called.parties - {proposal.author}
        return Outcome("consented" if given else "proposed", others - given - refused, refused)

    def _newest(self) -> Version:
        """The last version; what was written after the act was signed changes nothing."""
        ends = self.signed_at
        return [each for each in self.called.versions if ends is None or each.at <= ends][-1]

    def _follows(self, version: Version) -> bool:
        order = self.called.versions
        return self.in_effect is None or order.index(version) > order.index(self.in_effect)

    def _on_the_table(self, moment: datetime) -> list[Proposal]:
        there = [each for each in self.proposals if each.lies_there(moment)]
        return [each for each in there if not self._is_outdated(each, there)]

    def _is_outdated(self, proposal: Proposal, there: Iterable[Proposal]) -> bool:
        """Whether a version that lies there was written from it, directly or through others."""
        return any(proposal.digest in self._ancestors(each) for each in there)

    def _ancestors(self, proposal: Proposal) -> set[str]:
        found: set[str] = set()
        digest = proposal.based_on
        while digest and digest not in found:
            found.add(digest)
            digest = self.based_on.get(digest, "")
        return found - {proposal.digest}

    def _all_stand(self, digest: str, moment: datetime, author: str = "") -> bool:
        others = self.called.parties - {author or self.called.convener}
        return all(self._word(digest, party, moment) == "consent" for party in others)

    def _word(self, digest: str, party: str, moment: datetime) -> str:
        """A party's word on a version at a moment: the last one that it had not taken back."""
        heard = [each for each in self.words.get((digest, party), ()) if each.holds(moment)]
        return max(heard, key=lambda each: (each.at, each.says)).says if heard else ""

    def _answers(self, digest: str, author: str) -> tuple[frozenset[str], frozenset[str]]:
        """Who stands by a version now, and who has refused it, its author left out."""
        said: dict[str, set[str]] = {"consent": set(), "refuse": set()}
        for party in self.called.parties - {author}:
            heard = [each for each in self.words.get((digest, party), ()) if each.until is None]
            if heard:
                said[max(heard, key=lambda each: (each.at, each.says)).says].add(party)
        return frozenset(said["consent"]), frozenset(said["refuse"])
