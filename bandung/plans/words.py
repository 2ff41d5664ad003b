"""The consents that count for rows of this app: those to exactly this version of exactly this record."""

from collections import defaultdict
from collections.abc import Iterable

from bandung.consents.models import Consent
from bandung.consents.rules import Word
from bandung.plans.models import Written


def words_on(kind: str, rows: Iterable[Written]) -> dict[str, list[Word]]:
    """Every word on these rows as they stand, by uid, in the order in which they were said. One query."""
    digests = {row.uid: row.digest for row in rows}
    found: dict[str, list[Word]] = defaultdict(list)
    for each in Consent.objects.filter(kind=kind, about__in=digests).order_by("at", "register", "seq"):
        if digests[each.about] == each.digest:
            found[each.about].append(Word(each.register, each.digest, each.says, each.at, each.withdrawn_at))
    return found
