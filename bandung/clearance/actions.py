"""What people do before publication. Drafts are rows of the node; only clearing one writes an entry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db import transaction

from bandung.clearance import rules
from bandung.clearance.errors import CannotMerge, NoSuchDraft
from bandung.clearance.models import Draft, DraftStep, Intake
from bandung.exchange import actions as exchange
from bandung.exchange.errors import NoSuchRecord
from bandung.exchange.models import TABLES, Statement
from bandung.records import columns
from bandung.records.columns import Wrong
from bandung.records.errors import BadRecord, Problem
from bandung.records.kinds import read
from bandung.records.statements import Need, Offer
from bandung.registers.models import Entry
from bandung.values import LANGUAGES

FOLLOWERS: list[Callable[[Draft, DraftStep], None]] = []
"""Called after the transaction with every step on a draft's way but saving: notices follow drafts this way."""


@transaction.atomic
def start(
    *,
    party: str,
    kind: str,
    answers: Mapping[str, str],
    by: str,
    at: datetime,
    institution: str = "",
    source: str = "form",
    name: UUID | None = None,
    intake: Intake | None = None,
) -> Draft:
    """Begin a draft. With a ``name`` of one's own, sending it twice makes one draft: the second changes nothing.

    :raises NoSuchDraft: if the name is another party's or institution's draft.
    """
    if name is not None:
        there = Draft.objects.filter(pk=name).first()
        if there is not None:
            if (there.party, there.institution) != (party, institution):
                raise NoSuchDraft
            return there
    draft = Draft(
        party=party, kind=kind, institution=institution, source=source, made_by=by, made_at=at, changed_by=by,
        changed_at=at, intake=intake,
    )  # fmt: skip
    if name is not None:
        draft.pk = name
    _fill(draft, answers)
    draft.save(force_insert=True)
    _note(draft, "start", by, at)
    return draft


@transaction.atomic
def start_all(
    *, intake: Intake, answers: Sequence[Mapping[str, str]], by: str, at: datetime, source: str = "spreadsheet"
) -> None:
    """Make drafts of the good rows of a spreadsheet and hand them in for clearance, all or none. An open draft of the
    same reference number is written over: whoever sends a spreadsheet again means the newer one.
    """
    numbers = [row["id"] for row in answers if row.get("id")]
    mine = Draft.objects.open().within_reach(intake.party, intake.institution).filter(kind=intake.kind)
    there = {draft.record: draft for draft in mine.select_for_update().filter(record__in=numbers)}
    made, steps = [], []
    for row in answers:
        draft = there.get(row.get("id", ""))
        is_new = draft is None
        if draft is None:
            draft = Draft(
                party=intake.party, institution=intake.institution, kind=intake.kind, made_by=by, made_at=at,
                version=0,
            )  # fmt: skip
        _fill(draft, row)
        draft.intake, draft.source, draft.state = intake, source, "submitted"
        draft.version, draft.changed_by, draft.changed_at = draft.version + 1, by, at
        if is_new:
            made.append(draft)
        else:
            draft.save()
        steps.append(DraftStep(draft=draft, at=at, by=by, move="submit", answers=draft.answers))
    Draft.objects.bulk_create(made, batch_size=200)
    DraftStep.objects.bulk_create(steps, batch_size=200)


@transaction.atomic
def revise(*, kind: str, record: str, party: str, by: str, at: datetime, institution: str = "") -> Draft:
    """Begin a draft of a new version of one's own record; an open one of the same record is gone on with.

    :raises NoSuchRecord: if the party has none of that name, or none for its institutions too.
    """
    row = _within_reach(kind, party, record, institution)
    there = Draft.objects.open().within_reach(party, institution).filter(kind=kind, record=record).first()
    if there is not None:
        return there
    answers = columns.to_answers(rules.statement_kind(kind), row.body)
    draft = start(party=party, kind=kind, answers=answers, by=by, at=at, institution=institution, source="record")
    draft.revises = row.digest
    draft.save(update_fields=["revises"])
    return draft


