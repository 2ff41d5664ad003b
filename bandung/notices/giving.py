"""What parties are told of the ledger: what was declared to them, what the receiver says, what waits for their word."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Max, QuerySet

from bandung.contributions import rules
from bandung.contributions.models import Contribution
from bandung.notices.actions import tell
from bandung.parties.queries import name_of
from bandung.registers.readers import ReadEntry

AFTER = (60, 30, 14)
"""Days without a word after which the receiver is reminded, the longest first."""


def follow(entries: Iterable[ReadEntry]) -> None:
    """Tell of entries that were just read; many lines declared at once to one party are one notice."""
    declared: dict[tuple[str, str], list[ReadEntry]] = defaultdict(list)
    for entry in entries:
        if entry.act != "publish" or entry.record is None:
            continue
        if entry.kind == "contribution" and entry.record.recipient.party and entry.record.stage == "delivery":
            declared[entry.register, entry.record.recipient.party].append(entry)
        elif entry.kind == "confirmation":
            _of_word(entry)
    for (giver, receiver), lines in declared.items():
        if giver != receiver:
            _of_declared(giver, receiver, lines)


def _of_declared(giver: str, receiver: str, lines: list[ReadEntry]) -> None:
    """Only what waits for a word is told: no report of a source, and no version that is replaced already."""
    digests = {each.digest for each in lines}
    rows = Contribution.objects.filter(
        pk__in=[each.uid for each in lines], standing=rules.DECLARED, digest__in=digests, withdrawn_at=None
    )  # fmt: skip
    first, number = rows.order_by("seq").first(), rows.count()
    if first is None:
        return
    places = {"party": name_of(giver), "title": first.body["title"], "number": str(number)}
    if number == 1:
        about = ("contribution", first.uid)
        tell("contribution-declared", party=receiver, about=about, key=first.digest, places=places, at=first.at)
    else:
        key = f"{giver} {first.seq}"
        tell("contributions-declared", party=receiver, about=("contributions", giver), key=key, places=places,
             at=first.at)  # fmt: skip


def _of_word(entry: ReadEntry) -> None:
    """The giver is told what its receiver says of the version that stands."""
    about = entry.record.about
    row = Contribution.objects.filter(pk=f"{about.register_code}/{about.record}", digest=about.digest).first()
    if row is None or row.recipient != entry.register or row.standing != rules.DECLARED or row.giver == entry.register:
        return
    places = {"party": name_of(entry.register), "title": row.body["title"]}
    tell(f"contribution-{entry.record.says}", party=row.giver, about=("contribution", row.uid),
         key=f"{entry.uid} {entry.digest}", places=places, at=entry.at)  # fmt: skip


def remind(at: datetime) -> int:
    """Remind receivers of what they have not answered for 14, 30 and 60 days; how many people were told.

    All that a party waits for from another is one notice; the next one comes when another line has waited as long.
    """
    told = 0
    for longer, days in zip((None, *AFTER), AFTER, strict=False):
        rows = _waiting().filter(at__lte=at - timedelta(days=days))
        if longer is not None:
            rows = rows.filter(at__gt=at - timedelta(days=longer))
        for each in rows.order_by().values("recipient", "giver").annotate(number=Count("uid"), last=Max("at")):
            places = {"party": name_of(each["giver"]), "number": str(each["number"]), "days": str(days)}
            told += tell(
                "contributions-waiting", party=each["recipient"], about=("contributions", each["giver"]),
                key=f"{days} {each['last'].isoformat()}", places=places, at=at,
            )  # fmt: skip
    return told


def _waiting() -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(
        said=rules.DECLARED, stage="delivery", withdrawn_at=None, counts=True
    ).exclude(recipient="")  # fmt: skip
    return rows.exclude(giver="")
