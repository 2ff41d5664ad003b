"""Records of one's own that look the same, side by side, and merging them.

Who comes: whoever cleans up a register once a year: sees pairs, opens both, says which one stays. Both histories stay.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.clearance import actions, duplicates, rules
from bandung.clearance.errors import CannotMerge
from bandung.exchange.models import TABLES, Statement
from bandung.matching.lookalikes import Lookalikes
from bandung.values.errors import BandungError
from bandung.web.cards import Card, cards
from bandung.web.desk.party import Desk, at_desk
from bandung.web.sentences import reader_language, translated

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that look the same; the older one first, since others may have linked to it."""

    kind: str
    kept: Statement
    other: Statement
    cards: tuple[Card, Card]
    reasons: Any


@at_desk
def twins(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Pairs that look the same, most alike first; one step makes them one."""
    held = desk.acting("merge", "record")
    refused = ""
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        names = {name: request.POST.get(name, "")[:80] for name in ("kept", "merged")}
        try:
            if kind not in rules.KINDS:
                raise CannotMerge
            actions.merge(kind=kind, **names, party=desk.party.code, by=held.post, at=desk.at)
        except BandungError as refusal:
            refused = translated(refusal)
        else:
            said = gettext("“%(merged)s” is now part of “%(kept)s”. Both histories stay readable.") % names
            messages.success(request, said)
            return redirect("twins")
    words = {"area": "drafts", "pairs": pairs(desk), "refused": refused}
    return render(request, "bandung/drafts/twins.html", words, status=422 if refused else 200)


def pairs(desk: Desk) -> list[Pair]:
    """Pairs of the party's own standing records that look the same."""
    found: list[tuple[float, str, str, str, Any]] = []
    for kind in rules.KINDS:
        known, _titles = duplicates.everything_known(kind, desk.party)
        mine = [each for each in known if each.uid.startswith(f"{desk.party.code}/")]
        asked = Lookalikes(mine)
        for each in mine:
            found += [
                (like.likeness, kind, each.uid, like.uid, like.reasons)
                for like in asked.like(each)
                if each.uid < like.uid
            ]
    found.sort(key=lambda each: (-each[0], each[2]))
    language, shown = reader_language(), []
    for _likeness, kind, one, other, reasons in found[:SHOWN]:
        rows = sorted(TABLES[kind].objects.filter(pk__in=(one, other)), key=lambda row: (row.first_at, row.uid))
        if len(rows) == 2:
            first, second = cards(rows, language)
            shown.append(Pair(kind, rows[0], rows[1], (first, second), reasons))
    return shown


urlpatterns = [path("same/", twins, name="twins")]
