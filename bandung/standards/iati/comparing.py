"""Whether two IATI files say the same, element by element.

The same are: elements, attributes with their values, texts, comments, and order among elements of one name. Space
between elements of the standard is no content; in a text, and everywhere inside an extension, each sign counts.
Elements of different names stand in an order that the schema prescribes, so that it says nothing: both are compared
in the order of the schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from bandung.standards.iati.document import Document, Element
from bandung.standards.iati.shape import in_schema_order, is_element, is_foreign, shapes


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two files differ; what is absent on a side is None."""

    path: str
    one: str | None
    other: str | None

    def __str__(self) -> str:
        return f"{self.path}: {self.one!r} / {self.other!r}"


def differences(one: Document, other: Document) -> Iterator[Difference]:
    """Everything in which two files differ, as far as they can be read (``Document.stopped``)."""
    yield from _facts("", {"kind": one.kind, "version": one.stated_version}, {
        "kind": other.kind, "version": other.stated_version,
    })  # fmt: skip
    yield from _facts("@", one.attributes, other.attributes)
    yield from _facts("namespace ", _named(one.namespaces), _named(other.namespaces))
    yield from _nodes("before", list(one.before), list(other.before))
    for number, (left, right) in enumerate(zip_longest(one.parts(), other.parts()), start=1):
        yield from _pair(f"part[{number}]", left, right)
    yield from _nodes("after", one.after, other.after)
    yield from _facts("", {"text": one.text.strip()}, {"text": other.text.strip()})


def of_elements(one: Element, other: Element, path: str = "") -> Iterator[Difference]:
    """Everything in which two elements differ."""
    at = f"{path}/{one.tag}" if path else str(one.tag)
    schema = at.rpartition("part[")[2].partition("/")[2] or at
    return _elements(one, other, at, schema)


def _elements(one: Element, other: Element, at: str, schema: str) -> Iterator[Difference]:
    if one.attrib != other.attrib:
        yield from _facts(f"{at}/@", dict(one.attrib), dict(other.attrib))
    left, left_texts, left_notes = _content(one, schema)
    right, right_texts, right_notes = _content(other, schema)
    if left_texts != right_texts:
        yield from _facts(f"{at}/", {"text()": "|".join(left_texts)}, {"text()": "|".join(right_texts)})
    if left_notes != right_notes:
        yield Difference(f"{at}/comment()", str(left_notes), str(right_notes))
    numbers: dict[str, int] = {}
    for mine, theirs in zip_longest(left, right):
        first = mine if mine is not None else theirs
        assert first is not None
        name = str(first.tag)
        numbers[name] = numbers.get(name, 0) + 1
        place = f"{at}/{name}[{numbers[name]}]"
        if mine is None or theirs is None or mine.tag != theirs.tag:
            yield Difference(place, _said(mine), _said(theirs))
        else:
            yield from _elements(mine, theirs, place, f"{schema}/{name}")


def _content(element: Element, schema: str) -> tuple[list[Element], list[str], list[str]]:
    """Children in order, texts between them, comments and instructions."""
    if not len(element):
        return [], [element.text or ""], []
    children, texts, notes = [], [element.text or ""], []
    for node in element:
        if is_element(node):
            children.append(node)
            texts.append(node.tail or "")
        else:
            notes.append(_said(node) or "")
            texts[-1] += node.tail or ""
    shape = shapes().get(schema)
    if children and not is_foreign(element.tag):
        texts = [text.strip() for text in texts if text.strip()]
    if shape is not None and shape.children:
        children = in_schema_order(children, shape.children)
    return children, texts, sorted(notes)


def _pair(place: str, one: Element | None, other: Element | None) -> Iterator[Difference]:
    if one is None or other is None or one.tag != other.tag:
        yield Difference(place, _said(one), _said(other))
        return
    if (one.tail or "").strip() != (other.tail or "").strip():
        yield Difference(f"{place}/following text", one.tail, other.tail)
    if is_element(one):
        yield from _elements(one, other, f"{place}/{one.tag}", str(one.tag))
    elif _said(one) != _said(other):
        yield Difference(place, _said(one), _said(other))


def _nodes(place: str, one: list[Element], other: list[Element]) -> Iterator[Difference]:
    left, right = [_said(node) for node in one], [_said(node) for node in other]
    if left != right:
        yield Difference(place, str(left), str(right))


def _said(node: Element | None) -> str | None:
    if node is None:
        return None
    if is_element(node):
        return f"<{node.tag}>"
    return f"<?{node.target} {node.text}?>" if hasattr(node, "target") else f"<!--{node.text}-->"


def _named(namespaces: dict[str | None, str]) -> dict[str, str]:
    return {prefix or "": namespace for prefix, namespace in namespaces.items()}


def _facts(place: str, one: dict[str, str], other: dict[str, str]) -> Iterator[Difference]:
    for name in sorted({**one, **other}):
        if one.get(name) != other.get(name):
            yield Difference(f"{place}{name}", one.get(name), other.get(name))
