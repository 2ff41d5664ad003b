"""What waits for our word: contributions declared to us, figures to settle on, lines that may be the same; and where we
differ.

Who comes: an officer who knows that the forty agronomist days were given. She ticks what is so and confirms all of it:
two steps. What is not so she opens, and says how much it was.
"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import ngettext

from bandung.contributions import answers, ledger, queries
from bandung.contributions.models import Contribution
from bandung.contributions.queries import Filters
from bandung.measurement.indicators import gap_of
from bandung.values.errors import BandungError
from bandung.web.contribution_facts import percent, settled_side
from bandung.web.contribution_parts import number_of, shown
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import translated

AREA = "contributions"
SHOWN = 50


@at_desk
def waiting(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All that waits for our party's word; what is ticked is confirmed as declared, all of it or none. A fixed number
    of queries, but for what is written.
    """
    desk.acting("read", "contribution")
    code, refused, ticked = desk.party.code, "", set(request.POST.getlist("line")[: 2 * SHOWN])
    if request.method == "POST":
        mandate = desk.acting("answer", "contribution")
        try:
            _confirm(sorted(ticked), code, mandate.post, desk)
        except BandungError as refusal:
            refused = translated(refusal)
        else:
            said = ngettext("%(count)s contribution confirmed", "%(count)s contributions confirmed", len(ticked))
            messages.success(request, said % {"count": len(ticked)})
            return redirect("contributions-waiting")
    found = queries.narrowed(queries.waiting(code), Filters(partner=request.GET.get("partner", "")[:80]))
    number, total = page_number(request.GET.get("page", "")), found.count()
    lines = shown(found[(number - 1) * SHOWN : number * SHOWN])
    settlements = queries.settlements_waiting(code)
    about = {each.row.uid: each for each in shown(_lines(each.about for each in settlements))}
    words = {
        "area": AREA,
        "lines": [(each, f"{each.row.uid} {each.row.digest}") for each in lines],
        "ticked": ticked,
        "refused": refused,
        "total": total,
        "partner": request.GET.get("partner", ""),
        "paging": Paging(number, SHOWN, total, {"partner": [request.GET.get("partner", "")]}),
        "settlements": [
            (about[each.about], settled_side(each, "")) for each in settlements[:SHOWN] if each.about in about
        ],
        "same": queries.sameness_waiting(code)[:SHOWN],
        "may_answer": desk.may("answer", "contribution"),
    }  # fmt: skip
    return render(request, "bandung/contributions/waiting.html", words, status=422 if refused else 200)


@transaction.atomic
def _confirm(ticked: list[str], party: str, by: str, desk: Desk) -> None:
    """Each ticked line names the version that was read."""
    for each in ticked:
        uid, _blank, digest = each.partition(" ")
        answers.confirm(uid=uid, digest=digest, party=party, says="confirmed", by=by, at=desk.at)


def _lines(uids: Any) -> list[Contribution]:
    return list(Contribution.objects.filter(pk__in=set(uids)))


@at_desk
def differing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Where both sides do not tell the same, the widest gap first on each page. A fixed number of queries."""
    desk.acting("read", "contribution")
    code, number = desk.party.code, page_number(request.GET.get("page", ""))
    said = request.GET.get("said", "")
    found = queries.narrowed(
        queries.in_dispute(code), Filters(said=said if said in ("disputed", "partly") else "")
    )  # fmt: skip
    total = found.count()
    rows = list(found[(number - 1) * SHOWN : number * SHOWN])
    gaps = {line.uid: gap_of(line) for line in ledger.lines(rows, on=desk.at.date())}
    lines = sorted(shown(rows), key=lambda each: (gaps[each.row.uid] is None, -(gaps[each.row.uid] or 0)))
    words = {
        "area": AREA,
        "lines": [
            (each, number_of(each.row.confirmed_quantity), number_of(each.row.confirmed_amount),
             percent(gaps[each.row.uid]))
            for each in lines
        ],
        "said": said,
        "any": queries.in_dispute(code).exists(),
        "total": total,
        "paging": Paging(number, SHOWN, total, {"said": [said]}),
    }  # fmt: skip
    return render(request, "bandung/contributions/differing.html", words)


urlpatterns = [
    path("contributions/waiting/", waiting, name="contributions-waiting"),
    path("contributions/differing/", differing, name="contributions-differing"),
]
