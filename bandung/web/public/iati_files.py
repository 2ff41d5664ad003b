"""IATI files that parties publish: the list, the files at their stable addresses, and what each loses.

Who comes: a harvester that fetches the files again and again, an analyst who wants one party's file, and whoever asks
how much of the party's word is in it. From the list each is one step away.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandung.reporting import iati_queries as queries
from bandung.web.cards import party_names
from bandung.web.iati_parts import STATES, counts_of, file_answer, licence_of, losses_csv, losses_shown
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

SHOWN, MOST_VERSIONS = 30, 30


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every party's files. Three queries."""
    number = page_number(request.GET.get("page", ""))
    rows = queries.published()
    total, shown = rows.count(), list(rows[(number - 1) * SHOWN : number * SHOWN])
    names = party_names([row.party for row in shown], reader_language())
    words = {
        "rows": [(row, names.get(row.party, row.party), licence_of(row), _sizes(row)) for row in shown],
        "total": total, "paging": Paging(number, SHOWN, total, {}),
    }  # fmt: skip
    return render(request, "bandung/iati/files.html", words)


def _sizes(row: Any) -> tuple[int, int]:
    """Kilobytes of the two files, rounded up."""
    plain = [row.sizes.get(name, [0])[0] for name in ("activities", "organisations")]
    return -(-plain[0] // 1_000), -(-plain[1] // 1_000)


@require_safe
def losses(request: HttpRequest, party: str) -> HttpResponse:
    """What a party's files could not carry, and which versions there were. Three queries."""
    row = queries.published_of(party)
    words = {
        "row": row, "name": party_names([party], reader_language()).get(party, party), "licence": licence_of(row),
        "counts": counts_of(row.losses), "losses": losses_shown(row.losses),
        "versions": [(each, STATES[each.state]) for each in queries.history(party)[:MOST_VERSIONS]],
    }  # fmt: skip
    return render(request, "bandung/iati/losses.html", words)


@require_safe
def losses_table(request: HttpRequest, party: str) -> HttpResponse:
    """The same as CSV. One query."""
    return losses_csv(party, queries.published_of(party).losses)


@require_safe
def file(request: HttpRequest, party: str, name: str) -> HttpResponseBase:
    """A file at its stable address, without a language."""
    row, digest = queries.file_of(party, name)
    return file_answer(request, digest, row.published_at)
