"""Joint proposals at the desk: those of our institutions, one to write, our word on those that others wrote with us.

Who comes: an officer whose hospital wants to work with one elsewhere. She follows "propose" on a call, names both
institutions and what they want, reads which conditions are met, and sends; the other party consents for its own.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.funds import actions, assessing, queries
from bandung.funds.errors import NoSuchProposal, NotEligible
from bandung.funds.models import JointProposal
from bandung.funds.queries import ProposalView
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.values.errors import BandungError
from bandung.web.desk.fund_sheets import ADD, Typed, proposal_sheet, proposal_told
from bandung.web.desk.funds import AREA, spoken, ways
from bandung.web.desk.party import Desk, at_desk
from bandung.web.fund_words import PROPOSAL_STATES, STEPS, as_sentence, clocks, heard, names_of
from bandung.web.paging import Paging, page_number
from bandung.web.partnership_words import unit_name
from bandung.web.sentences import reader_language

SHOWN = 20
SHOWS = {"waiting": _("waiting for our word"), "stands": _("standing"), "withdrawn": _("withdrawn")}


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Proposals of our institutions. A fixed number of queries."""
    desk.acting("read", "joint proposal", institution=desk.institution)
    code, show = desk.party.code, request.GET.get("show", "")
    every = queries.proposals_of(code)
    shown = [each for each in every if show not in SHOWS or _is_shown(each, show, desk)]
    number = page_number(request.GET.get("page", ""))
    page = shown[(number - 1) * SHOWN : number * SHOWN]
    words = {
        "area": AREA,
        "proposals": [
            (
                each,
                PROPOSAL_STATES[each.state_at(desk.at)],
                code in each.agreed.awaited and each.state_at(desk.at) == "proposed",
            )
            for each in page
        ],
        "any": bool(every),
        "waiting": sum(_is_shown(each, "waiting", desk) for each in every),
        "names": names_of(party for each in page for party in each.row.parties),
        "shows": [(name, label, name == show) for name, label in SHOWS.items()],
        "paging": Paging(number, SHOWN, len(shown), {"show": [show]}),
    }
    return render(request, "bandung/funds/proposals.html", words)


def _is_shown(each: ProposalView, show: str, desk: Desk) -> bool:
    state = each.state_at(desk.at)
    return (desk.party.code in each.agreed.awaited and state == "proposed") if show == "waiting" else state == show


@at_desk
def write(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The sheet of a joint proposal to a call. ``?instead=`` names one of ours that it replaces."""
    mandate = desk.acting("write", "joint proposal")
    code = desk.party.code
    found = queries.call(f"{register}/{record}", code)
    named = actions.reference(found.row)
    actions.call_open_for(named, code, at=desk.at)
    former = _own(request, desk)
    sheet = proposal_sheet(request, code, found.fund.votes, former)
    checks: list[tuple[bool, str]] = []
    if sheet.is_valid():
        try:
            made: records.JointProposal = read(records.JointProposal, proposal_told(sheet, named.model_dump()))
            checks = [(check.met, as_sentence(check)) for check in actions.checks(made, found)]
            if request.POST.get("what") != "check":
                entry = actions.submit(
                    proposal=made, party=code, by=mandate.post, at=desk.at, replacing=former.uid if former else ""
                )
                messages.success(request, gettext("Sent. It stands when each other proposing party has consented."))
                return redirect("proposal", code, entry.record)
        except BandungError as refusal:
            _refuse(sheet, refusal)
    own = next((each for each in clocks(found, desk.at) if each.code == code), None)
    words = {
        "area": AREA, "form": sheet.form, "former": former, "call": found, "checks": checks, "own_clock": own,
        "currency": found.fund.row.says.currency,
        "rows": [(name, rows, ADD[name]()) for name, rows in sheet.rows.items()],
    }  # fmt: skip
    is_wrong = sheet.sent and not (checks and request.POST.get("what") == "check")
    return render(request, "bandung/funds/propose.html", words, status=422 if is_wrong else 200)


def _refuse(sheet: Typed, refusal: BandungError) -> None:
    """Conditions that are not met are shown as conditions; whatever else is wrong stands at its field."""
    if isinstance(refusal, NotEligible):
        sheet.form.add_error(
            None, gettext("The call cannot take it like this; the conditions that are not met are marked on this page.")
        )
    else:
        sheet.refuse(refusal)


def _own(request: HttpRequest, desk: Desk) -> JointProposal | None:
    """:raises NoSuchProposal: if ``?instead=`` names none of ours that waits."""
    uid = request.POST.get("instead", "") or request.GET.get("instead", "")
    if not uid:
        return None
    row = JointProposal.objects.filter(pk=uid, register=desk.party.code, withdrawn_at=None).first()
    if row is None:
        raise NoSuchProposal(uid=uid)
    return row


@at_desk
def proposal(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One joint proposal, for those who propose and those who decide. A fixed number of queries."""
    uid, code = f"{register}/{record}", desk.party.code
    found = queries.proposal(uid, code)
    ours = code in found.row.parties
    desk.acting("read", "joint proposal", relation="own" if ours else "partner", institution=desk.institution)
    if request.method == "POST":
        spoken(request, desk, "joint-proposal", uid)
        return redirect("proposal", register, record)
    decides = code in found.call.fund.votes
    step = assessing.assessing(found).step if decides and found.stands else ""
    names = names_of([*found.row.parties, *found.call.fund.row.parties])
    words: dict[str, Any] = {
        "area": AREA,
        "proposal": found,
        "says": found.row.says,
        "brought": [(each, unit_name(each.unit, reader_language())) for each in found.row.says.contributions],
        "state_label": PROPOSAL_STATES[found.state_at(desk.at)],
        "checks": [(check.met, as_sentence(check)) for check in found.checks],
        "heard": heard(found.row, found.agreed, found.row.parties, names),
        "late": [names[each] for each in found.late],
        "names": names,
        "currency": found.call.fund.row.says.currency,
        "clocks": clocks(found.call, desk.at, [found.sides[each] for each in found.row.parties if each in found.sides]),
        **ways(desk, found.row, found.agreed, found.row.parties, "joint proposal"),
        "step": STEPS[step] if step else "",
        "may_assess": bool(step) and found.call.phase(desk.at) == "closed" and desk.may("read", "assessment"),
    }
    words["may_leave"] = (
        code != register
        and ours
        and not found.row.withdrawn_at
        and code not in found.agreed.awaited
        and desk.may("consent", "joint proposal")
    )
    own = next((each for each in words["clocks"] if each.code == code), None)
    words["in_time"] = own is not None and own.phase == "open"
    words["own_clock"] = own
    return render(request, "bandung/funds/proposal.html", words)


urlpatterns = [
    path("proposals/", listing, name="proposals"),
    path("calls/<code:register>/<code:record>/propose/", write, name="proposal-write"),
    path("proposals/<code:register>/<code:record>/", proposal, name="proposal"),
]
