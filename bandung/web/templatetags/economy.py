"""Figures of the economy in templates."""

from django import template
from django.utils.translation import get_language

from bandung.sources.publishers import SOURCES
from bandung.web.economy_tables import Kind, figure
from bandung.web.economy_tables import signed as with_sign

register = template.Library()


@register.filter(name="as")
def as_(value: float | None, kind: Kind) -> str:
    """A figure as tables show it: ``usd`` short, ``share`` in per cent, ``ratio``, ``whole``; nothing for none."""
    return "" if value is None else figure(float(value), kind, get_language() or "en")


@register.filter
def signed(value: float) -> str:
    """A difference with its sign and one decimal."""
    rounded, language = round(value, 1), get_language() or "en"
    shown = figure(abs(rounded), "ratio", language)
    return with_sign("−" if rounded < 0 else "+", shown, language) if rounded else shown


@register.filter
def fetched(source: str) -> str:
    """The command that fetches a source; from a folder, where its publisher gives no address to fetch from."""
    by_hand = source in SOURCES and not SOURCES[source].addresses
    return f"bandung sources fetch {source}" + " --from FOLDER" * by_hand
