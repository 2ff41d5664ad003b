"""What a party does with its IATI files: choose, make, publish, take back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from bandung.consents.actions import hold
from bandung.reporting import iati_queries as queries
from bandung.reporting import iati_rules as rules
from bandung.reporting.errors import ReportError
from bandung.reporting.iati_errors import NothingToPublish, NotPublished
from bandung.reporting.iati_gathering import scope_of
from bandung.reporting.iati_making import losses_json, make_files
from bandung.reporting.iati_models import IatiPiece, IatiPublisher, IatiVersion
from bandung.values.errors import BandungError

USUAL = "cc-by-4.0"
WAITED_FOR = timedelta(hours=1)


def choose(*, party: str, identifier: str, licence: str, by: str, at: datetime) -> IatiPublisher:
    """Tell the party's registered identifier, empty where it has none, and its licence; files made next bear them.

    :raises BadIdentifier, UnknownLicence: if they are not.
    """
    identifier = identifier.strip()
    rules.check_settings(identifier, licence)
    told = {"identifier": identifier, "licence": licence, "by": by, "at": at}
    row, _made = IatiPublisher.objects.update_or_create(party=party, defaults=told)
    return row


def begin(*, party: str, by: str, at: datetime, wait: bool = False) -> IatiVersion:
    """Make both files: at once where there are few activities or ``wait`` says so, else in the background.

    :raises NothingToPublish: if nothing of the party is for everybody.
    """
    from bandung.reporting.tasks import make_iati

    count = scope_of(party).count()
    if not count:
        raise NothingToPublish
    at_once = wait or count <= rules.MOST_AT_ONCE
    with transaction.atomic():
        hold(party)
        begun = queries.versions(party).filter(state=rules.MAKING, at__gte=at - WAITED_FOR).first()
        if begun is not None and not at_once:
            return begun
        row = IatiVersion.objects.create(party=party, state=rules.MAKING, items=count, by=by, at=at)
        if not at_once:
            transaction.on_commit(lambda: make_iati.enqueue(row.pk))
    return make(row) if at_once else row


def make(row: IatiVersion) -> IatiVersion:
    """Make a version that was begun. One that was made and never published goes when a newer one is there.

    :raises BandungError: if it cannot be made; the version says why.
    """
    if row.state != rules.MAKING:
        return row
    chosen = queries.publisher(row.party)
    licence = chosen.licence if chosen else USUAL
    try:
        with transaction.atomic():
            made = make_files(row.party, licence, row.at)
    except Exception as fault:
        told = fault if isinstance(fault, BandungError) else ReportError()
        IatiVersion.objects.filter(pk=row.pk).update(state=rules.FAILED, problem=str(told))
        raise
    if not made.index and not made.held_back:
        row.delete()
        raise NothingToPublish
    with transaction.atomic():
        hold(row.party)
        standing = IatiVersion.objects.filter(party=row.party, state=rules.PUBLISHED).first()
        row.state, row.items, row.licence = rules.MADE, len(made.index), licence
        row.identifier = chosen.identifier if chosen else ""
        row.activities, row.organisations = made.digests["activities"], made.digests["organisations"]
        row.sizes, row.index, row.held_back = made.sizes, made.index, made.held_back
        row.changes = rules.changes(standing.index if standing else {}, made.index)
        row.losses, row.errors, row.warnings = losses_json(made.losses), made.errors, made.warnings
        row.findings, row.rests_on = made.findings, made.rests_on
        row.save()
        _forget_drafts(row)
    return row


def _forget_drafts(row: IatiVersion) -> None:
    """Older versions that nobody published go, and their files unless another version has the same."""
    drafts = IatiVersion.objects.filter(party=row.party, state__in=(rules.MADE, rules.FAILED), pk__lt=row.pk)
    digests = {digest for pair in drafts.values_list("activities", "organisations") for digest in pair}
    drafts.delete()
    kept = IatiVersion.objects.filter(Q(activities__in=digests) | Q(organisations__in=digests))
    digests -= {digest for pair in kept.values_list("activities", "organisations") for digest in pair}
    IatiPiece.objects.filter(file__in=digests).delete()


def publish(*, number: int, party: str, by: str, at: datetime) -> IatiVersion:
    """Let everybody fetch the files of this version, in place of those before.

    They are made once more first: where anybody changed a record or took a consent back, nothing is published.

    :raises NoSuchVersion: if it is none of the party's. :raises NotMade, HasErrors, NotFresh, NothingToPublish: if it
    cannot be published as it is.
    """
    row = queries.version(number, party)
    rules.check_publish(state=row.state, errors=row.errors, same=True)
    if not row.items:
        raise NothingToPublish
    now = make_files(party, row.licence, at, keep=False)
    with transaction.atomic():
        hold(party)
        row = queries.version(number, party)
        same = (now.digests["activities"], now.digests["organisations"]) == (row.activities, row.organisations)
        rules.check_publish(state=row.state, errors=row.errors + now.errors, same=same)
        IatiVersion.objects.filter(party=party, state=rules.PUBLISHED).update(
            state=rules.REPLACED, ended_at=at, ended_by=by
        )
        row.state, row.published_at, row.published_by = rules.PUBLISHED, at, by
        row.save(update_fields=["state", "published_at", "published_by"])
    return row


@transaction.atomic
def take_back(*, party: str, by: str, at: datetime) -> IatiVersion:
    """Let nobody fetch the party's files any more; the list still says that they were there, and until when.

    :raises NotPublished: if it publishes none.
    """
    hold(party)
    row = IatiVersion.objects.filter(party=party, state=rules.PUBLISHED).first()
    if row is None:
        raise NotPublished
    row.state, row.ended_at, row.ended_by = rules.TAKEN_BACK, at, by
    row.save(update_fields=["state", "ended_at", "ended_by"])
    return row
