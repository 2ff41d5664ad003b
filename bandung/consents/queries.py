"""What is asked about consents: who has said what on a version."""

from collections import defaultdict
from collections.abc import Iterable

from bandung.consents.models import Consent
from bandung.consents.rules import Word


def words_on(digests: Iterable[str]) -> dict[str, list[Word]]:
    """Every word on these versions, by digest. One query."""
    found: dict[str, list[Word]] = defaultdict(list)
    for row in Consent.objects.filter(digest__in=set(digests)):
        found[row.digest].append(Word(row.register, row.digest, row.says, row.at, row.withdrawn_at))
    return found


def standing(digest: str) -> list[Consent]:
    """The words on a version that stand, in the order in which they were said."""
    return list(Consent.objects.filter(digest=digest, withdrawn_at=None).order_by("at", "register"))
