"""A dashboard of the ledger as pages show it: numbers, drawings, tables and filters, public and at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.charts import BORDERS_NOTE, Chart
from bandung.exchange.capacity import Capacity, capacities, offered
from bandung.reference.countries import plain
from bandung.reporting.columns import columns
from bandung.reporting.dashboard import Dashboard, tables
from bandung.reporting.flows import flows
from bandung.web import dashboard_charts as charts
from bandung.web import figure_words as words
from bandung.web.dashboard_asked import MAPS, NARROWING, SORTS, USUAL, Asked
from bandung.web.dashboard_tables import (
    HEADINGS,
    SHEETS,
    TRAINING_ITEM,
    Cells,
    Sheet,
    Side,
    cells,
    coverage,
    exported,
    shown,
    sides_of,
)
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.paging import address
from bandung.web.partnership_words import ROLES
from bandung.web.public.export import WRITERS
from bandung.web.sentences import reader_language

FORMS = ("csv", "xlsx")
TRAINING_BY = ("level", "sector")
OPEN = ("year", "item", "partner")
"""Tables that stand open; the others are a press away, so that the page stays short."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose dashboard it is, and who reads it: of a party, of a country, or of everybody, where neither is named."""

    path: str
    party: str = ""
    country: str = ""
    """Of the party, where it speaks for one: the place on the map from which its arrows begin."""
    name: str = ""

    @property
    def of(self) -> dict[str, Any]:
        """The same as the ledger takes it; a party reads what is for it, everybody else what is public."""
        if self.party:
            return {"party": self.party, "reader": self.party}
        return {"country": self.country}


def body(place: Place, asked: Asked, page_language: str, as_of: str) -> str:
    """The dashboard, or one of its tables whole; kept until the ledger, the rates or the offers change.

    ``as_of`` names the state of what it shows beside the ledger.
    """
    return _body(place, asked, page_language, as_of, columns().state)


@kept(96)
def _body(place: Place, asked: Asked, _page_language: str, _as_of: str, _state: int) -> str:
    board = tables(asked=asked.of_ledger(), **place.of)
    sides = sides_of(board, _training(place, asked), own=bool(place.party))
    if not any(side.figures.total.lines for side in sides):
        return render_to_string("bandung/cooperation/empty.html", _narrowing(place, asked, sides) | {
            "place": place, "other_stages": _other_stages(place, asked),
        })  # fmt: skip
    told = _narrowing(place, asked, sides) | {"place": place, "behind": board.behind}
    if asked.table:
        return render_to_string("bandung/cooperation/table.html", told | {
            "tables": _tables([SHEETS[asked.table]], sides, asked, whole=True),
        })  # fmt: skip
    return render_to_string("bandung/cooperation/body.html", told | {
        "numbers": [(side.code, side.heading, _numbers(side)) for side in sides],
        "years": [each for measure in ("lines", "usd") if (each := charts.by_year(sides, measure))],
        "units": [each for side in sides if (each := charts.in_units(side))],
        "map": _map(place, asked, sides),
        "borders_note": gettext(BORDERS_NOTE),
        "tables": _tables([each for each in SHEETS.values() if not each.of_training], sides, asked),
        "training": _tables([each for each in SHEETS.values() if each.of_training], sides, asked),
        "trained": [(side.heading, cells(side.training.total, own=side.own)) for side in sides if side.training],
        "capacities": _capacities(place),
    })  # fmt: skip


def files(place: Place, asked: Asked, form: str, site: str) -> HttpResponseBase:
    """Every figure of every table, or of the one asked for, as a file.

    :raises Http404: if there is no such form.
    """
    if form not in FORMS:
        raise Http404
    sides = sides_of(tables(asked=asked.of_ledger(), **place.of), _training(place, asked), own=bool(place.party))
    sheets = [SHEETS[asked.table]] if asked.table else list(SHEETS.values())
    headings = [str(each) for each in HEADINGS]
    rows = exported(sheets, sides, _names(), site)
    answer = WRITERS[form](headings, iter([dict(zip(headings, row, strict=True)) for row in rows]))
    answer.headers["Content-Disposition"] = f'attachment; filename="bandung-cooperation.{form}"'
    return answer


def _other_stages(place: Place, asked: Asked) -> list[tuple[str, str, str]]:
    """(stage, contributions, address) of the stages at which there is something, where this one has nothing."""
    found: dict[str, int] = {}
    for side in sides_of(tables(asked=asked.of_ledger(stage=""), by=("stage",), **place.of)):
        for group in side.figures.by["stage"]:
            found[group.key] = found.get(group.key, 0) + group.lines
    return [
        (str(label), words.amount(found[stage]), address(asked.query, stage=_unless_usual("stage", stage)))
        for stage, label in words.STAGES.items()
        if stage in found
    ]


def _training(place: Place, asked: Asked) -> Dashboard | None:
    """The same of trainings alone; None where another item was asked for."""
    if asked.item not in ("", TRAINING_ITEM):
        return None
    return tables(asked=asked.of_ledger(item=TRAINING_ITEM), by=TRAINING_BY, **place.of)


def _names() -> Mapping[str, str]:
    return {}


