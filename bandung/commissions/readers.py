"""What sessions, agendas and acts mean for the tables of this app.

The parties of a session write in registers of their own. So each entry only puts its own row down, and the session is
then told anew from all its rows and the words said on them; what breaks a rule keeps no row, or does not count.
"""

from typing import Any

from bandung.commissions import rules
from bandung.commissions.models import AgendaItem, CommissionAct, CommissionSession, ProgrammeLine, Seat
from bandung.commissions.telling import tell
from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("commission", CommissionSession, also=[Seat])
def read_session(entry: ReadEntry, shelf: Shelf) -> None:
    """Every version stands beside the others; its parties are those of the first. What was called off stays so."""
    row = shelf.get(CommissionSession, entry.uid)
    shelf.afterwards(tell, entry.uid)
    if entry.act == "withdraw":
        if row is not None and row.withdrawn_at is None:
            row.withdrawn_at = entry.at
            shelf.put(row)
        return
    if entry.act != "publish" or entry.record is None:
        return
    says = entry.record
    if entry.audience != "parties" or not rules.may_stand(says, author=entry.register, to=entry.to):
        return
    if row is None:
        row = _first(entry)
    elif not _may_follow(row, entry):
        return
    else:
        row.versions = [*row.versions, _version(entry)]
    shelf.put(row)


def _first(entry: ReadEntry) -> CommissionSession:
    says = entry.record
    return CommissionSession(
        uid=entry.uid,
        register=entry.register,
        parties=list(says.parties),
        facilitators=list(says.facilitators),
        versions=[_version(entry)],
        first_at=entry.at,
        withdrawn_at=None,
        body=as_json(says),
        digest=entry.digest,
        newest=entry.digest,
        starts=says.on,
        state="convened",
    )


def _version(entry: ReadEntry) -> dict[str, Any]:
    return {
        "digest": entry.digest,
        "seq": entry.seq,
        "by": entry.by,
        "at": entry.at.isoformat(),
        "body": as_json(entry.record),
    }


def _may_follow(row: CommissionSession, entry: ReadEntry) -> bool:
    """A change keeps the parties, and is none that was written before."""
    says = entry.record
    return (
        row.withdrawn_at is None
        and set(says.parties) == set(row.parties)
        and set(says.facilitators) == set(row.facilitators)
        and entry.digest not in {each["digest"] for each in row.versions}
    )


@reads("agenda-item", AgendaItem)
def read_item(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest version stands. Whether its register sits at that table is asked of the rows."""
    if entry.act != "publish" or entry.record is None:
        shelf.end(AgendaItem, entry)
        return
    says, before = entry.record, shelf.get(AgendaItem, entry.uid)
    session = f"{says.session.register_code}/{says.session.record}"
    if entry.audience != "parties" or (before is not None and before.session != session):
        return
    row = AgendaItem(
        uid=entry.uid,
        register=entry.register,
        session=session,
        to=sorted(entry.to),
        type=says.type,
        body=as_json(says),
        digest=entry.digest,
        seq=entry.seq,
        by=entry.by,
        first_at=before.first_at if before else entry.at,
        at=entry.at,
        withdrawn_at=None,
    )
    shelf.put(row)


@reads("commission-act", CommissionAct, also=[ProgrammeLine])
def read_act(entry: ReadEntry, shelf: Shelf) -> None:
    """A version once laid on the table stands as it was written first; another version is another record."""
    row = shelf.get(CommissionAct, entry.uid)
    if entry.act == "publish" and entry.record is None:
        erased = CommissionAct.objects.filter(pk=entry.uid).first()
        if erased is not None:
            shelf.afterwards(tell, erased.session)
        return
    if entry.act == "withdraw" and row is not None and row.withdrawn_at is None:
        row.withdrawn_at = entry.at
    elif entry.act == "publish" and entry.record is not None and row is None and entry.audience == "parties":
        says = entry.record
        row = CommissionAct(
            uid=entry.uid,
            register=entry.register,
            session=f"{says.session.register_code}/{says.session.record}",
            to=sorted(entry.to),
            number=says.number,
            based_on=says.based_on or "",
            body=as_json(says),
            digest=entry.digest,
            seq=entry.seq,
            by=entry.by,
            at=entry.at,
            withdrawn_at=None,
        )
    if row is not None:
        shelf.put(row)
        shelf.afterwards(tell, row.session)
