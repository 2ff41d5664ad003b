"""The tables of IATI: one for each thing that may be repeated, with columns for what stands in it once.

Everything is derived from the shape of the schema. An element that may stand once is a column, or some, of the thing
that it stands in; one that may be repeated has a table of its own, in which rows name the thing they belong to by
activity and number; where it holds no more than a code or a text, several share a cell. Elements of one name and one
shape share a table: all documents, whatever they belong to.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from bandung.standards.iati.codes import Place, places
from bandung.standards.iati.document import Kind
from bandung.standards.iati.shape import XML_LANG, Shape, shapes
from bandung.standards.iati.sheets.layout import IDENTIFIER
from bandung.standards.iati.sheets.naming import column_name, singular, table_name

Holds = Literal["text", "number", "date", "yes-no", "code"]
_DATES = {"iso-date", "value-date", "extraction-date"}
_NUMBERS = {"percentage", "rate-1", "rate-2"}
_YES_NO = {"humanitarian", "attached", "aggregation-status", "ascending", "secondary-reporter"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
MOST_LANGUAGES = 12


@dataclass(frozen=True, slots=True)
class Column:
    """``lists`` are the code lists that its values come from, by vocabulary; ``several`` share a cell, parted by ;."""

    name: str
    holds: Holds = "text"
    path: str = ""
    lists: tuple[Place, ...] = ()
    several: bool = False
    language: str = ""
    is_text: bool = False
    """Whether it holds texts in a language."""
    is_key: bool = False
    parent: str = ""
    """Of a key: the table that it is a number of."""


@dataclass(slots=True, eq=False)
class Table:
    name: str
    columns: list[Column] = field(default_factory=list)
    parents: dict[str, int] = field(default_factory=dict)
    """Name of the table that rows may belong to, to the column with its number; none where they belong to items."""
    vocabularies: dict[int, int] = field(default_factory=dict)
    """Column of codes to the column with their vocabulary."""

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


@dataclass(slots=True, eq=False)
class Node:
    """An element in its place and where each part of it goes."""

    tag: str
    path: str
    table: Table
    steps: tuple[str, ...]
    """Folded elements from the row down to it."""
    children: tuple[str, ...] = ()
    """In the order of the schema."""
    attributes: dict[str, int] = field(default_factory=dict)
    text: int = -1
    texts: dict[str, int] = field(default_factory=dict)
    """Language, "" where none is stated, to column; in the order in which narratives are written."""
    has_texts: bool = False
    folded: dict[str, "Node"] = field(default_factory=dict)
    listed: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Tag to column and attribute."""
    tabled: dict[str, "Node"] = field(default_factory=dict)
    columns: tuple[int, ...] = ()
    """All its columns and those of what is folded in it."""

    def within(self) -> Iterator["Node"]:
        """Itself and all that is folded in it."""
        yield self
        for each in self.folded.values():
            yield from each.within()


@dataclass(slots=True, eq=False)
class Plan:
    """The tables of a kind of file. ``old`` files, of 1.x, have texts directly in elements."""

    kind: Kind
    old: bool
    root: Node
    tables: dict[str, Table]

    @property
    def item_table(self) -> Table:
        """Where each row is an activity, or an organisation."""
        return self.root.table

    @property
    def identifier_tag(self) -> str:
        """The element that names an item."""
        return "iati-identifier" if self.kind is Kind.ACTIVITIES else "organisation-identifier"


