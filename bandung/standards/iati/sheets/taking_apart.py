"""From a file to rows, activity by activity, in constant memory.

What has no place in the tables (extensions, comments, a title that is there twice, elements of older versions) stands
in the table “other”, each thing whole, as ``storing`` keeps it; texts in further languages stand in “texts”. An
activity that holds text between its elements, where the standard knows none, stands there as a whole.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from bandung.standards.iati.document import VERSIONS, Document, Element
from bandung.standards.iati.shape import XML_LANG
from bandung.standards.iati.sheets.cells import EXACTLY, cell_of, marked_text
from bandung.standards.iati.sheets.choosing import is_old
from bandung.standards.iati.sheets.layout import (
    ACTIVITY,
    ATTRIBUTE,
    CONTENT,
    FILE,
    FOLLOWING,
    IDENTIFIER,
    MORE,
    NUMBER,
    OTHER,
    SEVERAL,
    TEXT,
    TEXTS,
    WHOLE,
)
from bandung.standards.iati.sheets.others import stored_node
from bandung.standards.iati.sheets.plan import Node, Plan
from bandung.standards.iati.storing import store

LONGEST_CONTENT = 15_000
"""Characters of a content in one cell; more of it stands in further rows, so that any spreadsheet can hold it."""
Put = Callable[[str, list[str]], None]
"""Takes a row of a table."""


class _Mixed(Exception):
    """There is text where the standard knows none."""


def take_apart(document: Document, plan: Plan, put: Put) -> int:
    """Put all rows of a file into its tables, in the order of the file; returns the number of its items.

    What could not be read is in ``document.problems``.
    """
    taker = _Taker(plan, put)
    for part in document.parts():
        if part.tag == plan.kind.item:
            taker.item(part)
        else:
            taker.between(part)
        if part.tail and part.tail.strip():
            taker.other(FOLLOWING, part.tail.strip())
    for name, value in _head(document):
        put(FILE, [marked_text(name), marked_text(value)])
    return taker.number


def _head(document: Document) -> Iterator[tuple[str, str]]:
    yield "kind", str(document.kind)
    yield "version", document.stated_version
    if is_old(document.stated_version.strip() or VERSIONS[-1]) != is_old(document.version):
        yield "read as", document.version
    for name, value in document.attributes.items():
        yield f"attribute {name}", value
    for prefix, uri in document.namespaces.items():
        yield f"namespace {prefix or ''}", uri
    for note in document.before:
        yield "before", stored_node(note)
    for note in document.after:
        yield "after", stored_node(note)
    if document.text:
        yield "text", document.text


class _Taker:
    def __init__(self, plan: Plan, put: Put) -> None:
        self.plan, self.put, self.old = plan, put, plan.old
        self.number = 0
        self.identifier = ""
        self.key = "0"
        self.counts: dict[str, int] = {}
        self.rows: list[tuple[str, list[str]]] = []
        self.others: list[tuple[str, list[str]]] = []
        self.width = {name: len(table.columns) for name, table in plan.tables.items()}
        self.above: dict[str, Mapping[str, int]] = {name: table.parents for name, table in plan.tables.items()}
        self.cells: dict[str, list[Callable[[str], str]]] = {
            name: [cell_of(column) for column in table.columns] for name, table in plan.tables.items()
        }

    def item(self, element: Element) -> None:
        """All rows of one activity or organisation."""
        self.number += 1
        self.key = str(self.number)
        named = element.findtext(self.plan.identifier_tag)
        self.identifier = marked_text(named) if named else ""
        self.counts, self.rows, self.others = {}, [], []
        try:
            self._row(self.plan.root, element, "", "")
        except _Mixed:
            self.rows, self.others = [], []
            row = [""] * self.width[self.plan.item_table.name]
            row[ACTIVITY], row[IDENTIFIER] = self.key, self.identifier
            self.rows.append((self.plan.item_table.name, row))
            self._other(self.plan.root, "", (), WHOLE, store(element))
        for name, row in self.rows:
            self.put(name, row)
        for name, row in self.others:
            self.put(name, row)

    def between(self, node: Element) -> None:
        """What stands between items."""
        self.identifier, self.others = "", []
        self._other(None, "", (), CONTENT, stored_node(node))
        for name, row in self.others:
            self.put(name, row)

    def other(self, what: str, content: str) -> None:
        """What follows an item."""
        self.others = []
        self._other(None, "", (), what, content)
        for name, row in self.others:
            self.put(name, row)

    def _row(self, node: Node, element: Element, above: str, above_number: str) -> None:
        name = node.table.name
        row = [""] * self.width[name]
        row[ACTIVITY], row[IDENTIFIER] = self.key, self.identifier
        number = ""
        if node is not self.plan.root:
            count = self.counts.get(name, 0) + 1
            self.counts[name] = count
            row[NUMBER] = number = str(count)
            at = self.above[name].get(above)
            if at is not None:
                row[at] = above_number
        self.rows.append((name, row))
        self._fill(node, element, row, self.cells[name], number)

    def _fill(
        self, node: Node, element: Element, row: list[str], cells: list[Callable[[str], str]], number: str
    ) -> bool:
        """Put an element into its row; whether anything of it shows there or in a row of its own."""
        shown = False
        known = node.attributes
        language = None
        for name, value in element.items():
            at = known.get(name)
            if at is not None:
                row[at] = cells[at](value)
                shown = True
            elif self.old and name == XML_LANG and node.has_texts and not len(element):
                language = value
            else:
                self._other(node, number, node.steps, ATTRIBUTE, json.dumps([name, value], ensure_ascii=False))
                shown = True
        text = element.text
        if len(element):
            if (text and text.strip()) or (not isinstance(element[-1].tag, str) and _only_notes(element)):
                raise _Mixed
            self._children(node, element, row, cells, number)
            return True
        if node.text >= 0:
            if text or not shown:
                row[node.text] = cells[node.text](text or "")
            return True
        if self.old and node.has_texts and (text or language is not None):
            self._old_text(node, text or "", language, row, number)
            return True
        if text:
            self._other(node, number, node.steps, TEXT, text)
            return True
        return shown

    def _children(
        self, node: Node, element: Element, row: list[str], cells: list[Callable[[str], str]], number: str
    ) -> None:
        folded, tabled, has_texts = node.folded, node.tabled, node.has_texts and not self.old
        done: set[str] = set()
        texts: list[Element] = []
        for position, child in enumerate(element):
            tail = child.tail
            if tail and not tail.isspace():
                raise _Mixed
            tag = child.tag
            if tag == "narrative" and has_texts:
                texts.append(child)
            elif tag in tabled:
                self._row(tabled[tag], child, node.table.name, number)
            elif tag in folded and tag not in done:
                done.add(tag)
                self._fold(folded[tag], child, row, cells, number)
            elif tag in node.listed:
                if tag not in done:
                    done.add(tag)
                    self._list(node, element, tag, row, cells, number)
            else:
                self._other(node, number, node.steps, CONTENT, stored_node(child), str(position))
        if texts:
            self._texts(node, texts, row, number)

    def _fold(
        self, node: Node, element: Element, row: list[str], cells: list[Callable[[str], str]], number: str
    ) -> None:
        rows, others, counts = len(self.rows), len(self.others), dict(self.counts) if node.tabled else None
        try:
            if self._fill(node, element, row, cells, number):
                return
        except _Mixed:
            del self.rows[rows:], self.others[others:]
            if counts is not None:
                self.counts = counts
        for at in node.columns:
            row[at] = ""
        self._other(node, number, node.steps[:-1], CONTENT, stored_node(element))

    def _list(
        self, node: Node, element: Element, tag: str, row: list[str], cells: list[Callable[[str], str]], number: str
    ) -> None:
        at, attribute = node.listed[tag]
        cell = cells[at]
        found: list[str] = []
        children = list(element.iterchildren(tag))
        for child in children:
            value = child.get(attribute) if attribute else child.text
            regular = len(child.attrib) == bool(attribute) and not len(child) and not (attribute and child.text)
            if not value or not regular or ";" in value or "\n" in value:
                break
            if value != value.strip() or cell(value) != value:
                break
            found.append(value)
        else:
            row[at] = SEVERAL.join(found)
            return
        for child in children:
            self._other(node, number, node.steps, CONTENT, stored_node(child))

    def _texts(self, node: Node, texts: list[Element], row: list[str], number: str) -> None:
        """Texts in columns of their languages, as long as they stand in the order of these; the others apart."""
        places, last, whole = node.texts, -1, False
        apart = False
        for each in texts:
            language = each.get(XML_LANG)
            whole = whole or bool(len(each)) or len(each.attrib) > (language is not None)
            at = places.get(language or "", -1) if language != "" else -1
            if whole:
                self._other(node, number, node.steps, CONTENT, stored_node(each))
            elif not apart and at > last:
                row[at], last = marked_text(each.text or ""), at
            else:
                apart = True
                self._text_apart(node, language, each.text or "", number)

    def _text_apart(self, node: Node, language: str | None, text: str, number: str) -> None:
        place = "/".join(node.steps)
        said = "" if language is None else (language or EXACTLY)
        row = [self.key, self.identifier, node.table.name, number, place, said, marked_text(text)]
        self.others.append((TEXTS, row))

    def _old_text(self, node: Node, text: str, language: str | None, row: list[str], number: str) -> None:
        at = node.texts.get("" if language is None else language, -1) if language != "" else -1
        if at >= 0:
            row[at] = marked_text(text)
        else:
            self._text_apart(node, language, text, number)

    def _other(
        self, node: Node | None, number: str, steps: Sequence[str], what: str, content: str, position: str = ""
    ) -> None:
        table, place = node.table.name if node else "", "/".join(steps)
        for start in range(0, len(content), LONGEST_CONTENT):
            piece = marked_text(content[start : start + LONGEST_CONTENT])
            word = MORE if start else what
            self.others.append((OTHER, [self.key, self.identifier, table, number, place, word, position, piece]))


def _only_notes(element: Element) -> bool:
    """Whether there are no elements in an element but text: then space counts, as ``comparing`` has it."""
    return element.find("*") is None and bool(element.xpath("boolean(text())"))
