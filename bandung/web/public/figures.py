"""What becomes of introductions on this node: asked, answered, accepted, declined, dormant, led to initiatives.

Who comes: whoever doubts that anything happens after a contact, and whoever must report on it. Counts alone: nothing
here tells who asked whom.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from bandung.charts import Chart, Row, bars
from bandung.introductions import queries
from bandung.web.sentences import reader_language


def figures(request: HttpRequest) -> HttpResponse:
    """The page. Queries: two, and one for every thousand open introductions."""
    found = queries.figures(timezone.now())
    words = {"section": "figures", "figures": found, "chart": _chart(found) if found.asked else None}
    return render(request, "bandung/introductions/figures.html", words)


def _chart(found: queries.Figures) -> Chart:
    rows = [
        Row(gettext("Asked for"), found.asked),
        Row(gettext("Of these, between a need and an offer"), found.from_matches),
        Row(gettext("Answered"), found.answered),
        Row(gettext("Accepted"), found.accepted),
        Row(gettext("Declined"), found.declined),
        Row(gettext("Dormant"), found.dormant),
        Row(gettext("Led to an initiative"), found.led_to_initiatives),
    ]
    return bars(
        rows,
        title=gettext("What became of introductions"),
        measure=gettext("Introductions"),
        language=reader_language(),
        name_header=gettext("Step"),
        translate=gettext,
    )
