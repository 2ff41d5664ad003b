"""What is made of the parts of activities that many say alike: in the exact way, and once for each text.

A part is the text of whole elements of one kind, which have nothing but narratives in them. None is made of what is
something else, or of what must be listed.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.current import Current
from bandung.standards.iati.flat.listing import Organisations, activity_row
from bandung.standards.iati.flat.rows import written
from bandung.standards.iati.flat.runs import parsed
from bandung.standards.iati.flat.splits import NOTHING, NOWHERE, Division, Sectors

_MOST_KNOWN, _LONGEST = 2_000, 2_000
_REPORTER, _LANGUAGE, _STATUS, _OWN = slice(0, 4), slice(6, 8), slice(8, 10), slice(10, 14)
"""Cells of an activity as ``activity_row`` makes them."""


class Divided(NamedTuple):
    """Countries, regions or sectors: how they divide, and their rows with the line that each stands on."""

    division: Any
    codes: str
    rows: Sequence[tuple[int, str]] = ()


NO_PLACES, NO_SECTORS = Divided(NOWHERE, ","), Divided(NOTHING, "")


class Learned:
    """Remembers what was made of texts of one file."""

    def __init__(self, current: Current, organisations: Organisations) -> None:
        self.current, self._organisations = current, organisations
        self._known: dict[str, Any] = {}

    def of(self, make: Callable[[str], Any], text: str) -> Any:
        """What one of the methods below makes of a text."""
        known = self._known
        if text in known:
            return known[text]
        made = make(text)
        if len(text) <= _LONGEST:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[text] = made
        return made

    def begin(self, text: str) -> tuple[str, str, str] | None:
        """Of the first tag of an activity: its currency, and its cells of language and of its own."""
        activity = parsed("", text)
        if activity is None or activity.tag != "iati-activity":
            return None
        cells = activity_row(self.current, activity, {}, {})
        return activity.get("default-currency", ""), written(cells[_LANGUAGE]), written(cells[_OWN])

    def reporter(self, text: str) -> str | None:
        """The cells of who reports."""
        return self._cells("reporting-org", _REPORTER, text)

    def status(self, text: str) -> str | None:
        """The cells of the status."""
        return self._cells("activity-status", _STATUS, text)

    def organisation(self, text: str) -> tuple[int, str] | None:
        """Of one organisation: how many lines down it stands, and its row after the line."""
        children = self._children("participating-org", text)
        if children is None or len(children) != 1:
            return None
        return (children[0].sourceline or 1) - 1, self._organisations.text(children[0])

    def countries(self, text: str) -> Divided | None:
        """How countries divide."""
        children = self._children("recipient-country", text)
        return self._placed(children, self.current.divisions.places(children, ())) if children else None

    def regions(self, text: str) -> Divided | None:
        """How regions divide."""
        children = self._children("recipient-region", text)
        return self._placed(children, self.current.divisions.places((), children)) if children else None

    def sectors(self, text: str) -> Divided | None:
        """How sectors divide."""
        children = self._children("sector", text)
        if not children:
            return None
        sectors: Sectors = self.current.divisions.sectors(children)
        if any(division.problems for division in sectors.divisions):
            return None
        rows = [
            ((children[part.at].sourceline or 1) - 1, part.text)
            for division in sectors.divisions
            for part in division.parts
        ]
        return Divided(sectors, written((sectors.codes,)), rows)

    def _placed(self, children: Sequence[Element], division: Division) -> Divided | None:
        if division.problems:
            return None
        rows = [((children[part.at].sourceline or 1) - 1, part.text) for part in division.parts]
        return Divided(division, written(division.codes), rows)

    def _cells(self, name: str, cells: slice, text: str) -> str | None:
        children = self._children(name, text)
        if not children:
            return None
        return written(activity_row(self.current, children[0].getparent(), {name: children}, {})[cells])

    def _children(self, name: str, text: str) -> Sequence[Element] | None:
        activity = parsed(text)
        if activity is None or any(child.tag != name for child in activity):
            return None
        if any(inner.tag != "narrative" for child in activity for inner in child.iterdescendants()):
            return None
        return list(activity)
