"""Looking into an uploaded file without trusting it: what it is, and whether opening it would harm.

The reader unpacks what it is given, however much that is. So everything is unpacked here first, piece by piece and
kept nowhere, counting the bytes themselves and not what the archive says of them.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from bandung.standards.spreadsheet.errors import (
    EmptyFile,
    Encrypted,
    HasMacros,
    NotASpreadsheet,
    TooLarge,
    TooManyColumns,
    TooManyRows,
    Unsafe,
)

MEGABYTE = 1_000_000
MOST_PARTS = 2_000
MOST_COLUMNS = 1_500
MOST_CELLS = 12_000_000
"""Cells between the first and the last one, empty or not: the reader keeps room for each."""
_PIECE = 1 << 18
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL = re.compile(
    rb"""<(?:\w+:)?c(?=[\s/>])((?:[^<>"'/]|"[^"]*"|'[^']*'|/(?!>))*+)"""
    rb"""(?:/>|>((?:[^<]++|<(?!(?:\w+:)?c[\s/>]|/(?:\w+:)?c\s*>))*+)</(?:\w+:)?c\s*>)"""
)
"""A cell with its attributes and content, found without ever going back, so that no text makes the search slow."""
_PLACE = re.compile(rb"""\sr\s*=\s*["']([^"']*)["']""")
_EMPTY = re.compile(rb"\s*(?:<(?:\w+:)?v\s*(?:/>|>\s*</(?:\w+:)?v\s*>))?\s*")
"""A cell that has a look and no content, in the ways in which programmes write that."""
_SHARED = re.compile(rb"""\st\s*=\s*["']s["']""")
_FAULT = re.compile(rb"""\st\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\s*>\s*(\d+)")
_REFERENCE = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Inside:
    """What was seen inside a workbook: cells whose formula has no value or an error, and links to other files."""

    links: bool = False
    without_value: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    """File of a sheet to (row, column) from 1."""


def kind_of_file(data: bytes) -> str:
    """What a file is by its content, whatever its name says: "xlsx", "csv", or one of the errors' ``FOUND``.

    :raises EmptyFile: if there is nothing in it.
    :raises Encrypted: if it is a workbook under a password.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise EmptyFile()
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Encrypted()
        return "an older Excel file (.xls), or one with a password"
    for mark, found in (
        (b"%pdf", "a PDF file"), (b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<?xml", "an XML file"),
        (b"\x89png", "an image"), (b"\xff\xd8\xff", "an image"), (b"gif8", "an image"), (b"rar!", "an archive"),
        (b"\x1f\x8b", "an archive"), (b"7z\xbc\xaf", "an archive"),
    ):  # fmt: skip
        if start.startswith(mark):
            return found
    if b"\x00" not in data[:4096]:
        try:
            data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return "a file of a kind that we do not know"
        return "csv"
    return "a file of a kind that we do not know"


def looked_through(data: bytes, *, most_bytes: int, most_rows: int) -> Inside:
    """What is inside a workbook, after everything in it has been unpacked once and found harmless.

    :raises BadSpreadsheet: if it is no workbook, has macros, or would harm whoever opens it.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError, EOFError, OverflowError):
        raise Unsafe(reason="it cannot be unpacked") from None
    _check_parts(parts, len(data), most_bytes)
    _check_is_workbook({part.filename for part in parts}, data, parts)
    inside = Inside(links=any(part.filename.lower().startswith("xl/externallinks/") for part in parts))
    left = most_bytes
    lengths: list[int] = []
    ordered = sorted(parts, key=lambda part: "sharedstrings" not in part.filename.lower())
    for part in ordered:
        pieces = _checked(part, _unpacked(data, part, left))
        name = part.filename.lower()
        if name.endswith("sharedstrings.xml"):
            left -= sum(lengths := [*lengths, *_string_lengths(pieces)]) or 0
        elif _SHEET.fullmatch(part.filename):
            inside.without_value[part.filename] = _scan(pieces, lengths, most_bytes, most_rows)
            left -= part.file_size
        else:
            left -= sum(map(len, pieces))
    return inside


def _check_parts(parts: list[ZipInfo], size: int, most_bytes: int) -> None:
    if len(parts) > MOST_PARTS:
        raise Unsafe(reason="it has too many parts")
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise Unsafe(reason="a part is there twice")
    if any(part.flag_bits & 1 for part in parts):
        raise Encrypted()
    if any(part.compress_type not in (0, 8) for part in parts):
        raise Unsafe(reason="a part is packed in an unusual way")
    if sum(part.file_size for part in parts) > most_bytes:
        raise Unsafe(reason="it unpacks to too much")
    if sum(part.compress_size for part in parts) > size:
        raise Unsafe(reason="its parts are not as long as they say")


def _check_is_workbook(names: set[str], data: bytes, parts: list[ZipInfo]) -> None:
    low = {name.lower() for name in names}
    if any("vbaproject" in name or name.endswith("macrosheet.xml") or "/macrosheets/" in name for name in low):
        raise HasMacros()
    if "[content_types].xml" in low and "xl/workbook.xml" in low:
        types = next(part for part in parts if part.filename.lower() == "[content_types].xml")
        if b"macroenabled" in b"".join(_unpacked(data, types, MEGABYTE)).lower():
            raise HasMacros()
        return
    if "mimetype" in low:
        raise NotASpreadsheet(found="an OpenDocument spreadsheet (.ods)")
    for name, found in (
        ("xl/workbook.bin", "a binary Excel file (.xlsb)"), ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
    ):  # fmt: skip
        if name in low:
            raise NotASpreadsheet(found=found)
    raise NotASpreadsheet(found="a ZIP archive")


def _unpacked(data: bytes, part: ZipInfo, most: int) -> Iterator[bytes]:
    """The bytes of a part, unpacked to its true end.

    ``zipfile`` stops where the archive says that the part ends, other readers do not; that difference hides a bomb.
    """
    at = part.header_offset
    head = data[at : at + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise Unsafe(reason="it cannot be unpacked")
    begin = at + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    packed = memoryview(data)[begin : begin + part.compress_size]
    if part.compress_type == 0:
        if part.compress_size != part.file_size:
            raise Unsafe(reason="its parts are not as long as they say")
        yield from (bytes(packed[here : here + _PIECE]) for here in range(0, len(packed), _PIECE))
        return
    unpack, total, here = zlib.decompressobj(-15), 0, 0
    rest = b""
    while not unpack.eof and (rest or here < len(packed)):
        if not rest:
            rest, here = bytes(packed[here : here + _PIECE]), here + _PIECE
        try:
            piece = unpack.decompress(rest, _PIECE)
        except zlib.error:
            raise Unsafe(reason="it cannot be unpacked") from None
        rest = unpack.unconsumed_tail
        total += len(piece)
        if total > most:
            raise Unsafe(reason="it unpacks to too much")
        if total > part.file_size:
            raise Unsafe(reason="its parts are not as long as they say")
        if piece:
            yield piece
    if total != part.file_size:
        raise Unsafe(reason="its parts are not as long as they say")


def _checked(part: ZipInfo, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a part; XML among them in UTF-8 and without a document type."""
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        yield from pieces
        return
    before = b""
    for number, piece in enumerate(pieces):
        if number == 0:
            encoding = re.search(rb"""encoding\s*=\s*["']([^"']*)""", piece[:200])
            if piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in piece[:200] or (
                encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")
            ):  # fmt: skip
                raise Unsafe(reason="its text is in an unusual encoding")
        if b"<!DOCTYPE" in before + piece or b"<!ENTITY" in before + piece:
            raise Unsafe(reason="it defines entities")
        before = piece[-10:]
        yield piece


def _string_lengths(pieces: Iterator[bytes]) -> list[int]:
    found: list[int] = []
    text = b""
    for piece in pieces:
        *whole, text = re.split(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>", text + piece)
        found += map(len, whole)
    return found


def _scan(pieces: Iterator[bytes], lengths: list[int], most_bytes: int, most_rows: int) -> set[tuple[int, int]]:
    """Looks at every cell that has content: its place, and how much text it repeats; returns cells without a value."""
    text, repeated, lowest, farthest = b"", 0, 0, 0
    odd: set[tuple[int, int]] = set()
    for piece in pieces:
        text += piece
        end = 0
        for cell in _CELL.finditer(text):
            end = cell.end()
            body = cell[2]
            if body is None or _EMPTY.fullmatch(body):
                continue
            shared = _SHARED.search(cell[1])
            if shared and (index := _VALUE.search(body)) and int(index[1]) < len(lengths):
                repeated += lengths[int(index[1])]
                if repeated > most_bytes:
                    raise Unsafe(reason="its cells repeat too much text")
            place = _PLACE.search(cell[1])
            reference = _REFERENCE.fullmatch(place[1]) if place else None
            if reference is None:
                raise Unsafe(reason="a cell has no proper place")
            column, row = _number(reference[1]), int(reference[2])
            if row > most_rows + 50:
                raise TooManyRows(most=most_rows)
            if column > MOST_COLUMNS:
                raise TooManyColumns(most=MOST_COLUMNS)
            lowest, farthest = max(lowest, row), max(farthest, column)
            if lowest * farthest > MOST_CELLS:
                raise TooManyColumns(most=MOST_CELLS // lowest)
            if _FAULT.search(cell[1]) or (b"<f" in body and not re.search(rb"<(?:\w+:)?v\s*>[^<]", body)):
                odd.add((row, column))
        text = text[max(end, text.rfind(b"<c", end)) if text.rfind(b"<c", end) >= 0 else max(end, len(text) - 16) :]
        if len(text) > MEGABYTE:
            raise Unsafe(reason="a cell has no proper place")
    return odd


def _number(letters: bytes) -> int:
    total = 0
    for letter in letters.upper():
        total = total * 26 + letter - 64
    return total


def check_size(size: int, largest: int) -> None:
    """:raises TooLarge: if a file has more bytes than are taken, before anything of it is read."""
    if size > largest:
        raise TooLarge(size=-(-size // MEGABYTE), most=largest // MEGABYTE)
