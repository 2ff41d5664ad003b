"""Joint funds at the desk: those in which we have a share, a fund to open, its calls, and our word on each.

Who comes: an officer of an agency that puts money into a fund with others. What waits for her party's word stands
first; she opens it, reads it, and consents: three steps.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.funds import actions, queries, rules
from bandung.funds.agreed import Agreed
from bandung.funds.errors import NoSuchCall, NoSuchFund
from bandung.funds.models import Call, Fund
from bandung.funds.queries import CallFilters, CallView
from bandung.introductions.actions import in_its_language
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.values.errors import BandungError
from bandung.web.desk.fund_sheets import ADD, Typed, call_sheet, call_told, fund_sheet, fund_told
from bandung.web.desk.party import Desk, at_desk
from bandung.web.fund_words import CALL_STATES, FUND_STATES, heard, names_of
from bandung.web.paging import Paging, page_number

AREA = "funds"
SHOWN = 30
SHOWS = {"": _("all"), "holds": FUND_STATES["holds"], "proposed": FUND_STATES["proposed"]}


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Our funds and their calls. A fixed number of queries."""
    desk.acting("read", "fund", institution=desk.institution)
    code = desk.party.code
    every = queries.funds(code)
    show = request.GET.get("show", "")
    shown = [each for each in every if show not in FUND_STATES or each.state == show]
    called = queries.calls(CallFilters(), at=desk.at, party=code)
    number = page_number(request.GET.get("page", ""))
    waiting = [each for each in (*every, *called) if code in each.agreed.awaited]
    words = {
        "area": AREA,
        "funds": [(each, FUND_STATES[each.state], rules.total(each.row.says)) for each in shown],
        "any_fund": bool(every),
        "calls": [
            (each, each.state(desk.at), CALL_STATES[each.state(desk.at)])
            for each in called[(number - 1) * SHOWN : number * SHOWN]
        ],
        "paging": Paging(number, SHOWN, len(called), {"show": [show], "page": [request.GET.get("page", "")]}),
        "waiting": len(waiting),
        "names": names_of(party for each in every for party in each.row.parties),
        "may_write": desk.may("write", "fund"),
        "shows": [(name, label, name == show) for name, label in SHOWS.items()],
        "ours": code,
    }
    return render(request, "bandung/funds/list.html", words)


def _told(calls: list[CallView], desk: Desk) -> list[tuple[CallView, str, Any]]:
    """Calls with their states, for a list."""
    states = [each.state(desk.at) for each in calls]
    return [(each, state, CALL_STATES[state]) for each, state in zip(calls, states, strict=True)]


def spoken(request: HttpRequest, desk: Desk, kind: str, uid: str) -> None:
    """What a button of a page of funds says for our party: consent, refuse, or withdraw what we wrote.

    :raises BandungError: if it cannot be said; nothing is changed then.
    """
    what, code = request.POST.get("what", ""), desk.party.code
    reason = request.POST.get("reason", "").strip()
    text = in_its_language(reason, field="reason") if reason else None
    if what == "withdraw":
        mandate = desk.acting("write", "joint proposal" if kind == "joint-proposal" else "fund")
        actions.take_back(kind=kind, uid=uid, party=code, by=mandate.post, at=desk.at, reason=text)
        messages.success(request, gettext("Withdrawn; those for whom it was see that."))
        return
    if what == "announce":
        mandate = desk.acting("write", "fund")
        actions.announce(kind=kind, uid=uid, party=code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("It stands in the public part of your register."))
        return
    mandate = desk.acting("consent", "joint proposal" if kind == "joint-proposal" else "fund")
    if what == "leave" and kind == "joint-proposal":
        actions.leave(uid=uid, party=code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("Your party’s consent is taken back; the others see that."))
        return
    actions.consent(
        kind=kind, uid=uid, digest=request.POST.get("digest", ""), party=code, by=mandate.post, at=desk.at,
        says="refuse" if what == "refuse" else "consent", text=text,
    )  # fmt: skip
    messages.success(request, gettext("Your party’s word stands in its register."))


