"""From a file to pieces of UTF-8: unpacked if it was packed; what is clearly not XML is known by its first bytes."""

import codecs
import re
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from bandung.standards.iati.errors import (
    BadPacking,
    EmptyFile,
    NotXml,
    ReadOnce,
    TooMuch,
    UnusualEncoding,
    WrongEncoding,
)
from bandung.standards.iati.limits import MEGABYTE, PIECE, Limits
from bandung.values.errors import _

_MARKS = (
    (b"%pdf", _("a PDF file")), (b"pk\x03\x04", _("a spreadsheet or a ZIP archive")),
    (b"\xd0\xcf\x11\xe0", _("an older Excel file (.xls), or one with a password")), (b"\x89png", _("an image")),
    (b"\xff\xd8\xff", _("an image")), (b"gif8", _("an image")),
    (b"{", _("a JSON file")), (b"[", _("a JSON file")),
)  # fmt: skip
_BEFORE = re.compile(rb"(?:<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->|\s)*+")
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"'>]{0,60})["']""")
_AS_UTF_8 = {"utf-8", "ascii"}
_TAKEN = re.compile(
    r"utf-16(-le|-be)?|iso8859-\d+|cp(125\d|437|850|852|866|932|949|950)|koi8-[ru]|mac-roman|gb(2312|k|18030)|big5|euc_(jp|kr)|shift_jis"
)
"""Encodings in which “<” is “<”: others could hide marks from the limits."""


class Source:
    """Where the bytes come from: a file can be read many times, a stream as often as it can be wound back."""

    def __init__(self, source: Path | BinaryIO, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._start = source.tell() if not isinstance(source, Path) and source.seekable() else None
        self._used = False
        self.encoding = "utf-8"

    def again(self) -> bool:
        """Whether ``pieces`` can be asked once more."""
        return isinstance(self._source, Path) or self._start is not None or not self._used

    def pieces(self) -> Iterator[bytes]:
        """The whole file in pieces of UTF-8, at most 64 kB of the original each.

        :raises BadIati: where the file cannot be unpacked or is not in its encoding, when that place is reached.
        """
        if not self.again():
            raise ReadOnce()
        self._used = True
        return self._in_utf_8(self._unpacked(self._raw()))

    def _raw(self) -> Iterator[bytes]:
        if isinstance(self._source, Path):
            with self._source.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        else:
            if self._start is not None:
                self._source.seek(self._start)
            while piece := self._source.read(PIECE):
                yield piece

    def _unpacked(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        first = next(pieces, b"")
        if not first.startswith(b"\x1f\x8b"):
            yield first
            yield from pieces
            return
        unpack, packed, out = zlib.decompressobj(31), 0, 0
        for rest in chain((first,), pieces):
            packed += len(rest)
            while rest:
                if unpack.eof:  # a file may be packed in several parts, one after the other, and filled up with zeros
                    if not (rest := rest.lstrip(b"\x00")):
                        break
                    unpack = zlib.decompressobj(31)
                try:
                    piece = unpack.decompress(rest, PIECE)
                except zlib.error:
                    raise BadPacking() from None
                out += len(piece)
                if out > self._limits.unpacked or out > 16 * MEGABYTE + packed * self._limits.ratio:
                    raise TooMuch()
                yield piece
                rest = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
        if not unpack.eof:
            raise BadPacking()

    def _in_utf_8(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        first = next(pieces, b"")
        self.encoding = encoding_of(first)
        if self.encoding in _AS_UTF_8:
            yield first.removeprefix(codecs.BOM_UTF8)
            yield from pieces
            return
        decoder = codecs.getincrementaldecoder(self.encoding)()
        line = 1
        for piece in chain((first,), pieces, (b"",)):
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as wrong:
                before = piece[: wrong.start].decode(self.encoding, "ignore")
                raise WrongEncoding(line=line + before.count("\n")) from None
            line += text.count("\n")
            yield text.removeprefix("\ufeff").encode()


def encoding_of(first: bytes) -> str:
    """Python's name of the encoding of an XML file, by its first bytes (XML 1.0, appendix F).

    :raises UnusualEncoding: if it is not one that is taken.
    """
    if first.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\x00\x00\x00<", b"<\x00\x00\x00")):
        raise UnusualEncoding(encoding="UTF-32")
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if first.startswith((b"<\x00", b"\x00<")):
        return "utf-16-le" if first[0] else "utf-16-be"
    declared = _DECLARED.match(first.removeprefix(codecs.BOM_UTF8).lstrip())
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise UnusualEncoding(encoding=name) from None
    if first.startswith(codecs.BOM_UTF8) or found.startswith("utf-16"):
        return "utf-8"  # it is not in UTF-16, or what says so could not have been read
    if found not in _AS_UTF_8 and not _TAKEN.fullmatch(found):
        raise UnusualEncoding(encoding=name)
    return found


def check_is_xml(first: bytes) -> None:
    """Refuse by its first bytes what is something else, and say what.

    :raises EmptyFile: if there is nothing.
    :raises NotXml: if it is a web page, a spreadsheet, a PDF and so on.
    """
    start = first.lstrip(b"\x00\xef\xbb\xbf \r\n\t")
    if not start:
        raise EmptyFile()
    low = start[:200].lower()
    for mark, found in _MARKS:
        if low.startswith(mark):
            raise NotXml(found=_packed(first) if low.startswith(b"pk") else found)
    before = _BEFORE.match(start)
    if _WEB_PAGE.match(start, before.end() if before else 0):
        raise NotXml(found=_("a web page"))
    if not start.startswith(b"<"):
        binary = any(byte < 9 for byte in start[:4096])
        raise NotXml(found=_("a file of a kind that we do not know") if binary else _("plain text"))


def _packed(first: bytes) -> str:
    """What a ZIP archive is, by the names in its beginning: a workbook of Excel is one too."""
    if b"xl/" in first or b"[Content_Types].xml" in first:
        return _("an Excel file (.xlsx)")
    return _("a ZIP archive")
