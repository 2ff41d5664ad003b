"""Other terms, or a move, as one party proposes them: what would change, and our word on exactly this version.

Who comes: somebody whose party's consent is awaited. She reads what would differ from today and says yes or no: two
steps. What she consents to is the version on the page; if another stands by then, nothing is written and she is told.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.consents import queries as words
from bandung.partnerships import actions, queries
from bandung.partnerships.errors import NoSuchMove
from bandung.partnerships.models import Initiative, Move, Terms
from bandung.people.errors import NotPermitted
from bandung.records.partnerships import Described
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import ReasonForm, in_language
from bandung.web.desk.party import Desk, at_desk
from bandung.web.fields import Difference
from bandung.web.initiative_cards import stage_name
from bandung.web.initiative_facts import changed, facts_of_move
from bandung.web.initiative_parts import proposal_shown
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

KINDS: dict[str, type[Terms] | type[Move]] = {"terms": Terms, "move": Move}


@at_desk
def proposal(
    request: HttpRequest, desk: Desk, register: str, record: str, kind: str, by: str, name: str
) -> HttpResponse:
    """The proposal, and our word on it. Queries: five beside those of the desk."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    initiative = queries.own_initiative(f"{register}/{record}", desk.party.code)
    row = KINDS[kind].objects.filter(pk=f"{by}/{name}", initiative=initiative.uid).first() if kind in KINDS else None
    if row is None:
        raise NoSuchMove(uid=f"{by}/{name}")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, desk, kind, row, form)
        except NotPermitted:
            raise
        except BandungError as refusal:
            form.refuse(refusal)
            row.refresh_from_db()
        else:
            return redirect("desk-initiative", register, record)
    shown = _shown(desk, kind, row, initiative) | {"form": form}
    return render(request, "bandung/initiatives/proposal.html", shown, status=422 if form.errors else 200)


def _answer(request: HttpRequest, desk: Desk, kind: str, row: Terms | Move, form: ReasonForm) -> None:
    says, code = request.POST.get("says", ""), desk.party.code
    if says == "take-back":
        mandate = desk.acting("propose", "initiative", relation="partner")
        actions.take_back(kind=kind, uid=row.uid, party=code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("The proposal is taken back; nobody needs to answer it."))
        return
    mandate = desk.acting("consent", "initiative", relation="partner")
    told: dict[str, Any] = {
        "kind": kind, "uid": row.uid, "digest": request.POST.get("digest", ""), "party": code, "by": mandate.post,
        "at": desk.at,
    }  # fmt: skip
    if says == "undo":
        consents.take_back(**told)
        messages.success(request, gettext("Your consent is taken back; the others read so."))
        return
    says = says if says == "refuse" else "consent"
    consents.say(says=says, text=in_language(form.cleaned_data["text"]), **told)  # type: ignore[arg-type]
    messages.success(request, gettext("Written in your register, for exactly this version."))


def _shown(desk: Desk, kind: str, row: Terms | Move, initiative: Initiative) -> dict[str, Any]:
    code, language = desk.party.code, reader_language()
    names = party_names({*initiative.readers, *row.must}, language)
    standing = words.standing(row.digest, {*initiative.readers, *row.must})
    reason = row.body.get("reason") or row.body.get("text")
    changes: list[Difference] = []
    if kind == "terms":
        fields = [name for name in Described.model_fields if name != "id"]
        changes = [
            each for name in fields for each in changed(name, initiative.body.get(name), row.body.get(name), names)
        ]  # fmt: skip
    waits = row.state == "proposed"
    return {
        "area": "initiatives",
        "initiative": initiative,
        "row": row,
        "kind": kind,
        "shown": proposal_shown(row, code, names),
        "state": _state(row),
        "reason": reading(reason, language) if reason else None,
        "changes": changes,
        "facts": facts_of_move(row.says, names) if isinstance(row, Move) else [],
        "refusals": [
            (names.get(each.register, each.register), str(reading(each.body.get("text") or {}, language)))
            for each in standing if each.says == "refuse"
        ],
        "may_consent": desk.may("consent", "initiative", relation="partner"),
        "may_undo": waits
        and any(each.register == code and each.says == "consent" for each in standing)
        and desk.may("consent", "initiative", relation="partner"),
        "may_take_back": waits and row.register == code and desk.may("propose", "initiative", relation="partner"),
    }  # fmt: skip


def _state(row: Terms | Move) -> str:
    return {
        "proposed": gettext("waits for consent"),
        "holds": gettext("holds"),
        "closed": gettext("not taken up"),
        "withdrawn": gettext("taken back by who proposed it"),
    }.get(row.state, stage_name(row.state))


urlpatterns = [
    path(
        "initiatives/<code:register>/<code:record>/proposals/<str:kind>/<code:by>/<code:name>/",
        proposal,
        name="initiative-proposal",
    ),
]