@transaction.atomic
def save(*, draft: UUID, answers: Mapping[str, str], version: int | None, by: str, at: datetime) -> Draft:
    """Keep what was typed, whether it fits or not.

    :raises EditedMeanwhile: if somebody else saved since ``version``.
    :raises NotNow: if it was published or discarded meanwhile.
    """
    held = locked(draft)
    state = rules.after("save", state=held.state, title=held.title)
    if _said(answers) == held.answers:
        return held
    rules.check_version(version, standing=held.version, by=held.changed_by)
    _fill(held, answers)
    held.version += 1
    held.state, held.changed_by, held.changed_at = state, by, at
    held.save()
    return held


@transaction.atomic
def submit(*, draft: UUID, by: str, at: datetime) -> Draft:
    """Hand a draft to the agency for clearance.

    :raises BadRecord: with every answer that does not fit.
    """
    held = locked(draft)
    rules.after("submit", state=held.state, title=held.title)
    checked(held)
    return _moved(held, "submit", by, at)


@transaction.atomic
def take_back(*, draft: UUID, by: str, at: datetime) -> Draft:
    """Take a submitted draft back, to go on writing."""
    return _moved(locked(draft), "withdraw", by, at)


@transaction.atomic
def return_to_writer(*, draft: UUID, comment: str, by: str, at: datetime) -> Draft:
    """Give a submitted draft back with a word on what should change.

    :raises NeedsComment: without one.
    """
    rules.check_comment(comment)
    return _moved(locked(draft), "return", by, at, comment)


@transaction.atomic
def clear(*, draft: UUID, by: str, at: datetime, comment: str = "", audience: str = "public") -> Entry:
    """Publish a draft in the party's register, as a new record or as a new version of its own.

    :raises NotNow: if somebody else cleared it before.
    :raises BadRecord: with every answer that does not fit.
    """
    held = locked(draft)
    rules.after("clear", state=held.state, title=held.title)
    record = checked(held)
    row = TABLES[held.kind].objects.filter(pk=held.uid).first()
    if row is not None and row.withdrawn_at is None:
        entry = exchange.revise(record=record, party=held.party, by=by, at=at)
    else:
        entry = exchange.publish_new(record=record, party=held.party, by=by, at=at, audience=audience)  # type: ignore[arg-type]
    _moved(held, "clear", by, at, comment)
    return entry


@transaction.atomic
def discard(*, draft: UUID, by: str, at: datetime) -> Draft:
    """Put a draft away; it can be taken out again."""
    return _moved(locked(draft), "discard", by, at)


@transaction.atomic
def restore(*, draft: UUID, by: str, at: datetime) -> Draft:
    """Take a discarded draft out again."""
    return _moved(locked(draft), "restore", by, at)


@transaction.atomic
def becomes_version_of(*, draft: UUID, record: str, by: str, at: datetime) -> Draft:
    """Make a draft a new version of a record that stands: what the draft leaves open stays as it is published.

    :raises NoSuchRecord: if the party has none of that name, or none for its institutions too.
    """
    held = locked(draft)
    rules.after("save", state=held.state, title=held.title)
    row = _within_reach(held.kind, held.party, record, held.institution)
    _fill(held, columns.to_answers(rules.statement_kind(held.kind), row.body) | held.answers | {"id": record})
    held.revises, held.version, held.changed_by, held.changed_at = row.digest, held.version + 1, by, at
    held.save()
    _note(held, "merge", by, at, row.uid)
    return held


@transaction.atomic
def merge(*, kind: str, kept: str, merged: str, party: str, by: str, at: datetime) -> Entry:
    """Make two records of one's own one: the second is withdrawn and names the first; both histories stay readable.

    :raises CannotMerge: if they are one and the same, or not both standing in the party's register.
    """
    rows = TABLES[kind].objects.filter(register=party, record__in=(kept, merged), withdrawn_at=None)
    if kept == merged or rows.count() != 2:
        raise CannotMerge
    return exchange.withdraw(kind=kind, record=merged, party=party, by=by, at=at, merged_into=kept)


