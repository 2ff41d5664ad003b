"""The facets of a list as a form: every value with a box to tick and how many records it would leave."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from bandung.exchange import queries
from bandung.matching.statements import Filters
from bandung.web.asked import FACETS, Facet
from bandung.web.keeping import kept
from bandung.web.naming import label_of
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import number

SHOWN_AT_ONCE = 8
"""Values of a facet before "more"."""
SHORT_LISTS = frozenset({"sdg"})
"""Facets that are shown whole."""
OPEN_AT_FIRST = frozenset({"kind", "domain", "sector"})
GROUPS_FIRST = ("LDC", "LLDC", "SIDS_UNSD", "SIDS_OHRLLS")


@kept(256)
def form_of(filters: Filters, on: date, counted: bool, _page_language: str, _as_of: str) -> str:
    """The fields of the form, with the filters ticked; ``counted`` shows the numbers of records beside the values."""
    counts = queries.facet_counts(filters, on, [facet.name for facet in FACETS])
    shown = [_shown(facet, counts[facet.name], getattr(filters, facet.field), counted) for facet in FACETS]
    return render_to_string("bandung/parts/facets.html", {"facets": shown})


def _shown(facet: Facet, counts: Mapping[str, int], chosen: tuple[str, ...], counted: bool) -> dict[str, object]:
    """A facet with its values: chosen ones first, then the most frequent; what is over stands behind "more"."""
    codes = [*counts, *(code for code in chosen if code not in counts)]
    if facet.name == "group":
        codes.sort(key=lambda code: GROUPS_FIRST.index(code) if code in GROUPS_FIRST else len(GROUPS_FIRST))
    elif facet.name == "sdg":
        codes.sort(key=lambda code: [int(part) if part.isdigit() else 99 for part in code.split(".")])
    codes.sort(key=lambda code: code not in chosen)
    at_once = len(codes) if facet.name in SHORT_LISTS else max(SHOWN_AT_ONCE, len(chosen))
    numbers = {code: counts.get(code, 0) for code in codes} if counted else {}
    return {
        "heading": facet.heading,
        "first": _values(facet.name, codes[:at_once], numbers, chosen),
        "more": _values(facet.name, codes[at_once:], numbers, chosen),
        "number_of_more": len(codes[at_once:]),
        "is_open": bool(chosen) or facet.name in OPEN_AT_FIRST,
    }


def _values(name: str, codes: Iterable[str], counts: Mapping[str, int], chosen: tuple[str, ...]) -> SafeString:
    language = reader_language()
    return mark_safe("\n".join([  # noqa: S308 - joined from escaped parts
        _value(name, code, language, code in chosen) + _count(counts.get(code)) for code in codes
    ]))  # fmt: skip


@lru_cache(8192)
def _value(name: str, code: str, language: str, is_chosen: bool) -> SafeString:
    ticked = mark_safe(" checked") if is_chosen else ""
    return format_html(
        '<label><input type="checkbox" name="{}" value="{}"{}><span>{}</span>',
        name, code, ticked, label_of(name, code, language),
    )  # fmt: skip


def _count(count: int | None) -> str:
    return "</label>" if count is None else f'<span class="count">{number(count)}</span></label>'
