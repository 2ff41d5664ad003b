"""The XML schema of each version, item by item in a stream, with the findings of libxml2 in sentences.

``data/xsd`` has the schemas as published, without their texts for people; ``data/origins.csv`` says from where.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from bandung.standards.iati.document import VERSIONS, Document, Element, Kind
from bandung.standards.iati.findings import Finding, Severity, line_near, path_of
from bandung.values.errors import _

FOLDER = Path(__file__).parent / "data" / "xsd"
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}

UNEXPECTED = _("“%(element)s” does not belong here. What may follow: %(expected)s.")
INCOMPLETE = _("“%(element)s” is not complete. What is missing: %(expected)s.")
NO_ATTRIBUTE = _("“%(element)s” has no “%(attribute)s”.")
STRANGE_ATTRIBUTE = _("“%(element)s” does not take “%(attribute)s”.")
BAD_VALUE = _("“%(value)s” is not what “%(element)s” takes: %(type)s.")
STRAY_TEXT = _("“%(element)s” holds text that has no place there.")
OTHERWISE = _("“%(element)s” is not as the schema has it (%(reason)s).")
MEND: dict[str, str] = {
    UNEXPECTED: _("Move it to where the schema has it, or take it out; elements stand in a fixed order."),
    INCOMPLETE: _("Add what is missing."),
    NO_ATTRIBUTE: _("Add the attribute with its value."),
    STRANGE_ATTRIBUTE: _("Take the attribute out, or put it into a namespace of your own."),
    BAD_VALUE: _("Write it in this form: a date as 2026-01-31, a number as 1234.56, true or false."),
    STRAY_TEXT: _("Put the text into a “narrative”, or take it out."),
    OTHERWISE: _("Compare it with the schema of this element."),
}

_EXPECTED = r"(?: Expected is (?:one of )?\( (?P<expected>.*) \)\.)?"
_SHAPES: tuple[tuple[str, str, str], ...] = (
    ("schema.order", UNEXPECTED, rf"This element is not expected\.{_EXPECTED}"),
    ("schema.missing", INCOMPLETE, rf"Missing child element\(s\)\.{_EXPECTED}"),
    ("schema.attribute", NO_ATTRIBUTE, r"The attribute '(?P<attribute>.*)' is required but missing\."),
    ("schema.strange", STRANGE_ATTRIBUTE, r"The attribute '(?P<attribute>.*)' is not allowed\."),
    ("schema.value", BAD_VALUE, r"'(?P<value>.*)' is not a valid value of the (?:\w+ )*type '(?P<type>.*)'\."),
    ("schema.text", STRAY_TEXT, r"(?:Character|Element) content .*is not allowed.*"),
)  # fmt: skip
_MESSAGE = re.compile(r"Element '(?P<element>[^']*)'(?:, attribute '(?P<at>[^']*)')?: (?P<rest>.*)", re.DOTALL)
_COMPILED = tuple((rule, sentence, re.compile(shape, re.DOTALL)) for rule, sentence, shape in _SHAPES)


@cache
def schema_of(kind: Kind, version: str = VERSIONS[-1]) -> Any:
    """The compiled schema of activity or organisation files of a version, one of ``VERSIONS``."""
    file = FOLDER / version / f"{kind}-schema.xsd"
    return etree.XMLSchema(etree.parse(str(file), etree.XMLParser(**_SAFE)))


def check_item(item: Element, kind: Kind, version: str, number: int, identifier: str) -> Iterator[Finding]:
    """What is not as the schema of its version has it in one activity or organisation."""
    schema = schema_of(kind, version)
    if schema.validate(item):
        return
    for error in schema.error_log:
        yield _finding(error.message, _place(item, error), number, identifier, item)


def check_head(document: Document, order: list[str]) -> Iterator[Finding]:
    """What is not as the schema has it in the first element; ``order`` has the names of what stands in it."""
    root = etree.Element(str(document.kind), nsmap=dict(document.namespaces))
    for name, value in document.attributes.items():
        root.set(name, value)
    if document.stated_version:
        root.set("version", document.stated_version)
    if document.text.strip():
        root.text = document.text
    for name in order:
        etree.SubElement(root, name)
    schema = schema_of(document.kind, document.version)
    if schema.validate(root):
        return
    for error in schema.error_log:
        found = _finding(error.message, root, 0, "", root)
        if found.rule != "schema.order" and str(error.path) != f"/{document.kind}":
            continue  # the items here are only names
        yield replace(found, line=document.line, path=str(document.kind) + _after(found.path))


def _after(path: str) -> str:
    name = path.rpartition("/@")[2] if "/@" in path else ""
    return f"/@{name}" if name else ""


def _place(item: Element, error: Any) -> Element:
    """The element that an error is about: its path is from the item down."""
    steps = str(error.path or "").split("/")[2:]
    node = item
    for step in steps:
        name, _bracket, number = step.partition("[")
        wanted = int(number.rstrip("]") or 1) - 1 if number else 0
        same = [each for each in node.iterchildren(etree.Element) if name in ("*", etree.QName(each).localname)]
        if ":" in name or wanted >= len(same):
            return node
        node = same[wanted]
    return node


def _finding(message: str, at: Element, number: int, identifier: str, top: Element) -> Finding:
    read = _MESSAGE.fullmatch(message.strip())
    element, attribute, rest = (read["element"], read["at"], read["rest"]) if read else (str(at.tag), None, message)
    rule, sentence, places = "schema.other", OTHERWISE, {"reason": rest[:200]}
    for name, template, shape in _COMPILED:
        if found := shape.fullmatch(rest):
            rule, sentence = name, template
            places = {key: (value or _("nothing more")).strip()[:200] for key, value in found.groupdict().items()}
            break
    attribute = attribute or places.get("attribute")
    places["element"] = f"{element}/@{attribute}" if "value" in places and attribute else element
    path = path_of(at, number, top) + (f"/@{attribute}" if attribute else "")
    return Finding(Severity.CRITICAL, rule, line_near(at), path, identifier, sentence, MEND[sentence], places)
