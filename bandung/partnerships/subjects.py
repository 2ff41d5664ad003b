"""What can be consented to in an initiative: its opening, other terms, moves, texts of agreements."""

from bandung.consents.subjects import Subject
from bandung.partnerships.models import AgreementText, Initiative, Move, Proposed, Terms
from bandung.values.errors import _

OTHER_TERMS = _("Other terms hold by now; read those.")
OVER = _("What this rested on has changed, so nobody needs to answer it any more.")
TAKEN_BACK = _("Who proposed this has taken it back.")
ENDED = _("The initiative has ended.")
OPEN = ("proposed",)


def opening(uid: str) -> Subject | None:
    """The opening: whoever it names joins by consenting to it, as long as its terms are those in effect."""
    row = Initiative.objects.filter(pk=uid, standing="opened").first()
    if row is None:
        return None
    return _of_terms("initiative", row.uid, row.register, row.digest, row)


def terms(uid: str) -> Subject | None:
    """Other terms: before they are in effect those who decide consent; afterwards whoever they name joins."""
    row = Terms.objects.filter(pk=uid).first()
    initiative = _initiative_of(row)
    if row is None or initiative is None:
        return None
    if row.uid == initiative.terms_uid:
        return _of_terms("terms", row.uid, row.register, row.digest, initiative)
    return _proposed("terms", row, initiative)


def move(uid: str) -> Subject | None:
    """A move that needs the consent of several."""
    row = Move.objects.filter(pk=uid).first()
    initiative = _initiative_of(row)
    return _proposed("move", row, initiative) if row and initiative else None


def agreement(uid: str) -> Subject | None:
    """A version of an agreement."""
    row = AgreementText.objects.filter(pk=uid).first()
    initiative = _initiative_of(row)
    return _proposed("agreement", row, initiative) if row and initiative else None


def _initiative_of(row: Proposed | None) -> Initiative | None:
    return Initiative.objects.filter(pk=row.initiative, standing="opened").first() if row else None


def _of_terms(kind: str, uid: str, author: str, digest: str, row: Initiative) -> Subject:
    named = frozenset(row.named)
    closed = "" if row.terms == digest else OTHER_TERMS
    holds = row.terms == digest and named <= {*row.partners, *row.facilitators}
    return Subject(kind, uid, digest, author, named | {author}, frozenset(row.readers), holds, closed)


def _proposed(kind: str, row: Proposed, initiative: Initiative) -> Subject:
    closed = ""
    if row.state == "withdrawn":
        closed = TAKEN_BACK
    elif row.state == "closed":
        closed = OVER
    readers = frozenset({*initiative.readers, *row.to})
    holds = row.state not in ("proposed", "closed", "withdrawn")
    must = frozenset(row.must) or frozenset({row.register})
    return Subject(kind, row.uid, row.digest, row.register, must, readers, holds, closed)
