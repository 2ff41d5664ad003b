"""The elements of one activity or organisation, put together once for all checks: by path, and by parent and name."""

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bandung.standards.iati.document import Element

_MOST_PATHS = 1_000
_BELOW: dict[str, dict[Any, str]] = defaultdict(dict)
"""Path of an element, and name in it, to the path of that: put together once."""


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
    below = _below(above)
    for tag, twins in found.items():
        path = below.get(tag) or _path(below, above, tag)
        if not path:
            continue
        if path in index:
            index[path].extend(twins)
        else:
            index[path] = list(twins)
        for child in twins:
            many = len(child)
            if many == 1:
                _add_only(child, path, index)
            elif many:
                _add(child, path, index)


def _add_only(element: Element, above: str, index: Index) -> None:
    """The same of an element in which one other stands: most are like that."""
    child = element[0]
    tag, alone = child.tag, [child]
    index.children[element] = {tag: alone}
    below = _below(above)
    path = below.get(tag) or _path(below, above, tag)
    if not path:
        return
    if path in index:
        index[path].append(child)
    else:
        index[path] = [child]
    if len(child):
        _add(child, path, index)


def _below(above: str) -> dict[Any, str]:
    return _BELOW[above] if above in _BELOW or len(_BELOW) < _MOST_PATHS else {}


def _path(below: dict[Any, str], above: str, tag: object) -> str:
    """The path of a child; empty for a comment and for what is of an extension."""
    if not isinstance(tag, str) or tag[0] == "{":
        return ""
    path = f"{above}/{tag}"
    if len(below) < _MOST_PATHS:
        below[tag] = path
    return path
