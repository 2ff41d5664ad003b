"""Tables as a folder, or a ZIP archive, of CSV files: written and read as streams."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from bandung.standards.iati.document import Document
from bandung.standards.iati.sheets.choosing import plan_of
from bandung.standards.iati.sheets.errors import BadArchive, NotATable, TooMuchInside
from bandung.standards.iati.sheets.layout import FILE, OTHER, TEXTS
from bandung.standards.iati.sheets.plan import Plan
from bandung.standards.iati.sheets.sheets import Raw, Source, columns_of
from bandung.standards.iati.sheets.taking_apart import take_apart

MEGABYTE = 1_000_000
_MOST_FILES = 200
_LONGEST_LINE = 8 * MEGABYTE
"""Characters; what is read of a file has no text of more than 1.5 MB."""
ENDING = ".csv"


def write_folder(document: Document, folder: Path) -> int:
    """Write a file as CSV files into a folder, one for each table that has rows; returns the number of items.

    Tables of an earlier time in the folder are removed.
    """
    plan = plan_of(document)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*plan.tables, FILE, TEXTS, OTHER):
        (folder / f"{name}{ENDING}").unlink(missing_ok=True)
    with ExitStack() as stack:
        items = plan.item_table.name
        writers: dict[str, Any] = {items: _begun(folder, items, plan, stack)}

        def put(table: str, row: list[str]) -> None:
            write = writers.get(table)
            if write is None:
                write = writers[table] = _begun(folder, table, plan, stack)
            write(row)

        return take_apart(document, plan, put)


def _begun(folder: Path, table: str, plan: Plan, stack: ExitStack) -> Any:
    file = stack.enter_context(
        (folder / f"{table}{ENDING}").open("w", encoding="utf-8-sig", newline="", buffering=1 << 16)
    )
    write = csv.writer(file).writerow
    write(columns_of(plan, table))
    return write


def write_zip(document: Document, to: BinaryIO) -> int:
    """The same as a ZIP archive."""
    with tempfile.TemporaryDirectory() as folder:
        items = write_folder(document, Path(folder))
        with ZipFile(to, "w", ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)
    return items


def sources_of(folder: Path) -> Iterator[Source]:
    """The CSV files of a folder."""
    csv.field_size_limit(_LONGEST_LINE)
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ENDING and path.is_file())
    yield from map(source_of, paths)


def source_of(path: Path) -> Source:
    """A CSV file, parted by commas, semicolons or tabs, whichever its first line has most of."""
    csv.field_size_limit(_LONGEST_LINE)
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        first = file.readline(100_000)
    mark = max(",;\t", key=first.count)

    def rows() -> Raw:
        try:
            with path.open(encoding="utf-8-sig", newline="", buffering=1 << 16) as file:
                yield from enumerate(csv.reader(_lines(file), delimiter=mark, strict=True), 1)
        except (UnicodeDecodeError, csv.Error):
            raise NotATable(name=path.name[:80]) from None

    return Source(path.stem, rows)


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise csv.Error
        yield line


@contextmanager
def unpacked(archive: Path | BinaryIO, *, most: int) -> Iterator[Path]:
    """The CSV files of an archive in a folder of their own, which is removed afterwards.

    :raises BadArchive: if it is none, or has other files than CSV.
    :raises TooMuchInside: if it unpacks to more than ``most`` bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            with ZipFile(archive) as packed:
                _unpack(packed, Path(folder), most)
        except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError, OverflowError):
            raise BadArchive() from None
        yield Path(folder)


def _unpack(packed: ZipFile, folder: Path, most: int) -> None:
    parts = [part for part in packed.infolist() if not part.is_dir()]
    if not parts or len(parts) > _MOST_FILES:
        raise BadArchive()
    left = most
    for part in parts:
        name = part.filename.rpartition("/")[2]
        if name.startswith(".") or "__MACOSX" in part.filename:
            continue
        if not name.lower().endswith(ENDING) or "\\" in name or (folder / name).exists():
            raise BadArchive()
        with packed.open(part) as source, (folder / name).open("wb") as target:
            while piece := source.read(1 << 18):
                left -= len(piece)
                if left < 0:
                    raise TooMuchInside(most=most // MEGABYTE)
                target.write(piece)


def is_archive_of_csv(path: Path) -> bool:
    """Whether a file is a ZIP archive that is no workbook."""
    try:
        with ZipFile(path) as archive:
            return "xl/workbook.xml" not in archive.namelist()
    except (BadZipFile, ValueError, OSError):
        return False
