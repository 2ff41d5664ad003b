"""Joint commissions at the desk: the list of our sessions, and convening one.

Who comes: an officer who prepares the next session with a partner. What waits for her party's word stands first. To
convene, she names the partner, the day and the agreement that it rests on; the rest can wait: three steps.
"""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.commissions import actions, queries
from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.commissions.queries import Asked
from bandung.parties.models import Party
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.commission_words import STATES
from bandung.web.desk.commission_forms import ConveneForm, said_of
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

SHOWN = 20
YEAR = re.compile(r"(19|20|21)[0-9]{2}")
NO_DELEGATION = "reporter"
"""The type of party that never sits at a table."""


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Our sessions. Queries: five beside those of every page of the desk."""
    desk.acting("read", "commission", institution=desk.institution)
    code, language = desk.party.code, reader_language()
    asked = _asked(request)
    found = queries.listing(code, asked)
    partners, years = queries.partners_and_years(code)
    number = page_number(request.GET.get("page", ""))
    shown = found[(number - 1) * SHOWN : number * SHOWN]
    names = party_names({*partners, *(each for _seat, row in shown for each in row.parties)}, language)
    address = {name: [request.GET.get(name, "")] for name in ("state", "partner", "year", "sort", "page")}
    words = {
        "area": "commissions",
        "rows": [
            {
                "row": row, "seat": seat, "state": STATES[row.state], "waits": seat.waits_since is not None,
                "others": [names.get(each, each) for each in row.parties if each != code],
            }
            for seat, row in shown
        ],
        "total": len(found),
        "chosen": asked,
        "narrowed": asked != Asked(sort=asked.sort),
        "states": list(STATES.items()),
        "partners": sorted(((each, names.get(each, each)) for each in partners), key=lambda each: each[1]),
        "years": years,
        "may_convene": desk.may("convene", "commission"),
        "paging": Paging(number, SHOWN, len(found), address),
    }  # fmt: skip
    return render(request, "bandung/commissions/list.html", words)


def _asked(request: HttpRequest) -> Asked:
    state, year = request.GET.get("state", ""), request.GET.get("year", "")
    return Asked(
        state=state if state in STATES else "",
        partner=request.GET.get("partner", "")[:80],
        year=int(year) if YEAR.fullmatch(year) else None,
        sort="oldest" if request.GET.get("sort") == "oldest" else "",
    )


@at_desk
def convene(request: HttpRequest, desk: Desk, record: str = "") -> HttpResponse:
    """The sheet of a session: a new one, or a change of one that we convened."""
    mandate = desk.acting("convene", "commission")
    code = desk.party.code
    before = queries.session(f"{code}/{record}", code) if record else None
    signed = queries.signed_acts_of(code)
    form = ConveneForm(
        request.POST or None, partners=_partners(code), previous=_acts(signed), initial=_begun(request, desk, before)
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            name = record or f"session-{form.name[:16]}"
            session = form.session(
                name, code, {act.uid: act.reference for act in signed},
                actions.facilitators_among(form.cleaned_data["partners"]), before.newest_body if before else None,
            )  # fmt: skip
            actions.convene(session=session, party=code, by=mandate.post, at=desk.at)
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Written for the parties of the session; they are asked for their word."))
            return redirect("commission", code, name)
    words = {"area": "commissions", "form": form, "row": before, "sheet": form.name}
    return render(request, "bandung/commissions/convene.html", words, status=422 if form.errors else 200)


def _begun(request: HttpRequest, desk: Desk, before: CommissionSession | None) -> dict[str, Any]:
    """What the sheet starts with: the session as it stands, or the one before it, or a partner that was chosen."""
    if before is not None:
        return said_of(before.newest_says, desk.party.code)
    after = request.GET.get("after", "")
    if after:
        act, row = queries.act(after, desk.party.code)
        return _after(act, row, desk.party.code)
    return {"partners": [request.GET.get("partner", "")], "first": reader_language()}


def _after(act: CommissionAct, row: CommissionSession, party: str) -> dict[str, Any]:
    """The next session of the same commission: what stays the same, and the day that the act names."""
    told = said_of(row.says, party)
    stays = {name: told[name] for name in told if name not in ("on", "until", "start", "last", "number")}
    number = row.says.number
    return stays | {
        "previous": act.uid,
        "number": number + 1 if number else None,
        "on": act.says.next_on,
    }


def _partners(code: str) -> Choices:
    language = reader_language()
    parties = Party.objects.exclude(code=code).exclude(type=NO_DELEGATION)
    named = [(reading(party.name, language).text, party.code) for party in parties]
    return [(each, name) for name, each in sorted(named)]


def _acts(signed: list[CommissionAct]) -> Choices:
    language = reader_language()
    return [(act.uid, f"{act.number} · {reading(act.title, language).text}") for act in signed]


urlpatterns = [
    path("commissions/", listing, name="commissions"),
    path("commissions/convene/", convene, name="commission-convene"),
    path("commissions/convene/<code:record>/", convene, name="commission-change"),
]
