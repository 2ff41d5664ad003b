"""The page of a session, for two delegations at one table: what each side brings, the portfolio, the act, what is due.

Who comes: either delegation, on one screen between them or each on its own phone. She sees at once which step they are
at, what the other side brought, and what waits for her own party; an item is brought without leaving the page.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext

from bandung.commissions import actions, clocks, queries
from bandung.commissions.models import AgendaItem, CommissionAct, CommissionSession
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import SHOWN as STAGES
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.commission_facts import period_in_words
from bandung.web.commission_words import ACT_STATES, DUE_HERE, ITEMS, STATES, steps
from bandung.web.desk.commission_forms import ItemForm, WordForm, titles
from bandung.web.desk.party import Desk, at_desk
from bandung.web.sentences import reader_language


@dataclass(frozen=True, slots=True)
class Side:
    """One delegation's column: what it brings, which versions of the act it proposed."""

    party: str
    name: str
    ours: bool
    facilitates: bool
    items: tuple[tuple[AgendaItem, object], ...]
    acts: tuple[tuple[CommissionAct, object], ...]


@at_desk
def session(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The table. Queries: seventeen at most beside those of every page of the desk."""
    row, relation = opened(desk, register, record)
    portfolio = queries.portfolio(row)
    form = ItemForm(request.POST or None, session=row.says, initiatives=titles(portfolio))
    if request.method == "POST":
        if request.POST.get("what") == "take-back":
            _take_back(request, desk, relation)
            return redirect("commission", register, record)
        if form.is_valid() and _brought(form, row, portfolio, desk, relation):
            messages.success(request, gettext("It is on the agenda; the other side reads it now."))
            return redirect(reverse("commission", args=(register, record)) + "#agenda")
    words = _shown(row, portfolio, desk, relation) | {"form": form}
    return render(request, "bandung/commissions/session.html", words, status=422 if form.errors else 200)


def opened(desk: Desk, register: str, record: str) -> tuple[CommissionSession, str]:
    """The session, and how our party stands to it.

    :raises NotPermitted, NoSuchCommission: if she may not read it, or our party has no seat there.
    """
    relation = "own" if register == desk.party.code else "partner"
    desk.acting("read", "commission", relation=relation, institution=desk.institution)
    return queries.session(f"{register}/{record}", desk.party.code), relation


def _brought(
    form: ItemForm, row: CommissionSession, portfolio: list[Initiative], desk: Desk, relation: str
) -> bool:  # fmt: skip
    """Whether the item was brought; where not, the form says why and keeps what was typed."""
    mandate = desk.acting("bring", "agenda item", relation=relation)
    try:
        item = form.item(row.reference, {each.uid: each.reference for each in portfolio})
        actions.bring(item=item, party=desk.party.code, by=mandate.post, at=desk.at)
    except BandungError as refusal:
        form.refuse(refusal)
        return False
    return True


def _take_back(request: HttpRequest, desk: Desk, relation: str) -> None:
    mandate = desk.acting("bring", "agenda item", relation=relation)
    uid = f"{desk.party.code}/{request.POST.get('item', '')}"
    actions.take_item_back(uid=uid, party=desk.party.code, by=mandate.post, at=desk.at)
    messages.success(request, gettext("It is off the agenda; the history keeps it."))


def _shown(row: CommissionSession, portfolio: list[Initiative], desk: Desk, relation: str) -> dict[str, Any]:
    code, language = desk.party.code, reader_language()
    known = {each for initiative in portfolio for each in initiative.everybody}
    names = party_names({*row.parties, *known}, language)
    acts, agenda = queries.acts(row), queries.agenda(row, code)
    draft = queries.drafted(row.uid, code)
    lying = next((each for each in acts if each.state in ("signed", "proposed", "consented")), None)
    running = queries.running([row])[0]
    is_open = row.state in ("convened", "confirmed")
    return {
        "area": "commissions",
        "row": row,
        "state": STATES[row.state],
        "names": names,
        "parties": [names.get(each, each) for each in row.parties],
        "steps": steps(row.state, items=any(agenda.values()), draft=draft is not None, act=lying,
                       answered=lying is not None and not lying.awaited and not lying.refused),
        "sides": [_side(each, row, agenda, acts, names, code) for each in row.parties],
        "portfolio": [_line(each, names, code) for each in portfolio],
        "act": lying,
        "act_state": ACT_STATES[lying.state] if lying else "",
        "act_awaited": [names.get(each, each) for each in lying.awaited] if lying else [],
        "draft": draft,
        "due": [(DUE_HERE[each.what], each.on) for each in clocks.coming(running, code, desk.at.date())],
        "asks_us": is_open and code in row.awaited,
        "awaited": [names.get(each, each) for each in row.awaited],
        "refused": [names.get(each, each) for each in row.refused],
        "change": row.change,
        "programme": period_in_words(row.says.programme) if row.says.programme else "",
        "is_open": is_open,
        "may_consent": desk.may("consent", "commission", relation=relation),
        "may_bring": is_open and desk.may("bring", "agenda item", relation=relation),
        "may_write": is_open and code not in row.facilitators and desk.may("write", "act draft", relation=relation),
        "may_change": is_open and register_is_ours(row, desk) and desk.may("convene", "commission"),
        "may_follow": row.state == "held" and code in row.partners and desk.may("convene", "commission"),
    }  # fmt: skip


def register_is_ours(row: CommissionSession, desk: Desk) -> bool:
    """Whether our party convened the session."""
    return row.register == desk.party.code


def _side(
    code: str, row: CommissionSession, agenda: dict[str, list[AgendaItem]], acts: list[CommissionAct],
    names: dict[str, str], ours: str,
) -> Side:  # fmt: skip
    return Side(
        party=code,
        name=names.get(code, code),
        ours=code == ours,
        facilitates=code in row.facilitators,
        items=tuple((item, ITEMS[item.type]) for item in agenda[code]),
        acts=tuple((act, ACT_STATES[act.state]) for act in acts if act.register == code),
    )


def _line(row: Initiative, names: dict[str, str], ours: str) -> dict[str, Any]:
    """A row of the portfolio: stage, period, who answers for it on each side."""
    people = [
        (names.get(each.party or "", each.party or ""), ", ".join(one.name for one in each.organisations))
        for each in row.says.participations
        if each.party
    ]
    return {
        "row": row,
        "stage": gettext(STAGES.get(row.stage, row.stage)),
        "period": period_in_words(row.says.period) if row.says.period else "",
        "counterparts": people,
        "leads": row.lead == ours,
    }


@at_desk
def call_off(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Asks once more before a session is called off: nobody can undo it."""
    row, _relation = opened(desk, register, record)
    mandate = desk.acting("convene", "commission")
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.call_off(uid=row.uid, party=desk.party.code, by=mandate.post, at=desk.at, reason=form.word())
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("The session is called off; all its parties read so."))
            return redirect("commission", register, record)
    words = {"area": "commissions", "row": row, "form": form}
    return render(request, "bandung/commissions/call_off.html", words, status=422 if form.errors else 200)


urlpatterns = [
    path("commissions/<code:register>/<code:record>/", session, name="commission"),
    path("commissions/<code:register>/<code:record>/call-off/", call_off, name="commission-call-off"),
]
