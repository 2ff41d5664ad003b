"""What pages of the economy share: the figures in use, where they come from, how good they are, how to cite them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from bandung import reference
from bandung.economy.engine import open_engine
from bandung.economy.groups import SOUTH
from bandung.parties.models import Party
from bandung.sources import shelf as shelves
from bandung.sources.in_use import Figures, InUse
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import day

Declared = tuple[tuple[str, bool], ...]
"""(country, whether of the South), of those whose party says so itself."""


def shelf() -> Path:
    """Where this node keeps its figures."""
    return Path(settings.FIGURES)


@contextmanager
def opened() -> Iterator[Figures]:
    """The figures in use, with an engine of their own: a page opens them once, and what it read goes with it."""
    engine = open_engine(settings.STATISTICS_URL)
    try:
        yield Figures(shelf(), engine)
    finally:
        engine.close()


def state() -> str:
    """Which versions of figures are in use: what kept parts of pages are asked by, beside their question."""
    return " ".join(f"{each.source}:{each.version}" for each in shelves.loaded(shelf()))


def declared() -> Declared:
    """(country, whether of the South) of those whose party says so itself. One query."""
    said = Party.objects.exclude(speaks_for="").only("speaks_for", "body")
    return tuple(sorted((each.speaks_for, each.south) for each in said if each.south is not None))


def country_of(iso3: str) -> str:
    """The code of a country as addresses have it.

    :raises UnknownCode: if there is none.
    """
    return reference.country(iso3.upper()).code


def year_asked(text: str) -> int | None:
    """The year in an address; none where none is asked for.

    :raises BadValue: if it is no year.
    """
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadValue(_("“%(value)s” is not a year such as 2020."), field="year", value=text[:20])
    return int(text)


def year_query(year: int | None) -> str:
    """What an address asks a year by; nothing for the last one."""
    return f"?year={year}" if year else ""


def group_name(code: str) -> str:
    """The name of a group for the reader; a country may have the same code (CAN)."""
    return gettext("All countries of the South") if code == SOUTH else name_of("group", code, reader_language())


def moved(request: HttpRequest, name: str, *places: str) -> HttpResponseRedirect:
    """To the same page by its right address, with what was asked of it."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse(name, args=places) + (f"?{query}" if query else ""))


@dataclass(frozen=True, slots=True)
class Cited:
    """What a table or page rests on, told in sentences: for the foot of a page and the head of a file."""

    title: str
    address: str
    on: date
    used: Sequence[InUse]

    def lines(self) -> list[tuple[str, str]]:
        """(heading, text): address, day, each source with licence and version, and how to cite all of it."""
        told = [(gettext("Address"), self.address), (gettext("Taken on"), self.on.isoformat())]
        told += [(gettext("Source"), each) for each in dict.fromkeys(_source(it) for it in self.used)]
        return [*told, (gettext("Cite this as"), self.citation())]

    def citation(self) -> str:
        """One line: publishers, title, node, day, address."""
        who = "; ".join(dict.fromkeys(each.origin.publisher for each in self.used))
        return f"{who}. {self.title}. {settings.NODE_NAME}, {self.on.isoformat()}. {self.address}"


def _source(found: InUse) -> str:
    it = found.origin
    return f"{it.name}, {it.publisher}, {it.licence}, {it.version}, {it.page}"


def rests_on(cited: Cited) -> SafeString:
    """The foot of a page: its sources, what was set aside of them and why, how to cite it."""
    once = {(each.origin.source, each.origin.version, each.origin.quality.kept): each for each in reversed(cited.used)}
    words = {"cited": cited, "sources": [_told(each) for each in reversed(once.values())]}
    return mark_safe(render_to_string("bandung/economy/rests_on.html", words))  # noqa: S308 - escaped in it


def _told(found: InUse) -> dict[str, Any]:
    it, quality = found.origin, found.origin.quality
    return {
        "name": it.name, "publisher": it.publisher, "licence": it.licence, "page": it.page, "version": it.version,
        "retrieved": day(it.retrieved), "about": found.about if found.sampled else it.about, "sampled": found.sampled,
        "read": quality.read, "kept": quality.kept, "revision": quality.revision, "years": quality.years,
        "told": [(gettext(each.sentence), each.rows, each.value, each.examples) for each in quality.told()],
    }  # fmt: skip
