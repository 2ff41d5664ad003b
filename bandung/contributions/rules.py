"""Where the two sides stand on a line. Plain values; no database, no clock; any order gives the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bandung.records.contributions import Contribution

DECLARED, REPORTED = "declared", "reported"


@dataclass(frozen=True, slots=True)
class Said:
    """One party's word on a version of a line."""

    register: str
    seq: int
    version: str
    word: str
    quantity: str = ""
    amount: str = ""
    unit: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A settlement that holds, or would."""

    uid: str
    register: str
    version: str
    holds_at: datetime | None
    quantity: str = ""
    amount: str = ""
    unit: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a line stands: whose figures there are. Empty figures are not stated."""

    said: str
    confirmed_quantity: str = ""
    confirmed_amount: str = ""
    settled_quantity: str = ""
    settled_amount: str = ""
    settlement: str = ""


def standing_of(register: str, record: Contribution) -> str:
    """``declared`` where the register itself gives, ``reported`` where it tells of another, "" where it may do neither.

    Reported is not said: a report names its giver and its sources.
    """
    if record.giver is None or record.giver.party == register:
        return DECLARED
    return REPORTED if record.sources else ""


def stand(
    standing: str,
    *,
    digest: str,
    receiver: str,
    unit: str,
    currency: str,
    words: Iterable[Said],
    settlements: Iterable[Agreed],
) -> Standing:
    """Where a line stands after everything that was said of exactly this version.

    The receiver's last word counts, nobody else's. Once both settled, that stands. A figure in another unit or currency
    than the line's is kept where it was said, and not set beside the line's.
    """
    if standing == REPORTED:
        return Standing(REPORTED)
    held = [each for each in settlements if each.version == digest and each.holds_at is not None]
    last = max(
        (each for each in words if receiver and each.register == receiver and each.version == digest),
        key=lambda each: each.seq,
        default=None,
    )
    said = last.word if last else DECLARED
    told = {}
    if last is not None:
        told["confirmed_quantity"] = last.quantity if last.unit == unit else ""
        told["confirmed_amount"] = last.amount if last.currency == currency else ""
    if not held:
        return Standing(said, **told)
    agreed = max(held, key=lambda each: (str(each.holds_at), each.uid))
    return Standing(
        "settled",
        **told,
        settled_quantity=agreed.quantity if agreed.unit == unit else "",
        settled_amount=agreed.amount if agreed.currency == currency else "",
        settlement=agreed.uid,
    )


def must_agree(author: str, writers: Collection[tuple[str, str]]) -> frozenset[str]:
    """Whose consent a record of sameness needs beside its author's: everybody who declared one of its lines.

    ``writers`` are (register, standing) of the lines. A source whose report repeats a declaration is not asked.
    """
    return frozenset(register for register, standing in writers if standing != REPORTED) - {author}


class Told(Protocol):
    """Of a line, who tells what was given by whom to whom."""

    uid: str
    register: str
    standing: str
    giver: str
    giver_country: str
    giver_name: str
    recipient: str


def may_say_same(author: str, counting: str, lines: Collection[Told]) -> bool:
    """Whether the author wrote or received one of these lines, and no report of a source is set aside by a line that
    tells of another giver: a source is not asked, so only what the giver itself is said to have given stands for it.
    """
    if not any(author in (each.register, each.recipient) for each in lines):
        return False
    chosen = next((each for each in lines if each.uid == counting), None)
    if not counting:
        return True
    return chosen is not None and all(each.standing != REPORTED or _one_giver(each, chosen) for each in lines)


def _one_giver(one: Told, other: Told) -> bool:
    pairs = (
        (one.giver_country, other.giver_country), (one.giver, other.giver), (one.giver_name, other.giver_name),
    )  # fmt: skip
    return any(mine and mine == theirs for mine, theirs in pairs)
