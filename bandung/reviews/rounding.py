"""What parties do in a review round: open it, write apart, seal, reveal (docs/decisions/0018).

``rounding`` as one goes round a table: each has said its word before anybody is answered.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bandung.consents.actions import hold
from bandung.partnerships.models import Initiative
from bandung.partnerships.rules import check_is_partner
from bandung.records.canonical import digest, parse
from bandung.records.kinds import body, read
from bandung.records.parties import Withdrawal
from bandung.records.reviews import Review as ReviewRecord
from bandung.records.reviews import ReviewRound as RoundRecord
from bandung.records.reviews import ReviewSeal as SealRecord
from bandung.registers.append import Step, append
from bandung.registers.models import Entry
from bandung.registers.names import named
from bandung.reviews import rules
from bandung.reviews.actions import for_all, held
from bandung.reviews.errors import (
    AlreadyRevealed,
    AlreadySealed,
    BrokenSeal,
    NobodyElse,
    NoSuchRound,
    NotAsked,
    NothingAnswered,
    NotOpened,
    NotSealed,
    NotTriangular,
    RoundBegun,
    RoundCancelled,
    RoundIsOpen,
    UnknownPrinciple,
)
from bandung.reviews.models import OwnReview, ReviewSeal
from bandung.reviews.views import RoundView, own_review, round_of, views
from bandung.values import Texts

ANSWERING = "answering"


@transaction.atomic
def open_round(
    *,
    initiative: str,
    party: str,
    due: date,
    by: str,
    at: datetime,
    text: Texts | None = None,
    frame: str = rules.FRAMES[0],
) -> RoundView:
    """Open a review, as one of the partners; all that take part now are asked, facilitators too.

    :raises FacilitatorOnly, NotAPartner: if the party opens nothing here. :raises TooEarly: before the initiative is
    carried out. :raises BadDueDay: unless the day lies ahead. :raises NobodyElse: if there is no other party.
    :raises RoundIsOpen: while another round waits for answers. :raises UnknownFrame: if there is no such list.
    """
    row = held(initiative, party)
    check_is_partner(party, partners=row.partners, facilitators=row.facilitators)
    rules.check_stage(row.stage, row.uid)
    rules.check_due(due, at.date())
    rules.check_frame(frame)
    if len(row.everybody) < rules.FEWEST:
        raise NobodyElse
    going = next((each for each in views([row], at) if each.state == ANSWERING), None)
    if going is not None:
        raise RoundIsOpen(uid=going.row.uid)
    told = {
        "id": named("round", row.uid, party, at.isoformat()), "initiative": row.reference, "frame": frame,
        "due": due.isoformat(), "text": dict(text) if text else None,
    }  # fmt: skip
    entry = append(party, for_all(read(RoundRecord, told), row, party), by=by, at=at)
    return round_of(entry.uid, party, at)


@transaction.atomic
def cancel_round(*, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Take back a round that one's own party opened, while nobody has sealed.

    :raises NoSuchRound: if it is none of one's own. :raises RoundBegun: once somebody has. :raises RoundCancelled: if
    it was taken back before.
    """
    view, row = _held(uid, party, at)
    if view.row.register != party:
        raise NoSuchRound(uid=uid)
    if view.cancelled:
        raise RoundCancelled(uid=uid)
    if any(each.sealed_at for each in view.sides):
        raise RoundBegun
    others = tuple(sorted({*row.readers} - {party}))
    step = Step("withdraw", "review-round", view.row.record, Withdrawal(), "parties", others)
    return append(party, step, by=by, at=at)


@transaction.atomic
def keep(*, round: str, party: str, draft: Mapping[str, Any], by: str, at: datetime) -> OwnReview:  # noqa: A002
    """Keep what one's own party has answered so far; it stays inside the party, on this node.

    :raises NotAsked, AlreadySealed, RoundCancelled: if there is nothing to answer. :raises BadValue: if it is too long.
    """
    rules.check_draft(draft)
    hold(party)
    _to_answer(round_of(round, party, at), party)
    row = own_review(round, party) or OwnReview(party=party, round=round)
    row.draft, row.changed_by, row.changed_at = dict(draft), by, at
    row.save()
    return row


