"""About this node: what Bandung is, whose word is whose, who answers, and what its maps do not say.

Who comes: anybody, once.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from bandung.charts import BORDERS_NOTE
from bandung.parties.models import Party
from bandung.web.naming import reading
from bandung.web.sentences import reader_language


def about(request: HttpRequest) -> HttpResponse:
    """The page. Queries: one."""
    language = reader_language()
    parties = [(party, reading(party.name, language)) for party in Party.objects.order_by("code")]
    words = {"section": "about", "parties": parties, "borders": gettext(BORDERS_NOTE)}
    return render(request, "bandung/about.html", words)
