"""What parties learned and share with everybody, by sector and goal.

Who comes: an officer who prepares an initiative and asks who has tried it before. She narrows by sector or goal and
reads; each lesson leads to its initiative and to the offer that came of it: one step.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bandung import reference
from bandung.partnerships import queries as partnerships
from bandung.reviews import queries
from bandung.web.cards import party_names
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

SHOWN = 20
GOALS = [str(number) for number in range(1, 18)]


def listing(request: HttpRequest) -> HttpResponse:
    """The list, the newest first. Three queries, however many there are."""
    language = reader_language()
    sectors = sorted(
        (name_of("sector", each.code, language), each.code) for each in reference.sectors() if len(each.code) == 3
    )
    sector = request.GET.get("sector", "").strip()[:5]
    sdg = request.GET.get("sdg", "").strip()
    sdg = sdg if sdg in GOALS else ""
    found = queries.public_lessons(sector=sector, sdg=sdg)
    number = page_number(request.GET.get("page", ""))
    here = found[(number - 1) * SHOWN : number * SHOWN]
    names = party_names({each.register for each in here}, language)
    titles = partnerships.public().in_bulk({each.initiative for each in here})
    words = {
        "lessons": [(each, names.get(each.register, each.register), titles.get(each.initiative)) for each in here],
        "total": len(found),
        "sectors": sectors,
        "goals": [(goal, name_of("sdg", goal, language)) for goal in GOALS],
        "sector": sector,
        "sdg": sdg,
        "paging": Paging(number, SHOWN, len(found), {"sector": [sector], "sdg": [sdg]}),
    }
    return render(request, "bandung/reviews/public_lessons.html", words)
