"""Writing IATI in one canonical form, as a stream: the same content is always the same bytes.

UTF-8, LF, two spaces of indentation; attributes by namespace and name (version first in the first element); elements
in the order of the schema; the namespaces of extensions on the first element. What a text, an attribute or an
extension holds is written sign by sign, its space too. The form of each activity is Canonical XML 1.0
(https://www.w3.org/TR/xml-c14n), with empty elements closed in themselves.
"""

import re
from collections.abc import Iterable
from typing import BinaryIO
from xml.sax.saxutils import escape

from lxml import etree

from bandung.standards.iati.document import Document, Element
from bandung.standards.iati.shape import is_element, is_foreign, put_in_order

_XML = "{http://www.w3.org/XML/1998/namespace}"
_NEEDS_CARE = etree.XPath(
    "boolean(.//comment() | .//processing-instruction() | .//*[namespace-uri() != '']"
    " | descendant-or-self::*[*]/text()[normalize-space()])"
)
"""Whether space between elements could be content, so that the quick indentation would change something."""
_EMPTY = re.compile(rb"(<[^/!?<][^<]*)></[^<>]+>")
_EMPTY_OR_NOTE = re.compile(rb"<!--.*?-->|<\?.*?\?>|(<[^/!?<][^<]*)></[^<>]+>", re.DOTALL)
_DECLARED = re.compile(rb' xmlns:([^=\s"]+)="([^"]*)"')
_ODD_NAMESPACE = re.compile(rb""" xmlns[^=\s]*=(?:'|"[^"]*[&<])""")
_VALUE = {'"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"}


def write(
    document: Document,
    to: BinaryIO,
    *,
    parts: Iterable[Element] | None = None,
    namespaces: dict[str, str] | None = None,
) -> None:
    """Write a file as it was read, or with other ``parts`` under the same head.

    Parts are put into their order in place, one at a time. ``namespaces`` are declared on the first element beside
    those that the file declares there.
    """
    declared = {prefix: uri for prefix, uri in document.namespaces.items() if prefix} | (namespaces or {})
    to.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    for note in document.before:
        to.write(_note(note) + b"\n")
    to.write(_start(document, declared))
    known = {prefix.encode(): uri.encode() for prefix, uri in declared.items()}
    first = True
    for part in document.parts() if parts is None else parts:
        if first and document.text:
            to.write(_text(document.text.strip()))
        first = False
        to.write(b"\n  " + (canonical(part, known) if is_element(part) else _note(part)))
        if part.tail and part.tail.strip():
            to.write(_text(part.tail.strip()))
    to.write(b"" if first and not document.text else b"\n")
    to.write(f"</{document.kind}>\n".encode())
    for note in document.after:
        to.write(_note(note) + b"\n")


def canonical(part: Element, known: dict[bytes, bytes] | None = None) -> bytes:
    """One activity or organisation in its canonical form; ``known`` namespaces are declared around it."""
    if not is_foreign(part.tag):
        put_in_order(part)
    careful = _NEEDS_CARE(part)
    if careful:
        _indent(part, 1)
    else:
        etree.indent(part, space="  ", level=1)
    text = _c14n(part, _EMPTY_OR_NOTE if careful else _EMPTY)
    return _without(text, known or {})


def _c14n(part: Element, empty: re.Pattern[bytes]) -> bytes:
    """In Canonical XML, but for ``empty`` elements, which are written with one tag."""
    tail, part.tail = part.tail, None
    try:
        text: bytes = etree.tostring(part, method="c14n", with_comments=True)
    except etree.C14NError:  # a namespace that is not absolute, which Canonical XML does not know
        text = b""
    if not text or (b" xmlns" in text and _ODD_NAMESPACE.search(text)):  # libxml2 writes their names as they are
        text = _plain(part)
    elif empty is _EMPTY:
        text = empty.sub(rb"\1/>", text)
    else:
        text = empty.sub(lambda it: it[1] + b"/>" if it[1] else it[0], text)
    part.tail = tail
    return text


def _plain(part: Element) -> bytes:
    for element in part.iter(etree.Element):
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
    text: bytes = etree.tostring(part, encoding="UTF-8", xml_declaration=False)
    return text


def _without(text: bytes, known: dict[bytes, bytes]) -> bytes:
    """Take off the declarations of namespaces that stand on the first element already; they come before attributes."""
    end = next(at for at, sign in enumerate(text) if sign in b" />")
    kept, at = [text[:end]], end
    while found := _DECLARED.match(text, at):
        if known.get(found[1]) != found[2]:
            kept.append(found[0])
        at = found.end()
    return b"".join([*kept, text[at:]])


def _indent(element: Element, level: int) -> None:
    """Indent the elements of the standard, where there is nothing but space between them, and nothing in extensions."""
    children = list(element)
    if not children or is_foreign(element.tag) or not any(is_element(node) for node in children):
        return
    if (element.text or "").strip() or any((node.tail or "").strip() for node in children):
        return
    element.text = "\n" + "  " * (level + 1)
    for node in children:
        node.tail = "\n" + "  " * (level + 1)
        if is_element(node):
            _indent(node, level + 1)
    children[-1].tail = "\n" + "  " * level


def _start(document: Document, declared: dict[str, str]) -> bytes:
    attributes = {} if not document.stated_version else {"version": document.stated_version}
    by_uri = {uri: prefix for prefix, uri in declared.items()}
    for name, value in sorted(document.attributes.items()):
        if name.startswith(_XML):
            attributes[f"xml:{name.removeprefix(_XML)}"] = value
        elif name.startswith("{"):
            uri, _brace, local = name[1:].partition("}")
            attributes[f"{by_uri[uri]}:{local}"] = value
        else:
            attributes[name] = value
    spaces = {f"xmlns:{prefix}": uri for prefix, uri in sorted(declared.items())}
    inside = "".join(f' {name}="{escape(value, _VALUE)}"' for name, value in {**spaces, **attributes}.items())
    return f"<{document.kind}{inside}>".encode()


def _note(note: Element) -> bytes:
    tail, note.tail = note.tail, None
    text: bytes = etree.tostring(note, encoding="UTF-8")
    note.tail = tail
    return text


def _text(text: str) -> bytes:
    return escape(text, {"\r": "&#xD;"}).encode()
