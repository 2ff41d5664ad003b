"""Reading IATI files, from 1.01 to 2.03, as a stream in constant memory, whoever wrote them.

The parser is libxml2 through lxml, fed piece by piece. It opens no other file and no network, knows no document type
and replaces no entities; ``limits`` says what else is not taken. Where a file breaks off or stops being XML, what was
complete before is given out and the problem is kept with its line.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import chain, takewhile
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from bandung.standards.iati.document import VERSIONS, Document, Element, Kind, line_of
from bandung.standards.iati.errors import (
    BadIati,
    HasDocumentType,
    ItemTooLarge,
    NotIati,
    NotWellFormed,
    NotXml,
    ReadOnce,
    UnknownVersion,
)
from bandung.standards.iati.limits import Guard, Limits
from bandung.standards.iati.opening import Source, check_is_xml
from bandung.standards.iati.refusing import is_well_named, noted, refusal
from bandung.values.errors import _

_SAFE: dict[str, Any] = {
    "encoding": "utf-8", "resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False,
    "attribute_defaults": False, "huge_tree": False, "recover": False, "strip_cdata": True,
}  # fmt: skip
_STEP = 2048
_ITEM = re.compile(rb"<iati-(?:activity|organisation)[\s>/]")
_DEEPEST = 20
"""Of an item that is too large: how deep it may be while it is skipped."""


def read(source: Path | BinaryIO, *, limits: Limits | None = None, otherwise: str | None = None) -> Document:
    """The head of a file, and its content as a stream; a file packed with gzip is unpacked on the way.

    ``otherwise`` is the version to take a file for that says it is of one that is not known, instead of refusing it.

    :raises BadIati: if nothing in the file can be used; the sentence says what it is and what to do.
    """
    limits = limits or Limits()
    opened = Source(source, limits)
    pieces = opened.pieces()
    begun: list[bytes] = []
    first = next((piece for piece in pieces if piece), b"")
    check_is_xml(first)
    root, comments = _first_element(chain((first,), pieces), begun, limits)
    kind, stated = Kind(root.tag), str(root.get("version", ""))

    waiting = [chain(begun, pieces)]

    def stream(document: Document) -> Iterator[Element]:
        if opened.again():
            fresh = opened.pieces()
        elif waiting:
            fresh = waiting.pop()
        else:
            raise ReadOnce()
        return _Stream(document, Guard(limits)).parts(fresh)

    return Document(
        kind=kind,
        version=_version(stated, first, otherwise),
        stated_version=stated,
        attributes={str(name): str(value) for name, value in root.attrib.items() if name != "version"},
        namespaces=dict(root.nsmap),
        encoding=opened.encoding,
        before=comments,
        line=line_of(root),
        stream=stream,
    )


def _first_element(pieces: Iterator[bytes], begun: list[bytes], limits: Limits) -> tuple[Element, tuple[Element, ...]]:
    parser = etree.XMLPullParser(events=("start",), **_SAFE)
    fed = 0
    for piece in pieces:
        begun.append(piece)
        for here in range(0, len(piece), _STEP):
            step = piece[here : here + _STEP]
            try:
                parser.feed(step)
            except etree.XMLSyntaxError as error:
                if not (event := next(parser.read_events(), None)):
                    raise (HasDocumentType() if _names_a_type(begun) else refusal(error)) from None
                return _checked(event[1])
            if event := next(parser.read_events(), None):
                return _checked(event[1])
            if (fed := fed + len(step)) > limits.head:
                raise HasDocumentType() if _names_a_type(begun) else BadIati()
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        if not (event := next(parser.read_events(), None)):
            raise refusal(error, at_end=True) from None
        return _checked(event[1])
    return _checked(next(parser.read_events())[1])


def _names_a_type(begun: list[bytes]) -> bool:
    return any(b"<!DOCTYPE" in piece for piece in begun)


def _checked(root: Element) -> tuple[Element, tuple[Element, ...]]:
    if root.getroottree().docinfo.internalDTD is not None:
        raise HasDocumentType()
    if root.tag.rpartition("}")[2].lower() == "html":
        raise NotXml(found=_("a web page"))
    if not is_well_named(root):
        raise NotWellFormed(line=line_of(root), reason=_("a prefix is used that is not declared"))
    if root.tag not in list(Kind):
        raise NotIati(root=root.tag[:100])
    return root, tuple(reversed(list(root.itersiblings(preceding=True))))


def _version(stated: str, first: bytes, otherwise: str | None) -> str:
    """The version that a file is in; without one it is 1.x, which asks for none, if it begins with no narratives."""
    if not stated.strip():
        return "1.05" if _ITEM.search(first) and b"<narrative" not in first else VERSIONS[-1]
    try:
        number = Decimal(stated.strip())
    except InvalidOperation:
        number = Decimal(0)
    if not number.is_finite():
        number = Decimal(0)
    if number == 1:  # as the first files, of 2011, have it
        return VERSIONS[0]
    for version in VERSIONS:
        if number == Decimal(version):
            return version
    if otherwise:
        return otherwise
    raise UnknownVersion(version=stated[:40])


class _Noted(Exception):
    """An error that the parser notes and goes on after, as a prefix that is not declared."""

    def __init__(self, problem: BadIati) -> None:
        self.problem = problem


class _Stream:
    """One way through a file."""

    def __init__(self, document: Document, guard: Guard) -> None:
        self.document, self.guard = document, guard
        self.parser = etree.XMLPullParser(events=("start", "end"), tag=(document.kind, document.kind.item), **_SAFE)
        self.root: Element | None = None
        self.last_complete: Element | None = None
        self.skipped: Element | None = None
        self.line = 1
        """Where ``piece``, which is being parsed, begins."""
        self.piece = b""
        self.ended = False
        """Whether the first element is closed."""
        self.at_end = False

    def parts(self, pieces: Iterator[bytes]) -> Iterator[Element]:
        try:
            for piece in pieces:
                self.line += self.piece.count(b"\n")
                self.piece = piece
                self.guard.look(piece, self.line)
                self.parser.feed(piece)
                self._events()
                if wrong := self.parser.feed_error_log.filter_from_errors():
                    raise _Noted(noted(wrong[0].type, wrong[0].line))
                yield from self._released(all_but_last=True)
                self._skip_if_too_large()
            self.at_end = True
            root = self.parser.close()
            self._events()
            yield from self._released(all_but_last=False)
            self.document.after = list(root.itersiblings())
        except etree.XMLSyntaxError as error:
            self._events()
            self._stop(refusal(error, at_end=self.at_end, piece=self.piece, line=self.line))
            yield from self._well_named()
        except _Noted as error:
            self._stop(error.problem)
            yield from self._well_named()
        except BadIati as problem:
            self._stop(problem)
            yield from self._released(all_but_last=not self._last_is_complete())

    def _well_named(self) -> Iterator[Element]:
        """What is complete, up to the first part in which a prefix is not declared."""
        complete = self._released(all_but_last=not self._last_is_complete())
        return takewhile(lambda part: all(map(is_well_named, part.iter(etree.Element))), complete)

    def _stop(self, problem: BadIati) -> None:
        self.document.stopped = problem
        self.document.problems.append(problem)

    def _events(self) -> None:
        for event, element in self.parser.read_events():
            if self.root is None:
                self.root = element
            elif element is self.root:
                self.ended, self.guard.weight = True, 0
            elif event == "end":
                self.last_complete = element

    def _last_is_complete(self) -> bool:
        return self.root is not None and len(self.root) > 0 and self.root[-1] is self.last_complete

    def _released(self, *, all_but_last: bool) -> Iterator[Element]:
        root = self.root
        part = next(iter(root), None) if root is not None else None
        if root is None or part is None or (all_but_last and part.getnext() is None):
            return
        self.guard.weight = 0
        if root.text and root.text.strip():
            self.document.text, root.text = self.document.text + root.text, None
        while part is not None:
            following = part.getnext()
            if all_but_last and following is None:
                return
            if part is self.skipped:
                self.skipped = None
            else:
                yield part
            root.remove(part)
            part = following

    def _skip_if_too_large(self) -> None:
        """Keep no more of the item that is being read than its open elements, once it is too large."""
        too_much = self.guard.weight > self.guard.limits.item
        if too_much and self.ended:
            raise NotWellFormed(line=self.line, reason=_("something comes after the end"))
        root = self.root
        if root is None or not len(root) or not (too_much or self.skipped is not None):
            return
        item = root[-1]
        if item is self.last_complete:
            return
        if self.skipped is None:
            self.skipped = item
            name = item.findtext("iati-identifier") or item.findtext("organisation-identifier") or str(item.tag)
            self.document.problems.append(ItemTooLarge(line=line_of(item), identifier=name.strip()[:200]))
        node, depth = item, 0
        while len(node):
            del node[:-1]
            node.text = None
            node.attrib.clear()
            node, depth = node[-1], depth + 1
        if depth > _DEEPEST:
            raise NotWellFormed(line=self.line, reason=_("elements are nested too deep"))
