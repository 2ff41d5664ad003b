"""Filters and tags of all pages: names, texts in the best language, dates, numbers, charts, links to records."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from bandung.charts import Chart
from bandung.exchange.models import Statement
from bandung.parties.models import Party
from bandung.web import figure_words
from bandung.web.cards import Card
from bandung.web.desk import draft_words
from bandung.web.naming import label_of, name_of, reading
from bandung.web.sentences import reader_language

register = template.Library()


@lru_cache(16)
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_").replace("hans", "Hans"), sep="_")


@register.filter
def named(code: str, table: str) -> str:
    """``{{ code|named:"country" }}``: the name in the reader's language."""
    return name_of(table, code, reader_language())


@register.filter
def labelled(code: str, table: str) -> str:
    """As ``named``, with the number beside it where people know the number (SDGs)."""
    return label_of(table, code, reader_language())


@register.filter
def told(texts: Mapping[str, str], original: str = "") -> SafeString:
    """``{{ texts|told:original }}``: the best version for the reader, its language marked where it is not hers."""
    found = reading(texts, reader_language(), original)
    if found.is_hers:
        return format_html("{}", found.text)
    return format_html('<span lang="{}" dir="{}">{}</span>', found.language, found.direction, found.text)


@register.filter
def day(value: date | datetime | str | None, style: str = "medium") -> str:
    """A day in the reader's locale; nothing for none."""
    if not value:
        return ""
    return _day(value[:10] if isinstance(value, str) else f"{value:%Y-%m-%d}", style, get_language() or "en")


@lru_cache(4096)
def _day(iso: str, style: str, language: str) -> str:
    return format_date(date.fromisoformat(iso), style, locale=_locale(language))


@register.filter
def quarter(value: object) -> str:
    """A quarter as people write it in any language, ``2026-Q3``; held together where text runs from right to left."""
    written = str(value).upper()
    return f"\u2066{written}\u2069" if get_language_bidi() else written


@register.filter
def number(value: float | None) -> str:
    """A number in the reader's locale; nothing for none, which is not zero."""
    return "" if value is None else _number(value, get_language() or "en")


@lru_cache(4096)
def _number(value: float, language: str) -> str:
    return format_decimal(value, locale=_locale(language))


@register.filter
def unit_name(code: str) -> str:
    """``{{ code|unit_name }}``: a unit or a currency in the reader's words."""
    return figure_words.unit(code)


@register.filter
def drawn(card: Card, level: int = 2) -> SafeString:
    """``{{ card|drawn:3 }}``: a card with a heading of that order; kept, since lists share their cards."""
    return _drawn(card, level, get_language() or "en")


@lru_cache(4096)
def _drawn(card: Card, level: int, _page_language: str) -> SafeString:
    return mark_safe(render_to_string("bandung/parts/card.html", {"card": card, "level": level}))  # noqa: S308


@register.filter
def move_name(move: str) -> str:
    """A step on a draft's way in the reader's words."""
    return str(draft_words.MOVES.get(move, move))


@register.simple_tag
def party_name(party: Party | str) -> str:
    """The name of a party in the reader's language; its code where it is not known here."""
    known = party if isinstance(party, Party) else Party.objects.filter(code=party).first()
    return reading(known.name, reader_language()).text if known else str(party)


@register.simple_tag(takes_context=True)
def desk_may(context: template.Context, action: str, kind: str) -> bool:
    """Whether the reader's desk shows a button or a link: the question that the page behind it asks. No query."""
    desk = getattr(context["request"], "desk", None)
    return desk is not None and bool(desk.may(action, kind))


@register.filter
def address(row: Statement) -> str:
    """The page of a need or an offer."""
    return reverse(row.kind_of_record, args=(row.register, row.record))


@register.filter
def svg(drawing: str) -> SafeString:
    """A drawing of ``bandung.charts``, which escapes every text that it takes in."""
    return mark_safe(drawing)  # noqa: S308


@register.inclusion_tag("bandung/parts/chart.html")
def chart(drawn: Chart, note: str = "", wide: bool = False, level: int = 2) -> dict[str, Any]:
    """A chart with its title, its key and the table behind it."""
    rows = zip(drawn.table.rows, drawn.table.links or (None,) * len(drawn.table.rows), strict=True)
    return {
        "chart": drawn, "note": note, "wide": wide, "level": f"h{level}",
        "rows": [
            {"name": row[0], "cells": [(cell, isinstance(cell, str)) for cell in row[1:]], "link": link}
            for row, link in rows
        ],
    }  # fmt: skip


@register.inclusion_tag("bandung/parts/pages.html")
def pages(paging: Any) -> dict[str, Any]:
    """Links to the pages of a list; ``paging`` is a ``bandung.web.paging.Paging``."""
    return {"paging": paging}
