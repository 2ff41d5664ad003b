"""Initiatives for everybody: a list to narrow, a map and a network of who works with whom, and the page of one.

Who comes: somebody who looks for what countries have done together in her field before she writes to one of them. She
narrows the list by country, role and sector, and opens one: two steps. Or an analyst who wants the picture: the same
filters, drawn; or a journalist who asks who says so: each page names its sources or the registers of its parties.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.charts import BORDERS_NOTE, Chart, network, world_map
from bandung.partnerships import everybody
from bandung.partnerships.everybody import Asked, Line
from bandung.partnerships.models import Initiative
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.cards import party_names
from bandung.web.initiative_cards import public_card, roles_held
from bandung.web.keeping import kept
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, address, page_number
from bandung.web.partnership_words import BASES, ROLES, TYPES
from bandung.web.public.export import WRITERS, Cells
from bandung.web.sentences import reader_language

SHOWN = 20
MOST_ROWS = 50_000
MOST_COUNTRIES = 12
"""An initiative of more countries says little about any two of them, and would cover the picture."""
FORMS = ("csv", "xlsx")
SORTS = {"newest": _("Newest first"), "oldest": _("Oldest first"), "title": _("By title")}
STANDINGS = {"reported": _("Reported by its source"), "opened": _("Published by its parties")}
NAMES = ("q", "country", "partner", "role", "basis", "type", "sector", "year", "standing")


def listing(request: HttpRequest) -> HttpResponse:
    """The list. Queries: one for what it rests on; the list itself is kept until that changes."""
    asked, sort, number = _asked(request)
    body = _list_body(asked, sort, number, get_language() or "en", everybody.as_of())
    return render(request, "bandung/initiatives/public.html", {"section": "initiatives", "body": body})


@kept(256)
def _list_body(asked: Asked, sort: str, number: int, _page_language: str, as_of: str) -> str:
    found = everybody.find(asked, everybody.table(as_of), sort)
    shown = found[(number - 1) * SHOWN : number * SHOWN]
    rows = Initiative.objects.in_bulk([line.uid for line in shown])
    names = party_names({code for row in rows.values() for code in row.named}, reader_language())
    return render_to_string("bandung/initiatives/public_list.html", _narrowing(asked, found, sort, as_of) | {
        "cards": [public_card(rows[line.uid], names) for line in shown if line.uid in rows],
        "paging": Paging(number, SHOWN, len(found), _query(asked, sort)),
        "sorts": [(name, label, address(_query(asked, name)), name == sort) for name, label in SORTS.items()],
    })  # fmt: skip


def picture(request: HttpRequest) -> HttpResponse:
    """The same list as a map and a network. Queries: one; the drawings are kept."""
    asked, _sort, _number = _asked(request)
    body = _picture_body(asked, get_language() or "en", everybody.as_of())
    return render(request, "bandung/initiatives/public.html", {"section": "initiatives", "body": body})


@kept(32)
def _picture_body(asked: Asked, _page_language: str, as_of: str) -> str:
    found = everybody.find(asked, everybody.table(as_of))
    pairs, left_out = everybody.together(found, MOST_COUNTRIES)
    return render_to_string("bandung/initiatives/picture.html", _narrowing(asked, found, "newest", as_of) | {
        "map": _map(found, asked) if found else None,
        "network": _network(pairs, asked) if pairs else None,
        "borders_note": gettext(BORDERS_NOTE),
        "left_out": left_out,
        "most": MOST_COUNTRIES,
    })  # fmt: skip


def _map(found: list[Line], asked: Asked) -> Chart:
    """Initiatives by country as colour, those in which it gives as bubbles."""
    language, here = reader_language(), reverse("initiatives")
    values = everybody.numbers(found)["country"]
    gives = {code: everybody.of_country(code, found).given for code in values}
    return world_map(
        values,
        title=gettext("Initiatives by country"),
        legend=gettext("Initiatives"),
        second={code: number for code, number in gives.items() if number},
        second_legend=gettext("Of these as a provider"),
        labels={each.code: name_of("country", each.code, language) for each in reference.countries()},
        links={code: here + address(_query(replace(asked, country=code))) for code in values},
        language=language,
        translate=gettext,
        shapes=Path(settings.MAP_SHAPES) if settings.MAP_SHAPES else None,
        key_width=320,
    )


def _network(pairs: Any, asked: Asked) -> Chart:
    language, here = reader_language(), reverse("initiatives")
    codes = {code for pair in pairs for code in pair}
    return network(
        pairs,
        title=gettext("Who works with whom"),
        measure=gettext("Initiatives"),
        labels={code: name_of("country", code, language) for code in codes},
        groups={code: _region(code) for code in codes},
        links={code: here + address(_query(replace(asked, country=code, partner=""))) for code in codes},
        pair_links={
            pair: here + address(_query(replace(asked, country=pair[0], partner=pair[1]))) for pair in pairs
        },
        language=language,
        translate=gettext,
    )  # fmt: skip


def _region(code: str) -> str:
    known = reference.country(code)
    return f"{known.region}/{known.subregion}/{known.intermediate_region}"


def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list as CSV or XLSX. One query for every thousand rows and two more."""
    if form not in FORMS:
        raise Http404
    asked, sort, _number = _asked(request)
    found = everybody.find(asked, everybody.table(everybody.as_of()), sort)[:MOST_ROWS]
    site, language = request.build_absolute_uri("/").rstrip("/"), reader_language()
    headings = [
        gettext("Reference"), gettext("Title"), gettext("Summary"), gettext("Whose word"), gettext("Type"),
        gettext("Basis"), gettext("Providers"), gettext("Recipients"), gettext("Facilitators"),
        gettext("Country codes"), gettext("Sector codes"), gettext("SDG codes"), gettext("First day"),
        gettext("End (not included)"), gettext("Sources"), gettext("Page"),
    ]  # fmt: skip
    told: list[Cells] = []
    for start in range(0, len(found), 1_000):
        part = found[start : start + 1_000]
        rows = Initiative.objects.in_bulk([line.uid for line in part])
        names = party_names({code for row in rows.values() for code in row.named}, language)
        there = [rows[line.uid] for line in part if line.uid in rows]
        told += [dict(zip(headings, _cells(row, names, site, language), strict=True)) for row in there]
    answer = WRITERS[form](headings, iter(told))
    answer.headers["Content-Disposition"] = f'attachment; filename="bandung-initiatives-{timezone.localdate()}.{form}"'
    return answer


