"""From rows to a file: the rows of one activity at a time, as canonical XML.

What needs no thought is written straight away as text; where the tables “texts” and “other” say something of an
activity, it is built as elements and written by ``writing``. Both ways give the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from bandung.standards.iati.shape import XML_LANG, is_element
from bandung.standards.iati.sheets.escaping import as_attribute, as_text, escape_for
from bandung.standards.iati.sheets.faults import IMPOSSIBLE_SIGNS, impossible, unattached
from bandung.standards.iati.sheets.layout import (
    FOLLOWING,
    IS_WHOLE,
    NO_RESULT,
    NO_VALUE,
    NUMBER,
    OTHER,
    TEXTS,
    WHICH_ROW,
    WHOLE,
    BadRow,
    BadRows,
    Group,
    Row,
    bare,
)
from bandung.standards.iati.sheets.others import Others, content_of, pieces, restored
from bandung.standards.iati.sheets.plan import Node, Plan
from bandung.standards.iati.sheets.values import PARTED, BadCell, Reader
from bandung.standards.iati.writing import canonical

_MARK = "_row"
_LANG = ' xml:lang="'

Step = tuple[str, int, str, str, "_Writing | None"]
"""What to do for one kind of child: how, column, what to write before and after, or the writing below."""


class _Writing:
    """An element as it is written: compiled from its node once."""

    def __init__(self, node: Node, plan: Plan) -> None:
        self.node, self.table = node, node.table.name
        self.parents = node.table.parents
        lead = sorted((name == XML_LANG, name, at) for name, at in node.attributes.items())
        self.attributes = [(at, _LANG if last else f' {name}="') for last, name, at in lead]
        self.text = node.text
        self.texts = [(at, f'{_LANG}{language}"' if language else "") for language, at in node.texts.items()]
        self.old = plan.old
        self.columns = node.columns
        self.steps: list[Step] = []
        for tag in (*node.children, *(["narrative"] if node.has_texts and "narrative" not in node.children else [])):
            if tag == "narrative":
                self.steps.append(("texts", 0, "", "", None))
            elif tag in node.folded:
                self.steps.append(("folded", 0, "", "", _Writing(node.folded[tag], plan)))
            elif tag in node.listed:
                at, attribute = node.listed[tag]
                before = f'<{tag} {attribute}="' if attribute else f"<{tag}>"
                self.steps.append(("listed", at, before, '"/>' if attribute else f"</{tag}>", None))
            else:
                self.steps.append(("tabled", 0, "", "", _Writing(node.tabled[tag], plan)))
        self.has_rows: bool = bool(node.tabled) or any(step[4].has_rows for step in self.steps if step[4])


Values = list[str | None]
Kids = dict[tuple[str, str, str], list[Values]]
"""(table, table that it belongs to, number there) to rows; for what belongs to the item, both are empty."""


class Builder:
    """Writes items from their rows. ``reader`` understands cells."""

    def __init__(self, plan: Plan, reader: Reader, namespaces: dict[str, str]) -> None:
        self.plan, self.reader, self.namespaces = plan, reader, namespaces
        self.known = {prefix.encode(): uri.encode() for prefix, uri in namespaces.items()}
        self.writing = _Writing(plan.root, plan)
        self.top = {name for name, table in plan.tables.items() if self._may_be_top(name) or not table.parents}
        self.parents = {above for table in plan.tables.values() for above in table.parents}
        self.escapes: dict[str, list[Callable[[str], str]]] = {
            name: [
                reader.of(table, at, escape_for(column, at))
                for at, column in enumerate(table.columns)
            ]
            for name, table in plan.tables.items()
        }  # fmt: skip
        self.marked = False
        self.places = frozenset(_places(plan.root))
        self.numbers: dict[int, str] = {}

    def _may_be_top(self, name: str) -> bool:
        return any(each.table.name == name for node in self.plan.root.within() for each in node.tabled.values())

    def item(self, group: Group) -> bytes:
        """The activity of a group, "" if it has none.

        :raises BadRows: if some of its rows cannot be taken; ask again without them.
        """
        first = group.rows.get(self.plan.item_table.name)
        if not first:
            return b""
        others = [row for row in group.rows.get(OTHER, ()) if row[1][2]]
        texts = group.rows.get(TEXTS, ())
        if others and others[0][1][5] == WHOLE:
            beside = [name for name in group.rows if name not in (self.plan.item_table.name, OTHER)]
            if more := [BadRow(name, row, IS_WHOLE) for name in beside for row in group.rows[name]]:
                raise BadRows(more)
            try:
                return canonical(restored(others[0], content_of(others)), self.known)
            except BadRow as wrong:
                raise BadRows([wrong]) from None
        self.marked = bool(others or texts)
        bad: list[BadRow] = []
        kids, count = self._kids(group, bad)
        values: Values = []
        try:
            values = self._values(self.plan.item_table.name, first[0])
        except BadRow as wrong:
            bad.append(wrong)
        if bad:
            raise BadRows(bad)
        self.used = 0
        written = "".join(self._element(self.writing, values, "", kids, "" if self.marked else "\n    ", ""))
        if IMPOSSIBLE_SIGNS.search(written):
            raise BadRows(impossible(group))
        if self.used != count:
            raise BadRows(unattached(self.plan, group))
        return self._with_others(written, texts, others) if self.marked else written.encode()

    def _values(self, table: str, row: Row) -> Values:
        values: Values = [None] * len(self.escapes[table])
        try:
            for at, (cell, read) in enumerate(zip(row[1], self.escapes[table], strict=False)):
                if cell:
                    values[at] = read(cell)
        except BadCell:
            values = self._with_thought(table, row)
        return values

    def _with_thought(self, table: str, row: Row) -> Values:
        values: Values = [None] * len(self.escapes[table])
        columns = self.plan.tables[table].columns
        for at, cell in enumerate(row[1]):
            if not cell:
                continue
            if cell == NO_VALUE:
                raise BadRow(table, row, NO_RESULT, at)
            try:
                values[at] = self.escapes[table][at](cell)
            except BadCell:
                said = self.reader.understood(self.plan.tables[table], at, row[1])
                if isinstance(said, str):
                    values[at] = escape_for(columns[at], at)(said)
                else:
                    wrong = BadRow(table, row, said.sentence, at, **said.places)
                    wrong.suggestion = said.suggestion
                    raise wrong from None
        return values

    def _kids(self, group: Group, bad: list[BadRow]) -> tuple[Kids, int]:
        kids: Kids = {}
        count = 0
        for name, rows in group.rows.items():
            if name not in self.plan.tables or name == self.plan.item_table.name:
                continue
            parents = self.plan.tables[name].parents
            for row in rows:
                above, number = "", ""
                try:
                    values = self._values(name, row)
                    for each, at in parents.items():
                        if cell := values[at]:
                            above, number = each, cell
                    if not above and name not in self.top:
                        above, number = self._only(group, name, row)
                except BadRow as wrong:
                    bad.append(bare(wrong))
                    continue
                kids.setdefault((name, above, number), []).append(values)
                count += 1
        return kids, count

    def _only(self, group: Group, name: str, row: Row) -> tuple[str, str]:
        """Where a row belongs that does not say so, if there is one place only."""
        parents = self.plan.tables[name].parents
        there = [(above, each[1][NUMBER]) for above in parents for each in group.rows.get(above, ())]
        if len(there) != 1:
            raise BadRow(name, row, WHICH_ROW, min(parents.values()), table=next(iter(parents)))
        return there[0]

    def _element(self, writing: _Writing, row: Values, number: str, kids: Kids, pad: str, name: str) -> list[str]:
        """The pieces of an element; none if nothing of a folded one is there. ``name`` is empty for a row."""
        node = writing.node
        found = [lead + value + '"' for at, lead in writing.attributes if (value := row[at]) is not None]
        inner: list[str] = []
        below = pad + "  " if pad else ""
        text: str | None = None
        further: list[str] = []
        if writing.text >= 0:
            text = row[writing.text]
        for how, at, before, after, deeper in writing.steps:
            if how == "folded":
                assert deeper is not None
                there = deeper.has_rows or any([row[each] is not None for each in deeper.columns])  # noqa: C419
                if there and (pieces := self._element(deeper, row, number, kids, below, "folded")):
                    inner.append(pad)
                    inner += pieces
            elif how == "texts":
                if writing.old:
                    text, further = _old_texts(writing, row, found, pad)
                    continue
                for each, language in writing.texts:
                    if (value := row[each]) is not None:
                        inner.append(
                            f"{pad}<narrative{language}>{value}</narrative>"
                            if value
                            else f"{pad}<narrative{language}/>"
                        )
            elif how == "tabled":
                assert deeper is not None
                key = (deeper.table, "" if node.table is self.plan.item_table else writing.table, number)
                rows = kids.get(key)
                if rows:
                    self.used += len(rows)
                    for each_row in rows:
                        inner.append(pad)
                        inner += self._element(deeper, each_row, each_row[NUMBER] or "", kids, below, "")
            elif (value := row[at]) is not None:
                inner += [f"{pad}{before}{part}{after}" for part in value.split(PARTED)]
        if name and not found and not inner and text is None:
            return []
        if self.marked and not name and node is not self.plan.root:
            found.append(f' {_MARK}="{writing.table} {as_attribute(number)}"')
        start = f"<{node.tag}" + "".join(found)
        if inner:
            return [start, ">", text or "", *inner, pad[:-2], f"</{node.tag}>", *further]
        return [f"{start}>{text}</{node.tag}>" if text else f"{start}/>", *further]

    def _with_others(self, written: str, texts: Sequence[Row], others: Sequence[Row]) -> bytes:
        spaces = "".join(f' xmlns:{prefix}="{as_attribute(uri)}"' for prefix, uri in self.namespaces.items())
        holder = etree.fromstring(f"<r{spaces}>{written}</r>".encode(), etree.XMLParser(resolve_entities=False))
        rows = {f"{self.plan.item_table.name} ": holder[0]}
        for each in holder.iter(etree.Element):
            if (mark := each.attrib.pop(_MARK, None)) is not None:
                rows[mark] = each
        Others(rows, self.places, old=self.plan.old).put(texts, others)
        return canonical(holder[0], self.known)

    def between(self, group: Group) -> Iterator[bytes]:
        """What follows an item before the next one, each with the line that it begins."""
        bad: list[BadRow] = []
        for told in pieces([row for row in group.rows.get(OTHER, ()) if not row[1][2]]):
            content = content_of(told)
            if told[0][1][5] == FOLLOWING:
                yield as_text(content).encode()
                continue
            try:
                node = restored(told[0], content)
            except BadRow as wrong:
                bad.append(wrong)
                continue
            yield b"\n  " + (
                canonical(node, self.known) if is_element(node) else etree.tostring(node, encoding="UTF-8")
            )
        if bad:
            raise BadRows(bad)


def _places(node: Node) -> Iterator[tuple[str, str]]:
    """Each table with the places inside its rows: (“activities”, “title”)."""
    for each in node.within():
        yield each.table.name, "/".join(each.steps)
        for below in each.tabled.values():
            yield from _places(below)


def _old_texts(writing: _Writing, row: Values, found: list[str], pad: str) -> tuple[str | None, list[str]]:
    """The text of an element of 1.x, and elements of the same name with those in other languages."""
    said = [(language, value) for at, language in writing.texts if (value := row[at]) is not None]
    if not said:
        return None, []
    if said[0][0]:
        found.append(said[0][0])
    tag = writing.node.tag
    return said[0][1], [f"{pad[:-2]}<{tag}{language}>{value}</{tag}>" for language, value in said[1:]]
