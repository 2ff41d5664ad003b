"""Our own namespace in IATI files: a whole record as elements beside the plain ones, and the same record back.

The standard allows elements of other namespaces at the end of nearly every element
(https://iatistandard.org/en/iati-standard/203/activity-standard/overview/extension/). A record is written field by
field, so that people can read it: a field is an element of its name, a list holds ``item`` elements, what is no text
says so in ``is``. The digest that the party signed stands beside it; ``records_in`` checks it, so that nothing changed
on the way is ever taken for a party's word.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from bandung.records.canonical import canonical
from bandung.records.canonical import digest as digest_of
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping.errors import ChangedRecord, UnreadableRecord
from bandung.values.errors import BandungError, _

URI = "urn:bandung:iati:1"
"""Of no node and no address, so that it never moves (decision 0024); the number changes when its meaning does."""
PREFIX = "bandung"
SPACES = {PREFIX: URI}

_NAME = re.compile(r"[a-z_][a-z0-9_-]*")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = ("register", "record", "kind", "seq", "at", "digest")


def tag(name: str) -> str:
    """The name of an element of our namespace."""
    return f"{{{URI}}}{name}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as a file carries it, and the signed entry that it is the body of."""

    register: str
    record: str
    kind: str
    """One of ``records.kinds.KINDS``."""
    seq: int
    """Of the entry in the register."""
    at: str
    """When it was signed: ``2026-11-24T18:00:00Z``."""
    digest: str
    """SHA-256 of the canonical body, which the entry signs."""
    body: dict[str, Any]

    @property
    def uid(self) -> str:
        return f"{self.register}/{self.record}"


def record_element(kept: Kept, *, level: int = 3) -> Element:
    """``<bandung:record register= record= kind= seq= at= digest=>`` with every field of the record.

    ``level`` is how deep it stands in the file, for indentation only.
    """
    element: Element = etree.Element(tag("record"), nsmap=SPACES)
    for name in _HEAD:
        element.set(name, str(getattr(kept, name)))
    _fill(element, kept.body)
    indent(element, level)
    return element


def records_in(element: Element) -> Iterator[Kept]:
    """Every record of ours within an activity or organisation, in order, each as it was signed.

    :raises ChangedRecord: if one no longer has the digest that its party signed.
    :raises UnreadableRecord: if one is not written as ``record_element`` writes.
    """
    for each in record_elements(element):
        yield kept_in(each)


def record_elements(element: Element) -> Iterator[Element]:
    """The ``record`` elements of an activity or organisation; a field of a record may be called ``record`` too."""
    for child in element.iterchildren(tag("record"), tag("contribution")):
        if child.tag == tag("record"):
            yield child
        else:
            yield from child.iterchildren(tag("record"))


def kept_in(element: Element) -> Kept:
    """The record of one ``record`` element.

    :raises ChangedRecord, UnreadableRecord: as ``records_in``.
    """
    head = {name: str(element.get(name, "")) for name in _HEAD}
    try:
        body = _group(element)
        seq = int(head["seq"])
        fits = digest_of(canonical(body)) == head["digest"]
    except (ValueError, RecursionError, BandungError) as error:
        raise UnreadableRecord(namespace=URI, reason=str(error)[:200]) from error
    if not fits:
        raise ChangedRecord(uid=f"{head['register']}/{head['record']}"[:170])
    return Kept(
        head["register"], head["record"], head["kind"], seq, head["at"], head["digest"], body
    )  # fmt: skip


def is_ours(element: Element) -> bool:
    """Whether an activity or organisation carries records of ours."""
    return next(record_elements(element), None) is not None


def indent(element: Element, level: int) -> None:
    """Put each element of ours that holds others on lines of its own; texts are left as they are."""
    children = list(element)
    if not children:
        return
    element.text = "\n" + "  " * (level + 1)
    for each in children:
        each.tail = "\n" + "  " * (level + 1)
        indent(each, level + 1)
    children[-1].tail = "\n" + "  " * level


def _fill(element: Element, value: Any) -> None:
    """Write a JSON value into an element."""
    if isinstance(value, str):
        if _NOT_IN_XML.search(value):
            element.set("is", "escaped")
            value = json.dumps(value)
        element.text = value
    elif isinstance(value, dict):
        if not value:
            element.set("is", "group")
        for key, each in value.items():
            _fill(_field(element, key), each)
    elif isinstance(value, list | tuple):
        element.set("is", "list")
        for each in value:
            _fill(etree.SubElement(element, tag("item")), each)
    else:
        element.set("is", "null" if value is None else "boolean" if isinstance(value, bool) else "number")
        element.text = None if value is None else json.dumps(value)


def _field(element: Element, key: str) -> Element:
    if _NAME.fullmatch(key):
        return etree.SubElement(element, tag(key))
    field = etree.SubElement(element, tag("field"))
    field.set("key", json.dumps(key))
    return field


def _value(element: Element) -> Any:
    """The JSON value that ``_fill`` wrote.

    :raises ValueError: if it is none.
    """
    text = element.text or ""
    match element.get("is"):
        case None:
            return _group(element) if len(element) else text
        case "escaped" | "number" | "boolean":
            return json.loads(text)
        case "group":
            return _group(element)
        case "list":
            return [_value(each) for each in element.iterchildren(tag("item"))]
        case "null":
            return None
        case other:
            raise ValueError(_("“%(kind)s” is no kind of value") % {"kind": other[:40]})


def _group(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in element.iterchildren(tag("*")):
        name = etree.QName(each).localname
        key = str(json.loads(each.get("key", ""))) if name == "field" and "key" in each.attrib else name
        if key in found:
            raise ValueError(_("“%(field)s” stands twice") % {"field": key[:80]})
        found[key] = _value(each)
    return found
