"""What a look back hands to the moves of an initiative: the documents that its stages ask for.

The guards of ``partnerships`` stay as they are; a page fills the move's sheet with what stands here.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bandung.partnerships.models import Initiative
from bandung.records.kinds import read
from bandung.records.partnerships import Cost, Document
from bandung.reviews.queries import papers_in
from bandung.reviews.views import views


def closing_documents(row: Initiative, at: datetime) -> dict[str, Document]:
    """By kind, what the moves to *completed* and *evaluated* can name. Five queries.

    ``final-report`` is the report that holds, by the digest of its record. ``evaluation`` is the review round that was
    closed last, by the digest that stands for all its answers (``rules.outcome``). What is not there is left out.
    """
    found = {}
    report = papers_in("final-report", row).holding
    if report is not None and report.standing.holds_at is not None:
        on = report.standing.holds_at.date()
        told = {"language": report.row.body["language"], "digest": report.row.digest, "name": report.row.uid}
        found["final-report"] = _document("final-report", row, {**told, "on": on.isoformat()})
    closed = [each for each in views([row], at) if each.closed]
    if closed:
        last = max(closed, key=lambda each: (each.row.at, each.row.uid))
        revealed = max(each.at for each in last.reviews.values())
        told = {"digest": last.outcome, "name": last.row.uid, "on": revealed.date().isoformat()}
        found["evaluation"] = _document("evaluation", row, told)
    return found


def closing_costs(row: Initiative) -> tuple[tuple[Cost, ...], bool]:
    """What the final report that holds says of costs, for the move to *closed*: the costs, and whether they are said to
    be not known. Two queries.
    """
    report = papers_in("final-report", row).holding
    says: Any = report.row.says if report else None
    return (says.costs, says.costs_not_known) if says else ((), False)


def _document(kind: str, row: Initiative, told: Mapping[str, Any]) -> Document:
    """Named as the initiative is, in all its languages; its kind says what it is."""
    found: Document = read(Document, {"title": row.title, "kind": kind, **told})
    return found
