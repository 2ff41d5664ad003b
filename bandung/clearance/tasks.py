"""What is done in the background with a spreadsheet: reading it, and taking its rows over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django_tasks import task

from bandung.clearance import actions, intake, rules
from bandung.clearance.models import Intake, IntakeRow
from bandung.clearance.ways import WAYS
from bandung.exchange import actions as exchange
from bandung.records.kinds import read


@task()  # type: ignore[untyped-decorator]
def read_intake(name: str) -> None:
    """Read a spreadsheet that was received."""
    intake.read_through(UUID(name))


@task()  # type: ignore[untyped-decorator]
def take_intake_over(name: str, by: str, at: str) -> None:
    """Take the good rows of a spreadsheet over, some hundreds at a time; each once, however often this runs."""
    held = Intake.objects.get(pk=name)
    if held.state != "taking over":
        return
    moment = datetime.fromisoformat(at)
    if (way := WAYS.get(held.kind)) is not None:
        way.take(held, by, moment)
        return
    for rows in intake.good_rows(held):
        with transaction.atomic():
            if held.publishes:
                _publish(held, rows, by, moment)
            else:
                _hand_in(held, rows, by, moment)
            IntakeRow.objects.filter(pk__in=[row.pk for row in rows]).update(state="taken")
            intake.rows_taken(held.pk, len(rows))
    Intake.objects.filter(pk=name).update(state="done")
    intake.file_of(held).unlink(missing_ok=True)


def _publish(held: Intake, rows: list[IntakeRow], by: str, at: datetime) -> None:
    """Clear rows at once; those without a reference number get one."""
    records = []
    taken = actions.numbers_taken(held.party)
    for row in rows:
        told = rules.told(held.kind, intake.answers_of(row))
        if "id" not in told:
            told["id"] = rules.reference_number(row.title, taken=taken, fallback=held.kind)
        taken.add(told["id"])
        records.append(read(held.kind, told))
    exchange.publish_all(records=records, party=held.party, by=by, at=at)


def _hand_in(held: Intake, rows: list[IntakeRow], by: str, at: datetime) -> None:
    """Make drafts of rows and hand them in; one that is open already under its number is written over."""
    actions.start_all(
        intake=held, answers=[intake.answers_of(row) for row in rows], by=by, at=at,
        source="mail" if held.via == "mail" else "spreadsheet",
    )  # fmt: skip
