"""What entries on funds mean for the tables of this app.

Several parties write in several registers, and any of them may be read first. So each entry only puts its own row down;
what holds is asked of the rows and of the parties' words (``queries``). What a party showed to others stands as it was
shown first, until it is withdrawn: whoever wants it otherwise withdraws it and writes another record.
"""

from typing import Any, TypeVar

from bandung.funds import rules
from bandung.funds.models import Assessment, Award, Call, Fund, JointProposal, Seal, Written
from bandung.records.fields import Reference
from bandung.registers.readers import ReadEntry, Shelf, reads

W = TypeVar("W", bound=Written)


@reads("fund", Fund)
def read_fund(entry: ReadEntry, shelf: Shelf) -> None:
    """A fund is written by one of the parties with a share, for all of them; later, unchanged, for everybody."""
    _announced(entry, shelf, Fund)
    says = _first(entry, shelf, Fund)
    if says is None or not rules.is_fund(says, entry.register):
        return
    parties = [each.party for each in says.shares]
    if _is_for(entry, parties):
        shelf.put(_row(Fund, entry, named=spaced(parties)))


@reads("call", Call)
def read_call(entry: ReadEntry, shelf: Shelf) -> None:
    """Whether its writer has a vote in the fund is asked later: the fund may not have been read yet."""
    _announced(entry, shelf, Call)
    says = _first(entry, shelf, Call)
    if says is not None:
        shelf.put(_row(Call, entry, fund=_uid(says.fund), opens=says.opens, closes=says.closes))


@reads("joint-proposal", JointProposal)
def read_proposal(entry: ReadEntry, shelf: Shelf) -> None:
    """A party writes for an institution of its own and those of others, and every one of them gets it."""
    says = _first(entry, shelf, JointProposal)
    if says is None:
        return
    parties = sorted({each.party for each in says.proposers})
    if entry.register in parties and _is_for(entry, parties):
        shelf.put(_row(JointProposal, entry, call=_uid(says.call), named=spaced(parties)))


@reads("seal", Seal)
def read_seal(entry: ReadEntry, shelf: Shelf) -> None:
    """A seal is named by the proposal that it is on."""
    says = _first(entry, shelf, Seal)
    if says is None:
        return
    proposal = _uid(says.about)
    if entry.record_id.startswith(rules.seal_stem(proposal)):
        shelf.put(_row(Seal, entry, proposal=proposal, sealed=says.digest))


@reads("assessment", Assessment)
def read_assessment(entry: ReadEntry, shelf: Shelf) -> None:
    """One side's own has a salt and one name; the joint one has neither."""
    says = _first(entry, shelf, Assessment)
    if says is None:
        return
    proposal = _uid(says.proposal)
    own = entry.record_id == rules.assessment_id(proposal) and says.salt is not None
    together = entry.record_id.startswith(rules.joint_stem(proposal))
    if together if says.joint else own:
        shelf.put(_row(Assessment, entry, proposal=proposal, joint=says.joint))


@reads("award", Award)
def read_award(entry: ReadEntry, shelf: Shelf) -> None:
    """Whether it follows from the joint assessments is asked later."""
    says = _first(entry, shelf, Award)
    if says is not None:
        shelf.put(_row(Award, entry, call=_uid(says.call)))


def _first(entry: ReadEntry, shelf: Shelf, model: type[W]) -> Any:
    """The record, if this entry is the first to say it; a withdrawal dates the end of the row."""
    row = shelf.get(model, entry.uid)
    if entry.act == "withdraw" and row is not None and row.withdrawn_at is None:
        row.withdrawn_at = entry.at
        shelf.put(row)
    return entry.record if entry.act == "publish" and row is None and entry.audience != "own" else None


def _announced(entry: ReadEntry, shelf: Shelf, model: type[W]) -> None:
    """The same version once more, for everybody: from then on that entry is the one to check."""
    row = shelf.get(model, entry.uid)
    said_again = entry.act == "publish" and entry.record is not None and entry.audience == "public"
    if said_again and row is not None and row.to and entry.digest == row.digest:
        row.to, row.seq = [], entry.seq
        shelf.put(row)


def _is_for(entry: ReadEntry, parties: list[str]) -> bool:
    return entry.audience == "public" or {*entry.to} >= {*parties} - {entry.register}


def _row(model: type[W], entry: ReadEntry, **more: Any) -> W:
    return model(**entry.columns(), to=list(entry.to), **more)


def spaced(codes: list[str]) -> str:
    """Codes in one text in which each of them can be found between two spaces."""
    return f" {' '.join(codes)} "


def _uid(named: Reference) -> str:
    return f"{named.register_code}/{named.record}"
