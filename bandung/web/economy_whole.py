"""One table of the economy whole, on a page of its own: every row, in the order of any column, or those with a word.

Who comes: an economist for whom the first fifteen rows are too few, and who has no wish to open a spreadsheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from bandung.reference.countries import plain
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.web.economy_parts import Cited, rests_on
from bandung.web.economy_tables import FORMS, Column, Figured, cell, shown
from bandung.web.paging import Paging, Query, address, page_number

ROWS = 100
KEPT = ("year", "to", "of")
"""What a table may be asked by."""
WAYS = {"up": "ascending", "down": "descending"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a table: a word, a column to order by (none: as it is), which way, and which page."""

    words: str
    by: Column | None
    way: str
    page: int


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a table is of: what it is called, its address, and the code of what it is about (none: of all)."""

    title: str
    address: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """What else may be chosen beside words: its name in addresses, its label, the values, and the one that is."""

    name: str
    label: str
    values: Sequence[str]
    chosen: str


def whole(
    request: HttpRequest, table: Figured, cited: Cited, of: Page, name: str, choosing: Sequence[Choosing] = ()
) -> HttpResponse:
    """The page of a table, with a way back to the page it is of; ``name`` is what its files are called in addresses.

    :raises BadValue: if there is no such column, way or page.
    """
    query: Query = {each: request.GET.getlist(each)[:1] for each in (*KEPT, "q", "sort", "way", "page")}
    wanted, language = _wanted(request, table), get_language() or "en"
    rows = _ordered(_with(table.facts.arrow(), table, wanted.words, language), wanted, language)
    paging = Paging(wanted.page, ROWS, rows.num_rows, query)
    found = rows.slice((wanted.page - 1) * ROWS, ROWS).to_pylist()
    kept = address(query, q=None, sort=None, way=None, page=None).removesuffix("?")
    return render(request, "bandung/economy/whole.html", {
        "section": "economy", "table": table, "title": cited.title, "of": of, "back": of.address and of.address + kept,
        "words": wanted.words, "by": wanted.by.name if wanted.by else "", "way": wanted.way, "paging": paging,
        "number": rows.num_rows, "heads": [_head(each, wanted, query) for each in table.columns],
        "kept": [(each, query[each][0]) for each in KEPT if query[each] and each not in {it.name for it in choosing}],
        "choosing": choosing,
        "rows": [[shown(row, column, language) for column in table.columns] for row in found],
        "files": [(form, f"{name}.{form}{kept}") for form in FORMS],
        "rests": rests_on(cited),
    })  # fmt: skip


def _wanted(request: HttpRequest, table: Figured) -> Wanted:
    by, way = request.GET.get("sort", ""), request.GET.get("way", "")
    known = {each.name: each for each in table.columns}
    if by and by not in known:
        raise BadValue(_("There is no column “%(value)s” to order by."), field="sort", value=by[:40])
    if way not in ("", *WAYS):
        raise BadValue(_("Order “up” or “down”."), field="way")
    column = known.get(by)
    words = request.GET.get("q", "").strip()[:100]
    return Wanted(words, column, way or _first_way(column), page_number(request.GET.get("page", "")))


def _first_way(column: Column | None) -> str:
    """Words from the first letter, figures from the most."""
    return "up" if column is None or column.is_named else "down"


def _head(column: Column, wanted: Wanted, query: Query) -> dict[str, Any]:
    chosen = wanted.by is not None and wanted.by.name == column.name
    way = ("down" if wanted.way == "up" else "up") if chosen else _first_way(column)
    return {
        "label": column.label, "is_figure": not column.is_word, "sorted": WAYS[wanted.way] if chosen else "",
        "link": address(query, sort=column.name, way=way, page=None),
    }  # fmt: skip


def _names(rows: pa.Table, column: Column, language: str) -> dict[Any, str]:
    """Each value of a column to how readers see it."""
    return {value: cell(value, column, language) for value in pc.unique(rows[column.name]).to_pylist()}


def _with(rows: pa.Table, table: Figured, words: str, language: str) -> pa.Table:
    """The rows in which one of the words of a column has these in it, or a code is theirs."""
    if not words:
        return rows
    found = pa.array([False] * rows.num_rows)
    for column in table.columns:
        if column.is_named:
            named = _names(rows, column, language).items()
            chosen = [
                it for it, told in named if plain(words) in plain(told) or plain(str(it)).startswith(plain(words))
            ]
            of = pa.array(chosen, rows.schema.field(column.name).type)
            found = pc.or_(found, pc.is_in(rows[column.name], value_set=of))
    return rows.filter(found)


def _has(words: str, told: str, code: str) -> bool:
    return plain(words) in plain(told) or plain(code).startswith(plain(words))


def _ordered(rows: pa.Table, wanted: Wanted, language: str) -> pa.Table:
    """What is not known stands last, whichever the way; rows that are equal stay in their order."""
    if wanted.by is None:
        return rows
    keys = rows[wanted.by.name]
    if wanted.by.is_named:
        names = _names(rows, wanted.by, language)
        places = {value: at for at, value in enumerate(sorted(names, key=lambda it: plain(names[it])))}
        keys = pa.array([None if value is None else places[value] for value in keys.to_pylist()], pa.int64())
    missing, places_now = pc.is_null(keys, nan_is_null=True), pa.array(range(rows.num_rows), pa.int64())
    by = pa.table({"missing": missing, "key": keys, "place": places_now})
    order = [("missing", "ascending"), ("key", WAYS[wanted.way]), ("place", "ascending")]
    return rows.take(pc.sort_indices(by, sort_keys=order))
