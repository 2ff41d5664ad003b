"""What of this app is consented to: funds, calls, joint proposals, joint assessments, awards; and by whom."""

from collections.abc import Iterable

from bandung.consents.subjects import Subject, subject
from bandung.funds import assessing, queries
from bandung.funds.agreed import Agreed
from bandung.funds.models import Assessment, Award, Call, Fund, JointProposal, Written
from bandung.registers.readers import Shelf
from bandung.values.errors import _

WITHDRAWN = _("It was withdrawn by the party that wrote it.")


def _subject(kind: str, row: Written, parties: Iterable[str], reached: Agreed, closed: str = "") -> Subject:
    readers = frozenset((row.register, *row.to, *parties))
    over = WITHDRAWN if row.withdrawn_at and not reached.at else closed
    return Subject(kind, row.uid, row.digest, row.register, frozenset(parties), readers, reached.at is not None, over)


def find_fund(uid: str) -> Subject | None:
    """Every party with a share consents to a fund."""
    found = queries.fund_views(list(Fund.objects.filter(pk=uid))).get(uid)
    return _subject("fund", found.row, found.row.parties, found.agreed) if found else None


def find_call(uid: str) -> Subject | None:
    """The parties that decide in its fund consent to a call."""
    found = queries.call_views(list(Call.objects.filter(pk=uid))).get(uid)
    if found is None or found.row.register not in found.fund.votes:
        return None
    closed = "" if found.fund.holds else _("The fund of this call does not hold yet.")
    return _subject("call", found.row, found.fund.votes, found.agreed, closed)


def find_proposal(uid: str) -> Subject | None:
    """The parties whose institutions propose, each for its own."""
    found = queries.proposal_views(list(JointProposal.objects.filter(pk=uid))).get(uid)
    if found is None:
        return None
    closed = "" if found.fits else _("The call cannot take this proposal.")
    # A party that consented can leave whenever it likes, so nothing here holds in the sense that none can take it back.
    return _subject("joint-proposal", found.row, found.row.parties, Agreed(None), closed)


def find_assessment(uid: str) -> Subject | None:
    """The parties that decide, and only on a joint assessment: one side's own is its own."""
    row = Assessment.objects.filter(pk=uid, joint=True).first()
    found = queries.proposal_views(list(JointProposal.objects.filter(pk=row.proposal))) if row else {}
    one = next((assessing.assessing(each) for each in found.values()), None)
    told = [*one.proposed, *([one.together] if one.together else [])] if one else []
    told = [each for each in told if each.row.uid == uid]
    if one is None or not told:
        return None
    return _subject("assessment", told[0].row, one.sides, told[0].agreed)


def find_award(uid: str) -> Subject | None:
    """The parties that decide, on an award that follows from the joint assessments."""
    row = Award.objects.filter(pk=uid).first()
    called = queries.call_views(list(Call.objects.filter(pk=row.call))) if row else {}
    found = next((assessing.board_of(each) for each in called.values()), None)
    one = next((each for each in found.awards if each.row.uid == uid), None) if found else None
    if found is None or one is None:
        return None
    other = found.award is not None and found.award.row.uid != uid
    closed = _("The call has been decided on.") if other else ""
    closed = closed if one.fits else _("This award does not follow from the joint assessments.")
    return _subject("award", one.row, found.call.fund.votes, one.agreed, closed)


def tell(uids: set[str], shelf: Shelf) -> None:
    """Nothing: no row of this app rests on consents; what holds is asked of the words each time."""


FINDINGS = {
    "fund": find_fund, "call": find_call, "joint-proposal": find_proposal, "assessment": find_assessment,
    "award": find_award,
}  # fmt: skip


def register() -> None:
    """Let the five be consented to."""
    for kind, find in FINDINGS.items():
        subject(kind, find=find, tell=tell)
