"""A version of the act: what it says, what changed, who has consented; our word on it; the PDF.

Who comes: somebody who may consent for her party. She reads the act in both languages, sees what differs from the
version before, and says yes or no on a page that shows exactly which version: digest and check code.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext

from bandung.commissions import actions, papers, queries, rules
from bandung.commissions.errors import NoSuchAct
from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.consents import actions as consents
from bandung.consents import queries as words_said
from bandung.consents.errors import OtherVersion
from bandung.consents.models import Consent
from bandung.values.errors import BandungError
from bandung.web.act_file import as_file
from bandung.web.cards import party_names
from bandung.web.commission_facts import changes, shown
from bandung.web.commission_words import ACT_STATES, WORDS
from bandung.web.desk.commission import opened
from bandung.web.desk.commission_forms import WordForm
from bandung.web.desk.party import Desk, at_desk
from bandung.web.sentences import reader_language

SAYS = ("consent", "refuse", "publish")


@at_desk
def act(request: HttpRequest, desk: Desk, register: str, record: str, by: str, name: str) -> HttpResponse:
    """A version of the act, beside the one before. Queries: ten beside those of every page of the desk."""
    row, relation = opened(desk, register, record)
    found = _of(row, f"{by}/{name}")
    if request.method == "POST":
        _undone(request, desk, found, relation)
        return redirect("commission-act", register, record, by, name)
    code = desk.party.code
    every = queries.acts(row)
    other = _beside(request, found, every)
    names = party_names(row.parties, reader_language())
    said = [each for each in words_said.standing(found.digest, row.parties) if each.about == found.uid]
    may_consent = desk.may("consent", "commission", relation=relation)
    words = {
        "area": "commissions",
        "row": row,
        "act": found,
        "told": shown(found.says, names),
        "state": ACT_STATES[found.state],
        "author": names.get(found.register, found.register),
        "code": papers.code_of(found.digest),
        "said": [(names.get(each.register, each.register), WORDS[each.says], each) for each in said],
        "awaited": [names.get(each, each) for each in found.awaited],
        "others": [each for each in every if each.uid != found.uid],
        "other": other,
        "changes": changes(other.says, found.says, names) if other else [],
        "asks_us": code in found.awaited and found.state in rules.ON_ACT["consent"],
        "may_consent": may_consent,
        "may_undo": may_consent and found.state == "consented" and _have_said(said, code, "consent"),
        "may_publish": may_consent and found.state == "signed" and not _have_said(said, code, "publish"),
        "may_hide": may_consent and _have_said(said, code, "publish"),
        "may_take_back": found.register == code and found.state in rules.ON_ACT["withdraw"]
        and desk.may("propose", "commission act", relation=relation),
        "may_answer_otherwise": found.state in rules.ON_ACT["consent"] and code in row.partners
        and desk.may("write", "act draft", relation=relation),
    }  # fmt: skip
    return render(request, "bandung/commissions/act.html", words)


def _of(row: CommissionSession, uid: str) -> CommissionAct:
    """:raises NoSuchAct: if it is no act of this session."""
    found, session = queries.act(uid, row.parties[0])
    if session.uid != row.uid:
        raise NoSuchAct(uid=uid)
    return found


def _beside(request: HttpRequest, found: CommissionAct, every: list[CommissionAct]) -> CommissionAct | None:
    """The version to compare with: the one that was chosen, else the one that it was written from."""
    chosen = request.GET.get("with", "")
    if chosen:
        return next((each for each in every if each.uid == chosen and each.uid != found.uid), None)
    return next((each for each in every if found.based_on and each.digest == found.based_on), None)


def _have_said(said: list[Consent], code: str, says: str) -> bool:
    return any(each.register == code and each.says == says for each in said)


def _undone(request: HttpRequest, desk: Desk, found: CommissionAct, relation: str) -> None:
    """Take back a word, or the version itself."""
    what, code = request.POST.get("what", ""), desk.party.code
    if what == "take-back":
        mandate = desk.acting("propose", "commission act", relation=relation)
        actions.take_act_back(uid=found.uid, party=code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("This version is off the table; nobody needs to answer it."))
        return
    mandate = desk.acting("consent", "commission", relation=relation)
    says = "publish" if what == "hide" else "consent"
    consents.take_back(
        kind="commission-act", uid=found.uid, digest=found.digest, party=code, by=mandate.post, at=desk.at, says=says
    )
    messages.success(request, gettext("Your word is taken back; the others read so."))


@at_desk
def answer(
    request: HttpRequest, desk: Desk, register: str, record: str, by: str = "", name: str = ""
) -> HttpResponse:  # fmt: skip
    """Shows exactly which version our party answers, and asks once more. Without an act it is the session itself."""
    row, relation = opened(desk, register, record)
    mandate = desk.acting("consent", "commission", relation=relation)
    found = _of(row, f"{by}/{name}") if by else None
    digest = found.digest if found else row.newest
    says = request.POST.get("says") or request.GET.get("says", "consent")
    says = says if says in SAYS else "consent"
    form, status = WordForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(
                kind="commission-act" if found else "commission", uid=found.uid if found else row.uid,
                digest=request.POST.get("digest", ""), party=desk.party.code, by=mandate.post, at=desk.at, says=says,
                text=form.word(),
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
            status = 409 if isinstance(refusal, OtherVersion) else 422
        else:
            messages.success(request, gettext("Written in your register, for exactly this version."))
            return redirect("commission", register, record)
    elif form.errors:
        status = 422
    words = _asked(desk, row, found, digest, says) | {"form": form}
    return render(request, "bandung/commissions/answer.html", words, status=status)


def _asked(
    desk: Desk, row: CommissionSession, found: CommissionAct | None, digest: str, says: str
) -> dict[str, Any]:  # fmt: skip
    names = party_names(row.parties, reader_language())
    return {
        "area": "commissions",
        "row": row,
        "act": found,
        "says": says,
        "newest": row.newest_says,
        "told": shown(found.says, names) if found else None,
        "parties": [names.get(each, each) for each in row.parties],
        "digest": digest,
        "code": papers.code_of(digest),
        "back": reverse("commission-act", args=(row.register, row.record, *found.uid.split("/", 1))) if found
        else reverse("commission", args=(row.register, row.record)),
    }  # fmt: skip


@at_desk
def pdf(request: HttpRequest, desk: Desk, register: str, record: str, by: str, name: str) -> HttpResponse:
    """A version of the act on paper, with the consents that stand on it now."""
    row, _relation = opened(desk, register, record)
    return as_file(_of(row, f"{by}/{name}"), row)


_ACT = "commissions/<code:register>/<code:record>/acts/<code:by>/<code:name>/"
urlpatterns = [
    path("commissions/<code:register>/<code:record>/answer/", answer, name="commission-answer"),
    path(_ACT, act, name="commission-act"),
    path(f"{_ACT}answer/", answer, name="commission-act-answer"),
    path(f"{_ACT}act.pdf", pdf, name="commission-act-pdf"),
]
