"""Tables of any origin become a file: in a stream where they are sorted as the file is, else sorted in memory first.

Rows that cannot be taken are left out and told of, with sheet, row and column; the others go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import BinaryIO
from xml.sax.saxutils import escape

from lxml import etree

from bandung.standards.iati.document import VERSIONS, Document, Element, Kind
from bandung.standards.iati.sheets.cells import unmarked_text
from bandung.standards.iati.sheets.choosing import is_old
from bandung.standards.iati.sheets.errors import NoItems, NoTables, TooManyProblems
from bandung.standards.iati.sheets.headings import heading_of, table_heading
from bandung.standards.iati.sheets.layout import FILE, OTHER, BadRow, BadRows, Group
from bandung.standards.iati.sheets.ordering import MOST_SORTED, Order, OutOfOrder
from bandung.standards.iati.sheets.others import node_of
from bandung.standards.iati.sheets.plan import Plan, plan_for
from bandung.standards.iati.sheets.putting_together import Builder
from bandung.standards.iati.sheets.sheets import Found, Source, columns_of, find_sheets, languages_of, rows_of
from bandung.standards.iati.sheets.values import Reader
from bandung.standards.iati.writing import write
from bandung.standards.spreadsheet.words import SheetProblem, letter
from bandung.values.errors import _

MOST_PROBLEMS = 10_000
MOST_TOLD = 100_000
"""Beyond that many, nobody is helped by going on."""
_XML = "http://www.w3.org/XML/1998/namespace"

BAD_HEAD = _("“%(name)s” cannot stand at the head of a file with this value.")


@dataclass(slots=True)
class Told:
    """What came of it: items written, rows left out and why."""

    items: int = 0
    problems: list[SheetProblem] = field(default_factory=list)
    notes: list[SheetProblem] = field(default_factory=list)
    """Columns that were left aside because they are like none of ours."""
    more: int = 0
    """Problems beyond ``MOST_PROBLEMS``, which are not kept."""

    def add(self, problem: SheetProblem) -> None:
        """Keep a problem, unless there are too many."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        elif (more := self.more + 1) <= MOST_TOLD:
            self.more = more
        else:
            raise TooManyProblems(most=MOST_TOLD)


def put_together(
    sources: Sequence[Source], to: BinaryIO, *, language: str = "en", most_sorted: int = MOST_SORTED
) -> Told:
    """Write the file that the tables say; ``to`` must be able to be wound back.

    :raises BadIati: if there is no table of activities or organisations, or one cannot be read as a table.
    """
    found = find_sheets(sources, language)
    if not found.sheets:
        raise NoTables()
    start = to.tell()
    for in_order in (True, False):
        to.seek(start)
        to.truncate()
        try:
            return _Work(found, language, in_order, most_sorted).write(to)
        except OutOfOrder:
            continue
    raise AssertionError("sorted tables are in order")


