"""What the parties of an initiative wrote, as events for its standing. Plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bandung.records.agreements import Agreement
from bandung.records.partnerships import Described, Move

Kind = Literal["terms", "move", "agreement"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Terms, a move or a text of an agreement as one party wrote it."""

    kind: Kind
    uid: str
    register: str
    seq: int
    digest: str
    at: datetime
    record: Described | Move | Agreement
    after: str | None = None
    """Digest of the terms or the move that it follows."""


@dataclass(frozen=True, slots=True)
class Said:
    """A consent to a digest, given or taken back."""

    register: str
    seq: int
    digest: str
    at: datetime
    stands: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A party left; ``agreement`` is the digest of the text it withdrew from, empty where it left altogether."""

    register: str
    seq: int
    at: datetime
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The author of a proposal withdrew it."""

    register: str
    seq: int
    uid: str
    at: datetime


Event = Proposal | Said | Left | TakenBack