@at_desk
def fund(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One fund: what it is, who has consented, its calls. A fixed number of queries."""
    desk.acting("read", "fund", institution=desk.institution)
    uid, code = f"{register}/{record}", desk.party.code
    found = queries.fund(uid, code)
    if code not in found.row.parties:
        raise NoSuchFund(uid=uid)
    if request.method == "POST":
        spoken(request, desk, "fund", uid)
        return redirect("fund", register, record)
    names = names_of(found.row.parties)
    called = queries.calls(CallFilters(fund=uid), at=desk.at, party=code)
    words = {
        "area": AREA,
        "fund": found,
        "state_label": FUND_STATES[found.state],
        "total": rules.total(found.row.says),
        "names": names,
        "heard": heard(found.row, found.agreed, found.row.parties, names),
        "calls": _told(called, desk),
        **ways(desk, found.row, found.agreed, found.row.parties),
        "may_call": found.holds and code in found.votes and desk.may("write", "fund"),
    }
    return render(request, "bandung/funds/fund.html", words)


def ways(desk: Desk, row: Any, agreed: Agreed, parties: Any, kind: str = "fund") -> dict[str, Any]:
    """What our party can still say on something: which buttons its page shows."""
    code, open_still = desk.party.code, row.withdrawn_at is None and agreed.at is None
    return {
        "row": row,
        "may_announce": isinstance(row, Fund | Call) and row.register == code and bool(row.to)
        and agreed.at is not None and desk.may("write", "fund"),
        "is_asked": open_still and code in agreed.awaited and code in parties,
        "has_refused": code in agreed.refused,
        "may_consent": desk.may("consent", kind),
        "may_withdraw": row.register == code and desk.may("write", kind)
        and (open_still or (kind == "joint proposal" and row.withdrawn_at is None)),
        "may_replace": row.register == code and desk.may("write", kind) and open_still,
    }  # fmt: skip


@at_desk
def open_fund(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet of a fund. ``?instead=`` names one of ours that waits for consents and is replaced."""
    mandate = desk.acting("write", "fund")
    former = _own(Fund, request, desk)
    sheet = fund_sheet(request, desk.party.code, former)
    if sheet.is_valid():
        try:
            made: records.Fund = read(records.Fund, fund_told(sheet))
            entry = actions.open_fund(
                fund=made, party=desk.party.code, by=mandate.post, at=desk.at, replacing=former.uid if former else ""
            )
        except BandungError as refusal:
            sheet.refuse(refusal)
        else:
            messages.success(request, gettext("Proposed. It holds when every party with a share has consented."))
            return redirect("fund", desk.party.code, entry.record)
    words = {"area": AREA, "form": sheet.form, "former": former, "rows": _rows(sheet)}
    return render(request, "bandung/funds/open.html", words, status=sheet.status)


@at_desk
def open_call(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The sheet of a call of one of our funds."""
    mandate = desk.acting("write", "fund")
    found = queries.fund(f"{register}/{record}", desk.party.code)
    if desk.party.code not in found.votes:
        raise NoSuchFund(uid=found.row.uid)
    former = _own(Call, request, desk)
    sheet = call_sheet(request, former)
    if sheet.is_valid():
        try:
            made: records.Call = read(records.Call, call_told(sheet, actions.reference(found.row).model_dump()))
            entry = actions.open_call(
                call=made, party=desk.party.code, by=mandate.post, at=desk.at, replacing=former.uid if former else ""
            )
        except BandungError as refusal:
            sheet.refuse(refusal)
        else:
            messages.success(request, gettext("Proposed. The call is public when all who decide have consented."))
            return redirect("desk-call", desk.party.code, entry.record)
    words = {"area": AREA, "form": sheet.form, "former": former, "fund": found, "rows": _rows(sheet)}
    return render(request, "bandung/funds/open_call.html", words, status=sheet.status)


def _own(model: Any, request: HttpRequest, desk: Desk) -> Any:
    """What ``?instead=`` names, where it is ours and was not withdrawn.

    :raises NoSuchFund, NoSuchCall: if it is not.
    """
    uid = request.POST.get("instead", "") or request.GET.get("instead", "")
    if not uid:
        return None
    row = model.objects.filter(pk=uid, register=desk.party.code, withdrawn_at=None).first()
    if row is None:
        raise (NoSuchFund if model is Fund else NoSuchCall)(uid=uid)
    return row


def _rows(sheet: Typed) -> list[tuple[str, Any, str]]:
    return [(name, rows, ADD[name]()) for name, rows in sheet.rows.items()]


urlpatterns = [
    path("funds/", listing, name="funds"),
    path("funds/open/", open_fund, name="fund-open"),
    path("funds/<code:register>/<code:record>/", fund, name="fund"),
    path("funds/<code:register>/<code:record>/call/", open_call, name="call-open"),
]
