"""Elements of one kind that follow each other, read with one pattern from the text that the parser writes.

The pattern is learned from the first of them: its tags, attributes and white space as they are, its values as groups.
It finds no mark that is none of its own and no end of a line in a value; so where it finds as many elements as account
for all marks and all ends of lines of a text, it has found all that is in it, and how many lines each takes.
"""

import re
from collections.abc import Container, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.shapes import TEXT, Field, plain
from bandung.standards.iati.shape import XML_LANG

_ANY, _MOST_KNOWN, _LONGEST = r"[^<\n]*", 6, 4_000
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)

Told = Sequence[Sequence[str]]


class _Unlike(Exception):
    """An element is of no shape that can be read with a pattern."""


class _Shape(NamedTuple):
    pattern: re.Pattern[str]
    chosen: Any
    """Puts what was found into the order of the fields."""
    marks: int
    lines: int


def parsed(text: str, begin: str = "<iati-activity>") -> Element | None:
    """An activity with this in it, which begins on line one; None if the text is more or less than whole elements."""
    try:
        return etree.fromstring(f"{begin}{text}</iati-activity>", _PARSER)
    except etree.XMLSyntaxError:
        return None


class Run:
    """Elements of one name.

    ``fields`` are what is read of one, in order, each with the pattern of its values or an empty text for any; it has
    no other children, besides those in ``between``, and no other attributes of its own.
    """

    def __init__(self, tag: str, fields: Mapping[Field, str], between: Container[str] = ()) -> None:
        self.tag, self.fields, self.between = tag, fields, between
        self._paths = {path for path, _attribute in fields}
        self._known: list[_Shape] = []

    def read(self, text: str, lines: int) -> tuple[Told, int] | None:
        """The fields of each element of a text of so many lines, and how many lines each takes; None if not alike."""
        marks = text.count("<")
        for shape in self._known:
            if found := self._found(shape, text, marks, lines):
                return found
        learned = self._learned(text)
        found = self._found(learned, text, marks, lines) if learned else None
        if found and learned:
            self._known = [learned, *self._known][:_MOST_KNOWN]
        return found

    def _found(self, shape: _Shape, text: str, marks: int, lines: int) -> tuple[Told, int] | None:
        number, rest = divmod(marks, shape.marks)
        if rest or number * shape.lines != lines:
            return None
        found = shape.pattern.findall(text)
        if len(found) != number:
            return None
        told = list(map(shape.chosen, found))
        if "&" in text:
            told = [tuple([plain(each) if "&" in each else each for each in row]) for row in told]
        return told, shape.lines

    def _learned(self, text: str) -> _Shape | None:
        activity = parsed(text) if len(text) <= _LONGEST else None
        if activity is None or not len(activity):
            return None
        groups: list[Field] = []
        try:
            pattern = _space(activity.text) + self._pattern(activity[0], "", groups, set())
        except _Unlike:
            return None
        none = len(groups)  # of two last groups, in which there is nothing
        chosen = itemgetter(*(groups.index(field) if field in groups else none for field in self.fields))
        marks = sum(1 + bool(len(it) or it.text) for it in activity[0].iter())
        lines = pattern.count("\n")
        return _Shape(re.compile(pattern + "()()"), chosen, marks, lines)

    def _pattern(self, element: Element, path: str, groups: list[Field], seen: set[str]) -> str:
        tag = element.tag
        if not isinstance(tag, str) or "{" in tag or path in seen or (not path and tag != self.tag):
            raise _Unlike()
        if path and path not in self._paths and path not in self.between:
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
            return f"{begins}>{self._group((path, TEXT), groups, '')}</{re.escape(tag)}>"
        inner = _space(element.text)
        for child in element:
            inner += self._pattern(child, f"{path}/{child.tag}" if path else str(child.tag), groups, seen)
            inner += _space(child.tail)
        return f"{begins}>{inner}</{re.escape(tag)}>"

    def _group(self, field: Field, groups: list[Field], end: str) -> str:
        anything = rf"[^<\n\t{end}]*" if end else r"[^<\n]*"  # a tab in an attribute is a blank
        if field not in self.fields:
            return anything
        groups.append(field)
        return f"({self.fields[field] or anything})"


def _space(text: str | None) -> str:
    if text and not text.isspace():
        raise _Unlike()
    return re.escape(text or "").replace("\\\n", "\n")
