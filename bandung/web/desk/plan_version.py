"""One version of a work plan beside the plan in effect: what it changes, whom it waits for; here one answers it.

Who comes: somebody with the duty to consent whose party has a line that changes. She sees the lines as they are and as
they would be, and consents or not: two steps. Nothing she has not read can take effect: her word names this version.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.consents.queries import words_on
from bandung.people.errors import NotPermitted
from bandung.plans import actions, queries, rules
from bandung.plans.errors import NoSuchPlan
from bandung.plans.models import Plan
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import ReasonForm, text_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.plan import BASE
from bandung.web.desk.plan_parts import changed_lines
from bandung.web.plan_words import PROPOSALS, SAID
from bandung.web.sentences import reader_language


@at_desk
def version(request: HttpRequest, desk: Desk, register: str, record: str, author: str, name: str) -> HttpResponse:
    """The version. Queries: seven beside those of every page of the desk."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    code = desk.party.code
    row = queries.version(f"{author}/{name}", code)
    if row.initiative != f"{register}/{record}":
        raise NoSuchPlan(uid=row.uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _said(request, desk, row, form))
        except NotPermitted:
            raise
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            return redirect("plan-version", register, record, author, name)
    board = queries.board(row.initiative, code)
    names = party_names(board.initiative.readers, reader_language())
    former = queries.followed_by(row)
    words = words_on("plan", [row]).get(row.uid, [])
    standing = {each.register: each for each in sorted(words, key=lambda each: each.at) if each.until is None}
    ours = standing.get(code)
    waits = row.state == rules.PROPOSED
    told = {
        "area": "initiatives",
        "row": row,
        "initiative": board.initiative,
        "title": text_of(row.says.title, row.says.language),
        "author": names.get(row.register, row.register),
        "state": PROPOSALS[row.state],
        "changes": changed_lines(former.says if former else None, row.says, names),
        "same": len(rules.changes(former.says if former else None, row.says).same),
        "is_first": former is None,
        "words": [(names.get(each, each), standing.get(each), SAID[standing[each].says] if each in standing else "")
                  for each in row.asked],
        "form": form,
        "asks_us": waits and code in row.asked,
        "ours": ours.says if ours else "",
        "may_consent": waits and code in row.asked and desk.may("consent", "plan", relation="partner"),
        "is_ours": row.register == code,
        "may_take_back": waits and row.register == code and desk.may("propose", "plan", relation="partner"),
    }  # fmt: skip
    return render(request, "bandung/plans/version.html", told, status=422 if form.errors else 200)


def _said(request: HttpRequest, desk: Desk, row: Plan, form: Any) -> str:
    """Write what was pressed; the sentence that tells so."""
    what, code = request.POST.get("what", ""), desk.party.code
    if what == "back":
        mandate = desk.acting("propose", "plan", relation="partner")
        actions.take_back(uid=row.uid, party=code, by=mandate.post, at=desk.at)
        return gettext("Your proposal is taken back.")
    mandate = desk.acting("consent", "plan", relation="partner")
    says = "refuse" if what == "refuse" else "consent"
    consents.say(
        kind="plan",
        uid=row.uid,
        digest=request.POST.get("seen", ""),
        party=code,
        by=mandate.post,
        at=desk.at,
        says=says,
        text=form.texts("text"),
    )
    if says == "refuse":
        return gettext("Your party does not consent; its author reads why. It can still consent later.")
    row.refresh_from_db()
    if row.holds_at is not None:
        return gettext("Your party consents. Everybody concerned has: the plan is in effect.")
    return gettext("Your party consents. The plan waits for the others.")


urlpatterns = [path(f"{BASE}versions/<code:author>/<code:name>/", version, name="plan-version")]