def checked(draft: Draft) -> Need | Offer:
    """The draft as a record of its kind, within the node's word limits; one without a reference number is given one.

    :raises BadRecord: with every answer that does not fit.
    """
    wrong = problems(draft.kind, draft.answers)
    if wrong:
        raise BadRecord([replace(each.problem, path=each.column) for each in wrong])
    if not draft.record:
        draft.record = _free_number(draft)
        draft.answers = draft.answers | {"id": draft.record}
    return cast(Need | Offer, read(draft.kind, rules.told(draft.kind, draft.answers)))


def problems(kind: str, answers: Mapping[str, str], language: str = "en") -> list[Wrong]:
    """Everything that does not fit in a draft's answers, at its column; a reference number is not asked for yet."""
    told = columns.checked(rules.statement_kind(kind), answers, LANGUAGES, language=language, reference="draft")
    too_long = word_limits().problems(told.record)
    return [
        *told.wrong,
        *(Wrong(column, Problem(column, refusal.sentence, refusal.places)) for column, refusal in too_long),
    ]


def word_limits() -> rules.Limits:
    """The node's limits on words."""
    return rules.Limits(title=settings.TITLE_WORDS, summary=settings.SUMMARY_WORDS)


def locked(draft: UUID) -> Draft:
    """The draft, held until the transaction ends.

    :raises NoSuchDraft: if there is none.
    """
    found = Draft.objects.select_for_update().filter(pk=draft).first()
    if found is None:
        raise NoSuchDraft
    return found


def _said(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that say something; an empty input says nothing."""
    return {name: text for name, text in answers.items() if text.strip()}


def _within_reach(kind: str, party: str, record: str, institution: str) -> Statement:
    """A record of the party's own, of which an institution of it may make a new version: then a public one.

    :raises NoSuchRecord: if there is none.
    """
    row = exchange.own(kind, party, record)
    if institution and row.audience != "public":
        raise NoSuchRecord(kind=kind, uid=row.uid)
    return row


def _fill(draft: Draft, answers: Mapping[str, str]) -> None:
    """Put answers into a draft, and what lists show of them."""
    kept = _said(answers)
    draft.answers = kept
    draft.__dict__.pop("told", None)
    language = kept.get("language", "")
    titles = [text for name, text in kept.items() if name.startswith("title.")]
    draft.title = (kept.get(f"title.{language}") or (titles[0] if titles else ""))[:300]
    draft.record = kept.get("id", "").strip()[:80]
    draft.problems = len(problems(draft.kind, kept))


def _moved(draft: Draft, name: str, by: str, at: datetime, comment: str = "") -> Draft:
    draft.state = rules.after(name, state=draft.state, title=draft.title)
    draft.version += 1
    draft.changed_by, draft.changed_at = by, at
    draft.save()
    _note(draft, name, by, at, comment)
    return draft


def _note(draft: Draft, name: str, by: str, at: datetime, comment: str = "") -> None:
    step = DraftStep.objects.create(draft=draft, at=at, by=by, move=name, comment=comment, answers=draft.answers)
    for follower in FOLLOWERS:
        transaction.on_commit(partial(follower, draft, step))


def _free_number(draft: Draft) -> str:
    """A reference number that neither a record nor an open draft of the party has."""
    taken = numbers_taken(draft.party, rules.reference_number(draft.title, fallback=draft.kind), but=draft)
    return rules.reference_number(draft.title, taken=taken, fallback=draft.kind)


def numbers_taken(party: str, beginning: str = "", *, but: Draft | None = None) -> set[str]:
    """The reference numbers of a party's records and open drafts that begin in a certain way."""
    drafts = Draft.objects.open().filter(party=party, record__startswith=beginning)
    if but is not None:
        drafts = drafts.exclude(pk=but.pk)
    rows = [table.objects.filter(register=party, record__startswith=beginning) for table in TABLES.values()]
    return {name for found in (*rows, drafts) for name in found.values_list("record", flat=True)}
