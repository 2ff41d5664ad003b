"""What has no place in the tables, kept whole, and put back where it was."""

import json
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.shape import XML_LANG, is_element
from bandung.standards.iati.sheets.cells import EXACTLY, unmarked_text
from bandung.standards.iati.sheets.layout import (
    ATTRIBUTE,
    CONTENT,
    MORE,
    NO_SUCH_ROW,
    NOT_KEPT,
    OTHER,
    TEXT,
    TEXTS,
    BadRow,
    BadRows,
    Row,
    bare,
)
from bandung.standards.iati.storing import restore, store


def stored_node(node: Element) -> str:
    """An element, a comment or an instruction as JSON."""
    if is_element(node):
        return store(node)
    if isinstance(node, etree._ProcessingInstruction):
        return json.dumps(["?", node.target, node.text or ""], ensure_ascii=False)
    return json.dumps(["!", node.text or ""], ensure_ascii=False)


class Others:
    """Puts texts and others into an item.

    ``rows`` are its elements by table and number (“transactions 3”), ``places`` those inside rows that there are.
    """

    def __init__(self, rows: dict[str, Element], places: Collection[tuple[str, str]], *, old: bool) -> None:
        self.rows, self.places, self.old = rows, places, old

    def put(self, texts: Sequence[Row], others: Sequence[Row]) -> None:
        """:raises BadRows: if something names no place, or cannot be read back."""
        bad = []
        for row in texts:
            try:
                self._put_text(row)
            except BadRow as wrong:
                bad.append(bare(wrong))
        for told in pieces(others):
            try:
                self._put_other(told)
            except BadRow as wrong:
                bad.append(bare(wrong))
        if bad:
            raise BadRows(bad)

    def _place(self, table: str, row: Row) -> Element:
        cells = row[1]
        found = self.rows.get(f"{cells[2]} {cells[3]}")
        if found is None or (cells[2], cells[4]) not in self.places:
            raise BadRow(table, row, NO_SUCH_ROW, 3, table=cells[2][:40], number=cells[3][:20])
        for step in filter(None, cells[4].split("/")):
            inside = next((each for each in found if each.tag == step), None)
            found = inside if inside is not None else etree.SubElement(found, step)
        return found

    def _put_text(self, row: Row) -> None:
        cells = row[1]
        try:
            element = self._place(TEXTS, row)
            target = element if self.old else etree.SubElement(element, "narrative")
            target.text = unmarked_text(cells[6]) if cells[6] else ""
            if cells[5]:
                target.set(XML_LANG, cells[5].removeprefix(EXACTLY))
        except (ValueError, SyntaxError):
            raise BadRow(TEXTS, row, NOT_KEPT) from None

    def _put_other(self, told: Sequence[Row]) -> None:
        row, content = told[0], content_of(told)
        try:
            element, what = self._place(OTHER, row), row[1][5]
            if what == ATTRIBUTE:
                name, value = json.loads(content)
                element.set(name, value)
            elif what == TEXT:
                element.text = content
            elif what == CONTENT:
                node = restored(row, content)
                if isinstance(node.tag, str) or not row[1][6].isdecimal():
                    element.append(node)
                else:
                    element.insert(int(row[1][6]), node)
            else:
                raise BadRow(OTHER, row, NOT_KEPT, 5)
        except (ValueError, TypeError, SyntaxError):
            raise BadRow(OTHER, row, NOT_KEPT, 7) from None


def pieces(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of each thing: its first one, and those that go on with it."""
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end][1][5] == MORE:
            end += 1
        yield rows[at:end]
        at = end


def content_of(told: Sequence[Row]) -> str:
    """Pieces of one content, put together."""
    return "".join(unmarked_text(row[1][7]) if row[1][7] else "" for row in told)


def restored(row: Row, content: str) -> Element:
    """What a content keeps.

    :raises BadRow: if it is none that we wrote.
    """
    try:
        return node_of(content)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError, SyntaxError):
        raise BadRow(OTHER, row, NOT_KEPT, 7) from None


def node_of(content: str) -> Element:
    """An element, comment or instruction that ``stored_node`` kept."""
    kept = json.loads(content)
    if kept[0] == "!":
        return etree.Comment(kept[1])
    if kept[0] == "?":
        return etree.ProcessingInstruction(kept[1], kept[2] or None)
    return restore(content)
