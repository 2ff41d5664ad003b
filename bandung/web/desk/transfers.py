"""Technology that changes hands in an initiative: what, between whom, how ready, on which terms, confirmed or not.

Who comes: an officer whose party gave or received a technology. She records it once; the other side confirms exactly
that version: two steps each. The receiver that adapted it begins an offer of its own from here: one step more.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.clearance import actions as clearance
from bandung.consents import actions as consents
from bandung.exchange.models import Offer
from bandung.partnerships import queries as partnerships
from bandung.people.errors import NotPermitted
from bandung.plans import actions, queries, rules
from bandung.plans.adapting import adapted_offer
from bandung.plans.errors import NoSuchTransfer
from bandung.plans.models import Transfer
from bandung.records.columns import to_answers
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import ReasonForm, text_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.plan_words import COMMUNITY, READINESS
from bandung.web.sentences import reader_language

SHOWN = 20
BASE = "initiatives/<code:register>/<code:record>/transfers/"
SHOWS = {"open": _("not confirmed yet"), "confirmed": _("confirmed"), "back": _("taken back")}


@at_desk
def listing(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """All transfers of the initiative. Queries: three beside those of every page of the desk."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    uid, code = f"{register}/{record}", desk.party.code
    row = partnerships.own_initiative(uid, code)
    show = request.GET.get("show", "")
    show = show if show in SHOWS else ""
    every = queries.transfers_in(row)
    kept = [each for each in every if show in ("", _shows(each))]
    number = page_number(request.GET.get("page", ""))
    names = party_names(row.readers, reader_language())
    words = {
        "area": "initiatives",
        "row": row,
        "transfers": [(each, names.get(each.giver, each.giver), names.get(each.receiver, each.receiver),
                       rules.warns_of_origin(each.says.origin, each.says.community_consent))
                      for each in kept[(number - 1) * SHOWN : number * SHOWN]],
        "any": bool(every),
        "shows": [(value, label, value == show) for value, label in SHOWS.items()],
        "paging": Paging(number, SHOWN, len(kept), {"show": [show]}),
        "may_record": code in row.everybody and desk.may("record", "transfer", relation="partner"),
    }  # fmt: skip
    return render(request, "bandung/plans/transfers.html", words)


def _shows(row: Transfer) -> str:
    return "back" if row.withdrawn_at else "confirmed" if row.confirmed_at else "open"


@at_desk
def transfer(request: HttpRequest, desk: Desk, register: str, record: str, author: str, name: str) -> HttpResponse:
    """One transfer: its facts, the other side's word, and what the reader can do. Queries: six at most beside those of
    every page of the desk.
    """
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    code = desk.party.code
    row = queries.transfer(f"{author}/{name}", code)
    if row.initiative != f"{register}/{record}":
        raise NoSuchTransfer(uid=row.uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            led = _done(request, desk, row, form)
        except NotPermitted:
            raise
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            return led or redirect("transfer", register, record, author, name)
    initiative = partnerships.own_initiative(row.initiative, code)
    names = party_names({row.giver, row.receiver}, reader_language())
    said, stands = row.says, row.withdrawn_at is None
    told = {
        "area": "initiatives",
        "row": row,
        "initiative": initiative,
        "title": text_of(said.technology),
        "giver": names.get(row.giver, row.giver),
        "receiver": names.get(row.receiver, row.receiver),
        "author": names.get(row.register, row.register),
        "other": names.get(row.other, row.other),
        "readiness": [(label, READINESS[level]) for label, level in (
            (gettext("Readiness at the start"), said.readiness_at_start),
            (gettext("Readiness at the end"), said.readiness_at_end),
        ) if level],
        "offer": Offer.objects.public().filter(pk=row.offer).first() if row.offer else None,
        "community": COMMUNITY[said.community_consent],
        "warns": rules.warns_of_origin(said.origin, said.community_consent),
        "word": queries.word_of(row, row.other),
        "form": form,
        "asks_us": stands and code == row.other and row.confirmed_at is None,
        "may_consent": desk.may("consent", "plan", relation="partner"),
        "may_change": stands and row.register == code and code in initiative.everybody
        and desk.may("record", "transfer", relation="partner"),
        "may_offer": stands and code == row.receiver and desk.may("write", "draft", institution=desk.institution),
    }  # fmt: skip
    return render(request, "bandung/plans/transfer.html", told, status=422 if form.errors else 200)


def _done(request: HttpRequest, desk: Desk, row: Transfer, form: Any) -> HttpResponse | None:
    """Write what was pressed; where it leads, if not back to the page."""
    what, code = request.POST.get("what", ""), desk.party.code
    if what == "offer":
        return _offered(desk, row)
    if what == "back":
        mandate = desk.acting("record", "transfer", relation="partner")
        actions.take_transfer_back(
            uid=row.uid, party=code, by=mandate.post, at=desk.at, reason=form.texts("text")
        )  # fmt: skip
        messages.success(request, gettext("Taken back. What was written stays in the history."))
        return None
    mandate = desk.acting("consent", "plan", relation="partner")
    says = "refuse" if what == "refuse" else "consent"
    consents.say(
        kind="transfer",
        uid=row.uid,
        digest=request.POST.get("seen", ""),
        party=code,
        by=mandate.post,
        at=desk.at,
        says=says,
        text=form.texts("text"),
    )
    done = gettext("Your party confirms it.") if says == "consent" else gettext("Your party does not confirm it.")
    messages.success(request, done)
    return None


def _offered(desk: Desk, row: Transfer) -> HttpResponse:
    """Begin a draft of the receiver's own offer, which names the offer that the technology comes from."""
    mandate = desk.acting("write", "draft", institution=desk.institution)
    parent = Offer.objects.public().filter(pk=row.offer).first()
    country = desk.party.speaks_for
    told = adapted_offer(
        row.says,
        desk.party.code,
        parent=parent.body if parent else {},
        countries=[country] if country else [],
        language=reader_language(),
    )
    draft = clearance.start(
        party=desk.party.code,
        kind="offer",
        answers=to_answers("offer", told),
        by=mandate.post,
        at=desk.at,
        institution=desk.institution,
        source="record",
    )
    return redirect("draft", draft.pk)


urlpatterns = [
    path(BASE, listing, name="transfers"),
    path(f"{BASE}<code:author>/<code:name>/", transfer, name="transfer"),
]
