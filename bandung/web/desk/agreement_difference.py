"""What differs between two versions of an agreement, clause by clause and word by word.

Who comes: somebody who read the version before and wants to see only what became of it: one step from the text.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from bandung.agreements.differences import ClauseDifference, Pair, compare
from bandung.agreements.wording import Run
from bandung.records.agreements import Bound
from bandung.records.partnerships import Planned
from bandung.web.desk.agreement_reading import Reading
from bandung.web.desk.party import Desk, at_desk
from bandung.web.initiative_parts import days_of
from bandung.web.naming import direction_of, name_of, reading
from bandung.web.partnership_words import CLAUSES, ROLES, unit_name
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import day


@at_desk
def difference(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """``?from=…&to=…`` by digest; without them, the newest against the one before it."""
    at = Reading(request, desk, register, record, name)
    newest = at.version(request.GET["to"]) if request.GET.get("to") else at.versions[-1]
    place = at.versions.index(newest)
    before = at.version(request.GET["from"]) if request.GET.get("from") else at.versions[max(0, place - 1)]
    found = compare(before.says, newest.says)
    every = request.GET.get("every", "") == "1"
    words = {
        "area": "initiatives",
        "row": at.row,
        "name": at.name,
        "title": reading(newest.title, reader_language()),
        "before": before,
        "after": newest,
        "before_by": at.named([before.register]),
        "after_by": at.named([newest.register]),
        "versions": list(enumerate(at.versions, 1)),
        "nothing": found.nothing,
        "titles": _wordings(found.title),
        "facts": _facts(found, at),
        "clauses": [_clause(each, at) for each in (found.clauses if every else found.differing)],
        "every": every,
        "differing": len(found.differing),
    }
    return render(request, "bandung/agreements/difference.html", words)


def _wordings(told: Mapping[str, tuple[Run, ...]]) -> list[dict[str, Any]]:
    language = reader_language()
    return [
        {"language": code, "direction": direction_of(code), "name": name_of("language", code, language), "runs": runs}
        for code, runs in sorted(told.items(), key=lambda each: each[0] != language)
    ]


def _clause(each: ClauseDifference, at: Reading) -> dict[str, Any]:
    one = each.new or each.old
    title = reading(one.title, reader_language()) if one and one.title else None
    return {
        "difference": each,
        "what": {
            "added": gettext("added"), "removed": gettext("removed"), "changed": gettext("changed"),
        }.get(each.change or "", ""),
        "type": CLAUSES[one.type] if one else "",
        "title": title,
        "titles": _wordings(each.title),
        "texts": _wordings(each.text),
        "values": [
            (_heading(name), _value(name, pair.old, at), _value(name, pair.new, at))
            for name, pair in each.values.items() if each.old and each.new
        ],
        "same": reading(one.text, reader_language()) if one and not each.text else None,
    }  # fmt: skip


def _heading(name: str) -> str:
    return {
        "type": gettext("What it is about"),
        "held_by": gettext("Held by"),
        "country": gettext("Country"),
        "library": gettext("Clause of the library"),
    }.get(name, name)


def _value(name: str, value: str | None, at: Reading) -> str:
    if not value:
        return "–"
    if name == "type":
        return str(CLAUSES.get(value, value))
    if name == "held_by":
        return at.named(value.split(", "))
    return name_of("country", value, reader_language()) if name == "country" else value


def _facts(found: Any, at: Reading) -> list[tuple[str, str, str]]:
    """(heading, before, after) of what differs beside the clauses."""
    language = reader_language()

    def told(pair: Pair[Any], words: Any) -> tuple[str, str]:
        return (words(pair.old) if pair.old else "–", words(pair.new) if pair.new else "–")

    def bound(each: Bound) -> str:
        return f"{at.named([each.party])}: {ROLES[each.role]}"

    def planned(each: Planned) -> str:
        words = reading(each.text, language).text if each.text else ""
        amount = f"{each.amount} {unit_name(each.unit, language)}" if each.amount else ""
        giver = at.named([each.giver]) if each.giver else ""
        return "; ".join(filter(None, (giver, words, amount, str(each.year or ""))))

    def days(each: Any) -> str:
        return " – ".join(day(one) or "…" for one in days_of(each))

    return [
        *((gettext("Language"), *told(each, lambda code: name_of("language", code, language)))
          for each in found.languages),
        *((gettext("Party"), *told(each, bound)) for each in found.parties),
        *((gettext("Contribution"), *told(each, planned)) for each in found.contributions),
        *((gettext("Period"), *told(each, days)) for each in ([found.period] if found.period else [])),
        *((gettext("Document"), *told(each, lambda document: reading(document.title, language).text))
          for each in found.documents),
    ]  # fmt: skip


urlpatterns = [
    path(
        "initiatives/<code:register>/<code:record>/agreements/<code:name>/difference/",
        difference,
        name="agreement-difference",
    ),
]
