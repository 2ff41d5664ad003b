"""Rows of the places of an activity on the map, with the way in which 1.x tells them too."""

import re
from collections.abc import Sequence

from bandung.standards.iati.document import LAST_SHORT_LINE, Element, line_of
from bandung.standards.iati.flat.current import Current
from bandung.standards.iati.flat.listing import codes_of, told_in
from bandung.standards.iati.flat.reading import attribute, even, grouped
from bandung.standards.iati.flat.rows import written
from bandung.standards.iati.flat.shapes import TEXT, Shapes

FIELDS = (
    ("", "ref"), ("location-reach", "code"), ("exactness", "code"), ("location-class", "code"),
    ("feature-designation", "code"), ("location-type", "code"), ("name/narrative", TEXT), ("name", TEXT),
    ("description/narrative", TEXT), ("description", TEXT), ("coordinates", "latitude"), ("coordinates", "longitude"),
    ("point/pos", TEXT), ("location-id", "vocabulary"), ("location-id", "code"), ("administrative", "vocabulary"),
    ("administrative", "level"), ("administrative", "code"),
)  # fmt: skip
_CHILDREN = frozenset(path for path, _attribute in FIELDS) | {"point", "activity-description"}
_LISTS = ("GeographicLocationReach", "GeographicExactness", "GeographicLocationClass", "LocationType")
_MOST_KNOWN, _LONGEST = 2_000, 100
_LATITUDE = 5
"""Where the latitude is among the cells of a location; the longitude follows."""
_POSITION = re.compile(
    r"-?(?:[0-8]?[0-9](?:\.[0-9]{1,20})?|90(?:\.0{1,20})?) "
    r"-?(?:(?:[0-9]{1,2}|1[0-7][0-9])(?:\.[0-9]{1,20})?|180(?:\.0{1,20})?)"
)


