"""What of this app partners consent to: evaluation plans and final reports."""

from bandung.consents.subjects import Finding, Subject
from bandung.partnerships.models import Initiative
from bandung.registers.readers import Shelf
from bandung.reviews import papers, queries
from bandung.reviews.errors import OutdatedPaper
from bandung.values.errors import _

TAKEN_BACK = _("Its author took this version back.")


def _finding(kind: str) -> Finding:
    def find(uid: str) -> Subject | None:
        row = queries.PAPERS[kind]._default_manager.filter(pk=uid).first()
        initiative = Initiative.objects.filter(pk=row.initiative, standing="opened").first() if row else None
        versions = queries.papers_in(kind, initiative).versions if initiative else ()
        one = next((each for each in versions if each.row.uid == uid), None)
        if one is None or initiative is None:
            return None
        return Subject(
            kind=kind,
            uid=uid,
            digest=one.row.digest,
            author=one.row.register,
            parties=frozenset({one.row.register, *one.standing.asked}),
            readers=frozenset(initiative.readers),
            holds=one.standing.holds_at is not None,
            closed=_closed(one.state),
        )

    return find


def _closed(state: str) -> str:
    if state == papers.WITHDRAWN:
        return TAKEN_BACK
    return OutdatedPaper.sentence if state in (papers.OUTDATED, papers.REPLACED) else ""


def tell(uids: set[str], shelf: Shelf) -> None:
    """Nothing: no row of this app rests on consents; what holds is asked of the words each time."""


FINDINGS = {kind: _finding(kind) for kind in queries.PAPERS}
