"""Evaluation plan and final report: the version that holds, what waits for consents, one version to answer.

Who comes: somebody with the duty to consent, from what waits or from a notice. She reads the version and consents or
not: two steps. Her word names exactly this version. Or an officer who proposes the next one: it begins with what holds.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.consents.queries import words_on
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import ENDED
from bandung.people.errors import NotPermitted
from bandung.reviews import actions, papers, queries, rules
from bandung.reviews.errors import NoSuchPaper
from bandung.reviews.queries import PaperView
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import ReasonForm
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.review_observed import BASE, names_in
from bandung.web.plan_words import SAID
from bandung.web.review_words import ACHIEVED, DIMENSIONS, PAPERS, STANDINGS
from bandung.web.sentences import reader_language


@at_desk
def listing(request: HttpRequest, desk: Desk, register: str, record: str, kind: str) -> HttpResponse:
    """All versions of one kind. A fixed number of queries, however many there are."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    code = desk.party.code
    row = partnerships.own_initiative(f"{register}/{record}", code)
    found, names = queries.papers_in(kind, row), names_in(row)
    holding = found.holding
    words = {
        "area": "initiatives",
        "tab": kind,
        "kind": kind,
        "label": PAPERS[kind],
        "row": row,
        "holding": holding,
        "told": says_shown(holding, names) if holding else {},
        "proposed": [_listed(each, names) for each in found.proposed],
        "former": [_listed(each, names) for each in found.versions if each.state in (*GONE, papers.REPLACED)],
        "asks_us": any(code in each.awaited for each in found.proposed),
        "may_propose": may_propose(kind, row, desk),
    }  # fmt: skip
    return render(request, "bandung/reviews/papers.html", words)


GONE = (papers.OUTDATED, papers.WITHDRAWN)


def may_propose(kind: str, row: Initiative, desk: Desk) -> bool:
    """Whether the button is shown that proposes a version."""
    in_time = kind != "final-report" or row.stage in rules.REVIEWED
    partner = desk.party.code in row.partners and row.stage not in ENDED
    return in_time and partner and desk.may("propose", "final report", relation="partner")


def _listed(each: PaperView, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "view": each,
        "author": names.get(each.row.register, each.row.register),
        "state": STANDINGS[each.state],
        "awaited": ", ".join(names.get(party, party) for party in each.awaited),
        "refused": ", ".join(names.get(party, party) for party in each.refused),
    }


def says_shown(view: PaperView, names: Mapping[str, str]) -> dict[str, Any]:
    """What a version says, with words for its codes."""
    says: Any = view.row.says
    if view.kind == "evaluation-plan":
        return {"says": says}
    return {
        "says": says,
        "results": [(DIMENSIONS[each.dimension], each, ACHIEVED[each.says]) for each in says.results],
        "costs": [(names.get(each.party, each.party), each.amount, each.unit) for each in says.costs],
        "lessons": [(each.register_code, each.record) for each in says.lessons],
    }


@at_desk
def version(
    request: HttpRequest, desk: Desk, register: str, record: str, kind: str, author: str, name: str
) -> HttpResponse:  # fmt: skip
    """One version, and our party's word on it. A fixed number of queries."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    code = desk.party.code
    row, view = queries.paper(kind, f"{author}/{name}", code)
    if row.uid != f"{register}/{record}":
        raise NoSuchPaper(uid=view.row.uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _said(request, desk, view, form))
        except NotPermitted:
            raise
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            return redirect(f"{kind}-version", register, record, author, name)
    return render(request, "bandung/reviews/paper.html", _version_words(row, view, desk, form),
                  status=422 if form.errors else 200)  # fmt: skip


def _version_words(row: Initiative, view: PaperView, desk: Desk, form: ReasonForm) -> dict[str, Any]:
    code = desk.party.code
    names = party_names({*row.readers, *view.standing.asked, view.row.register}, reader_language())
    standing = {each.register: each for each in words_on(view.kind, [view.row]).get(view.row.uid, ())
                if each.until is None}  # fmt: skip
    asks_us = view.state == papers.PROPOSED and code in view.standing.asked
    return {
        "area": "initiatives",
        "tab": view.kind,
        "kind": view.kind,
        "label": PAPERS[view.kind],
        "row": row,
        "view": view,
        "told": says_shown(view, names),
        "author": names.get(view.row.register, view.row.register),
        "state": STANDINGS[view.state],
        "words": [
            (names.get(each, each), standing.get(each), SAID[standing[each].says] if each in standing else "")
            for each in sorted(view.standing.asked)
        ],
        "form": form,
        "asks_us": asks_us,
        "ours": standing[code].says if code in standing else "",
        "may_consent": asks_us and desk.may("consent", "final report", relation="partner"),
        "may_take_back": view.state == papers.PROPOSED and view.row.register == code
        and desk.may("propose", "final report", relation="partner"),
    }  # fmt: skip


def _said(request: HttpRequest, desk: Desk, view: PaperView, form: ReasonForm) -> str:
    """Write what was pressed; the sentence that tells so."""
    what, code = request.POST.get("what", ""), desk.party.code
    if what == "back":
        mandate = desk.acting("propose", "final report", relation="partner")
        actions.take_back(kind=view.kind, uid=view.row.uid, party=code, by=mandate.post, at=desk.at)
        return gettext("Your proposal is taken back.")
    mandate = desk.acting("consent", "final report", relation="partner")
    says = "refuse" if what == "refuse" else "consent"
    consents.say(
        kind=view.kind, uid=view.row.uid, digest=request.POST.get("seen", ""), party=code, by=mandate.post,
        at=desk.at, says=says, text=form.texts("text"),
    )  # fmt: skip
    if says == "refuse":
        return gettext("Your party does not consent; its author reads why. It can still consent later.")
    if queries.paper(view.kind, view.row.uid, code)[1].state == papers.HOLDS:
        return gettext("Your party consents. All partners have: it holds.")
    return gettext("Your party consents. It waits for the others.")


urlpatterns = [
    pattern
    for kind in PAPERS
    for pattern in (
        path(f"{BASE}{kind}/", listing, {"kind": kind}, name=kind),
        path(f"{BASE}{kind}/versions/<code:author>/<code:name>/", version, {"kind": kind}, name=f"{kind}-version"),
    )
]
