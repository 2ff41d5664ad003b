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
