"""Our initiatives as a board: what waits for us, then everything by what people do in its stage.

Who comes: an officer in the morning. What waits for her party's word stands first in its column; she opens it and
answers: two steps. Or a head of department who wants to know how much stands where: the numbers are on the board, and
go into a spreadsheet with one more step. On a phone the columns stand below each other.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.parties.models import Party
from bandung.partnerships.models import Initiative
from bandung.partnerships.pipeline import ORDERS, Asked, Board
from bandung.partnerships.stages import GROUPS, STAGES
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.desk.party import Desk, at_desk
from bandung.web.initiative_cards import BoardCard, board_card, stage_name
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, address, page_number
from bandung.web.partnership_words import BASES, ROLES, TYPES
from bandung.web.public.export import WRITERS, Cells
from bandung.web.sentences import reader_language

IN_A_COLUMN = 8
SHOWN = 20
MOST_ROWS = 50_000
FORMS = ("csv", "xlsx")
SORTS: Mapping[str, object] = {
    "waiting": _("What waits for us first"), "newest": _("Last change first"), "oldest": _("Longest unchanged first"),
}  # fmt: skip
NARROWING = ("q", "partner", "role", "type", "basis", "sector", "waits")
HEADINGS = (
    _("Reference"), _("Title"), _("Stage"), _("At this stage since"), _("Waits for us"), _("Our role"), _("Type"),
    _("Basis"), _("Lead"), _("Parties"), _("Country codes"), _("Sector codes"), _("First day"), _("Page"),
)  # fmt: skip


@at_desk
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The board, or one of its columns as a list. Queries: nine at most beside those of every page of the desk."""
    desk.acting("read", "initiative", institution=desk.institution)
    chosen = _chosen(request)
    asked, number = _asked(chosen), page_number(request.GET.get("page", ""))
    names = {each.code: reading(each.name, reader_language()).text for each in Party.objects.all()}
    shown = Board(desk.party.code, asked, chosen["sort"])
    counted = shown.counts
    stages = _stages(chosen)
    query = {name: [value] for name, value in chosen.items() if value}
    total = counted.of(stages) if stages else sum(counted.stages.values())
    words = {
        "area": "initiatives",
        "asked": chosen,
        "waiting": counted.waiting,
        "may_open": desk.may("open", "initiative"),
        "any": bool(total) or any(chosen[name] for name in (*NARROWING, "group", "stage")),
        "total": total,
        "choices": _choices(chosen, names, desk.party.code),
        "chips": _chips(chosen, query, names),
        "sorts": [(name, label, address(query, sort=name)) for name, label in SORTS.items()],
        "whole": address(query, group=None, stage=None),
        "exports": [(form, reverse("desk-initiatives-export", args=(form,)) + address(query)) for form in FORMS],
        "paging": Paging(number, SHOWN, total, query),
    }
    if stages:
        label = stage_name(chosen["stage"]) if chosen["stage"] else gettext(GROUPS[chosen["group"]][0])
        words["listed"] = {"label": label, "cards": _cards(desk, shown, stages, number, names)}
    else:
        words["columns"] = _columns(desk, shown, query, names)
    return render(request, "bandung/initiatives/board.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk, form: str) -> HttpResponseBase:
    """The same list as a file. One query for every thousand rows and three more."""
    desk.acting("read", "initiative", institution=desk.institution)
    if form not in FORMS:
        raise Http404
    chosen, language, page_language = _chosen(request), reader_language(), get_language()
    names = {each.code: reading(each.name, language).text for each in Party.objects.all()}
    found = Board(desk.party.code, _asked(chosen), chosen["sort"]).page(_stages(chosen), limit=MOST_ROWS)
    site = request.build_absolute_uri("/").rstrip("/")

    def cells() -> Iterator[Cells]:
        for start in range(0, len(found), 1_000):
            part = found[start : start + 1_000]
            rows = Initiative.objects.in_bulk([uid for uid, _waits in part])
            with override(page_language):  # rows are written after this view has returned
                told = [_line(rows[uid], waits, desk.party, names, site) for uid, waits in part if uid in rows]
            yield from told

    answer = WRITERS[form]([str(heading) for heading in HEADINGS], cells())
    answer.headers["Content-Disposition"] = f'attachment; filename="bandung-initiatives-{desk.at:%Y-%m-%d}.{form}"'
    return answer


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What the address asks for.

    :raises BadValue: for words that are too long. What is no choice of ours narrows nothing.
    """
    known: dict[str, Any] = {"role": ROLES, "type": TYPES, "basis": BASES, "group": GROUPS, "stage": STAGES}
    names = (*NARROWING, "group", "stage", "sort")
    found = {name: " ".join(request.GET.get(name, "").replace("\0", " ").split()) for name in names}
    if len(found["q"]) > 100:
        raise BadValue(sentence("A few words are enough here (at most %(most)s characters)."), field="q", most=100)
    found |= {name: found[name] if found[name] in values else "" for name, values in known.items()}
    if found["sector"]:
        reference.sector(found["sector"])
    found["partner"] = found["partner"][:80]
    found["sort"] = found["sort"] if found["sort"] in ORDERS else "waiting"
    return found


def _asked(chosen: Mapping[str, str]) -> Asked:
    return Asked(
        words=chosen["q"],
        partner=chosen["partner"],
        role=chosen["role"],
        type=chosen["type"],
        basis=chosen["basis"],
        sector=chosen["sector"],
        waits=bool(chosen["waits"]),
    )


def _stages(chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The stages of the list asked for; none for the whole board."""
    if chosen["stage"]:
        return (chosen["stage"],)
    return GROUPS[chosen["group"]][1] if chosen["group"] else ()


def _columns(
    desk: Desk, board: Board, query: Mapping[str, list[str]], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """One query a column, and one for the rows of all of them."""
    counted = board.counts
    found = {group: board.page(stages, limit=IN_A_COLUMN) for group, (_label, stages) in GROUPS.items()}
    rows = Initiative.objects.in_bulk([uid for each in found.values() for uid, _waits in each])
    columns = []
    for group, (label, stages) in GROUPS.items():
        total = counted.of(stages)
        columns.append({
            "code": group,
            "label": gettext(label),
            "total": total,
            "link": address(query, group=group),
            "stages": [
                (stage_name(each), counted.stages[each], address(query, stage=each))
                for each in stages if counted.stages.get(each) and len(stages) > 1
            ],
            "cards": [board_card(rows[uid], waits, desk.party, names) for uid, waits in found[group] if uid in rows],
            "more": max(0, total - IN_A_COLUMN),
        })  # fmt: skip
    return columns


def _cards(desk: Desk, board: Board, stages: tuple[str, ...], number: int, names: Mapping[str, str]) -> list[BoardCard]:
    found = board.page(stages, offset=(number - 1) * SHOWN, limit=SHOWN)
    rows = Initiative.objects.in_bulk([uid for uid, _waits in found])
    return [board_card(rows[uid], waits, desk.party, names) for uid, waits in found if uid in rows]


def _choices(chosen: Mapping[str, str], names: Mapping[str, str], own: str) -> list[dict[str, Any]]:
    language = reader_language()
    sectors = [(each.code, name_of("sector", each.code, language)) for each in reference.sectors() if _is_broad(each)]
    partners = sorted(((code, name) for code, name in names.items() if code != own), key=lambda each: each[1])
    told: list[tuple[str, object, Any]] = [
        ("partner", _("Partner"), partners),
        ("role", _("Our role"), ROLES.items()),
        ("type", _("Type"), TYPES.items()),
        ("basis", _("Basis"), BASES.items()),
        ("sector", _("Sector"), sectors),
    ]
    return [
        {"name": name, "heading": heading, "options": [(code, label, code == chosen[name]) for code, label in options]}
        for name, heading, options in told
    ]


def _is_broad(sector: reference.Coded) -> bool:
    return len(sector.code) == 3


def _chips(
    chosen: Mapping[str, str], query: Mapping[str, list[str]], names: Mapping[str, str]
) -> list[tuple[str, str]]:
    """(label, address without it) of everything that narrows the board."""
    language = reader_language()
    labels = {
        "q": f"“{chosen['q']}”",
        "partner": names.get(chosen["partner"], chosen["partner"]),
        "role": str(ROLES.get(chosen["role"], "")),
        "type": str(TYPES.get(chosen["type"], "")),
        "basis": str(BASES.get(chosen["basis"], "")),
        "sector": name_of("sector", chosen["sector"], language) if chosen["sector"] else "",
        "waits": gettext("Waits for us"),
    }
    return [(labels[name], address(query, **{name: None})) for name in NARROWING if chosen[name]]


def _line(row: Initiative, waits: bool, own: Party, names: Mapping[str, str], site: str) -> Cells:
    card = board_card(row, waits, own, names)
    told = row.body
    cells = (
        row.uid, card.title.text, card.stage, f"{row.stage_since:%Y-%m-%d}", gettext("yes") if waits else "",
        card.role, card.type, card.basis, names.get(row.lead, row.lead),
        "; ".join(names.get(code, code) for code in row.named), "; ".join(row.countries),
        "; ".join(told.get("sectors", ())), (told.get("period") or {}).get("start") or "", site + card.address,
    )  # fmt: skip
    return {str(heading): str(cell) for heading, cell in zip(HEADINGS, cells, strict=True)}


urlpatterns = [
    path("initiatives/", board, name="desk-initiatives"),
    path("initiatives/export.<str:form>", export, name="desk-initiatives-export"),
]
