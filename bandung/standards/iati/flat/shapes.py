"""Many elements of one shape, read with one pattern from the text of their activity instead of one by one.

The parser writes an activity out as text, always in the same way, and a pattern that is learned from the first element
of a kind finds what all of that kind say. It is used if it finds exactly as many as there are, and if there is nothing
else in the text that begins like them: then no other than these elements was found. (One that is elsewhere and was
found would stand for one that was not, whose own beginnings are there besides.)
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from bandung.standards.iati.document import Element
from bandung.standards.iati.shape import XML_LANG

TEXT = ""
"""In place of an attribute: the text of an element."""
Field = tuple[str, str]
"""A child, or "" for the element itself, or "child/grandchild"; and an attribute, or ``TEXT``."""
_MOST_KNOWN, _LONGEST, _MISSES, _PAUSE = 50, 2_000, 12, 200
_ESCAPED = (
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", '"'),
    ("&apos;", "'"),
    ("&#9;", "\t"),
    ("&#10;", "\n"),
    ("&#13;", "\r"),
    ("&amp;", "&"),
)


class _Unlike(Exception):
    """An element is of no shape that can be read with a pattern."""


@dataclass(slots=True)
class _Shape:
    pattern: re.Pattern[str]
    chosen: Any
    """Puts what was found into the order of the fields."""
    beginnings: int
    """How often the name of the element begins a tag in one of them: <location>, <location-id>, <location-class>."""


class Shapes:
    """The shapes of one kind of element.

    ``fields`` are what is read of it, in order; ``children`` are all that it may have.
    """

    def __init__(self, name: str, fields: Sequence[Field], children: Container[str]) -> None:
        self.fields, self.children = fields, children
        self._paths = frozenset(path for path, _attribute in fields)
        self._begins = f"<{name}"
        self._known: dict[str, _Shape] = {}
        self._last: _Shape | None = None
        self._missed = 0

    def read(self, elements: Sequence[Element], text: str) -> Sequence[Sequence[str]] | None:
        """The fields of each element, all of whose kind the text of an activity holds; None if they are not alike.

        A field that an element does not have is empty.
        """
        if self._missed > _MISSES:  # of files in which no two are alike
            self._missed = (self._missed + 1) % _PAUSE
            return None
        number, beginnings = len(elements), text.count(self._begins)
        found = self._found(self._last, number, beginnings, text)
        if found is None:
            self._last = self._learned(elements[0])
            found = self._found(self._last, number, beginnings, text)
        if found is None:
            self._missed += 1
        else:
            self._missed = 0
        return found

    def _found(self, shape: _Shape | None, number: int, beginnings: int, text: str) -> Sequence[Sequence[str]] | None:
        if shape is None or beginnings != number * shape.beginnings:
            return None
        found = shape.pattern.findall(text)
        if len(found) != number:
            return None
        rows = list(map(shape.chosen, found))
        return [[plain(each) if "&" in each else each for each in row] for row in rows] if "&" in text else rows

    def _learned(self, element: Element) -> _Shape | None:
        groups: list[Field] = []
        try:
            pattern = self._pattern(element, "", groups, set())
        except _Unlike:
            return None
        if len(pattern) > _LONGEST:
            return None
        if (known := self._known.get(pattern)) is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            none = len(groups)  # of two last groups, in which there is nothing: of one alone, findall makes no tuple
            chosen = itemgetter(*(groups.index(field) if field in groups else none for field in self.fields))
            known = _Shape(re.compile(pattern + "()()"), chosen, pattern.count(self._begins))
            self._known[pattern] = known
        return known

    def _pattern(self, element: Element, path: str, groups: list[Field], seen: set[str]) -> str:
        """A pattern for what the parser writes for an element of this shape, whatever its values."""
        tag = element.tag
        if not isinstance(tag, str) or "{" in tag or (path in seen and path in self._paths):
            raise _Unlike()
        seen.add(path)
        begins = "<" + re.escape(tag)
        for name in element.keys():  # noqa: SIM118, for this is no mapping
            written = "xml:lang" if name == XML_LANG else name
            if "{" in written or (not path and (path, name) not in self.fields):
                raise _Unlike()
            begins += f' {re.escape(written)}="{self._group((path, name), groups, chr(34))}"'
        if not len(element):
            if not element.text:
                return begins + "/>"
            return f"{begins}>{self._group((path, TEXT), groups, '<')}</{re.escape(tag)}>"
        if element.text and not element.text.isspace():
            raise _Unlike()
        inner = []
        for child in element:
            if child.tail and not child.tail.isspace():
                raise _Unlike()
            if not path and child.tag not in self.children:
                raise _Unlike()
            inner.append(self._pattern(child, f"{path}/{child.tag}" if path else str(child.tag), groups, seen))
        return rf"{begins}>\s*" + r"\s*".join(inner) + rf"\s*</{re.escape(tag)}>"

    def _group(self, field: Field, groups: list[Field], end: str) -> str:
        if field not in self.fields:
            return f"[^{end}]*"
        groups.append(field)
        return f"([^{end}]*)"


def plain(text: str) -> str:
    """A text or the value of an attribute without the escapes that the parser writes."""
    for escaped, sign in _ESCAPED:
        text = text.replace(escaped, sign)
    return text
