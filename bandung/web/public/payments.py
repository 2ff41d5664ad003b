"""Clearing rounds that every member agreed to publish: the list, and one.

Who comes: somebody who wants to see that central banks clear what they owe each other, and how much hard currency it
spared them. One step from the page of the economy.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bandung.payments import queries
from bandung.web.paging import Paging, page_number
from bandung.web.payment_words import ROUND_STATES, dues, listed, names_of, outstanding_of, round_words, standing_words

SHOWN = 20


def listing(request: HttpRequest) -> HttpResponse:
    """Three queries."""
    found = queries.public_rounds()
    number, total = page_number(request.GET.get("page", "")), found.count()
    rows = list(found[(number - 1) * SHOWN : number * SHOWN])
    words = {
        "section": "economy",
        "rows": listed(rows, names_of({each for row in rows for each in row.members})),
        "total": total,
        "paging": Paging(number, SHOWN, total, {"page": [request.GET.get("page", "")]}),
    }
    return render(request, "bandung/payments/public_rounds.html", words)


def one(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """Four queries. :raises NoSuchRound: if there is none that everybody may read."""
    row = queries.round_(f"{register}/{record}")
    names, standing = names_of(row.members), queries.payments_of(row)
    words = round_words(row.outline, names) | {
        "section": "economy", "row": row, "label": ROUND_STATES[row.state],
        "standing": [standing_words(each, names) for each in standing],
        "dues": [] if standing else dues(row.outline, names),
        "outstanding": outstanding_of(standing),
        "counted": len(row.names),
    }  # fmt: skip
    return render(request, "bandung/payments/public_round.html", words)