@transaction.atomic
def seal(
    *,
    round: str,  # noqa: A002
    party: str,
    answers: Sequence[Mapping[str, Any]],
    by: str,
    at: datetime,
    value_added: Sequence[Mapping[str, Any]] = (),
    satisfaction: int | None = None,
    text: Texts | None = None,
) -> Entry:
    """Seal one's own party's answers: the text stays inside the party, its digest goes into the party's register.

    What is sealed stands; after the due day it counts as late if others' answers could be read by then.

    :raises NotAsked, AlreadySealed, RoundCancelled: if there is nothing to answer. :raises UnknownPrinciple: if the
    list has no such key. :raises NotTriangular: if areas are answered that are not asked. :raises NothingAnswered: if
    all is left open. :raises BadRecord: with all that is wrong.
    """
    view, row = _held(round, party, at)
    _to_answer(view, party)
    told = {
        "id": rules.review_id(round),
        "round": view.row.reference.model_dump(),
        "initiative": row.reference,
        "answers": [dict(each) for each in answers],
        "value_added": [dict(each) for each in value_added],
        "satisfaction": satisfaction,
        "text": dict(text) if text else None,
        "salt": secrets.token_hex(16),
    }
    if not answers:
        raise NothingAnswered
    written: ReviewRecord = read(ReviewRecord, told)
    _check_answers(written, view)
    text_of_it = body(written)
    under = digest(text_of_it.encode())
    own = own_review(round, party) or OwnReview(party=party, round=round)
    own.sealed, own.changed_by, own.changed_at = {under: text_of_it}, by, at
    own.save()
    sealed = {"id": rules.seal_id(round), "about": view.row.reference.model_dump(), "digest": under}
    return append(party, for_all(read(SealRecord, sealed), row, party), by=by, at=at)


@transaction.atomic
def reveal(*, round: str, party: str, by: str, at: datetime) -> Entry:  # noqa: A002
    """Show the other parties exactly what one's own has sealed, now that the round is open.

    :raises NotSealed, AlreadyRevealed: if there is nothing to show. :raises NotOpened: before the round is open.
    :raises BrokenSeal: if what was sealed is no longer here as it was.
    """
    view, row = _held(round, party, at)
    mine = view.of(party)
    if mine is None:
        raise NotAsked(uid=round)
    if mine.sealed_at is None:
        raise NotSealed(uid=round)
    if not view.is_open:
        raise NotOpened(parties=", ".join(view.awaited))
    if mine.state == rules.REVEALED:
        raise AlreadyRevealed(uid=round)
    under, kept = next(iter((own_review(round, party) or OwnReview()).sealed.items()), ("", ""))
    sealed = _sealed_digest(round, party)
    if under != sealed or digest(kept.encode()) != sealed:
        raise BrokenSeal
    return append(party, for_all(read(ReviewRecord, parse(kept)), row, party), by=by, at=at)


def _held(uid: str, party: str, at: datetime) -> tuple[RoundView, Initiative]:
    """A round as it stands with all its parties held, so that two of them cannot both be the last to seal."""
    row = held(round_of(uid, party, at).row.initiative, party)
    return round_of(uid, party, at), row


def _to_answer(view: RoundView, party: str) -> None:
    mine = view.of(party)
    if mine is None:
        raise NotAsked(uid=view.row.uid)
    if view.cancelled:
        raise RoundCancelled(uid=view.row.uid)
    if mine.sealed_at is not None or ReviewSeal.objects.filter(pk=_seal(view.row.uid, party)).exists():
        raise AlreadySealed(uid=view.row.uid)


def _check_answers(written: ReviewRecord, view: RoundView) -> None:
    asked, areas = view.frame, view.areas
    if written.value_added and areas is None:
        raise NotTriangular
    for frame, answers in ((asked, written.answers), (areas, written.value_added)):
        known = {item.code for item in frame.items} if frame else set()
        for each in answers:
            if each.key not in known:
                raise UnknownPrinciple(key=each.key)


def _sealed_digest(round_uid: str, party: str) -> str:
    return ReviewSeal.objects.values_list("sealed", flat=True).get(pk=_seal(round_uid, party))


def _seal(round_uid: str, party: str) -> str:
    return f"{party}/{rules.seal_id(round_uid)}"
