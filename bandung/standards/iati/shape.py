"""What IATI 2.03 has where: attributes, children in their order, and whether text stands in narratives.

The table is drawn from the XML schemas of version 2.03 (https://github.com/IATI/IATI-Schemas, CC BY 4.0).
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from bandung.standards.iati.document import Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LAST = 1_000
"""Where elements stand that the schema does not know: after all others."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One element in its place, "iati-activity/transaction/value"."""

    path: str
    once: bool
    """Whether it may stand there once only."""
    holds: Literal["", "text", "narrative"]
    extends: Literal["", "attributes", "elements"]
    """By what an extension may add to it: nearly everywhere by attributes, in some places by elements only or not."""
    attributes: frozenset[str]
    children: Mapping[str, int]
    """Name to its place in the order."""


@cache
def shapes() -> Mapping[str, Shape]:
    """Every element of both files by its path from the activity or organisation down."""
    found: dict[str, Shape] = {}
    with (Path(__file__).parent / "data" / "shape_v203.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [XML_LANG if name == "xml:lang" else name for name in row["attributes"].split()]
            children = {name: rank for rank, name in enumerate(row["children"].split())}
            found[row["path"]] = Shape(
                path=row["path"],
                once=row["once"] == "yes",
                holds=cast(Any, row["holds"]),
                extends=cast(Any, row["extends"]),
                attributes=frozenset(names),
                children=children,
            )
            if row["holds"] == "narrative":
                path = f"{row['path']}/narrative"
                found[path] = Shape(path, False, "text", "attributes", frozenset({XML_LANG}), {})
    return found


def is_foreign(name: object) -> bool:
    """Whether a name is one of an extension (any namespace), not of the standard."""
    return isinstance(name, str) and name.startswith("{")


def is_element(node: Element) -> bool:
    """Whether a node is an element, not a comment or an instruction."""
    return isinstance(node.tag, str)


def in_schema_order(nodes: Iterable[Element], children: Mapping[str, int]) -> list[Element]:
    """The same nodes in the order of the schema; those of one name keep theirs, comments what follows them."""
    keys: list[tuple[int, int, Element]] = []
    rank = LAST
    for index, node in reversed(list(enumerate(nodes))):
        if is_element(node):
            rank = children.get(node.tag, LAST)
        keys.append((rank, index, node))
    return [node for _rank, _index, node in sorted(keys, key=lambda key: key[:2])]


def put_in_order(element: Element) -> None:
    """Put everything in an activity or organisation into the order of the schema, in place."""
    _put_in_order(element, str(element.tag))


def _put_in_order(element: Element, path: str) -> None:
    table = _places(path)
    last, ordered = -1, True
    for node in element:
        name = node.tag
        if not isinstance(name, str):
            continue
        rank, inside = table.get(name, (LAST, ""))
        if rank < last:
            ordered = False
        last = rank
        if inside:
            _put_in_order(node, inside)
    if not ordered:
        element[:] = in_schema_order(element, shapes()[path].children)


@cache
def _places(path: str) -> Mapping[str, tuple[int, str]]:
    """Name of each child to its place, and to its path if there is an order in it too."""
    known = shapes()
    shape = known.get(path)
    found: dict[str, tuple[int, str]] = {}
    for name, rank in shape.children.items() if shape else ():
        inside = known.get(f"{path}/{name}")
        found[name] = rank, inside.path if inside and len(inside.children) > 1 else ""
    return found
