"""Open the copies of a source as tables of text: CSV (also packed), Parquet, files inside a ZIP, workbooks unfolded.

Nothing is read into memory: a relation is a piece of SQL that DuckDB reads piece by piece.
"""

import csv
import gzip
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import CalamineWorkbook

from bandung.sources.fetching import BIGGEST_FIGURES, Unexpected, check_columns
from bandung.sources.figures import Layout
from bandung.values.errors import _

YEAR = re.compile(r"^(\d{4})(?: \[(?:YR)?\d{4}\])?$")
_BROKEN = (OSError, UnicodeDecodeError, EOFError, zipfile.BadZipFile, zlib.error)
"""What is raised by a file that cannot be opened, unpacked or read as text."""
LINES_ABOVE = 30
"""A line with the names of columns stands within so many lines."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One file as SQL. ``passed_over`` are the rows that the source has no use for."""

    file: str
    sql: str
    others: str


def relations(file: Path, layout: Layout, work: Path) -> Iterator[Relation]:
    """What is to be read in a copy; what had to be unpacked is gone when the next one is asked for.

    :raises Unexpected: if a file is no table, or one of its columns is missing.
    """
    for plain in _plain(file, layout, work):
        try:
            unfolded = layout.unfold(plain, work) if layout.unfold else plain
        except (*_BROKEN, csv.Error, duckdb.Error) as error:
            raise no_table(plain.name, error) from error
        columns, table = _table(unfolded, layout.header)
        check_columns(plain.name, columns, layout.columns)
        yield _relation(plain.name, columns, table, layout)


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def named(column: str) -> str:
    """A column as an identifier of SQL."""
    return '"' + column.replace('"', '""') + '"'


def _plain(file: Path, layout: Layout, work: Path) -> Iterator[Path]:
    if file.suffix.lower() != ".zip":
        if file.suffix.lower() == ".gz":
            _read_through(file)
        yield file
        return
    try:
        with zipfile.ZipFile(file) as packed:
            inside = [each for each in packed.infolist() if re.search(layout.members or r"\.csv$", each.filename)]
            if not inside or sum(each.file_size for each in inside) > BIGGEST_FIGURES:
                raise Unexpected(_("There is no table of this source inside."), field=file.name)
            for each in sorted(inside, key=lambda one: one.filename):
                plain = work / Path(each.filename).name
                with packed.open(each) as stream, plain.open("wb") as out:
                    shutil.copyfileobj(stream, out, 1 << 20)
                yield plain
                plain.unlink()
    except (*_BROKEN, RuntimeError) as error:  # with RuntimeError a password is asked for
        raise no_table(file.name, error) from error


def _read_through(file: Path) -> None:
    """A file that broke off is refused: DuckDB takes its beginning for the whole."""
    try:
        with gzip.open(file) as stream:
            while stream.read(1 << 20):
                pass
    except _BROKEN as error:
        raise no_table(file.name, error) from error


def are_parquet(folder: Path) -> bool:
    """Whether there are files of Parquet in a folder, and each begins and ends as one does: none broke off."""
    try:
        found = [*folder.rglob("*.parquet")]
        return bool(found) and all(_is_parquet(file) for file in found)
    except OSError:
        return False


def _is_parquet(file: Path) -> bool:
    with file.open("rb") as stream:
        if stream.read(4) != b"PAR1" or stream.seek(0, 2) < 12:
            return False
        stream.seek(-4, 2)
        return stream.read(4) == b"PAR1"


def columns_of(file: Path, needed: Sequence[str], header: str = "") -> str:
    """A file that is to be unfolded, as SQL with every column as text.

    :raises Unexpected: if it is no table, or one of the columns is missing.
    """
    columns, table = _table(file, header)
    check_columns(file.name, columns, needed)
    return table


def workbook(file: Path) -> dict[str, list[list[Any]]]:
    """Name of each sheet of a workbook to its rows.

    :raises Unexpected: if it is none, or locked.
    """
    try:
        book = CalamineWorkbook.from_path(str(file))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except Exception as error:  # every workbook that cannot be read raises another class
        raise no_table(file.name, error) from error


def no_table(file: str, error: object) -> Unexpected:
    """The refusal of what cannot be read."""
    reason = (str(error).splitlines() or ["?"])[0][:200]
    return Unexpected(_("This is no table that we can read: %(reason)s."), field=file, reason=reason)


def _table(file: Path, header: str) -> tuple[Sequence[str], str]:
    """Names of the columns, and the file as SQL with every column as text."""
    if file.suffix.lower() == ".parquet":
        import pyarrow.parquet as pq

        try:
            columns = pq.read_schema(file).names
        except (OSError, ValueError) as error:
            raise no_table(file.name, error) from error
        return columns, f"(SELECT COLUMNS(*)::VARCHAR FROM read_parquet({quoted(str(file))}))"  # noqa: S608
    above, line = _header(file, header)
    between = max(",;\t|", key=line.count)
    names = next(csv.reader([line], delimiter=between))
    columns = [name.strip() or f"column {number}" for number, name in enumerate(names)]
    types = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in columns)
    if len(set(columns)) < len(columns):
        raise no_table(file.name, f"{line[:80]}")
    return columns, (
        f"read_csv({quoted(str(file))}, auto_detect = false, header = true, skip = {above}, delim = {quoted(between)}, "
        f"quote = '\"', escape = '\"', columns = {{{types}}})"
    )


def _header(file: Path, header: str) -> tuple[int, str]:
    """How many lines stand above the names of columns, and that line."""
    opened = gzip.open if file.suffix.lower() == ".gz" else open
    try:
        with opened(file, "rt", encoding="utf-8-sig") as lines:
            for above, line in enumerate(lines):
                if not header or line.lstrip('"').startswith(header):
                    return above, line.rstrip("\n")
                if above == LINES_ABOVE:
                    break
    except _BROKEN as error:
        raise no_table(file.name, error) from error
    raise no_table(file.name, header or "0 bytes")


def _relation(name: str, columns: Sequence[str], table: str, layout: Layout) -> Relation:
    others = "" if layout.wanted == "TRUE" else f"SELECT count(*) FROM {table} WHERE ({layout.wanted}) IS NOT TRUE"  # noqa: S608
    if not layout.years_across:
        return Relation(name, f"(SELECT * FROM {table} WHERE {layout.wanted})", others)  # noqa: S608
    years = [each for each in columns if YEAR.match(each)]
    if not years:
        raise Unexpected(_("No column of this file is a year."), field=name)
    read = ", ".join(named(each) for each in (*layout.columns, *years))
    across = ", ".join(named(each) for each in years)
    return Relation(
        name,
        f"(SELECT * REPLACE (left(period, 4) AS period) FROM (SELECT {read} FROM {table} WHERE {layout.wanted}) "  # noqa: S608
        f"UNPIVOT INCLUDE NULLS (cell FOR period IN ({across})))",
        others,
    )