class _Planner:
    def __init__(self, kind: Kind, old: bool, languages: Mapping[str, tuple[str, ...]]) -> None:
        self.old, self.languages = old, languages
        self.tables: dict[str, Table] = {}
        self.parents: dict[str, list[str]] = {}
        self.where: dict[tuple[str, ...], int] = {}
        self.shapes = shapes()
        self.what = "activity" if kind is Kind.ACTIVITIES else "organisation"

    def root(self, kind: Kind) -> Node:
        self._find_parents(self.shapes[kind.item], table_name("", kind.item), "")
        table = self._table(table_name("", kind.item))
        node = Node(kind.item, kind.item, table, ())
        self._fill(node, self.shapes[kind.item])
        return node

    def _find_parents(self, shape: Shape, table: str, above: str) -> None:
        """Which tables the rows of each table may belong to; the first table, and what belongs to it, has none."""
        of = self.parents.setdefault(table, [])
        if above and above not in of and above != next(iter(self.parents)):
            of.append(above)
        tag = shape.path.rpartition("/")[2]
        for name in shape.children:
            below = self.shapes[f"{shape.path}/{name}"]
            if name == "narrative":
                continue
            if below.once:
                self._find_parents(below, table, above)
            elif _listed(below) is None:
                self._find_parents(below, table_name(tag, name), table)

    def _table(self, name: str) -> Table:
        """A table with its keys."""
        if name in self.tables:
            return self.tables[name]
        table = self.tables[name] = Table(name)
        table.columns = [Column(f"{self.what} number", is_key=True), Column(f"{self.what} identifier", is_key=True)]
        if len(self.tables) > 1:
            table.columns.append(Column("number", is_key=True))
        for above in self.parents[name]:
            table.parents[above] = len(table.columns)
            table.columns.append(Column(f"{singular(above)} number", is_key=True, parent=above))
        return table

    def _tabled(self, parent: Node, shape: Shape, tag: str) -> Node:
        node = Node(tag, shape.path, self._table(table_name(parent.tag, tag)), ())
        self._fill(node, shape)
        return node

    def _column(self, node: Node, part: str, column: Column) -> int:
        """The place of a column of a node; elements that share a table share its columns."""
        key = (node.table.name, *node.steps, part)
        if key not in self.where:
            assert column.name not in node.table.names, (node.table.name, column.name)
            self.where[key] = len(node.table.columns)
            node.table.columns.append(column)
        return self.where[key]

    def _fill(self, node: Node, shape: Shape) -> None:
        table, steps = node.table, node.steps
        known = places()
        node.children = tuple(shape.children)
        for name in _in_order(shape.attributes):
            node.attributes[name] = self._column(
                node, f"@{name}", self._of_attribute(table, steps, shape.path, name, known)
            )
        if shape.holds == "text" or (self.old and not shape.holds and not shape.children):
            node.text = self._of_text(node, shape, known)
        if shape.holds == "narrative":
            node.has_texts = True
            self._of_texts(node, shape.path)
        for tag in shape.children:
            below = self.shapes[f"{shape.path}/{tag}"]
            if tag == "narrative":
                continue
            if below.once:
                inside = Node(tag, below.path, table, (*steps, tag))
                self._fill(inside, below)
                node.folded[tag] = inside
            elif (listed := _listed(below)) is not None:
                node.listed[tag] = self._of_list(node, below, tag, listed, known), listed
        self._vocabularies(node)
        for tag in shape.children:
            if tag != "narrative" and tag not in node.folded and tag not in node.listed:
                below = self.shapes[f"{shape.path}/{tag}"]
                node.tabled[tag] = self._tabled(node, below, tag)
        own = [*node.attributes.values(), *([node.text] if node.text >= 0 else []), *node.texts.values()]
        own += [at for at, _attribute in node.listed.values()]
        node.columns = (*own, *(at for each in node.folded.values() for at in each.columns))

    def _of_attribute(
        self, table: Table, steps: tuple[str, ...], path: str, name: str, known: Mapping[str, tuple[Place, ...]]
    ) -> Column:
        lists = tuple(each for each in known.get(path, ()) if each.attribute == name)
        if name == XML_LANG:
            lists = (Place(XML_LANG, "Language", "", frozenset()),)
        holds: Holds = (
            "code" if lists else "date" if name in _DATES else "number" if name in _NUMBERS
            else "yes-no" if name in _YES_NO else "text"
        )  # fmt: skip
        return Column(column_name(table.name, steps, name), holds, f"{path}/@{name}", lists)

    def _of_text(self, node: Node, shape: Shape, known: Mapping[str, tuple[Place, ...]]) -> int:
        if node.tag in ("iati-identifier", "organisation-identifier") and len(node.steps) == 1:
            return IDENTIFIER
        lists = tuple(each for each in known.get(shape.path, ()) if not each.attribute)
        amount = node.tag in ("value", "forecast") or "loan-status" in shape.path
        holds: Holds = "code" if lists else "number" if amount else "text"
        name = column_name(node.table.name, node.steps, "")
        if shape.holds != "text":
            name, holds = f"{name} text".removeprefix("text "), "text"
        return self._column(node, "", Column(name, holds, shape.path, lists))

    def _of_texts(self, node: Node, path: str) -> None:
        name = column_name(node.table.name, node.steps, "")
        for language in ("", *self.languages.get(f"{node.table.name}/{name}", ())):
            shown = f"{name} ({language})" if language else name
            node.texts[language] = self._column(
                node, f"text {language}", Column(shown, "text", path, language=language, is_text=True)
            )

    def _of_list(
        self, node: Node, below: Shape, tag: str, attribute: str, known: Mapping[str, tuple[Place, ...]]
    ) -> int:
        lists = tuple(known.get(below.path, ()))
        name = column_name(node.table.name, (*node.steps, tag), "" if attribute == "code" else attribute)
        path = f"{below.path}/@{attribute}" if attribute else below.path
        return self._column(node, tag, Column(name, "code" if lists else "text", path, lists, several=True))

    def _vocabularies(self, node: Node) -> None:
        vocabulary = node.attributes.get("vocabulary", -1)
        for name, at in node.attributes.items():
            if any(each.vocabulary for each in node.table.columns[at].lists) and vocabulary >= 0 and name == "code":
                node.table.vocabularies[at] = vocabulary


