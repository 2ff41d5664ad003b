"""One contribution at the desk: what both sides say, what it is worth, and what our party can still say of it.

Who comes: the receiver's officer, from a notice or from what waits: she confirms, gives her own figures, or says what
is not so: one step. The giver's, who sees what the other side says, proposes figures to settle on, or corrects her own.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.contributions import answers, queries, rules
from bandung.contributions.models import Contribution
from bandung.contributions.queries import Account
from bandung.partnerships.models import Initiative
from bandung.people.errors import NotPermitted
from bandung.values.errors import BandungError
from bandung.web import contribution_facts as facts
from bandung.web.contribution_parts import giver_of, names_in, recipient_of
from bandung.web.contribution_words import FIELDS, said_in
from bandung.web.desk.contribution_forms import WordForm
from bandung.web.desk.party import Desk, at_desk
from bandung.web.figure_words import SAID, STAGES, unit
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

AREA = "contributions"
SETTLING = ("quantity", "unit", "amount", "currency", "text")
SHOWN_ELSEWHERE = {"title", "quantity", "unit", "amount", "currency", "stage", "evidence", "recipient", "initiative"}
WORDS = ("confirmed", "partly", "disputed")


@at_desk
def page(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The page, and what is said on it. A fixed number of queries, whatever was said."""
    desk.acting("read", "contribution")
    uid, code = f"{register}/{record}", desk.party.code
    row = queries.contribution(uid, code)
    answer, settle = _forms(request, row)
    if request.method == "POST":
        what = request.POST.get("what", "")
        form = settle if what == "settle" else answer
        try:
            done = (not form.is_bound or form.is_valid()) and _said(request, desk, row, what, form)
        except NotPermitted:
            raise
        except BandungError as refusal:
            form = form if form.is_bound else WordForm(request.POST, only=("text",))
            form.is_valid()
            form.refuse(refusal)
            answer = form if what != "settle" else answer
            done = False
        if done:
            return redirect("contribution", register, record)
    account = facts.readable(queries.account(uid, code), code)
    words = _words(account, desk) | {"answer": answer, "settle": settle}
    words["opened"] = "settle" if settle.errors else "answer" if answer.errors else ""
    status = 422 if request.method == "POST" else 200
    return render(request, "bandung/contributions/one.html", words, status=status)


def _forms(request: HttpRequest, row: Contribution) -> tuple[WordForm, WordForm]:
    """The sheet of an answer and that of a settlement; the one that was sent is bound."""
    what = request.POST.get("what", "") if request.method == "POST" else ""
    initial = {"unit": row.unit, "currency": row.currency}
    told = (request.POST, request.FILES)
    proposed = initial | {
        "quantity": row.confirmed_quantity or row.quantity, "amount": row.confirmed_amount or row.amount
    }  # fmt: skip
    answer = WordForm(*(told if what in WORDS else ()), initial=initial, auto_id="answer-%s")
    settle = WordForm(*(told if what == "settle" else ()), initial=proposed, only=SETTLING, auto_id="settle-%s")
    return answer, settle


def _said(request: HttpRequest, desk: Desk, row: Contribution, what: str, form: WordForm) -> bool:
    """Write what was pressed.

    :raises BandungError: if it cannot be said; nothing is changed then.
    """
    code, seen = desk.party.code, request.POST.get("seen", "")
    told: dict[str, Any] = {"party": code, "at": desk.at}
    if what in ("consent", "refuse"):
        mandate = desk.acting("consent", "contribution")
        consents.say(
            kind="settlement", uid=request.POST.get("settlement", ""), digest=seen, says=what, by=mandate.post, **told
        )
        return _done(request, gettext("Your party’s word stands in its register."))
    mandate = desk.acting("answer", "contribution")
    told["by"] = mandate.post
    if what in WORDS:
        said = form.told() if what != "confirmed" else {
            name: value for name, value in form.told().items() if name in ("on", "text", "documents")
        }  # fmt: skip
        answers.confirm(uid=row.uid, digest=seen, says=what, told=said, **told)
        return _done(request, gettext("Your party’s word stands in its register; the giver sees it."))
    if what == "settle":
        answers.settle(uid=row.uid, digest=seen, told=form.told(), **told)
        return _done(request, gettext("Proposed. These figures stand once the other side has consented."))
    if what == "unsay":
        answers.take_back_word(uid=row.uid, **told)
        return _done(request, gettext("Taken back. It waits for your word again."))
    if what == "unsettle":
        answers.take_back(kind="settlement", uid=request.POST.get("settlement", ""), **told)
        return _done(request, gettext("Taken back. What was written stays in the history."))
    return True


def _done(request: HttpRequest, sentence: str) -> bool:
    messages.success(request, sentence)
    return True


def _words(account: Account, desk: Desk) -> dict[str, Any]:
    row, code, language = account.row, desk.party.code, reader_language()
    names = names_in([row])
    stands = row.withdrawn_at is None
    declared = row.standing == rules.DECLARED
    ours = next((each for each in account.words if each.register == code and each.withdrawn_at is None), None)
    told = said_in(row.body)
    sides = code in (row.giver, row.recipient) and bool(row.giver and row.recipient) and declared and stands
    initiative = Initiative.objects.filter(pk=row.initiative).first() if row.initiative else None
    return {
        "area": AREA,
        "row": row,
        "title": reading(row.body["title"], language, row.body["language"]),
        "giver": giver_of(row, names),
        "recipient": recipient_of(row, names),
        "stage": STAGES[row.stage],
        "said_label": SAID[row.said],
        "unit": unit(row.unit) if row.unit else "",
        "facts": [
            (label, told[name]) for name, label in FIELDS.items() if name in told and name not in SHOWN_ELSEWHERE
        ],
        "sides": facts.sides(account),
        "worth": facts.worth(row, desk.at.date()),
        "words": facts.said(account),
        "versions": facts.versions(account),
        "evidence": list(facts.evidence(account, giver_of(row, names), recipient_of(row, names))),
        "initiative": initiative if initiative and (initiative.public or code in initiative.readers) else None,
        "is_desk_initiative": bool(initiative) and code in (initiative.readers if initiative else ()),
        "proposals": _proposals(account, code),
        "asks_us": stands and declared and row.recipient == code and code != row.register and not row.settlement,
        "ours": ours if ours and ours.version == row.digest else None,
        "is_ours": row.register == code and stands,
        "is_promise": row.register == code and stands and row.stage != "delivery",
        "may_settle": sides,
        "may_answer": desk.may("answer", "contribution"),
        "may_consent": desk.may("consent", "contribution"),
        "may_declare": desk.may("declare", "contribution"),
        "same": [(each, each.holds_at is not None) for each in account.same if each.withdrawn_at is None],
    }  # fmt: skip


def _proposals(account: Account, code: str) -> list[dict[str, Any]]:
    """Figures that one side proposes and the other has not consented to, for exactly this version."""
    row, found = account.row, []
    for each in account.settlements:
        if each.withdrawn_at is not None or each.holds_at is not None or each.version != row.digest:
            continue
        refused = [word for word in account.consents if word.digest == each.digest and word.says == "refuse"]
        standing = [word for word in refused if word.withdrawn_at is None]
        found.append({
            "row": each,
            "side": facts.settled_side(each, ""),
            "ours": each.register == code,
            "refused": bool(standing),
            "text": reading(each.says.text, reader_language()) if each.says.text else None,
        })  # fmt: skip
    return found


urlpatterns = [path("contributions/<code:register>/<code:record>/", page, name="contribution")]
