"""What parties do when they look back: observe, plan an evaluation, report at the end, note what they learned.

Each is one entry in one's own register. Consents are said through ``consents``; rounds are in ``rounding``.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.consents.actions import hold
from bandung.exchange.models import Offer
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.rules import check_is_partner
from bandung.records.canonical import digest
from bandung.records.kinds import as_json, body, read, unsalted
from bandung.records.parties import Withdrawal
from bandung.records.reviews import FinalReport as FinalReportRecord
from bandung.records.reviews import Lesson as LessonRecord
from bandung.records.reviews import Observation as ObservationRecord
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Entry
from bandung.registers.names import named
from bandung.reviews import papers, queries, rules
from bandung.reviews.errors import (
    HoldsAlready,
    InitiativeNotPublic,
    LessonWithdrawn,
    NoSuchIndicator,
    NoSuchLesson,
    NoSuchObservation,
    NoSuchOffer,
    NoSuchPaper,
    NotObservedYet,
    NotTakingPart,
    PaperMovedOn,
    SamePaper,
    StrangerInReport,
)
from bandung.reviews.models import Lesson, Observation
from bandung.reviews.queries import PaperView
from bandung.values import Texts

OF_THE_VERSION = ("id", "initiative", "after")
"""What a version says of itself rather than of the evaluation or the end."""


@transaction.atomic
def observe(
    *,
    initiative: str,
    party: str,
    result: int,
    indicator: int,
    told: Mapping[str, Any],
    by: str,
    at: datetime,
    record: str = "",
) -> Observation:
    """Write what one's own party saw of an indicator; the same ``record`` again corrects it.

    ``result`` and ``indicator`` are places in the terms in effect, from 0. ``told`` is what the record knows beside:
    value, text, on, source, quality, documents.

    :raises NotTakingPart: if the party has left or never joined. :raises NoSuchIndicator: if the terms have none there.
    :raises NotObservedYet: if the day is to come. :raises NoSuchObservation: if ``record`` is none of one's own here.
    :raises BadRecord: with all that is wrong.
    """
    row = held(initiative, party)
    check_takes_part(row, party)
    results = row.says.results
    if not 0 <= result < len(results) or not 0 <= indicator < len(results[result].indicators):
        raise NoSuchIndicator
    about = results[result]
    before = _own_observation(f"{party}/{record}", initiative) if record else None
    said = {
        **told,
        "initiative": row.reference,
        "dimension": about.dimension,
        "result": about.title,
        "indicator": about.indicators[indicator].name,
    }
    made: ObservationRecord = read(ObservationRecord, {**said, "id": record or "new"})
    if made.on > at.date():
        raise NotObservedYet
    if not record:
        made = made.model_copy(update={"id": named("seen", at.isoformat(), as_json(made))})
    if before is None or unsalted(before.body) != unsalted(as_json(made)):
        append(party, for_all(made, row, party), by=by, at=at)
    return Observation.objects.get(pk=f"{party}/{made.id}")


@transaction.atomic
def take_observation_back(*, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Say that what one's own party observed no longer holds; it stays readable in the history.

    :raises NoSuchObservation: if it is none of one's own that stands.
    """
    found = Observation.objects.filter(pk=uid, register=party).first()
    row = held(found.initiative, party) if found else None
    if found is None or row is None:
        raise NoSuchObservation(uid=uid)
    _own_observation(uid, row.uid)
    return append(party, _withdrawal("observation", found.record, row, party), by=by, at=at)


@transaction.atomic
def propose(
    *, kind: str, initiative: str, party: str, told: Mapping[str, Any], by: str, at: datetime, seen: str | None = None
) -> PaperView:
    """Propose an ``evaluation-plan`` or a ``final-report``, or a new version of the one that holds; it holds when all
    partners have consented.

    ``told`` is what the record knows beside its place. ``seen`` is the digest of the version that held when this was
    written, empty for none.

    :raises FacilitatorOnly, NotAPartner, AlreadyEnded: if the party proposes nothing here. :raises TooEarly: for a
    report before the initiative is carried out. :raises PaperMovedOn: if another version holds than the one seen.
    :raises SamePaper: if exactly this holds, or waits. :raises StrangerInReport: if it states the costs of a stranger.
    :raises BadRecord: with all that is wrong.
    """
    row = held(initiative, party)
    check_is_partner(party, partners=row.partners, facilitators=row.facilitators, stage=row.stage)
    if kind == "final-report":
        rules.check_stage(row.stage, row.uid)
    found = queries.papers_in(kind, row)
    current = found.holding.row.digest if found.holding else ""
    if seen is not None and seen != current:
        raise PaperMovedOn
    name = named(kind, row.uid, party, current, at.isoformat())
    made = read(kind, {**told, "id": name, "initiative": row.reference, "after": current or None})
    if isinstance(made, FinalReportRecord):
        _check_costs(made, row)
    for each in (*found.proposed, *([found.holding] if found.holding else [])):
        if _content(each.row.says) == _content(made):
            raise SamePaper(uid=each.row.uid)
    entry = append(party, for_all(made, row, party), by=by, at=at)
    return queries.paper(kind, entry.uid, party)[1]