class Locations:
    """Those of one shape are read together, all others one by one; the rows are the same."""

    def __init__(self, current: Current, *, plain: bool = True) -> None:
        self.current, self.plain = current, plain
        self._shapes = Shapes("location", FIELDS, _CHILDREN)
        self._known: dict[tuple[str, ...], Sequence[Sequence[str]]] = {}
        self._names: dict[str, str] = {}
        self._written: dict[tuple[str, ...], tuple[str, str]] = {}
        self._rows = current.rows.kept["locations"]

    def add(self, elements: Sequence[Element], text: str) -> None:
        """Put the rows of the locations of an activity, which is this text, if it is."""
        alike = self._shapes.read(elements, text) if text and self.plain else None
        if alike is None:
            for element in elements:
                line = line_of(element)
                self._put(line, self._cells(element))
            return
        for element, told in zip(elements, alike, strict=True):
            line = element.sourceline or 0
            self._put(line if line < LAST_SHORT_LINE else line_of(element), self._told(*told))

    def _put(self, line: int, cells: Sequence[str]) -> None:
        said = f"{cells[_LATITUDE]} {cells[_LATITUDE + 1]}"
        if not _POSITION.fullmatch(said):
            if said != " ":
                self.current.listed(line, "location", "bad-position", said=said[:200])
            cells = (*cells[:_LATITUDE], "", "", *cells[_LATITUDE + 2 :])
        self._rows.append((self.current.file, self.current.identifier, str(line), *cells))

    def _told(
        self, ref: str, reach: str, exactness: str, of_class: str, designation: str, kind: str, narrative: str,
        name: str, description_narrative: str, description: str, latitude: str, longitude: str, pos: str,
        vocabulary: str, code: str, *administrative: str,
    ) -> tuple[str, ...]:  # fmt: skip
        key = (reach, exactness, of_class, designation, kind)
        reached, exact, classed, featured = self._known[key] if key in self._known else self._looked_up(key)
        at: Sequence[str] = pos.split() if pos else ()
        if len(at) != 2:
            at = (latitude.strip(), longitude.strip())
        return (
            ref, *reached, even(narrative or name), even(description_narrative or description), *at,
            f"{vocabulary.strip()}:{code.strip()}".strip(":"),
            ":".join([each.strip() for each in administrative]).strip(":") if any(administrative) else "",
            *exact, *classed, *featured,
        )  # fmt: skip

    def text(
        self, ref: str, reach: str, exactness: str, of_class: str, designation: str, kind: str, narrative: str,
        name: str, description_narrative: str, description: str, latitude: str, longitude: str, pos: str,
        vocabulary: str, code: str, *administrative: str,
    ) -> str | None:  # fmt: skip
        """The row of a location after its line, as it is written; None if something in it must be listed."""
        key = (ref, reach, exactness, of_class, designation, kind)
        before, after = self._written[key] if key in self._written else self._around(key)
        at = pos.split() if pos else ()
        said = f"{at[0]} {at[1]}" if len(at) == 2 else f"{latitude.strip()} {longitude.strip()}"
        if not _POSITION.fullmatch(said) and said != " ":
            return None
        named = self._name(narrative or name)
        described = self._name(description_narrative or description)
        ids = f"{vocabulary}:{code}"
        if not (vocabulary.isalnum() and code.isalnum()):
            ids = written((f"{vocabulary.strip()}:{code.strip()}".strip(":"),))
        within = written((":".join(map(str.strip, administrative)).strip(":"),)) if any(administrative) else ""
        return f"{before},{named},{described},{said.replace(' ', ',')},{ids},{within},{after}"

    def _name(self, text: str) -> str:
        if text not in self._names:
            if len(self._names) >= _MOST_KNOWN:
                self._names.clear()
            if len(text) > _LONGEST:
                return written((even(text),))
            self._names[text] = written((even(text),))
        return self._names[text]

    def _around(self, key: tuple[str, ...]) -> tuple[str, str]:
        reached, *others = self._looked_up(key[1:])
        found = written((key[0], *reached)), written([cell for cells in others for cell in cells])
        if sum(map(len, key)) <= _LONGEST:
            if len(self._written) >= _MOST_KNOWN:
                self._written.clear()
            self._written[key] = found
        return found

    def _looked_up(self, key: tuple[str, ...]) -> Sequence[Sequence[str]]:
        reach, exactness, of_class, designation, kind = map(str.strip, key)
        codes = (reach, exactness, of_class, designation or kind)
        found = [self.current.named(*each) for each in zip(_LISTS, codes, strict=True)]
        if sum(map(len, key)) <= _LONGEST:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = found
        return found

    def _cells(self, element: Element) -> Sequence[str]:
        """The cells of a location of any shape."""
        language, named, inner = self.current.language, self.current.named, grouped(element)
        latitude = longitude = ""
        if at := inner.get("coordinates"):
            latitude, longitude = attribute(at, "latitude"), attribute(at, "longitude")
        for point in inner.get("point", ()):
            if (pos := point.findtext("pos")) and len(both := pos.split()) == 2:
                latitude, longitude = both
        ids = codes_of(inner.get("location-id"), "vocabulary", "code")
        if "gazetteer-entry" in inner:
            ids = " ".join(
                [ids, *(f"{it.get('gazetteer-ref', '')}:{(it.text or '').strip()}" for it in inner["gazetteer-entry"])]
            ).strip()
        kind = attribute(inner.get("feature-designation")) or attribute(inner.get("location-type"))
        return (
            element.get("ref", ""), *named("GeographicLocationReach", attribute(inner.get("location-reach"))),
            told_in(inner, "name", language), told_in(inner, "description", language), latitude, longitude, ids,
            codes_of(inner.get("administrative"), "vocabulary", "level", "code"),
            *named("GeographicExactness", attribute(inner.get("exactness"))),
            *named("GeographicLocationClass", attribute(inner.get("location-class"))), *named("LocationType", kind),
        )  # fmt: skip
