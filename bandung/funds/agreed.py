"""How far several parties have come with one version of something: all consented, or who is still awaited."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bandung.consents.rules import Word, agreed_at, awaited
from bandung.funds.models import Written


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far several parties have come with one version."""

    at: datetime | None = None
    """The first moment at which all stood by it."""
    awaited: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def agreed(row: Written, parties: Collection[str], words: Iterable[Word]) -> Agreed:
    """The words of these parties on what one of them wrote; its writing is its own consent."""
    others = [code for code in parties if code != row.register]
    said = [*words]
    moment = agreed_at(row.digest, others, said, since=row.at, until=row.withdrawn_at)
    refused = {each.register for each in said if each.says == "refuse" and each.until is None}
    waits = () if moment or row.withdrawn_at else awaited(row.digest, others, said)
    return Agreed(moment, tuple(waits), tuple(code for code in others if code in refused and code in waits))


def stood_by(row: Written, parties: Collection[str], words: Iterable[Word]) -> tuple[Agreed, datetime | None]:
    """As ``agreed``, for what each of the parties can leave: since when all stand by it, and when one of them left.

    Who left can consent anew; then the last time counts during which all stood by it.
    """
    others = [code for code in parties if code != row.register]
    said = [each for each in words if each.digest == row.digest]
    reached, ended, since = None, None, row.at
    while (moment := agreed_at(row.digest, others, said, since=since, until=row.withdrawn_at)) is not None:
        reached, ended = moment, _left(others, said, moment)
        if ended is None:
            return Agreed(reached), None
        since = ended
    now = agreed(row, parties, said)
    waits = () if row.withdrawn_at else tuple(awaited(row.digest, others, said))
    return Agreed(reached, waits, now.refused), ended


def _left(others: Collection[str], said: Iterable[Word], moment: datetime) -> datetime | None:
    """When the first of the parties left that stood by it at this moment."""
    ends = []
    for code in others:
        held = [each.until for each in said if each.register == code and each.says == "consent" and each.holds(moment)]
        known = [until for until in held if until is not None]
        if len(known) == len(held):
            ends.append(max(known))
    return min(ends, default=None)