@transaction.atomic
def take_back(*, kind: str, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Take one's own version of an evaluation plan or a final report back while it does not hold.

    :raises NoSuchPaper: if it is none of one's own that waits. :raises HoldsAlready: if all have consented.
    """
    row, _view = queries.paper(kind, uid, party)
    row = held(row.uid, party)
    one = queries.paper(kind, uid, party)[1]
    if one.standing.holds_at is not None:
        raise HoldsAlready(uid=uid)
    if one.row.register != party or one.state == papers.WITHDRAWN:
        raise NoSuchPaper(uid=uid)
    return append(party, _withdrawal(kind, one.row.record, row, party), by=by, at=at)


@transaction.atomic
def note(
    *,
    initiative: str,
    party: str,
    told: Mapping[str, Any],
    by: str,
    at: datetime,
    public: bool = False,
    offer: str = "",
    record: str = "",
) -> Lesson:
    """Note what one's own party learned, for the parties or for everybody; the same ``record`` again is a new version.

    ``told`` is what the record knows: title, text, language, worked, sectors, sdgs. ``offer`` names one that came of
    it.

    :raises NotTakingPart: if the party never took part. :raises InitiativeNotPublic: if the lesson would tell everybody
    of an initiative that its parties keep among themselves. :raises NoSuchOffer: if the party can read no such offer.
    :raises NoSuchLesson, LessonWithdrawn: if ``record`` is none of one's own here. :raises BadRecord: if it is none.
    """
    row = held(initiative, party)
    if party not in row.left:
        check_takes_part(row, party)
    if public and not partnerships.is_public(row):
        raise InitiativeNotPublic
    before = _own_lesson(f"{party}/{record}", initiative) if record else None
    said = {**told, "initiative": row.reference, "offer": _offer(offer, party) if offer else None}
    name = record or named("lesson", at.isoformat(), initiative, told)
    made: LessonRecord = read(LessonRecord, {**said, "id": name})
    unchanged = before is not None and before.digest == digest(body(made).encode()) and before.public == public
    if not unchanged:
        append(party, publish(made) if public else for_all(made, row, party), by=by, at=at)
    return Lesson.objects.get(pk=f"{party}/{name}")


@transaction.atomic
def withdraw_lesson(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Withdraw a lesson of one's own.

    :raises NoSuchLesson, LessonWithdrawn: if it is none that stands.
    """
    found = Lesson.objects.filter(pk=uid, register=party).first()
    if found is None:
        raise NoSuchLesson(uid=uid)
    row = held(found.initiative, party)
    found = _own_lesson(uid, row.uid)
    step = _withdrawal("lesson", found.record, row, party, reason)
    if found.public:
        step = Step("withdraw", "lesson", found.record, Withdrawal(reason=reason))
    return append(party, step, by=by, at=at)


def _own_observation(uid: str, initiative: str) -> Observation:
    found = Observation.objects.filter(pk=uid, initiative=initiative, withdrawn_at=None).first()
    if found is None:
        raise NoSuchObservation(uid=uid)
    return found


def _own_lesson(uid: str, initiative: str) -> Lesson:
    found = Lesson.objects.filter(pk=uid, initiative=initiative).first()
    if found is None:
        raise NoSuchLesson(uid=uid)
    if found.withdrawn_at is not None:
        raise LessonWithdrawn(uid=uid)
    return found


def _offer(uid: str, party: str) -> dict[str, str]:
    """An offer that everybody may read, or an own one, as the record names it."""
    found = Offer.objects.filter(pk=uid, withdrawn_at=None).first()
    if found is None or (found.audience != "public" and found.register != party):
        raise NoSuchOffer(uid=uid)
    return {"register_code": found.register, "record": found.record, "digest": found.digest}


def _check_costs(report: FinalReportRecord, row: Initiative) -> None:
    for cost in report.costs:
        if cost.party not in row.readers:
            raise StrangerInReport(party=cost.party)


def _content(record: Any) -> dict[str, Any]:
    return {name: value for name, value in as_json(record).items() if name not in OF_THE_VERSION}


def held(uid: str, party: str) -> Initiative:
    """The initiative as it stands, with all its parties held.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    row = partnerships.own_initiative(uid, party)
    hold(*row.readers)
    return partnerships.own_initiative(uid, party)


def check_takes_part(row: Initiative, party: str) -> None:
    """:raises NotTakingPart: if the party has left, or never joined."""
    if party not in row.everybody:
        raise NotTakingPart(uid=row.uid)


def for_all(record: Any, row: Initiative, party: str) -> Step:
    """The step that writes a record for everybody in the initiative."""
    return publish(record, audience="parties", to=sorted({*row.readers} - {party}))


def _withdrawal(kind: str, record: str, row: Initiative, party: str, reason: Texts | None = None) -> Step:
    others = tuple(sorted({*row.readers} - {party}))
    return Step("withdraw", kind, record, Withdrawal(reason=reason), "parties", others)
