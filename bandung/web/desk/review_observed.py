"""How it went: what the parties saw of each indicator, development and partnership apart; here one adds to it.

Who comes: an officer who has the ministry's figures of the year. She finds the indicator, writes the number, the day
and the source: two steps. What each party saw stands side by side, with the way from baseline to target; nothing is
averaged. Table and file say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.reviews import actions, queries
from bandung.reviews.errors import NoSuchIndicator
from bandung.reviews.models import Observation
from bandung.reviews.observed import Indicator, Observed, Seen
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import text_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.review_forms import ObservationForm, observation_shown
from bandung.web.public.export import WRITERS, Cells
from bandung.web.review_words import DIMENSIONS, QUALITIES
from bandung.web.sentences import reader_language

BASE = "initiatives/<code:register>/<code:record>/review/"
FORMS = ("csv", "xlsx")
FORMER_SHOWN = 20
HEADINGS = (
    _("Dimension"), _("Result"), _("Indicator"), _("Unit"), _("Baseline"), _("Target"), _("Target day"), _("Party"),
    _("Party code"), _("Value"), _("In words"), _("Day"), _("Source"), _("How it is known"), _("Reference"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What one party saw of an indicator last, and before."""

    party: str
    seen: Seen
    text: str
    quality: str
    percent: int | None
    """Of the way from baseline to target; None where that cannot be said."""
    drawn: int | None
    """The same, kept between 0 and 100 for the picture."""
    earlier: Sequence[Seen]
    is_ours: bool

    @property
    def record(self) -> str:
        return self.seen.uid.partition("/")[2]


@at_desk
def page(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The page. A fixed number of queries, however many observations there are."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    row = partnerships.own_initiative(f"{register}/{record}", desk.party.code)
    if request.method == "POST":
        mandate = desk.acting("record", "observation", relation="partner")
        uid = request.POST.get("observation", "")
        actions.take_observation_back(uid=uid, party=desk.party.code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("Taken back. What was written stays in the history."))
        return redirect("review", register, record)
    found, names = queries.observations_in(row), names_in(row)
    words = {
        "area": "initiatives",
        "tab": "results",
        "row": row,
        "parts": [
            (name, label, [_shown(each, names, desk.party.code) for each in found.of(name)])
            for name, label in DIMENSIONS.items()
        ],
        "any": any(each.series for each in found.indicators),
        "former": [(each, names.get(each.party, each.party)) for each in found.former[:FORMER_SHOWN]],
        "exports": [(form, reverse("review-export", args=(register, record, form))) for form in FORMS],
        "may_observe": desk.party.code in row.everybody and desk.may("record", "observation", relation="partner"),
    }  # fmt: skip
    return render(request, "bandung/reviews/observed.html", words)


def names_in(row: Initiative) -> dict[str, str]:
    """The names of all that can read an initiative. One query."""
    return party_names(row.readers, reader_language())


def _shown(each: Indicator, names: Mapping[str, str], ours: str) -> tuple[Indicator, list[Line]]:
    lines = []
    for party, seen in each.newest.items():
        share = each.progress(party)
        percent = round(100 * share) if share is not None else None
        lines.append(
            Line(
                party=names.get(party, party),
                seen=seen,
                text=text_of(seen.says.text),
                quality=str(QUALITIES[seen.says.quality]),
                percent=percent,
                drawn=min(max(percent, 0), 100) if percent is not None else None,
                earlier=[*reversed(each.series[party][:-1])],
                is_ours=party == ours,
            )
        )
    return each, lines


@at_desk
def observe(
    request: HttpRequest, desk: Desk, register: str, record: str, result: int, indicator: int
) -> HttpResponse:  # fmt: skip
    """The sheet of one observation; with ``?of=`` it corrects one of our own."""
    mandate = desk.acting("record", "observation", relation="partner")
    code = desk.party.code
    row = partnerships.own_initiative(f"{register}/{record}", code)
    results = row.says.results
    if result >= len(results) or indicator >= len(results[result].indicators):
        raise NoSuchIndicator
    former = _former(request.GET.get("of", ""), row, code)
    initial = observation_shown(former.says) if former else {"on": desk.at.date(), "quality": "not-stated"}
    told = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ObservationForm(*told, initial=initial)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("terms") != row.terms:
            form.add_error(None, gettext("The terms have changed meanwhile. Is it still this indicator?"))
        elif _observed(form, row, desk, mandate.post, (result, indicator), former):
            messages.success(request, gettext("Written. All parties read it."))
            return redirect(f"{reverse('review', args=(register, record))}#i{result}-{indicator}")
    words = {
        "area": "initiatives",
        "tab": "results",
        "row": row,
        "result": results[result],
        "indicator": results[result].indicators[indicator],
        "former": former,
        "form": form,
    }
    return render(request, "bandung/reviews/observe.html", words, status=422 if form.errors else 200)


def _former(name: str, row: Initiative, party: str) -> Observation | None:
    return Observation.objects.filter(pk=f"{party}/{name}", initiative=row.uid, withdrawn_at=None).first()


def _observed(
    form: ObservationForm, row: Initiative, desk: Desk, by: str, place: tuple[int, int], former: Observation | None
) -> bool:  # fmt: skip
    """Whether it could be written; if not, the sheet says why."""
    try:
        actions.observe(
            initiative=row.uid, party=desk.party.code, result=place[0], indicator=place[1],
            told=form.told(former.says if former else None), record=former.record if former else "", by=by,
            at=desk.at,
        )  # fmt: skip
    except BandungError as refusal:
        form.refuse(refusal)
        return False
    return True


@at_desk
def export(request: HttpRequest, desk: Desk, register: str, record: str, form: str) -> HttpResponseBase:
    """Every observation that stands, of indicators of today first, as a file."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    if form not in FORMS:
        raise Http404
    row = partnerships.own_initiative(f"{register}/{record}", desk.party.code)
    headings = [str(heading) for heading in HEADINGS]
    lines = list(_lines(queries.observations_in(row), names_in(row)))

    def cells() -> Iterator[Cells]:
        for line in lines:
            yield dict(zip(headings, line, strict=True))

    answer = WRITERS[form](headings, cells())
    name = f"bandung-observations-{register}-{record}-{desk.at:%Y-%m-%d}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(found: Observed, names: Mapping[str, str]) -> Iterator[Sequence[str]]:
    for each in found.indicators:
        told = each.says
        named = (
            str(DIMENSIONS[each.dimension]), text_of(each.result), text_of(told.name), told.unit or "",
            told.baseline or "", told.target or "", told.by.isoformat() if told.by else "",
        )  # fmt: skip
        seen = [one for several in each.series.values() for one in several]
        for one in seen:
            yield (*named, *_cells(one, names))
        if not seen:
            yield (*named, *("",) * (len(HEADINGS) - len(named)))
    for one in found.former:
        says = one.says
        named = (str(DIMENSIONS[says.dimension]), text_of(says.result), text_of(says.indicator), "", "", "", "")
        yield (*named, *_cells(one, names))


def _cells(one: Seen, names: Mapping[str, str]) -> tuple[str, ...]:
    says: Any = one.says
    return (
        names.get(one.party, one.party), one.party, says.value or "", text_of(says.text), says.on.isoformat(),
        says.source, str(QUALITIES[says.quality]), one.uid,
    )  # fmt: skip


urlpatterns = [
    path(BASE, page, name="review"),
    path(f"{BASE}export.<str:form>", export, name="review-export"),
    path(f"{BASE}observe/<int:result>/<int:indicator>/", observe, name="review-observe"),
]
