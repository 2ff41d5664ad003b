"""Taking over begins: what is chosen is fixed, and written in the background."""

from datetime import datetime
from functools import partial

from django.db import transaction

from bandung.datasets import comparing, preview, rules
from bandung.datasets.errors import AlreadyChanged, NothingChosen
from bandung.datasets.models import BEGUN, CHANGED, NEW, RUNNING, Dataset, DatasetImport, DatasetVersion
from bandung.datasets.standing import taken_records
from bandung.registers import keys
from bandung.registers.models import Register


def begin(
    *, version: DatasetVersion, by: str, at: datetime, withdraw_vanished: bool = False, sure: bool = False
) -> DatasetImport:
    """Take over what is chosen of a version, and with ``withdraw_vanished`` withdraw what the file no longer has.

    ``sure`` says that much of what was taken over may be withdrawn.

    :raises NotReadYet, AlreadyRunning: if it cannot be now. :raises NothingChosen: if nothing would be done.
    :raises AlreadyChanged: if another import changed what stands of it since somebody chose; the list is new then.
    :raises MuchVanished: if a large part would be withdrawn and nobody said that it is meant.
    :raises NotOurKey: if the keeper's register is written elsewhere.
    """
    preview.check_may_choose(version)
    if _grew_old(version):
        raise AlreadyChanged
    return _begin(version, by=by, at=at, withdraw_vanished=withdraw_vanished, sure=sure)


@transaction.atomic
def _grew_old(version: DatasetVersion) -> bool:
    """Whether what is chosen stands otherwise than the list says; the list then says it, and what is older now, or
    cannot be taken over any more, is no longer chosen."""
    chosen = version.activities.filter(chosen=True)
    others = taken_records(version.dataset.party).exclude(taking__version__dataset=version.dataset_id)
    if not others.filter(taking__at__gte=version.made_at, identifier__in=chosen.values("identifier")).exists():
        return False
    before = dict(chosen.values_list("pk", "status"))
    comparing.compare(version)
    after = dict(chosen.values_list("pk", "status"))
    moved = [pk for pk, status in after.items() if status != before[pk]]
    version.activities.filter(pk__in=moved).exclude(status__in=(NEW, CHANGED)).update(chosen=False)
    return bool(moved)


@transaction.atomic
def _begin(version: DatasetVersion, *, by: str, at: datetime, withdraw_vanished: bool, sure: bool) -> DatasetImport:
    from bandung.datasets.receiving import check_is_idle

    held = Dataset.objects.select_for_update().get(pk=version.dataset_id)
    preview.check_may_choose(version)
    check_is_idle(held)
    keys.private_key(held.party, Register.objects.get(code=held.party).kid)
    chosen = version.activities.filter(chosen=True, status__in=comparing.TAKEABLE).order_by("number")
    first: dict[str, int] = {}
    for number, record in chosen.values_list("number", "record"):
        first.setdefault(record, number)
    gone = [each.identifier for each in preview.vanished(version)] if withdraw_vanished else []
    if not first and not gone:
        raise NothingChosen
    rules.check_vanished(len(gone), preview.taken_before(version), sure=sure)
    taking = DatasetImport.objects.create(
        version=version, party=held.party, numbers=list(first.values()), vanished=gone, total=len(first) + len(gone),
        by=by, at=at,
    )  # fmt: skip
    _later(taking)
    return taking


@transaction.atomic
def resume(taking: DatasetImport) -> None:
    """Go on with an import whose worker died; nothing is written twice."""
    if taking.state in (BEGUN, RUNNING):
        _later(taking)


def _later(taking: DatasetImport) -> None:
    from bandung.datasets.tasks import take_over

    transaction.on_commit(partial(take_over.enqueue, str(taking.pk)))
