"""Assessing at the desk: our side writes and seals; when all have sealed, each opens; then the sides assess together.

Who comes: an expert of one side. She puts points and remarks for every criterion on one page, comes back to it, and
seals: nobody else reads it before the other side has sealed its own.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.funds import assessing, bench, scoring
from bandung.funds.assessing import Assessing
from bandung.funds.errors import AlreadySealed, FundsError, NothingWritten
from bandung.values import Texts
from bandung.values.errors import BandungError
from bandung.web.desk.fund_forms import AssessmentForm, assessed
from bandung.web.desk.funds import AREA, spoken
from bandung.web.desk.party import Desk, at_desk
from bandung.web.fund_words import STEPS, heard, names_of


def told(draft: Mapping[str, Any], found: Assessing) -> dict[str, Any]:
    """What was typed, as the actions want it.

    :raises BadValue: if a text cannot be one.
    """
    kept = assessed(draft, found.proposal.call.row.says.criteria)
    texts = {key: Texts(text, field=f"remark.{key}") for key, text in kept["texts"].items()}
    return kept | {"texts": texts, "text": Texts(kept["text"], field="text") if kept["text"] else None}


@at_desk
def assess(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """All criteria on one page; what was typed is kept. A fixed number of queries."""
    mandate = desk.acting("write", "assessment")
    uid, code = f"{register}/{record}", desk.party.code
    found = bench.to_assess(uid, code, at=desk.at)
    if code in found.seals or code in found.opened:
        raise AlreadySealed(uid=uid)
    call = found.proposal.call.row.says
    own = assessing.own(uid, code)
    data = request.POST if request.method == "POST" else None
    form = AssessmentForm(data, call=call, initial=own.draft if own else {})
    to_seal = bool(data) and data.get("what") == "seal" if data is not None else False
    if data is not None and form.is_valid():
        draft = form.draft()
        bench.keep(proposal=uid, party=code, draft=draft, by=mandate.post, at=desk.at)
        if not to_seal:
            messages.success(request, gettext("Kept, inside your party alone."))
            return redirect("assess", register, record)
        if form.complete():
            return redirect("seal", register, record)
    words = {"area": AREA, "found": found, "row": found.proposal.row, "form": form, "own": own,
             "may_seal": desk.may("seal", "assessment")}  # fmt: skip
    return render(request, "bandung/funds/assess.html", words, status=422 if form.errors else 200)


@at_desk
def seal(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """What would be sealed, once more to read; then it is."""
    mandate = desk.acting("seal", "assessment")
    uid, code = f"{register}/{record}", desk.party.code
    found = bench.to_assess(uid, code, at=desk.at)
    own = assessing.own(uid, code)
    if own is None or not own.draft:
        raise NothingWritten(uid=uid)
    seen = own.changed_at.isoformat()
    changed = request.method == "POST" and request.POST.get("seen") != seen
    if request.method == "POST" and not changed:
        bench.seal(proposal=uid, party=code, by=mandate.post, at=desk.at, **told(own.draft, found))
        messages.success(request, gettext("Sealed. Only its digest stands in your register."))
        return redirect("sides", register, record)
    kept = assessed(own.draft, found.proposal.call.row.says.criteria)
    words = {
        "area": AREA, "found": found, "row": found.proposal.row, "kept": kept, "seen": seen, "changed": changed,
        "lines": [
            (each, kept["scores"].get(each.key), own.draft.get(f"remark.{each.key}", ""))
            for each in found.proposal.call.row.says.criteria
        ],
        "text": own.draft.get("text", ""),
    }  # fmt: skip
    return render(request, "bandung/funds/seal.html", words, status=409 if changed else 200)


@at_desk
def sides(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Where the sides stand; side by side once all have opened; the joint assessment. A fixed number of queries."""
    desk.acting("read", "assessment")
    uid, code = f"{register}/{record}", desk.party.code
    found = bench.to_assess(uid, code, at=desk.at)
    form = (
        AssessmentForm(call=found.proposal.call.row.says, initial=_middle(found)) if found.step == "together" else None
    )
    if request.method == "POST":
        what = request.POST.get("what", "")
        if what != "together":
            _done(request, desk, found, what)
            return redirect("sides", register, record)
        mandate = desk.acting("write", "fund")
        form = AssessmentForm(request.POST, call=found.proposal.call.row.says)
        if form.is_valid() and form.complete():
            try:
                bench.assess_together(
                    proposal=uid, party=code, by=mandate.post, at=desk.at, **told(form.draft(), found)
                )
            except BandungError as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, gettext("Proposed. It counts when the other sides have consented."))
                return redirect("sides", register, record)
    return render(
        request,
        "bandung/funds/sides.html",
        _sides_words(desk, found, form),
        status=422 if form and form.errors else 200,
    )


