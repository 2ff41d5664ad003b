"""One activity, everything that its file says of it: every element, attribute and text, also those of extensions.

``activity_of`` finds it in the file again without reading all of the file as XML; ``sections`` makes it readable, with
the names of codes beside them.
"""

import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bandung.standards.iati import reading
from bandung.standards.iati.codes import places
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.exploring.errors import NoSuchActivity
from bandung.standards.iati.exploring.naming import listed

_PIECE = 1 << 20
_LONGEST = 50 * _PIECE
"""Bytes of an activity that is looked for without reading the whole file as XML."""
_START, _END = b"<iati-activity", b"</iati-activity>"
_AFTER = (b" ", b">", b"\n", b"\r", b"\t")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def activity_of(file: Path, identifier: str, nth: int = 1) -> tuple[Element, str]:
    """The ``nth`` activity of a file (XML, also gzip) with this identifier, and the version of the file.

    :raises NoSuchActivity: if it has none. :raises BadIati: if the file cannot be read.
    """
    found = _quickly(file, identifier, nth) if identifier else None
    return found or _by_reading(file, identifier, nth)


def xml_of(activity: Element) -> str:
    """The activity as XML, as it stands in its file."""
    return str(etree.tostring(activity, encoding="unicode", with_tail=False))


def _by_reading(source: Path | io.BytesIO, identifier: str, nth: int) -> tuple[Element, str]:
    document = reading.read(source, otherwise="2.03")
    if document.kind is Kind.ACTIVITIES:
        for activity in document.items():
            if _identifier(activity) == identifier:
                nth -= 1
                if not nth:
                    return activity, document.version
    raise NoSuchActivity()


def _identifier(activity: Element) -> str:
    return " ".join((activity.findtext("iati-identifier") or "").split())


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    with gzip.open(file) if packed else file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            yield piece


def _quickly(file: Path, identifier: str, nth: int) -> tuple[Element, str] | None:
    """By looking for the identifier in the bytes; None where that says nothing, as with signs written as entities."""
    wanted, head, kept = identifier.encode(), b"", b""
    try:
        for piece in _pieces(file):
            kept += piece
            if not head:
                head = _head(kept)
                if not head:
                    return None
            at = 0
            while (here := kept.find(wanted, at)) >= 0:
                start = kept.rfind(_START, at, here)
                if start < 0 or kept[start + len(_START) : start + len(_START) + 1] not in _AFTER:
                    at = here + len(wanted)  # between activities
                    continue
                end = kept.find(_END, here)
                if end < 0:
                    break
                at = end + len(_END)
                fragment = io.BytesIO(head + kept[start:at] + b"</iati-activities>")
                try:
                    found = _by_reading(fragment, identifier, 1)
                except (NoSuchActivity, BadIati):
                    continue
                nth -= 1
                if not nth:
                    return found
            kept = kept[max(at, kept.rfind(_START), 0) :] if here < 0 else kept[max(start, at) :]
            if len(kept) > _LONGEST:
                return None
    except (OSError, EOFError):
        return None
    return None


def _head(begun: bytes) -> bytes:
    """The first element's start, by which prefixes are known; empty for encodings other than UTF-8, and doctypes."""
    start = begun.find(b"<iati-activities")
    end = begun.find(b">", start)
    before = begun[:start].lower()
    if start < 0 or end < 0 or begun[end - 1 : end] == b"/" or b"<!doctype" in before:
        return b""
    if b"encoding" in before and b"utf-8" not in before:
        return b""
    return begun[start : end + 1]


@dataclass(frozen=True, slots=True)
class Said:
    """One element: how deep it stands, its name, its attributes with the names of codes, its text and language."""

    depth: int
    name: str
    attributes: Sequence[tuple[str, str, str]]
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Section:
    """All elements of one name. ``shown`` are the first of ``number``; ``foreign`` those of an extension."""

    name: str
    number: int
    shown: Sequence[Sequence[Said]]
    foreign: bool


def sections(activity: Element, version: str, language: str, most: int = 10) -> list[Section]:
    """What an activity says, by the names of its elements, in their order; first what stands on the activity itself."""
    names: dict[str, list[Element]] = {}
    for child in activity.iterchildren():
        if isinstance(child.tag, str):
            names.setdefault(child.tag, []).append(child)
    own = Said(0, "iati-activity", _attributes(activity, "iati-activity", version, language), "", "")
    told = [Section("iati-activity", 1, [[own]], False)] if own.attributes else []
    for name, elements in names.items():
        shown = [list(_said(it, 0, f"iati-activity/{name}", version, language)) for it in elements[:most]]
        told.append(Section(_plain(name), len(elements), shown, name.startswith("{")))
    return told


def _said(element: Element, depth: int, path: str, version: str, language: str) -> Iterator[Said]:
    text = " ".join((element.text or "").split())
    yield Said(depth, _plain(element.tag), _attributes(element, path, version, language), text,
               str(element.get(_XML_LANG, "")))  # fmt: skip
    for child in element.iterchildren():
        if isinstance(child.tag, str):
            yield from _said(child, depth + 1, f"{path}/{child.tag}", version, language)


def _attributes(element: Element, path: str, version: str, language: str) -> list[tuple[str, str, str]]:
    known = {it.attribute: it.list for it in places(version).get(path, ()) if _fits(element, it.vocabulary, it.values)}
    return [
        (_plain(str(name)), str(value), listed(known[name], str(value), language) if name in known else "")
        for name, value in element.attrib.items()
        if name != _XML_LANG
    ]


def _fits(element: Element, vocabulary: str, values: frozenset[str]) -> bool:
    if not vocabulary:
        return True
    of = element.getparent() if vocabulary.startswith("../") else element
    return of is not None and str(of.get("vocabulary", "")) in values


def _plain(name: str) -> str:
    """A name without its namespace."""
    return str(name).rpartition("}")[2]