def _listed(shape: Shape) -> str | None:
    """The attribute, or "" for the text, that is all there is to an element; None if there is more to it."""
    if shape.children or shape.holds == "narrative":
        return None
    if shape.holds == "text":
        return None if shape.attributes else ""
    return next(iter(shape.attributes)) if len(shape.attributes) == 1 else None


_FIRST = ("ref", "type", "role", "code", "vocabulary", "vocabulary-uri", "percentage", "iso-date", "currency")


def _in_order(names: frozenset[str]) -> list[str]:
    return sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))


def usable_languages(counted: Mapping[tuple[str, str], int]) -> dict[str, tuple[str, ...]]:
    """“table/column” of texts to the languages that get a column there, from how often each occurs."""
    found: dict[str, tuple[str, ...]] = {}
    for place, language in sorted(counted, key=lambda key: (key[0], -counted[key], key[1])):
        had = found.get(place, ())
        if len(had) < MOST_LANGUAGES and _LANGUAGE.fullmatch(language):
            found[place] = (*had, language)
    return found


def plan_for(kind: Kind, *, old: bool = False, languages: Mapping[str, tuple[str, ...]] | None = None) -> Plan:
    """The plan of a kind of file, with a column for each of the ``languages`` of a “table/column”."""
    return _plan(kind, old, tuple(sorted((languages or {}).items())))


@lru_cache(32)
def _plan(kind: Kind, old: bool, languages: tuple[tuple[str, tuple[str, ...]], ...]) -> Plan:
    planner = _Planner(kind, old, dict(languages))
    root = planner.root(kind)
    return Plan(kind, old, root, planner.tables)


def texts_of(kind: Kind) -> list[str]:
    """Every “table/column” that holds texts in languages."""
    plan = plan_for(kind)
    return [
        f"{table.name}/{column.name}" for table in plan.tables.values() for column in table.columns if column.is_text
    ]
