"""What is asked about consents: who has said what on a version."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Protocol

from bandung.consents.models import Consent
from bandung.consents.rules import Word


class Versioned(Protocol):
    """A row that stands for one version of a record."""

    uid: str
    digest: str


def words_on(kind: str, rows: Iterable[Versioned]) -> dict[str, list[Word]]:
    """Every word on exactly these versions, by uid, in the order in which they were said. One query.

    A word that names another kind, another record or another version counts for nothing here.
    """
    digests = {row.uid: row.digest for row in rows}
    found: dict[str, list[Word]] = defaultdict(list)
    for each in Consent.objects.filter(kind=kind, about__in=digests).order_by("at", "register", "seq"):
        if digests[each.about] == each.digest:
            found[each.about].append(Word(each.register, each.digest, each.says, each.at, each.withdrawn_at))
    return found


def standing(digest: str, of: Collection[str] | None = None) -> list[Consent]:
    """The words on a version that stand, in the order in which they were said; ``of`` these parties alone, where given.

    Whoever has read a digest can write of it; who shows the words as consents names the parties whose word counts.
    """
    found = Consent.objects.filter(digest=digest, withdrawn_at=None)
    found = found if of is None else found.filter(register__in=of)
    return list(found.order_by("at", "register"))
