"""What entries of initiatives mean for the tables of this app.

Each entry only puts its own row down; the initiative is then told anew from all its rows (``replay``), so the tables
are the same in whatever order registers are read. An entry that breaks a rule keeps its row, and takes no effect.
"""

from bandung.consents.subjects import subject
from bandung.partnerships import subjects
from bandung.partnerships.models import AgreementText, Initiative, Leaving, Move, Participant, Proposed, Remark, Terms
from bandung.partnerships.stages import FIRST, REPORTED
from bandung.partnerships.telling import describe, tell, tell_of
from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("initiative", Initiative, also=[Participant])
def read_initiative(entry: ReadEntry, shelf: Shelf) -> None:
    """An opening stands as it was written first; a report in its newest version."""
    before = shelf.get(Initiative, entry.uid)
    if entry.act != "publish" or entry.record is None:
        shelf.end(Initiative, entry)
        shelf.afterwards(tell, entry.uid)
        return
    says = entry.record
    reported = says.lead is None
    if not reported and (before is not None or says.lead != entry.register or entry.audience != "parties"):
        return
    if reported and (entry.audience != "public" or (before is not None and before.standing != "reported")):
        return
    row = Initiative(
        uid=entry.uid,
        register=entry.register,
        standing="reported" if reported else "opened",
        opening=as_json(says),
        digest=entry.digest,
        seq=entry.seq,
        by=entry.by,
        at=entry.at,
        withdrawn_at=None,
        terms_uid=entry.uid,
        terms=entry.digest,
        terms_kind="initiative",
        lead=says.lead or "",
        stage=REPORTED if reported else FIRST,
        stage_since=entry.at,
        public=reported,
        changed_at=entry.at,
    )
    describe(row, says, entry.at)
    shelf.put(row)
    shelf.afterwards(tell, entry.uid)


@reads("terms", Terms)
def read_terms(entry: ReadEntry, shelf: Shelf) -> None:
    """Proposed terms; as they were written first."""
    _read_proposal(Terms, entry, shelf)


@reads("move", Move)
def read_move(entry: ReadEntry, shelf: Shelf) -> None:
    """A proposed or made move, of the initiative or of the text in force that it names."""
    more = {}
    if _is_written(entry):
        text = entry.record.agreement
        more = {"agreement": text.digest if text else "", "to_stage": entry.record.to}
    _read_proposal(Move, entry, shelf, **more)


@reads("agreement", AgreementText)
def read_agreement(entry: ReadEntry, shelf: Shelf) -> None:
    """A proposed text."""
    _read_proposal(AgreementText, entry, shelf, **({"name": entry.record.name} if _is_written(entry) else {}))


@reads("leaving", Leaving)
def read_leaving(entry: ReadEntry, shelf: Shelf) -> None:
    """Who leaves has left: nobody else is asked, and it is not taken back."""
    if not _is_written(entry) or entry.audience != "parties":
        return
    says = entry.record
    uid = f"{says.initiative.register_code}/{says.initiative.record}"
    if shelf.get(Leaving, entry.uid) is None:
        row = Leaving(
            uid=entry.uid,
            register=entry.register,
            initiative=uid,
            agreement=says.agreement.digest if says.agreement else "",
            body=as_json(says),
            seq=entry.seq,
            by=entry.by,
            at=entry.at,
        )
        shelf.put(row)
    shelf.afterwards(tell, uid)


@reads("remark", Remark)
def read_remark(entry: ReadEntry, shelf: Shelf) -> None:
    """A comment or an answer, as it was written first."""
    if not _is_written(entry):
        shelf.end(Remark, entry)
        return
    says = entry.record
    if entry.audience != "parties" or shelf.get(Remark, entry.uid) is not None:
        return
    row = Remark(
        uid=entry.uid,
        register=entry.register,
        about=f"{says.about.register_code}/{says.about.record}",
        digest=says.about.digest,
        clause=says.clause or "",
        rule=says.rule or "",
        body=as_json(says),
        seq=entry.seq,
        by=entry.by,
        at=entry.at,
        withdrawn_at=None,
    )
    shelf.put(row)


def _is_written(entry: ReadEntry) -> bool:
    return entry.act == "publish" and entry.record is not None


def _read_proposal(model: type[Proposed], entry: ReadEntry, shelf: Shelf, **more: str) -> None:
    before = shelf.get(model, entry.uid)
    if not _is_written(entry):
        shelf.end(model, entry)
        if before is not None:
            shelf.afterwards(tell, before.initiative)
        return
    if entry.audience != "parties" or before is not None:
        return
    about = entry.record.initiative
    uid = f"{about.register_code}/{about.record}"
    row = model(
        uid=entry.uid,
        register=entry.register,
        initiative=uid,
        to=list(entry.to),
        body=as_json(entry.record),
        digest=entry.digest,
        seq=entry.seq,
        by=entry.by,
        at=entry.at,
        withdrawn_at=None,
        **more,
    )
    shelf.put(row)
    shelf.afterwards(tell, uid)


subject("initiative", find=subjects.opening, tell=tell)
subject("terms", find=subjects.terms, tell=tell_of(Terms))
subject("move", find=subjects.move, tell=tell_of(Move))
subject("agreement", find=subjects.agreement, tell=tell_of(AgreementText))
