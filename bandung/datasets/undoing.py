"""An import is taken back: what it published is withdrawn, what it had replaced is published again, word for word.

What others have built on since is left, and told with the reason: a line that a party says tells of its own, an
initiative under which a party declared what it gave, a year that was closed, a record that was changed later.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from bandung.consents.actions import hold
from bandung.contributions.models import Closing, Contribution, SameLine
from bandung.datasets import comparing
from bandung.datasets.errors import AlreadyRunning, AlreadyUndone, NoSuchImport
from bandung.datasets.models import DONE, UNDOING, UNDONE, DatasetImport, TakenRecord
from bandung.partnerships.models import Initiative
from bandung.records.canonical import parse
from bandung.records.kinds import read
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append_all, publish
from bandung.registers.models import Entry
from bandung.values.errors import _

BATCH = 100
STAYS = {
    "later": _("It was changed later. Undo that first."),
    "claimed": _("A party says that this line and its own tell of the same contribution."),
    "declared": _("A party declared under this initiative what it gave."),
    "closed": _("The year was closed."),
    "erased": _("What had stood before was erased."),
}
"""Why a record stays."""


@transaction.atomic
def undo(*, taking: DatasetImport, by: str, at: datetime) -> None:
    """Undo an import in the background.

    :raises AlreadyUndone: if it was. :raises AlreadyRunning: if it is being written, or another one of the data set is.
    """
    from bandung.datasets.receiving import check_is_idle
    from bandung.datasets.tasks import take_back

    held = DatasetImport.objects.select_for_update().select_related("version__dataset").get(pk=taking.pk)
    if held.state == UNDONE:
        raise AlreadyUndone
    if held.state != UNDOING:
        check_is_idle(held.version.dataset)
    if held.state not in (DONE, UNDOING):
        raise AlreadyRunning
    total = held.records.filter(undone_at=None).count()
    DatasetImport.objects.filter(pk=held.pk).update(state=UNDOING, done=0, total=total, undone_by=by, undone_at=at)
    held.records.update(stays=[])
    transaction.on_commit(partial(take_back.enqueue, str(held.pk), by, at.isoformat()))


@transaction.atomic
def undo_activity(*, taking: DatasetImport, identifier: str, by: str, at: datetime) -> list[str]:
    """Undo what an import wrote of one activity, at once; the reasons of what stays (keys of ``STAYS``).

    :raises NoSuchImport: if it wrote nothing of it. :raises AlreadyUndone: if that was undone.
    :raises AlreadyRunning: while an import of the data set is at work.
    """
    from bandung.datasets.receiving import check_is_idle

    identifier = identifier.encode("utf-8", "replace").decode()
    records = taking.records.filter(identifier=identifier)
    if not records.exists():
        raise NoSuchImport
    open_ = list(records.filter(undone_at=None).order_by("-pk"))
    if not open_:
        raise AlreadyUndone
    check_is_idle(taking.version.dataset)
    _take_back(open_, taking.party, by=by, at=at)
    if not taking.records.filter(undone_at=None).exists():
        DatasetImport.objects.filter(pk=taking.pk).update(state=UNDONE, undone_by=by, undone_at=at)
    comparing.compare(taking.version)
    return [each.stays[0] for each in open_ if each.stays]


def go_on(name: UUID, *, by: str, at: datetime) -> None:
    """Undo what is still to be undone of an import; each record once, however often this runs."""
    taking = DatasetImport.objects.select_related("version__dataset").filter(pk=name, state=UNDOING).first()
    if taking is None:
        return
    while True:
        with transaction.atomic():
            batch = list(taking.records.filter(undone_at=None, stays=[]).order_by("-pk")[:BATCH])
            if not batch:
                break
            _take_back(batch, taking.party, by=by, at=at)
            taking.done += len(batch)
            taking.save(update_fields=["done"])
    left = taking.records.filter(undone_at=None).exists()
    DatasetImport.objects.filter(pk=name).update(state=DONE if left else UNDONE)
    comparing.compare(taking.version)


def _take_back(batch: Sequence[TakenRecord], party: str, *, by: str, at: datetime) -> None:
    """Lines before initiatives where both are withdrawn; the other way round nothing depends on the order."""
    hold(party)
    initiatives = Initiative.objects.in_bulk([each.uid for each in batch if each.kind == "initiative"])
    lines = Contribution.objects.in_bulk([each.uid for each in batch if each.kind == "contribution"])
    claimed = set(SameLine.objects.filter(line__in=lines).values_list("line", flat=True))
    declared = set(
        Contribution.objects.filter(initiative__in=initiatives, withdrawn_at=None)
        .exclude(register=party, standing="reported")
        .values_list("initiative", flat=True)
    )
    closed = set(Closing.objects.filter(register=party).values_list("year", flat=True))
    steps = []
    for each in batch:
        row: Any = (initiatives if each.kind == "initiative" else lines).get(each.uid)
        stands = row.digest if row is not None and row.withdrawn_at is None else ""
        why = "later" if stands != each.digest else ""
        why = why or ("claimed" if each.uid in claimed else "")
        why = why or ("declared" if each.uid in declared and not each.before else "")
        why = why or ("closed" if each.kind == "contribution" and row is not None and row.year in closed else "")
        step = None if why else _step(each)
        why = why or ("" if step else "erased")
        if step is None:
            each.stays = [why]
        else:
            each.undone_at = at
            steps.append(step)
    if steps:
        append_all(party, steps, by=by, at=at)
    TakenRecord.objects.bulk_update(batch, ["stays", "undone_at"])


def _step(each: TakenRecord) -> Step | None:
    """What gives back what had stood before; None where that was erased."""
    if not each.before:
        return Step("withdraw", each.kind, each.record, Withdrawal(), "public", ())
    history = Entry.objects.about(each.party, each.kind, each.record).filter(digest=each.before, act="publish")
    former = history.exclude(body=None).last()
    if former is None or former.body is None:
        return None
    return publish(read(each.kind, parse(former.body)))
