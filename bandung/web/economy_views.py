"""The tables of a page, each made alone when somebody asks for it, with the figures that it rests on.

Who takes one table as a file, or over the API, waits for this one only, and reads of it, not of the page, where its
figures come from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from bandung.sources.in_use import Figures
from bandung.web.economy_parts import Cited
from bandung.web.economy_tables import PAGE, Figured, NoSuchFigures, as_file
from bandung.web.economy_whole import Page, whole

Maker = Callable[[], Figured | None]
"""Makes one table of a page; none where nothing of it is known."""
Tables = Mapping[str, Figured]


@dataclass(frozen=True, slots=True)
class View:
    """A page before it is drawn: the year it is of (none without figures), the years there are, what makes each of its
    tables, and words for its template out of these tables.
    """

    figures: Figures
    at: int | None
    years: Sequence[int]
    makers: Mapping[str, Maker]
    words: Callable[[Tables], dict[str, Any]] = lambda _tables: {}

    def table(self, name: str) -> Figured:
        """One table, with what it rests on; the others are not made.

        :raises NoSuchFigures: if there is none of this name, or nothing is known of it.
        """
        if name in self.makers and (found := self._made(name)):
            return found
        raise NoSuchFigures(name=name[:40], known=", ".join(self.makers))

    def tables(self) -> dict[str, Figured]:
        """All tables of which anything is known."""
        return {name: found for name in self.makers if (found := self._made(name))}

    def _made(self, name: str) -> Figured | None:
        with self.figures.noted() as used:
            found = self.makers[name]()
        return replace(found, used=tuple(used)) if found else None

    def answer(self, request: HttpRequest, name: str, form: str, page: Page) -> HttpResponseBase:
        """One table as a file, or on a page of its own; either says what this table rests on.

        :raises NoSuchFigures: if there is no such table. :raises BadValue: if it cannot be ordered so.
        """
        table = self.table(name)
        title = f"{page.title}: {table.title}" if page.code else table.title
        cited = Cited(title, request.build_absolute_uri(), timezone.localdate(), table.used)
        if form == PAGE:
            return whole(request, table, cited, page, request.path.rpartition("/")[2].removesuffix(f".{PAGE}"))
        called = "-".join(str(each) for each in (page.code, name, self.at) if each)
        return as_file(table, form, cited.lines(), called)
