"""Where an initiative stands, and what became of what was proposed in it. Plain values."""

from dataclasses import dataclass, field
from datetime import datetime

from bandung.partnerships import guards
from bandung.partnerships.stages import FIRST
from bandung.records.partnerships import Described


@dataclass(slots=True)
class Contract:
    """One agreement by name: the text in force, who is bound by it, and its last move."""

    state: str
    digest: str
    uid: str
    since: datetime
    bound: set[str]
    last_move: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one proposal: its state, from when, and whose consent it still needs."""

    state: str
    since: datetime | None = None
    must: frozenset[str] = frozenset()
    """Everybody whose consent it needs, or needed, its author among them."""
    awaited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stay:
    """A party takes part in one capacity from some moment on; until when, if it left or its role changed."""

    party: str
    facilitator: bool
    since: datetime
    until: datetime | None = None

    @property
    def told(self) -> dict[str, str | bool | None]:
        """As a row keeps it."""
        until = self.until.isoformat() if self.until else None
        return {
            "party": self.party, "facilitator": self.facilitator, "since": self.since.isoformat(), "until": until
        }  # fmt: skip


@dataclass(slots=True)
class Standing:
    """The initiative after all events."""

    opener: str
    terms: Described
    terms_digest: str
    terms_uid: str
    stage: str = FIRST
    since: datetime | None = None
    lead: str = ""
    last_move: str | None = None
    joined: dict[str, datetime] = field(default_factory=dict)
    left: dict[str, datetime] = field(default_factory=dict)
    stays: list[Stay] = field(default_factory=list)
    """Who took part when, first one first."""
    contracts: dict[str, Contract] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """By uid of the proposal."""
    had_need: bool = False
    changed_at: datetime | None = None

    @property
    def facilitators(self) -> frozenset[str]:
        return guards.parties_in(self.terms, "facilitator") & frozenset(self.joined)

    @property
    def partners(self) -> frozenset[str]:
        """Parties of the South that have joined and not left: they decide."""
        return guards.parties_in(self.terms, "provider", "recipient", "both") & frozenset(self.joined)

    @property
    def bound(self) -> frozenset[str] | None:
        """Everybody bound by an agreement in force; None where none is."""
        texts = [each.bound for each in self.contracts.values() if each.state == "in-force"]
        return frozenset().union(*texts) if texts else None
