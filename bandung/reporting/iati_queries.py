"""What people ask about published IATI files, and what a party asks about its own."""

from django.db.models import QuerySet

from bandung.contributions.models import Contribution
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import AgreementText
from bandung.reporting.iati_errors import NoSuchFile, NoSuchVersion, NotOpenAnyMore
from bandung.reporting.iati_models import IatiPublisher, IatiVersion
from bandung.reporting.iati_rules import FILES, PUBLISHED

BATCH = 500


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


def is_open(row: IatiVersion) -> bool:
    """Whether everything in a published version is still for everybody. Three queries for each 500 records."""
    still = {
        "initiatives": partnerships.public(),
        "contributions": Contribution.objects.filter(public=True, withdrawn_at=None),
        "texts": AgreementText.objects.filter(public=True),
    }
    for kind, uids in row.rests_on.items():
        for at in range(0, len(uids), BATCH):
            some = uids[at : at + BATCH]
            if still[kind].filter(pk__in=some).count() < len(some):
                return False
    return True


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
