"""Closing a statistical year.

Who comes: the statistician, once a year. She sees what is still open in the year, closes it anyway or first writes to
the others: two steps. It cannot be undone, and the page says so before.
"""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.contributions import actions, queries
from bandung.contributions.models import DECLARED, Contribution
from bandung.contributions.queries import Filters
from bandung.values import Texts
from bandung.values.errors import BandungError
from bandung.web.desk.initiative_forms import ReasonForm
from bandung.web.desk.party import Desk, at_desk

AREA = "contributions"
OPEN = {"declared": Q(said="declared", stage="delivery"), "disputed": Q(said__in=("disputed", "partly"))}


@at_desk
def years(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The years of our ledger: how many lines, what is open in each, which are closed. Two queries."""
    desk.acting("read", "contribution")
    code = desk.party.code
    own = Contribution.objects.filter(register=code, standing=DECLARED, withdrawn_at=None)
    counted = own.order_by("-year").values("year").annotate(
        lines=Count("uid"), **{name: Count("uid", filter=fits) for name, fits in OPEN.items()}
    )  # fmt: skip
    closed = queries.closed_years(code)
    rows = [(each, closed.get(each["year"]), each["year"] <= desk.at.year) for each in counted]
    words = {"area": AREA, "years": rows, "may_close": desk.may("close", "statistical year")}
    return render(request, "bandung/contributions/years.html", words)


@at_desk
def close(request: HttpRequest, desk: Desk, year: int) -> HttpResponse:
    """What closing the year means, what is open in it, and then closing it."""
    mandate = desk.acting("close", "statistical year")
    if not 1945 <= year <= desk.at.year:
        raise Http404
    form = ReasonForm(request.POST or None, label=gettext("A word on it"))
    if request.method == "POST" and form.is_valid():
        try:
            text = form.texts("text")
            actions.close_year(
                year=year, party=desk.party.code, by=mandate.post, at=desk.at, text=Texts(text) if text else None
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Closed. Whatever changes this year from now on says so."))
            return redirect("contribution-years")
    mine = queries.ledger(desk.party.code, Filters(side="given", year=year)).order_by()
    words = {
        "area": AREA,
        "year": year,
        "lines": mine.count(),
        "open": {name: mine.filter(fits).count() for name, fits in OPEN.items()},
        "closed": queries.closed_years(desk.party.code).get(year),
        "form": form,
        "mandate": mandate,
    }
    return render(request, "bandung/contributions/close.html", words, status=422 if form.errors else 200)


urlpatterns = [
    path("contributions/years/", years, name="contribution-years"),
    path("contributions/years/<int:year>/close/", close, name="contribution-close"),
]
