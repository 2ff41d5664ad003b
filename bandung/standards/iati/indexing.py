"""The elements of one activity or organisation, put together once for all checks: by path, and by parent and name."""

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bandung.standards.iati.document import Element

_MOST_PATHS = 1_000
_BELOW: dict[str, dict[Any, str]] = defaultdict(dict)
"""Path of an element, and name in it, to the path of that: put together once."""
_NONE: Mapping[Any, list[Element]] = {}


class Index(dict[str, list[Element]]):
    """The elements of the standard in an item by their path, "iati-activity/transaction"."""

    __slots__ = ("children",)

    def __init__(self) -> None:
        super().__init__()
        self.children: dict[Element, Mapping[Any, list[Element]]] = {}
        """Each element to its children by name."""


class _Now(threading.local):
    """What is known of the item that a thread is at; where it is another item, elements are asked themselves."""

    children: Mapping[Element, Mapping[Any, list[Element]]] = {}


_NOW = _Now()


def index_of(item: Element) -> Index:
    """The index of an item."""
    index = Index()
    index[item.tag] = [item]
    _add(item, item.tag, index)
    return index


def be_at(index: Index | None) -> None:
    """Say at which item this thread is."""
    _NOW.children = index.children if index is not None else {}


def children_of(element: Element, name: str) -> Sequence[Element]:
    """The children of a name, in order."""
    known = _NOW.children.get(element)
    return list(element.iterchildren(name)) if known is None else known.get(name, ())


def _add(element: Element, above: str, index: Index) -> None:
    found: dict[Any, list[Element]] = {}
    index.children[element] = found
    for child in element:
        tag = child.tag
        if tag in found:
            found[tag].append(child)
        else:
            found[tag] = [child]
    below = _BELOW[above] if above in _BELOW or len(_BELOW) < _MOST_PATHS else {}
    for tag, twins in found.items():
        path = below.get(tag)
        if path is None:
            if not isinstance(tag, str) or tag[0] == "{":
                continue
            path = f"{above}/{tag}"
            if len(below) < _MOST_PATHS:
                below[tag] = path
        if path in index:
            index[path].extend(twins)
        else:
            index[path] = list(twins)
        for child in twins:
            if len(child):
                _add(child, path, index)
            else:
                index.children[child] = _NONE