class _Work:
    def __init__(self, found: Found, language: str, in_order: bool, most_sorted: int) -> None:
        self.found, self.language, self.in_order, self.most_sorted = found, language, in_order, most_sorted
        self.told = Told(problems=list(found.problems), notes=list(found.notes))
        self.head = self._head()
        kind = dict(self.head).get("kind", str(found.kind))
        self.kind = Kind(kind) if kind in list(Kind) else found.kind
        version = dict(self.head).get("version", VERSIONS[-1] if not self.head else "")
        self.version = version
        read_as = dict(self.head).get("read as", version).strip()
        old = bool(read_as) and is_old(read_as)
        self.plan: Plan = plan_for(self.kind, old=old, languages=languages_of(found))
        if not found.of(self.plan.item_table.name):
            raise NoItems(table=table_heading(self.plan.item_table.name, language))

    def _head(self) -> list[tuple[str, str]]:
        rows = [row for sheet in self.found.of(FILE) for row in rows_of(sheet, ("name", "value"))]
        return [(row[0], unmarked_text(row[1]) if row[1] else "") for _number, row in rows]

    def write(self, to: BinaryIO) -> Told:
        document = self._document()
        names = {prefix: uri for prefix, uri in document.namespaces.items() if prefix}
        builder = Builder(self.plan, Reader(self.language), names)
        rest = BytesIO()
        write(document, rest, parts=())
        begin, end, after = rest.getvalue().rpartition(f"</{self.kind}>".encode())
        to.write(begin.rstrip(b"\n") if not document.text else begin)
        first = True
        for group in self._groups():
            for piece in self._pieces(builder, group):
                if first and document.text:
                    to.write(escape(document.text.strip(), {"\r": "&#xD;"}).encode())
                first = False
                to.write(piece)
        to.write((b"" if first else b"\n") + end + after)
        return self.told

    def _pieces(self, builder: Builder, group: Group) -> Iterator[bytes]:
        while True:
            try:
                item = builder.item(group)
                between = list(builder.between(group))
                break
            except BadRows as wrong:
                for each in wrong.rows:
                    self._tell(each)
                group.without(wrong.rows)
                if not group.rows.get(self.plan.item_table.name):
                    group.rows = {OTHER: [row for row in group.rows.get(OTHER, ()) if not row[1][2]]}
        if item:
            self.told.items += 1
            yield b"\n  " + item
        yield from between

    def _tell(self, wrong: BadRow) -> None:
        names = columns_of(self.plan, wrong.table)
        name = names[wrong.at] if wrong.at >= 0 else ""
        sheet = next((each for each in self.found.of(wrong.table)), None)
        place = sheet.places.get(name, -1) if sheet else -1
        self.told.add(
            SheetProblem(
                sheet.source.name if sheet else wrong.table, wrong.row[0],
                letter(place + 1) if place >= 0 else "",
                heading_of(self.kind, wrong.table, name, self.language) if name else "", wrong.sentence, wrong.places,
                wrong.suggestion, name,
            )
        )  # fmt: skip

    def _groups(self) -> Iterator[Group]:
        order = Order(self.plan, self.found, self._tell, self.most_sorted)
        return order.streamed() if self.in_order else order.sorted()

    def _document(self) -> Document:
        """The head of the file."""
        attributes: dict[str, str] = {}
        namespaces: dict[str | None, str] = {}
        before: list[Element] = []
        after: list[Element] = []
        text = ""
        for name, value in self.head:
            word, _space, rest = name.partition(" ")
            try:
                if word == "attribute":
                    etree.Element("x").set(rest, value)
                    attributes[rest] = value
                elif word == "namespace":
                    if rest[:3].lower() == "xml" and (rest, value) != ("xml", _XML):
                        raise ValueError(word)
                    etree.fromstring(etree.tostring(etree.Element("x", nsmap={rest or None: value})))
                    namespaces[rest or None] = value
                elif word in ("before", "after"):
                    (before if word == "before" else after).append(node_of(value))
                elif word == "text":
                    etree.Element("x").text = text = value
                elif name not in ("kind", "version", "read as"):
                    raise ValueError(word)
            except (ValueError, TypeError, SyntaxError, IndexError):
                self.told.add(SheetProblem(FILE, 0, "", "", BAD_HEAD, {"name": name[:80]}))
        used = {name[1:].partition("}")[0] for name in attributes if name.startswith("{")}
        free = (f"n{number}" for number in count() if f"n{number}" not in namespaces)
        for uri in sorted(used - {uri for prefix, uri in namespaces.items() if prefix} - {_XML}):
            namespaces[next(free)] = uri
        return Document(
            kind=self.kind, version=self.version or VERSIONS[-1], stated_version=self.version, attributes=attributes,
            namespaces=namespaces, encoding="utf-8", before=tuple(before), line=0, stream=lambda _document: iter(()),
            after=after, text=text,
        )  # fmt: skip
