"""Review rounds of an initiative: opening one, where each party stands, revealing, the answers side by side.

Who comes: an officer of a partner who opens a round: two steps. Or one who looks how far it is: she sees who has sealed
and nothing of what anybody said, until the round is open; then she shows what her party sealed, and reads all of it.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.people.errors import NotPermitted
from bandung.reviews import rounding, rules
from bandung.reviews.views import RoundView, views
from bandung.values.errors import BandungError
from bandung.web.desk.initiative_forms import in_language
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.review_answering import ROUND, the_round
from bandung.web.desk.review_beside import side_by_side
from bandung.web.desk.review_forms import RoundForm
from bandung.web.desk.review_observed import BASE, names_in
from bandung.web.review_words import ROUNDS, SIDES
from bandung.web.sentences import translated


@at_desk
def listing(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """All rounds, the newest first; here one is opened. A fixed number of queries."""
    desk.acting("read", "review", relation="partner")
    row = partnerships.own_initiative(f"{register}/{record}", desk.party.code)
    form = RoundForm(request.POST or None)
    if request.method == "POST":
        opened = _opened(form, row, desk)
        if opened is not None:
            messages.success(request, gettext("Opened. Every party answers alone, yours too."))
            return redirect("review-round", register, record, opened.row.register, opened.row.record)
    found, names = views([row], desk.at)[::-1], names_in(row)
    words = {
        "area": "initiatives",
        "tab": "rounds",
        "row": row,
        "rounds": [
            (each, names.get(each.row.register, each.row.register), ROUNDS[each.state],
             sum(side.sealed_at is not None for side in each.sides))
            for each in found
        ],
        "form": form,
        "asked": ", ".join(names.get(each, each) for each in row.everybody),
        "may_open": _may_open(row, found, desk),
        "too_early": row.stage not in rules.REVIEWED,
    }  # fmt: skip
    return render(request, "bandung/reviews/rounds.html", words, status=422 if form.errors else 200)


def _may_open(row: Initiative, found: list[RoundView], desk: Desk) -> bool:
    going = any(each.state in rounding.ANSWERING for each in found)
    in_time = row.stage in rules.REVIEWED and len(row.everybody) >= rules.FEWEST
    is_partner = desk.party.code in row.partners
    return in_time and is_partner and not going and desk.may("open", "review", relation="partner")


def _opened(form: RoundForm, row: Initiative, desk: Desk) -> RoundView | None:
    """The round once it is opened; None if that was refused, with the reason in the sheet."""
    mandate = desk.acting("open", "review", relation="partner")
    if not form.is_valid():
        return None
    try:
        return rounding.open_round(
            initiative=row.uid, party=desk.party.code, due=form.cleaned_data["due"],
            text=in_language(form.cleaned_data["text"]), by=mandate.post, at=desk.at,  # type: ignore[arg-type]
        )  # fmt: skip
    except BandungError as refusal:
        form.refuse(refusal)
        return None


@at_desk
def page(request: HttpRequest, desk: Desk, register: str, record: str, author: str, name: str) -> HttpResponse:
    """One round. A fixed number of queries, whoever has answered."""
    desk.acting("read", "review", relation="partner")
    view = the_round(desk, register, record, author, name)
    refused = ""
    if request.method == "POST":
        try:
            _done(request, desk, view)
        except NotPermitted:
            raise
        except BandungError as refusal:
            refused = translated(refusal)
        else:
            return redirect("review-round", register, record, author, name)
    words = _words(view, desk) | {"refused": refused}
    return render(request, "bandung/reviews/round.html", words, status=409 if refused else 200)


def _done(request: HttpRequest, desk: Desk, view: RoundView) -> None:
    """Reveal, or take the round back, as was pressed."""
    told: dict[str, Any] = {"party": desk.party.code, "at": desk.at}
    if request.POST.get("what") == "cancel":
        mandate = desk.acting("open", "review", relation="partner")
        rounding.cancel_round(uid=view.row.uid, by=mandate.post, **told)
        messages.success(request, gettext("The round is taken back."))
    elif request.POST.get("what") == "reveal":
        mandate = desk.acting("seal", "review", relation="partner")
        rounding.reveal(round=view.row.uid, by=mandate.post, **told)
        messages.success(request, gettext("Shown to the other parties, exactly as it was sealed."))


def _words(view: RoundView, desk: Desk) -> dict[str, Any]:
    code, row = desk.party.code, view.initiative
    names, mine = names_in(row), view.of(desk.party.code)
    waits = mine is not None and mine.sealed_at is None and not view.cancelled and mine.state != rules.LEFT
    return {
        "area": "initiatives",
        "tab": "rounds",
        "row": row,
        "view": view,
        "author": names.get(view.row.register, view.row.register),
        "state": ROUNDS[view.state],
        "sides": [(names.get(each.party, each.party), each, SIDES[each.state]) for each in view.sides],
        "awaited": ", ".join(names.get(each, each) for each in view.awaited),
        "beside": side_by_side(view, names) if view.reviews else None,
        "to_answer": waits,
        "is_late": waits and view.is_open,
        "has_sealed": mine is not None and mine.state == rules.SEALED,
        "may_write": waits and desk.may("write", "review", relation="partner"),
        "may_reveal": view.is_open and mine is not None and mine.state == rules.SEALED
        and desk.may("seal", "review", relation="partner"),
        "may_cancel": view.row.register == code and not view.cancelled
        and all(each.sealed_at is None for each in view.sides)
        and desk.may("open", "review", relation="partner"),
    }  # fmt: skip


urlpatterns = [
    path(f"{BASE}rounds/", listing, name="review-rounds"),
    path(ROUND, page, name="review-round"),
]