def _cells(row: Initiative, names: dict[str, str], site: str, language: str) -> list[str]:
    told = row.body
    period = told.get("period") or {}

    def held(*roles: str) -> str:
        lines = [each for each in told["participations"] if each["role"] in roles]
        return "; ".join(dict.fromkeys(who for _role, who in roles_held(lines, names)))

    return [
        row.uid, reading(told["title"], language, told["language"]).text,
        reading(told["summary"], language, told["language"]).text, str(STANDINGS[row.standing]),
        str(TYPES[row.type]), str(BASES[row.basis]), held("provider", "both"), held("recipient", "both"),
        held("facilitator"), "; ".join(row.countries), "; ".join(told.get("sectors", ())),
        "; ".join(told.get("sdgs", ())), period.get("start") or "", period.get("end") or "",
        " ".join(each["address"] for each in told.get("sources", ())),
        site + reverse("initiative", args=(row.register, row.record)),
    ]  # fmt: skip


def _asked(request: HttpRequest) -> tuple[Asked, str, int]:
    """What the address asks for.

    :raises BadValue, UnknownCode: for a code that no list has, too many words, or a page that is none.
    """
    told = {name: " ".join(request.GET.get(name, "").replace("\0", " ").split()) for name in NAMES}
    if len(told["q"]) > 200:
        raise BadValue(sentence("A few words are enough here (at most %(most)s characters)."), field="q", most=200)
    for name, table in (("country", "country"), ("partner", "country"), ("sector", "sector")):
        if told[name]:
            getattr(reference, table)(told[name])
    known: dict[str, Any] = {"role": ROLES, "basis": BASES, "type": TYPES, "standing": STANDINGS}
    told |= {name: told[name] if told[name] in values else "" for name, values in known.items()}
    year = told["year"]
    told["year"] = year if year.isascii() and year.isdigit() and len(year) == 4 else ""
    sort = request.GET.get("sort", "")
    words = told.pop("q")
    return Asked(words, **told), sort if sort in SORTS else "newest", page_number(request.GET.get("page", ""))


def _query(asked: Asked, sort: str = "newest") -> dict[str, list[str]]:
    told = {"q": asked.words} | {name: getattr(asked, name) for name in NAMES[1:]}
    told |= {"sort": sort} if sort != "newest" else {}
    return {name: [value] for name, value in told.items() if value}


def _narrowing(asked: Asked, found: list[Line], sort: str, as_of: str) -> dict[str, Any]:
    """The filters with their numbers, what is chosen, and where else this list can be seen."""
    language, counted = reader_language(), everybody.numbers(found)
    query = _query(asked, sort)

    def named(facet: str, code: str) -> str:
        words: dict[str, Any] = {"role": ROLES, "basis": BASES, "type": TYPES, "standing": STANDINGS}
        if facet in words:
            return str(words[facet][code])
        table = "country" if facet in ("country", "partner") else facet
        return code if facet == "year" else name_of(table, code, language)

    headings: dict[str, object] = {
        "country": _("Country"), "role": _("Role of the country"), "basis": _("Basis"), "type": _("Type"),
        "sector": _("Sector"), "year": _("Under way in"), "standing": _("Whose word"),
    }  # fmt: skip
    choices = []
    for facet, heading in headings.items():
        chosen = getattr(asked, facet)
        codes = {*counted[facet], *([chosen] if chosen else [])}
        options = sorted(((named(facet, code), code) for code in codes), reverse=facet == "year")
        choices.append({
            "name": facet, "heading": heading,
            "options": [(code, label, counted[facet][code], code == chosen) for label, code in options],
        })  # fmt: skip
    chips = [(f"“{asked.words}”", address(query, q=None))] if asked.words else []
    chips += [
        (named(name, getattr(asked, name)), address(query, **{name: None}))
        for name in NAMES[1:]
        if getattr(asked, name)
    ]
    return {
        "asked": asked, "sort": sort, "total": len(found), "any": bool(everybody.table(as_of)), "choices": choices,
        "chips": chips, "list": reverse("initiatives") + address(query),
        "picture": reverse("initiatives-picture") + address(query),
        "exports": [(form, reverse("initiatives-export", args=(form,)) + address(query)) for form in FORMS],
    }  # fmt: skip
