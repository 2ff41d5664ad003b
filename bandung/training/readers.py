"""What sessions, applications and selections mean for the tables of this app.

Provider and applicant write in two registers. Each entry only puts its own row down, and what depends on both is asked
of the rows (``queries``); so the tables are the same in whatever order registers are read.
"""

from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads
from bandung.training import rules
from bandung.training.models import Application, Selection, TrainingSession


@reads("session", TrainingSession)
def read_session(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest version stands; a withdrawal cancels it. It is public and of an offer in the same register."""
    if entry.act != "publish" or entry.record is None:
        shelf.end(TrainingSession, entry)
        return
    says = entry.record
    if entry.audience != "public" or says.offer.register_code != entry.register:
        return
    row = TrainingSession(
        uid=entry.uid,
        register=entry.register,
        offer=f"{says.offer.register_code}/{says.offer.record}",
        starts=rules.first_day(says),
        apply_until=rules.apply_until(says),
        level=says.level,
        seats=says.seats,
        body=as_json(says),
        digest=entry.digest,
        seq=entry.seq,
        at=entry.at,
        withdrawn_at=None,
    )
    shelf.put(row)


@reads("application", Application)
def read_application(entry: ReadEntry, shelf: Shelf) -> None:
    """For the provider alone. What was withdrawn stays so: who applies again writes another record."""
    if entry.act != "publish" or entry.record is None:
        shelf.end(Application, entry)
        return
    says, before = entry.record, shelf.get(Application, entry.uid)
    provider = says.session.register_code
    session = f"{provider}/{says.session.record}"
    if entry.audience != "parties" or entry.to != (provider,) or provider == entry.register:
        return
    if not entry.record_id.startswith(rules.application_stem(session)):
        return
    if before is not None and before.withdrawn_at is not None:
        return
    row = Application(
        uid=entry.uid,
        register=entry.register,
        provider=provider,
        session=session,
        people=len(says.participants),
        body=as_json(says),
        digest=entry.digest,
        seq=entry.seq,
        by=entry.by,
        first_at=before.first_at if before else entry.at,
        at=entry.at,
        withdrawn_at=None,
    )
    shelf.put(row)


@reads("selection", Selection)
def read_selection(entry: ReadEntry, shelf: Shelf) -> None:
    """For the applicant alone, and one for each application."""
    if entry.act != "publish" or entry.record is None:
        shelf.end(Selection, entry)
        return
    says = entry.record
    applicant = says.application.register_code
    application = f"{applicant}/{says.application.record}"
    if entry.audience != "parties" or entry.to != (applicant,) or entry.record_id != rules.selection_id(application):
        return
    row = Selection(
        uid=entry.uid,
        register=entry.register,
        application=application,
        seats=says.seats,
        waiting=says.waiting,
        attended=says.attended,
        completed=says.completed,
        body=as_json(says),
        seq=entry.seq,
        by=entry.by,
        at=entry.at,
        withdrawn_at=None,
    )
    shelf.put(row)
