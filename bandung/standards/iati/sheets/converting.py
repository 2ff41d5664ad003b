"""Both ways by the names of files: XML to a folder, an archive or a workbook, and any of these to XML."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, cast

from bandung.standards.iati.document import Document, Kind
from bandung.standards.iati.sheets.folders import (
    ENDING,
    is_archive_of_csv,
    source_of,
    sources_of,
    unpacked,
    write_folder,
    write_zip,
)
from bandung.standards.iati.sheets.gathering import Told, put_together
from bandung.standards.iati.sheets.ordering import MOST_SORTED
from bandung.standards.iati.sheets.plan import plan_for, texts_of
from bandung.standards.iati.sheets.problems import write_problems
from bandung.standards.iati.sheets.workbook_reading import LARGEST, MOST_BYTES, workbook_sources
from bandung.standards.iati.sheets.workbooks import MOST_ROWS, write_template, write_workbook
from bandung.standards.iati.upgrading import upgrade
from bandung.standards.spreadsheet.archive import check_size, kind_of_file
from bandung.standards.spreadsheet.errors import EmptyFile, NotASpreadsheet

FORMS = ("xlsx", "zip")


def to_tables(document: Document, to: Path, *, language: str = "en") -> int:
    """Write a file as the tables that the name asks for: ``.xlsx``, ``.zip``, or else a folder of CSV.

    Returns the number of items; what could not be read is in ``document.problems``.

    :raises TooLongForSheet: if a workbook cannot hold a text.
    """
    match to.suffix.lower():
        case ".xlsx":
            return _begun(to, lambda file: write_workbook(document, file, language=language))
        case ".zip":
            return _begun(to, lambda file: write_zip(document, cast(BinaryIO, file)))
    return write_folder(document, to)


def to_form(document: Document, form: str, to: BinaryIO, *, language: str = "en") -> int:
    """Write a file as “xlsx” or “zip” into a stream."""
    return write_workbook(document, to, language=language) if form == "xlsx" else write_zip(document, to)


def upgraded(document: Document) -> Document:
    """The file in version 2.03, to be taken apart as that; what 2.03 has no place for stands in “other”."""
    new = upgrade(document)
    return replace(new.document, stream=lambda told: map(new.part, document.stream(told)))


@dataclass(frozen=True, slots=True)
class Most:
    """How much is taken: bytes of a file, bytes that it may unpack to, rows that are sorted in memory."""

    largest: int = LARGEST
    unpacked: int = MOST_BYTES
    sorted: int = MOST_SORTED


def from_tables(source: Path, to: BinaryIO, *, language: str = "en", most: Most | None = None) -> Told:
    """Write the file that tables say: a folder or ZIP archive of CSV, one CSV, or a workbook.

    :raises BadIati: if they are none. :raises BadSpreadsheet: if a workbook cannot be opened.
    """
    most = most or Most()
    if source.is_dir():
        return put_together(list(sources_of(source)), to, language=language, most_sorted=most.sorted)
    with source.open("rb") as file:
        start = file.read(8)
    if not start.strip(b"\x00 \r\n\t"):
        raise EmptyFile()
    if not start.startswith(b"PK\x03\x04"):
        if source.suffix.lower() != ENDING:
            raise NotASpreadsheet(found=kind_of_file(start))
        return put_together([source_of(source)], to, language=language, most_sorted=most.sorted)
    check_size(source.stat().st_size, most.largest)
    if is_archive_of_csv(source):
        with unpacked(source, most=most.unpacked) as folder:
            return put_together(list(sources_of(folder)), to, language=language, most_sorted=most.sorted)
    most_rows = min(MOST_ROWS, most.sorted)
    sources = workbook_sources(source.read_bytes(), largest=most.largest, most=most.unpacked, most_rows=most_rows)
    return put_together(sources, to, language=language, most_sorted=most.sorted)


def template(kind: Kind, *, language: str = "en", texts: Sequence[str] = ()) -> bytes:
    """A workbook to fill in, with columns for texts in the languages ``texts``."""
    languages = {place: tuple(texts) for place in texts_of(kind)} if texts else {}
    made = BytesIO()
    write_template(plan_for(kind, languages=languages), made, language=language)
    return made.getvalue()


def problems_as_workbook(told: Told, language: str) -> bytes:
    """What is wrong in tables, as a workbook."""
    made = BytesIO()
    write_problems(told, made, language)
    return made.getvalue()


def _begun(to: Path, write: Callable[[IO[bytes]], int]) -> int:
    """Write a file under another name first, so that none is there half."""
    begun = to.with_name(f".{to.name}.begun")
    try:
        with begun.open("w+b") as file:
            items = write(file)
        begun.replace(to)
    finally:
        begun.unlink(missing_ok=True)
    return items