def _done(request: HttpRequest, desk: Desk, found: Assessing, what: str) -> None:
    uid, code = found.proposal.row.uid, desk.party.code
    if what in ("open", "unseal"):
        mandate = desk.acting("seal", "assessment")
        act = bench.open_sealed if what == "open" else bench.unseal
        act(proposal=uid, party=code, by=mandate.post, at=desk.at)
        said = gettext("Opened for the other sides.") if what == "open" else gettext("Your seal is taken back.")
        messages.success(request, said)
        return
    about = request.POST.get("about", "")
    if about not in {each.row.uid for each in found.proposed}:
        raise FundsError(uid=uid)
    spoken(request, desk, "assessment", about)


def _sides_words(desk: Desk, found: Assessing, form: AssessmentForm | None) -> dict[str, Any]:
    code, call = desk.party.code, found.proposal.call.row.says
    names = names_of([*found.sides, *found.proposal.row.parties])
    opened = [(side, names[side], found.opened.get(side)) for side in found.sides]
    return {
        "area": AREA,
        "found": found,
        "row": found.proposal.row,
        "step_label": STEPS[found.step],
        "states": [
            (names[side], found.seals.get(side), found.opened.get(side), side in found.broken) for side in found.sides
        ],
        "opened": opened if not found.unopened else [],
        "lines": _lines(found) if not found.unopened else [],
        "points": [found.points.get(side) for side in found.sides],
        "form": form,
        "proposed": [
            (
                each,
                heard(each.row, each.agreed, found.sides, names),
                code in each.agreed.awaited,
                each.row.register == code,
            )
            for each in found.proposed
        ],
        "criteria": call.criteria,
        "has_sealed": code in found.seals,
        "has_opened": code in found.opened,
        "waits_for": [names[each] for each in (found.unsealed if found.sealed is None else found.unopened)],
        "may_write": desk.may("write", "assessment"),
        "may_seal": desk.may("seal", "assessment"),
        "may_propose": desk.may("write", "fund"),
        "may_consent": desk.may("consent", "fund"),
    }


def _lines(found: Assessing) -> list[tuple[Any, list[Any], Decimal | None, int | None]]:
    """Each criterion with what every side gave and said, how far they lie apart, and what they gave together."""
    given = {side: {each.key: each for each in row.says.scores} for side, row in found.opened.items()}
    joint = {each.key: each.points for each in found.together.row.says.scores} if found.together else {}
    lines = []
    for each in found.proposal.call.row.says.criteria:
        cells = [given[side].get(each.key) for side in found.sides]
        apart = scoring.divergence(cell.points for cell in cells if cell is not None)
        lines.append((each, cells, apart, joint.get(each.key)))
    return lines


def _middle(found: Assessing) -> dict[str, Any]:
    """What the joint assessment is begun with: the mean of the sides' points, to talk about."""
    begun: dict[str, Any] = {}
    for each, cells, _apart, _joint in _lines(found):
        points = [cell.points for cell in cells if cell is not None]
        if points:
            mean = (Decimal(sum(points)) / len(points)).quantize(Decimal(1), ROUND_HALF_UP)
            begun[f"points.{each.key}"] = int(mean)
    return begun


urlpatterns = [
    path("proposals/<code:register>/<code:record>/assess/", assess, name="assess"),
    path("proposals/<code:register>/<code:record>/seal/", seal, name="seal"),
    path("proposals/<code:register>/<code:record>/sides/", sides, name="sides"),
]
