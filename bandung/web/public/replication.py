"""Where an offer has gone: the offers that receivers made of it, the initiatives that rest on each, the multiplier.

Who comes: whoever wants to know whether what was shared goes on by itself. She sees the tree, the countries that were
reached, one figure with its formula, and each initiative behind it. Shown is what everybody may read; an officer sees
the initiatives of her own party too.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from bandung.charts import Chart, Descendant, descent
from bandung.people.queries import held, under
from bandung.reviews.multiplier import Branch
from bandung.reviews.replication import Replication
from bandung.reviews.replication import replication as gone
from bandung.web.desk.party import CHOSEN
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language

MOST_INITIATIVES = 100


def replication(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """The page of one offer. Queries: six, and one for somebody who is signed in."""
    language = reader_language()
    mine = [each for each in held(request.user, timezone.now()) if under([each], "read", "initiative")]
    codes = [each.party for each in mine]
    chosen = request.session.get(CHOSEN) if codes else ""
    party = chosen if chosen in codes else next(iter(codes), "")
    found = gone(f"{register}/{record}", party)
    tree, origin = found.tree, found.origin
    lines = [
        (found.initiatives[uid], found.offers[each.offer], _address(found.initiatives[uid], bool(party)))
        for each in tree.branches
        for uid in each.initiatives
    ]
    words = {
        "section": "offers",
        "row": origin,
        "title": reading(origin.body["title"], language, origin.body["language"]),
        "tree": tree,
        "chart": _drawn(found, language),
        "direct": _named(tree.direct, language),
        "further": _named(tree.reached - tree.direct, language),
        "lines": lines[:MOST_INITIATIVES],
        "more": max(0, len(lines) - MOST_INITIATIVES),
        "party": party,
    }
    answer = render(request, "bandung/reviews/replication.html", words)
    if party:
        answer["Cache-Control"] = "private, no-store"
    return answer


def _address(row: Any, at_desk: bool) -> str:
    """Its public page; an own one that is not public has its page at the desk."""
    public = row.public or row.standing == "reported"
    return reverse("initiative" if public or not at_desk else "desk-initiative", args=(row.register, row.record))


def _named(codes: frozenset[str], language: str) -> list[tuple[str, str]]:
    return sorted((name_of("country", code, language), code) for code in codes)


def _drawn(found: Replication, language: str) -> Chart:
    return descent(
        [_descendant(each, found, language) for each in found.tree.branches],
        title=gettext("What came of this offer"), language=get_language() or "en", name_header=gettext("Offer"),
        headers=(gettext("Countries"), gettext("Initiatives"), gettext("Countries reached")), translate=gettext,
    )  # fmt: skip


def _descendant(each: Branch, found: Replication, language: str) -> Descendant:
    row, number = found.offers[each.offer], len(each.initiatives)
    countries = ", ".join(name_of("country", code, language) for code in row.body.get("countries", ()))
    counted = ngettext("%(count)s initiative", "%(count)s initiatives", number) % {"count": number}
    title = reading(row.body["title"], language, row.body["language"]).text
    link = reverse("offer", args=(row.register, row.record))
    note = " · ".join(filter(None, (countries, counted)))
    return Descendant(title, each.depth, note, link, (countries, number, len(each.reached)))
