"""Any table of a collection, as it was narrowed, as CSV, XLSX or Parquet, with where it comes from and how to cite it.

Every row says from which data set, publisher and file it is and under which licence. Notes stand above a CSV, on a
sheet of a workbook, and in the key-value metadata of a Parquet file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from bandung.standards.iati.exploring.answering import Answers
from bandung.standards.iati.exploring.beside import BESIDE
from bandung.standards.iati.exploring.errors import NoSuchForm, NoSuchTable, TooLongForSheet
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.tables.columns import CellKind, Column
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.writing import MOST_SHEET_ROWS, write_csv, write_xlsx
from bandung.values.errors import _

FORMS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
"""Form to its media type."""
GROUPS = "groups"
NAMES: Sequence[str] = (*TABLES, *BESIDE, GROUPS)
"""Tables that can be taken; ``groups`` has each report of an activity with the number of its group and the reasons."""
_ORIGIN = 's.key AS dataset, s.name AS dataset_name, s.publisher, s.licence, s."version" AS dataset_version'
_BLOCK = 10_000


def check(table: str, form: str) -> None:
    """:raises NoSuchTable, NoSuchForm: if there is none."""
    if table not in NAMES:
        raise NoSuchTable(name=table[:40], tables=", ".join(NAMES))
    if form not in FORMS:
        raise NoSuchForm(form=form[:20], forms=", ".join(FORMS))


def notes(answers: Answers, site: str, address: str, on: date) -> list[tuple[str, str]]:
    """What is said of a table that leaves: from where, narrowed how, under which licences, how to cite it."""
    sources = answers.rows(
        "SELECT s.name, s.publisher, s.licence, s.address, s.version FROM source s "
        "WHERE s.source IN (SELECT a.source FROM found JOIN activity a USING (id)) ORDER BY s.source"
    )
    told = [(_("Address of this question"), address), (_("Taken on"), on.isoformat())]
    told += [
        (_("Source"), " · ".join(filter(None, (name, publisher, licence or "-", at, f"v{version}"))))
        for name, publisher, licence, at, version in sources
    ]
    who = "; ".join(dict.fromkeys(filter(None, (row[1] or row[0] for row in sources))))
    return [*told, (_("Cite this as"), f"{who}. IATI data, {site}, {on.isoformat()}. {address}")]


def write(
    answers: Answers, table: str, form: str, to: IO[bytes], told: Sequence[tuple[str, str]], language: str
) -> None:
    """Write the rows of every activity found.

    :raises NoSuchTable, NoSuchForm: if there is none.
    :raises TooLongForSheet: if a workbook cannot hold it.
    """
    check(table, form)
    if form == "parquet":
        _parquet(answers, table, to, told)
        return
    names, kinds = _columns(answers, table)
    columns = [Column(name, kind, {"en": name.replace("_", " ")}) for name, kind in zip(names, kinds, strict=True)]
    if form == "csv":
        write_csv(Sheet(table, columns, _rows(answers, table)), language, to, told)
        return
    [(count,)] = answers.rows(f"SELECT count(*) FROM ({_query(table)})")  # noqa: S608 - names of ours
    if count > MOST_SHEET_ROWS - 10:
        raise TooLongForSheet(most=MOST_SHEET_ROWS - 10, rows=count)
    about = [Column("what", "text", {"en": _("What")}), Column("told", "text", {"en": _("Told")})]
    write_xlsx([Sheet(table, columns, _rows(answers, table)), Sheet(_("About"), about, list(told))], language, to)


def _query(table: str) -> str:
    if table == GROUPS:
        return (
            f'SELECT a.grp AS "group", a.identifier AS activity, a.line, {_ORIGIN}, a.reporter, a.reporter_name, '  # noqa: S608
            'a.title, a.start, a."end", a.updated, a.committed AS committed_usd, a.spent AS spent_usd, '
            "a.told AS transactions, a.counts, (SELECT string_agg(l.reason || ': ' || l.evidence, '; ') FROM link l "
            "WHERE l.a = a.id OR l.b = a.id) AS reasons FROM found f JOIN activity a USING (id) "
            "JOIN source s USING (source) ORDER BY a.grp, a.id"
        )
    drop = "id, source" if table == "activities" else "id"
    if table in TABLES:
        drop += ", file"
    return (
        f'SELECT t.* EXCLUDE ({drop}), s.file, {_ORIGIN} FROM "{table}" t JOIN found f USING (id) '  # noqa: S608
        "JOIN activity a USING (id) JOIN source s ON s.source = a.source ORDER BY t.id"
    )


def _columns(answers: Answers, table: str) -> tuple[list[str], list[CellKind]]:
    told = answers.rows(f"DESCRIBE {_query(table)}")
    return [row[0] for row in told], [_kind(row[1]) for row in told]


def _kind(of: str) -> CellKind:
    if of == "DATE":
        return "day"
    if of.startswith("DECIMAL"):
        return "money" if of.endswith(",2)") else "number"
    if of == "BOOLEAN":
        return "yes-no"
    return "whole" if of.endswith("INT") or of == "INTEGER" else "number" if of == "DOUBLE" else "text"


def _rows(answers: Answers, table: str) -> Iterator[Sequence[Cell]]:
    asked = answers.cursor.execute(_query(table))
    while block := asked.fetchmany(_BLOCK):
        for row in block:
            yield [cell_of(cell) for cell in row]


def cell_of(cell: Any) -> Cell:
    """Decimals without the zeros that the column fills them up with; shares as decimals."""
    if isinstance(cell, float):
        return Decimal(str(cell))
    if isinstance(cell, Decimal):
        return cell.normalize() if cell.normalize().as_tuple().exponent <= 0 else cell.quantize(Decimal(1))  # type: ignore[operator]
    return cell  # type: ignore[no-any-return]


def _parquet(answers: Answers, table: str, to: IO[bytes], told: Sequence[tuple[str, str]]) -> None:
    import pyarrow.parquet as pq

    reader = answers.cursor.execute(_query(table)).to_arrow_reader(_BLOCK)
    about = {"about": json.dumps([list(each) for each in told], ensure_ascii=False)}
    schema = reader.schema.with_metadata(about)
    with pq.ParquetWriter(to, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch.replace_schema_metadata(about))


def sizes(answers: Answers) -> Mapping[str, int]:
    """Table to the number of its rows of the activities found; those without any are left out."""
    told: dict[str, int] = {GROUPS: answers.number}
    for name in NAMES[:-1]:
        told[name] = answers.rows(f'SELECT count(*) FROM "{name}" JOIN found USING (id)')[0][0]  # noqa: S608
    return {name: told[name] for name in NAMES if told[name]}
