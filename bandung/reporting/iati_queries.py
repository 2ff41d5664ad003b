"""What people ask about published IATI files, and what a party asks about its own."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet

from bandung.contributions.models import Confirmation, Contribution
from bandung.parties.models import Institution
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import AgreementText
from bandung.registers.models import Entry
from bandung.reporting.iati_errors import NoSuchFile, NoSuchVersion, NotOpenAnyMore
from bandung.reporting.iati_models import IatiPublisher, IatiVersion
from bandung.reporting.iati_rules import FILES, PUBLISHED

BATCH = 500
MOST_KNOWN = 10_000
_OPEN: dict[tuple[str, int], bool] = {}
"""(link of the latest entry, version) to whether it is open: nothing of it changes without an entry."""


def published() -> QuerySet[IatiVersion]:
    """The files that everybody may fetch now, by party."""
    return IatiVersion.objects.filter(state=PUBLISHED).defer("index").order_by("party")


def published_of(party: str) -> IatiVersion:
    """Some queries.

    :raises NoSuchFile: if the party publishes none. :raises NotOpenAnyMore: if a record in it is no longer public.
    """
    row = IatiVersion.objects.filter(party=party, state=PUBLISHED).defer("index").first()
    if row is None:
        raise NoSuchFile
    if not is_open(row):
        raise NotOpenAnyMore
    return row


def open_now() -> list[IatiVersion]:
    """The published versions of which everything is still for everybody. Two queries, and more after a new entry."""
    latest = Entry.objects.order_by("-id").values_list("link", flat=True).first() or ""
    rows = list(published())
    for row in rows:
        if (latest, row.pk) not in _OPEN:
            if len(_OPEN) >= MOST_KNOWN:
                _OPEN.clear()
            _OPEN[latest, row.pk] = is_open(row)
    return [row for row in rows if _OPEN.get((latest, row.pk), False)]


def is_open(row: IatiVersion) -> bool:
    """Whether everything in a published version is still for everybody. A query for each kind and 500 records."""
    still = {
        "initiatives": partnerships.public(),
        "contributions": Contribution.objects.filter(public=True, withdrawn_at=None),
        "texts": AgreementText.objects.filter(public=True),
        "confirmations": Confirmation.objects.filter(public=True, withdrawn_at=None),
    }
    for kind, uids in row.rests_on.items():
        for at in range(0, len(uids), BATCH):
            some = uids[at : at + BATCH]
            if kind == "entries":
                if _erased(some):
                    return False
            elif kind == "institutions":
                if not _for_everybody(some):
                    return False
            elif still[kind].filter(pk__in=some).count() < len(some):
                return False
    return True


def _erased(places: Sequence[str]) -> bool:
    """Whether the body of an entry (``register/seq``) was erased. One query for each register."""
    by_register: dict[str, list[int]] = defaultdict(list)
    for place in places:
        register, _slash, seq = place.rpartition("/")
        by_register[register].append(int(seq))
    return any(
        Entry.objects.filter(register=register, seq__in=seqs, body=None).exists()
        for register, seqs in by_register.items()
    )


def _for_everybody(uids: Sequence[str]) -> bool:
    """Whether all these institutions still stand and are for everybody. Two queries."""
    found = Institution.objects.filter(pk__in=uids, withdrawn_at=None).values_list("party", "seq")
    places = {party: [seq for other, seq in found if other == party] for party, _seq in found}
    public = sum(
        Entry.objects.filter(register=party, seq__in=seqs, audience="public").count() for party, seqs in places.items()
    )
    return public == len(uids)


def file_of(party: str, name: str) -> tuple[IatiVersion, str]:
    """A published version and the digest of its file of this name. One query.

    :raises NoSuchFile: if there is none.
    """
    if name not in FILES or not party.isprintable():
        raise NoSuchFile
    row = published_of(party)
    return row, row.digest(name)


def history(party: str) -> QuerySet[IatiVersion]:
    """Every version that was published once, the newest first."""
    return IatiVersion.objects.filter(party=party).exclude(published_at=None).defer("index").order_by("-published_at")


def versions(party: str) -> QuerySet[IatiVersion]:
    """The versions that a party made, the newest first."""
    return IatiVersion.objects.filter(party=party).defer("index").order_by("-pk")


def version(number: int, party: str) -> IatiVersion:
    """One query.

    :raises NoSuchVersion: if it is none of the party's.
    """
    row = IatiVersion.objects.filter(pk=number, party=party).first()
    if row is None:
        raise NoSuchVersion
    return row


def publisher(party: str) -> IatiPublisher | None:
    """What the party chose. One query."""
    return IatiPublisher.objects.filter(pk=party).first()
