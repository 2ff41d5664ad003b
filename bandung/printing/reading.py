"""Reading a PDF that somebody brought: it may be anything, and nothing in it is run."""

import logging
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any, TypeVar

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from bandung.printing.errors import NotPrintedHere
from bandung.values.errors import _

MOST_BYTES = 16 * 2**20
MOST_INSIDE = 100 * 2**20
"""Bytes that all parts of a file may unpack to."""
MOST_PAGES = 2_000
MOST_OBJECTS = 1_000_000
DEEPEST = 150
_BACKWARDS = frozenset({"/Parent", "/P", "/Pg", "/ParentTree", "/StructParent", "/StructParents"})
"""Keys that lead back to where one came from, or from the page to its tags."""

_DRAWN = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Annots")
"""What of a page is seen."""

T = TypeVar("T")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # else a stranger's file could fill the node's log


def opened(data: bytes) -> PdfReader:
    """The file as PDF.

    :raises NotPrintedHere: if it is too large, no PDF, encrypted, or cut.
    """
    if len(data) > MOST_BYTES:
        raise NotPrintedHere(
            _("The file has %(size)s MB; a document printed by Bandung never has more than %(most)s."),
            size=len(data) // 2**20,
            most=MOST_BYTES // 2**20,
        )
    if b"%PDF-" not in data[:1024]:
        raise NotPrintedHere(_("This file is not a PDF."))
    reader = carefully(lambda: PdfReader(BytesIO(data), strict=True))
    if carefully(lambda: reader.is_encrypted):
        raise NotPrintedHere(_("This PDF is encrypted, and Bandung does not encrypt what it prints."))
    if not 1 <= carefully(lambda: len(reader.pages)) <= MOST_PAGES:
        raise NotPrintedHere(_("This PDF has no pages, or far too many."))
    if carefully(lambda: _runs_something(reader.root_object)):
        raise NotPrintedHere(_("This PDF runs a program when it is opened, and Bandung never prints such a one."))
    return reader


def tags(reader: PdfReader) -> str:
    """A digest of what a screen reader goes by: the order of the parts, their roles, words that stand for others.

    :raises NotPrintedHere: if a part cannot be read, or there is too much of it.
    """
    return carefully(lambda: _digest(reader.root_object.get("/StructTreeRoot"), _Budget(), depth=0).hex())


def _runs_something(root: DictionaryObject) -> bool:
    names = root.get("/Names", DictionaryObject()).get_object()
    form = root.get("/AcroForm", DictionaryObject()).get_object()
    return bool({"/OpenAction", "/AA", "/OCProperties"} & set(root)) or "/JavaScript" in names or "/XFA" in form


def carefully(read: Callable[[], T]) -> T:
    """What the reading gives.

    A file made to do harm lets a reader of PDF fail in many ways, each with another exception; to the person who
    brought it they say the same.

    :raises NotPrintedHere: if the reading fails in any way.
    """
    try:
        return read()
    except Exception as error:
        raise NotPrintedHere(_("This PDF is damaged: it was cut off or changed, and cannot be read.")) from error


def attachment(reader: PdfReader, name: str) -> bytes:
    """The attached file of this name.

    :raises NotPrintedHere: if there is none, several, or it is too large.
    """
    found = carefully(lambda: list(reader.attachments.get(name, ())))
    if len(found) != 1:
        raise NotPrintedHere(_("This PDF does not hold the record that it prints, so Bandung cannot verify it."))
    content = bytes(found[0])
    if len(content) > MOST_BYTES:
        raise NotPrintedHere(_("This PDF is damaged: it was cut off or changed, and cannot be read."))
    return content


def looks(reader: PdfReader) -> list[str]:
    """For each page a digest of everything that is drawn on it: its text, its fonts, its pictures, its notes.

    Two pages with the same digest look the same, however their files are arranged.

    :raises NotPrintedHere: if a part cannot be read, or there is too much of it.
    """
    budget = _Budget()
    pages = carefully(lambda: list(_leaves(reader.root_object["/Pages"], {}, set())))
    return [carefully(lambda page=page: _look(page, budget)) for page in pages]  # type: ignore[misc]


def _leaves(node: Any, handed_down: Mapping[str, Any], seen: set[int]) -> Iterator[Mapping[str, Any]]:
    """The pages that the tree has, however many it says that it has, each with what its branch hands down to it."""
    found = node.get_object()
    if id(found) in seen or len(seen) > MOST_PAGES * 2:
        raise ValueError("the tree of pages grows together, or has far too many branches")
    seen.add(id(found))
    drawn = {**handed_down, **{key: found.raw_get(key) for key in _DRAWN if key in found}}
    if "/Kids" not in found:
        yield drawn
        return
    for kid in found["/Kids"]:
        yield from _leaves(kid, drawn, seen)


class _Budget:
    """What may still be unpacked; one for the whole file, with what was already seen."""

    def __init__(self) -> None:
        self.bytes = MOST_INSIDE
        self.objects = MOST_OBJECTS
        self.seen: dict[tuple[int, int], bytes] = {}


def _look(page: Mapping[str, Any], budget: _Budget) -> str:
    total = sha256()
    for key in _DRAWN:
        if key in page:
            total.update(key.encode() + _digest(page[key], budget, depth=0))
    return total.hexdigest()


def _digest(value: Any, budget: _Budget, *, depth: int) -> bytes:
    budget.objects -= 1
    if budget.objects < 0 or budget.bytes < 0 or depth > DEEPEST:
        raise ValueError("too much in one file")
    if isinstance(value, IndirectObject):
        place = (value.idnum, value.generation)
        if place not in budget.seen:
            budget.seen[place] = b"itself"
            budget.seen[place] = _digest(value.get_object(), budget, depth=depth + 1)
        return budget.seen[place]
    return sha256(b"".join(_parts(value, budget, depth))).digest()


def _parts(value: Any, budget: _Budget, depth: int) -> Iterator[bytes]:
    if isinstance(value, StreamObject):
        content = value.get_data()
        budget.bytes -= len(content)
        yield b"stream" + sha256(content).digest()
    if isinstance(value, DictionaryObject):
        skipped = _BACKWARDS | ({"/Length", "/Filter", "/DecodeParms"} if isinstance(value, StreamObject) else set())
        for key in sorted(value):
            if key not in skipped:
                yield key.encode() + _digest(value.raw_get(key), budget, depth=depth + 1)
    elif isinstance(value, ArrayObject):
        for each in list.__iter__(value):
            yield b"item" + _digest(each, budget, depth=depth + 1)
    else:
        assert value is None or isinstance(value, PdfObject | str | int | float | bytes)
        yield f"{type(value).__name__} {value!r}".encode("utf-8", "surrogatepass")
