"""Answering a review round alone, and sealing the answers.

Who comes: an officer of a party that is asked. She goes through twenty indicators, keeps what she has and comes back;
somebody with the duty to publish reads it once more and seals it: it cannot be undone, and the page says so before.
Nobody outside of her party reads a word of it until the round is open.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.reviews import rounding
from bandung.reviews.errors import AlreadySealed, NoSuchRound, NotAsked, NothingAnswered, RoundCancelled
from bandung.reviews.models import OwnReview
from bandung.reviews.views import RoundView, own_review, round_of
from bandung.values.errors import BandungError
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.review_answers import AnswerForm, kept_lines, sealed_from
from bandung.web.desk.review_observed import BASE
from bandung.web.review_words import POINTS
from bandung.web.sentences import translated

ROUND = f"{BASE}rounds/<code:author>/<code:name>/"


def the_round(desk: Desk, register: str, record: str, author: str, name: str) -> RoundView:
    """The round of this address as the party sees it now. Four queries.

    :raises NoSuchRound: if the initiative has none of that name.
    """
    view = round_of(f"{author}/{name}", desk.party.code, desk.at)
    if view.initiative.uid != f"{register}/{record}":
        raise NoSuchRound(uid=view.row.uid)
    return view


def _to_answer(view: RoundView, desk: Desk) -> None:
    mine = view.of(desk.party.code)
    if mine is None:
        raise NotAsked(uid=view.row.uid)
    if view.cancelled:
        raise RoundCancelled(uid=view.row.uid)
    if mine.sealed_at is not None:
        raise AlreadySealed(uid=view.row.uid)


@at_desk
def answer(request: HttpRequest, desk: Desk, register: str, record: str, author: str, name: str) -> HttpResponse:
    """All indicators on one page; what was typed is kept. A fixed number of queries."""
    mandate = desk.acting("write", "review", relation="partner")
    view = the_round(desk, register, record, author, name)
    _to_answer(view, desk)
    own = own_review(view.row.uid, desk.party.code)
    form = AnswerForm(request.POST or None, view=view, initial=own.draft if own else {})
    seen = own.changed_at.isoformat() if own else ""
    changed = request.method == "POST" and request.POST.get("seen", "") != seen
    if request.method == "POST" and form.is_valid() and not changed:
        rounding.keep(
            round=view.row.uid, party=desk.party.code, draft=form.draft(), by=mandate.post, at=desk.at
        )  # fmt: skip
        own = own_review(view.row.uid, desk.party.code)
        seen = own.changed_at.isoformat() if own else ""
        if request.POST.get("what") != "seal":
            messages.success(request, gettext("Kept, inside your party alone."))
            return redirect("review-answer", register, record, author, name)
        if form.complete():
            return redirect("review-seal", register, record, author, name)
    words = {
        "area": "initiatives",
        "tab": "rounds",
        "row": view.initiative,
        "view": view,
        "form": form,
        "own": own,
        "seen": seen,
        "changed": changed,
        "may_seal": desk.may("seal", "review", relation="partner"),
    }
    status = 409 if changed else 422 if form.errors else 200
    return render(request, "bandung/reviews/answer.html", words, status=status)


@at_desk
def seal(request: HttpRequest, desk: Desk, register: str, record: str, author: str, name: str) -> HttpResponse:
    """What would be sealed, once more to read; then it is. A fixed number of queries."""
    mandate = desk.acting("seal", "review", relation="partner")
    view = the_round(desk, register, record, author, name)
    _to_answer(view, desk)
    own = own_review(view.row.uid, desk.party.code)
    if own is None or not own.draft:
        raise NothingAnswered
    refused, changed = "", False
    if request.method == "POST":
        changed = request.POST.get("seen") != own.changed_at.isoformat()
        refused = "" if changed else _sealed(own, view, desk, mandate.post)
        if not changed and not refused:
            messages.success(request, gettext("Sealed. Only its digest stands in your register."))
            return redirect("review-round", register, record, author, name)
    lines, left = kept_lines(own.draft, view)
    words = {
        "area": "initiatives",
        "tab": "rounds",
        "row": view.initiative,
        "view": view,
        "lines": lines,
        "left": left,
        "satisfaction": POINTS.get(own.draft.get("satisfaction", ""), ""),
        "text": own.draft.get("text", ""),
        "seen": own.changed_at.isoformat(),
        "changed": changed,
        "refused": refused,
    }
    status = 409 if changed else 422 if refused else 200
    return render(request, "bandung/reviews/seal.html", words, status=status)


def _sealed(own: OwnReview, view: RoundView, desk: Desk, by: str) -> str:
    """Seal what is kept; the sentence that says why not, where it cannot be."""
    try:
        told = sealed_from(own.draft, view)
        rounding.seal(round=view.row.uid, party=desk.party.code, by=by, at=desk.at, **told)
    except BandungError as refusal:
        return translated(refusal)
    return ""


urlpatterns = [
    path(f"{ROUND}answer/", answer, name="review-answer"),
    path(f"{ROUND}seal/", seal, name="review-seal"),
]
