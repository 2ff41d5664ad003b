"""What entries on observations, evaluations, reviews, lessons and final reports mean for the tables of this app.

Each entry only puts its own row down; what holds, and whether a round is open, is asked of the rows (``queries``). A
register is always read in its own order, so a party's seal is known before the answers that it reveals: answers that
are not exactly what their own party sealed keep no row.
"""

from typing import Any, TypeVar

from bandung.partnerships.models import Initiative
from bandung.partnerships.telling import RESTING
from bandung.records.fields import Reference
from bandung.registers.readers import ReadEntry, Shelf, reads
from bandung.reviews import rules
from bandung.reviews.models import (
    Addressed,
    EvaluationPlan,
    FinalReport,
    Lesson,
    Observation,
    Resting,
    Review,
    ReviewRound,
    ReviewSeal,
)

E = TypeVar("E", bound=Addressed)


@reads("observation", Observation)
def read_observation(entry: ReadEntry, shelf: Shelf) -> None:
    """The version stands that its party wrote last: a later one corrects."""
    before = shelf.get(Observation, entry.uid)
    if entry.act != "publish" or entry.record is None:
        shelf.end(Observation, entry)
    elif entry.audience == "parties":
        first = before.first_at if before else entry.at
        says = entry.record
        shelf.put(_row(Observation, entry, **_about(says), dimension=says.dimension, on=says.on, first_at=first))


@reads("evaluation-plan", EvaluationPlan)
def read_evaluation_plan(entry: ReadEntry, shelf: Shelf) -> None:
    """A version stands as it was written first: who means something else proposes another one."""
    _read_paper(EvaluationPlan, entry, shelf)


@reads("final-report", FinalReport)
def read_final_report(entry: ReadEntry, shelf: Shelf) -> None:
    """As an evaluation plan."""
    _read_paper(FinalReport, entry, shelf)


@reads("review-round", ReviewRound)
def read_round(entry: ReadEntry, shelf: Shelf) -> None:
    """A round stands as it was opened; taking it back counts if nobody had sealed, which is asked later."""
    says = _first(ReviewRound, entry, shelf)
    if says is not None:
        shelf.put(_row(ReviewRound, entry, **_about(says), due=says.due, frame=says.frame))


@reads("review-seal", ReviewSeal)
def read_seal(entry: ReadEntry, shelf: Shelf) -> None:
    """The first seal of a party in a round stands for ever: it is not taken back, replaced or erased."""
    says = entry.record
    if entry.act != "publish" or says is None or shelf.get(ReviewSeal, entry.uid) is not None:
        return
    about = _uid(says.about)
    if entry.record_id == rules.seal_id(about) and entry.audience == "parties":
        shelf.put(_row(ReviewSeal, entry, round=about, sealed=says.digest))


@reads("review", Review)
def read_review(entry: ReadEntry, shelf: Shelf) -> None:
    """Answers that were revealed stand as they were sealed; what is not exactly that keeps no row."""
    says = entry.record
    if entry.act != "publish" or says is None or shelf.get(Review, entry.uid) is not None:
        return
    about = _uid(says.round)
    seal = shelf.get(ReviewSeal, f"{entry.register}/{rules.seal_id(about)}")
    as_sealed = seal is not None and seal.sealed == entry.digest
    if as_sealed and entry.record_id == rules.review_id(about) and entry.audience == "parties":
        shelf.put(_row(Review, entry, **_about(says), round=about))


@reads("lesson", Lesson, also=[Resting])
def read_lesson(entry: ReadEntry, shelf: Shelf) -> None:
    """The version stands that its party wrote last."""
    before = shelf.get(Lesson, entry.uid)
    if entry.act != "publish" or entry.record is None:
        shelf.end(Lesson, entry)
    elif entry.audience != "own":
        first = before.first_at if before else entry.at
        public = entry.audience == "public"
        shelf.put(_row(Lesson, entry, **_about(entry.record), public=public, first_at=first))


def tell_resting(uids: set[str], shelf: Shelf) -> None:
    """Tell anew on which offers these initiatives rest. Two queries."""
    lines: dict[str, set[str]] = {}
    for uid, initiative in Resting.objects.filter(initiative__in=uids).values_list("uid", "initiative"):
        lines.setdefault(initiative, set()).add(uid)
    shelf.load(Initiative, uids)
    for initiative in uids:
        row = shelf.get(Initiative, initiative)
        named = row.body.get("offers", ()) if row is not None else ()
        kept = set()
        for each in named:
            offer = f"{each['register_code']}/{each['record']}"
            line = Resting(uid=f"{initiative}#{offer}", initiative=initiative, offer=offer)
            kept.add(line.uid)
            if line.uid not in lines.get(initiative, ()):
                shelf.put(line)
        for gone in lines.get(initiative, set()) - kept:
            shelf.remove(Resting, gone)


def _read_paper(model: type[EvaluationPlan] | type[FinalReport], entry: ReadEntry, shelf: Shelf) -> None:
    says = _first(model, entry, shelf)
    if says is not None:
        shelf.put(_row(model, entry, **_about(says), after=says.after or ""))


def _first(model: type[Addressed], entry: ReadEntry, shelf: Shelf) -> Any:
    """The record, if this entry is the first to say it; a withdrawal dates the end of the row."""
    row = shelf.get(model, entry.uid)
    if entry.act == "withdraw" and row is not None and row.withdrawn_at is None:
        row.withdrawn_at = entry.at
        shelf.put(row)
    return entry.record if entry.act == "publish" and row is None and entry.audience == "parties" else None


def _row(model: type[E], entry: ReadEntry, **more: Any) -> E:
    return model(**entry.columns(), to=list(entry.to), **more)


def _about(says: Any) -> dict[str, str]:
    return {"initiative": _uid(says.initiative)}


def _uid(named: Reference) -> str:
    return f"{named.register_code}/{named.record}"


RESTING.append(tell_resting)