def _numbers(side: Side) -> tuple[Cells, str]:
    return cells(side.figures.total, whole=True, own=side.own), coverage(
        side.figures.total.usd_lines, side.figures.total.lines
    )


def _tables(sheets: list[Sheet], sides: list[Side], asked: Asked, *, whole: bool = False) -> list[dict[str, Any]]:
    """Tables with a row or more; of partners only where there are two sides, of givers only where there is one."""
    found = []
    for sheet in sheets:
        if any(side.groups(sheet) for side in sides):
            table = shown(sheet, sides, sort=asked.sort, names=_names(), whole=whole)
            found.append({"table": table, "whole": address(asked.query, table=sheet.key), "is_open": sheet.key in OPEN})
    return found


def _map(place: Place, asked: Asked, sides: list[Side]) -> Chart | None:
    if place.country or asked.partner:
        one = place.country or asked.partner
        return charts.flow(charts.flows_of(sides, one, asked.map), one, asked.map)
    if place.party:
        return None
    question = asked.of_ledger()
    drawn = [
        (each.giver, each.recipient, float(value), words.figure_link(each.figure(asked.map, question)))
        for each in flows(question)
        if (value := each.lines if asked.map == "lines" else (each.usd or 0) / 100) > 0
    ]
    drawn.sort(key=lambda each: -each[2])
    return charts.flow(drawn[: charts.MOST_FLOWS], "", asked.map)


def _capacities(place: Place) -> list[tuple[Capacity, str]]:
    """Each unit with the part that is used, in percent; of everybody's offers only on pages of a country or party."""
    if not (place.party or place.country):
        rows = offered()
    else:
        rows = offered(register=place.party) if place.party else offered(country=place.country)
    found = capacities(rows.values_list("body", flat=True))
    return [(each, "" if each.share is None else words.amount(round(each.share * 100))) for each in found]


HEADING_OF: Mapping[str, Any] = {
    "partner": _("Partner"), "role": _("Role of the giver"), "item": _("Modality item"), "sector": _("Sector"),
    "goal": _("Goal"), "stage": _("Stage"), "standing": _("Whose word"), "said": _("What both sides say"),
}  # fmt: skip
ENDS = ("recipient_country", "giver_country")


def _narrowing(place: Place, asked: Asked, sides: list[Side]) -> dict[str, Any]:
    """The filters, what is chosen, and where else this can be seen."""
    query = asked.query
    choices = []
    for name, heading in HEADING_OF.items():
        chosen = getattr(asked, name)
        options = _options(name, sides, chosen)
        if name == "partner" and not (place.party or place.country):
            heading = _("Country or area")
        choices.append({
            "name": name, "heading": heading, "any": name != "stage",
            "options": [(code, label, code == chosen) for code, label in options],
        })  # fmt: skip
    chips = [(_chip(name, value), address(query, **{name: None})) for name, value in asked.chosen.items()]
    return {
        "asked": asked, "choices": choices, "chips": chips, "back": address(query, table=None),
        "sorts": [(name, label, address(query, sort=_unless_usual("sort", name)), name == asked.sort)
                  for name, label in SORTS.items()],
        "maps": [(name, label, address(query, map=_unless_usual("map", name)), name == asked.map)
                 for name, label in MAPS.items()],
        "exports": [(form, f"{place.path}export.{form}{address(query)}") for form in FORMS],
        "hidden": [(name, values[0]) for name, values in query.items() if name not in NARROWING],
    }  # fmt: skip


def _unless_usual(name: str, value: str) -> str | None:
    return None if USUAL.get(name) == value else value


def _chip(name: str, value: str) -> str:
    if name == "since":
        return gettext("since %(year)s") % {"year": value}
    if name == "until":
        return gettext("until %(year)s") % {"year": value}
    return words.label("giver_country" if name == "partner" else name, value)


def _options(name: str, sides: list[Side], chosen: str) -> list[tuple[str, str]]:
    """What can be chosen: fixed lists whole, codes as far as there are lines with them."""
    fixed: Mapping[str, Mapping[str, object]] = {
        "stage": words.STAGES, "standing": words.STANDINGS, "said": words.SAID, "role": ROLES,
    }  # fmt: skip
    if name in fixed:
        return [(code, str(label)) for code, label in fixed[name].items()]
    groups = [
        group.key
        for side in sides
        for end in (ENDS if name == "partner" else (name,))
        for group in side.figures.by[end]
    ]
    codes = {*groups, chosen} - {"", "-"}
    if name == "item":
        return [
            (code, words.label(name, code)) for code in (each.code for each in reference.modalities()) if code in codes
        ]
    labels = [(code, words.label("giver_country" if name == "partner" else name, code)) for code in codes]
    if name == "goal":
        return sorted(labels, key=lambda each: int(each[0]))
    return sorted(labels, key=lambda each: plain(each[1]))


def title_of(place: Place) -> str:
    """The heading of the page."""
    if not place.name:
        return gettext("Who gave what")
    return gettext("%(name)s: given and received") % {"name": place.name}


def country_place(code: str, path: str) -> Place:
    """The dashboard of a country as everybody may read it."""
    return Place(path, country=code, name=name_of("country", code, reader_language()))
