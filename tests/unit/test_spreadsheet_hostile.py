"""Files that are not what they say, or are made to harm: refused with a sentence, before anything is opened."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from time import perf_counter
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl
import pytest

from bandung.standards.spreadsheet import errors
from bandung.standards.spreadsheet.reading import read_rows
from bandung.standards.spreadsheet.writing import template


def workbook(change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", "language", "title.en", "summary.en", "kind", "sectors", "countries"])
    sheet.append(["a", "en", "Milk banks", "How they work.", "training", "12220", "BRA"])
    change(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, parts: dict[str, bytes], *, how: int = ZIP_DEFLATED) -> bytes:
    """The workbook with these parts put in or replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", how) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


SHEET = "xl/worksheets/sheet1.xml"
CONTENT = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
END = b"</sheetData></worksheet>"


def cell(place: bytes, value: bytes = b"<v>1</v>", more: bytes = b"") -> bytes:
    return CONTENT + b"<row><c r=" + place + more + b">" + value + b"</c></row>" + END


def with_entities() -> bytes:
    data = workbook()
    sheet = part(data, SHEET)
    start = sheet.index(b"<worksheet")
    return changed(data, {SHEET: sheet[:start] + b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet[start:]})


def with_lying_sizes() -> bytes:
    """A part that says it is short and unpacks to much more."""
    data = bytearray(changed(workbook(), {"xl/long.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    with ZipFile(BytesIO(bytes(data))) as archive:
        info = archive.getinfo("xl/long.xml")
    true = struct.pack("<I", info.file_size)
    at = data.rindex(b"xl/long.xml") - 46
    assert data[at + 24 : at + 28] == true
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def with_repeated_text() -> bytes:
    """One long shared text, named by very many cells."""
    shared = b"<sst><si><t>" + b"x" * 32_000 + b"</t></si></sst>"
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 20_001))
    return changed(workbook(), {"xl/sharedStrings.xml": shared, SHEET: CONTENT + cells + END})


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def overlapping() -> bytes:
    """Two names for the same bytes."""
    data = changed(workbook(), {"xl/a.xml": zlib.compress(b"x") * 3_000, "xl/b.xml": b"y"}, how=ZIP_STORED)
    with ZipFile(BytesIO(data)) as archive:
        first = archive.getinfo("xl/a.xml")
    changed_data = bytearray(data)
    at = changed_data.rindex(b"xl/b.xml") - 46
    changed_data[at + 20 : at + 28] = struct.pack("<II", first.compress_size, first.file_size)
    changed_data[at + 42 : at + 46] = struct.pack("<I", first.header_offset)
    return bytes(changed_data)


HOSTILE: list[tuple[str, Callable[[], bytes], type[errors.BadSpreadsheet], str]] = [
    ("nothing", lambda: b"", errors.EmptyFile, "empty"),
    ("zeros", lambda: bytes(5_000), errors.EmptyFile, "empty"),
    ("pdf", lambda: b"%PDF-1.7 ...", errors.NotASpreadsheet, "PDF"),
    ("html", lambda: b"\n<!DOCTYPE html><table>", errors.NotASpreadsheet, "web page"),
    ("xml", lambda: b"<?xml version='1.0'?><Workbook/>", errors.NotASpreadsheet, "XML"),
    ("png", lambda: b"\x89PNG\r\n\x1a\n", errors.NotASpreadsheet, "image"),
    ("xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.NotASpreadsheet, "older"),
    ("text", lambda: b"Dear colleagues", errors.NotASpreadsheet, "do not know"),
    ("noise", lambda: bytes(range(256)) * 9, errors.NotASpreadsheet, "do not know"),
    ("ods", lambda: zipped(mimetype=b"application/vnd.oasis"), errors.NotASpreadsheet, "OpenDocument"),
    ("docx", lambda: zipped(word__document_dot_xml=b"<a/>"), errors.NotASpreadsheet, "Word"),
    ("xlsb", lambda: zipped(xl__workbook_dot_bin=b"a"), errors.NotASpreadsheet, "xlsb"),
    ("zip", lambda: zipped(readme=b"a"), errors.NotASpreadsheet, "ZIP"),
    ("encrypted", encrypted, errors.Encrypted, "password"),
    ("macros", lambda: changed(workbook(), {"xl/vbaProject.bin": b"a"}), errors.HasMacros, "macros"),
    ("cut", lambda: workbook()[:-200], errors.Unsafe, "unpacked"),
    ("no archive", lambda: b"PK\x03\x04" + bytes(range(1, 200)), errors.Unsafe, "unpacked"),
    ("bomb", lambda: changed(workbook(), {"xl/a.xml": bytes(301_000_000)}), errors.Unsafe, "too much"),
    ("lying sizes", with_lying_sizes, errors.Unsafe, "as long as they say"),
    ("overlapping", overlapping, errors.Unsafe, "as long as they say"),
    ("many parts", lambda: changed(workbook(), {f"a{n}": b"" for n in range(2_001)}), errors.Unsafe, "parts"),
    ("entities", with_entities, errors.Unsafe, "entities"),
    ("far row", lambda: changed(workbook(), {SHEET: cell(b'"A1048576"')}), errors.TooManyRows, "100000"),
    ("far column", lambda: changed(workbook(), {SHEET: cell(b"'XFD1'")}), errors.TooManyColumns, "1500"),
    ("no place", lambda: changed(workbook(), {SHEET: cell(b'"&#65;1"')}), errors.Unsafe, "place"),
    ("no place at all", lambda: changed(workbook(), {SHEET: CONTENT + b"<row><c><v>1</v></c></row>" + END}),
     errors.Unsafe, "place"),
    ("far behind quotes", lambda: changed(workbook(), {SHEET: cell(b'"XFD1"', more=b' a="<>"')}),
     errors.TooManyColumns, "1500"),
    ("large corner", lambda: changed(workbook(), {SHEET: CONTENT + b'<row><c r="BAA1"><v>1</v></c></row>'
                                                  b'<row><c r="A99000"><v>1</v></c></row>' + END}),
     errors.TooManyColumns, "121"),
    ("repeated text", with_repeated_text, errors.Unsafe, "repeat"),
    ("utf-16", lambda: changed(workbook(), {SHEET: "<a/>".encode("utf-16")}), errors.Unsafe, "encoding"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "refusal", "word"), [it[1:] for it in HOSTILE], ids=[it[0] for it in HOSTILE])
def test_a_file_that_is_not_what_it_says_is_refused(
    make: Callable[[], bytes], refusal: type[errors.BadSpreadsheet], word: str
) -> None:
    with pytest.raises(refusal) as refused:
        list(read_rows(make(), "offer").rows)

    assert word in str(refused.value)


@pytest.mark.parametrize("never_ends", [b"<c ", b"<c>", b'<c "', b"<c><v>", b'<c r="A1" ', b"<a:c>x"])
def test_cells_that_never_end_are_looked_through_quickly(never_ends: bytes) -> None:
    data = changed(workbook(), {SHEET: CONTENT + never_ends * (400_000 // len(never_ends)) + END})
    begun = perf_counter()

    with pytest.raises(errors.BadSpreadsheet):
        list(read_rows(data, "offer").rows)

    assert perf_counter() - begun < 5


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Any) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(errors.TooLarge) as refused:
        read_rows(path, "offer")

    assert "200 megabytes; at most 20" in str(refused.value)


@pytest.mark.parametrize("at", range(40, 4_000, 97))
def test_a_damaged_byte_is_refused_or_told_and_never_breaks(at: int) -> None:
    data = bytearray(workbook())
    data[at % len(data)] ^= 0xFF

    try:
        list(read_rows(bytes(data), "offer").rows)
    except errors.BadSpreadsheet as refusal:
        assert str(refusal)


def test_empty_cells_that_only_have_a_colour_do_not_count_as_rows() -> None:
    def coloured(sheet: Any) -> None:
        sheet["A1048576"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF0000")

    rows = list(read_rows(workbook(coloured), "offer").rows)

    assert [row.number for row in rows] == [2]
    assert rows[0].problems == []


def test_templates_pass_their_own_inspection() -> None:
    file = BytesIO()
    template("need", "ru", node_languages=["ru", "en"], to=file)

    assert read_rows(file.getvalue(), "need", "ru").problems == []
