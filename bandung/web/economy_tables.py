"""Tables of figures on pages and as files: columns with kinds, cells in the reader's locale, CSV, XLSX and Parquet."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from tempfile import TemporaryFile
from typing import IO, Any, Literal

import pyarrow as pa
from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from bandung.economy.engine import Facts
from bandung.sources.in_use import InUse
from bandung.standards.tables.columns import CellKind
from bandung.standards.tables.columns import Column as FileColumn
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.writing import write_csv, write_xlsx
from bandung.values.errors import BandungError, _
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

Kind = Literal["country", "usd", "share", "ratio", "whole", "year", "text", "yes"]
"""``usd`` US dollars of the year, ``share`` a part of one, ``ratio`` a plain number, ``yes`` 0 or 1."""
SHOWN = 15
LEAST_SHARE = 0.001
"""A share above nothing and below this is shown as less than it."""
FORMS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


PAGE = "html"
"""The form in which a table is a page of its own."""


class NoSuchFigures(BandungError):
    status = 404
    sentence = _("There is no table “%(name)s” here. There are: %(known)s.")


class NoSuchFileForm(BandungError):
    status = 404
    sentence = _("Tables can be taken as %(known)s.")


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` as the table has it, ``label`` for readers; ``name_as`` names codes, ``link`` is where a row leads.

    ``coded`` shows codes beside their names.
    """

    name: str
    label: str
    kind: Kind = "text"
    name_as: Callable[[Any], str] | None = None
    link: Callable[[Mapping[str, Any]], str] | None = None
    coded: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it holds codes or words, and readers see a name."""
        return self.kind in ("country", "text")

    @property
    def is_word(self) -> bool:
        return self.is_named or self.kind == "yes"


@dataclass(frozen=True, slots=True)
class Figured:
    """A table behind a page: every row in files, ``shown`` of them on the page (the last ones where ``last``).

    With ``own``, a column and a value of it, the page shows the rows around the first one that has it.
    ``explained`` is a sentence on what the figures mean and how they are worked out, ``used`` what they are made of.
    """

    name: str
    title: str
    columns: Sequence[Column]
    facts: Facts
    explained: str = ""
    shown: int = SHOWN
    last: bool = False
    own: tuple[str, str] = ("", "")
    used: Sequence[InUse] = ()
    found: list[list[dict[str, Any]]] = field(default_factory=list, repr=False)

    def rows(self) -> list[dict[str, Any]]:
        """All rows; read once."""
        if not self.found:
            self.found.append(self.facts.rows())
        return self.found[0]


def drawn(table: Figured, address: Callable[[str, str], str]) -> SafeString:
    """The table as part of a page; ``address`` gives that of a file by table and form."""
    rows, language = table.rows(), get_language() or "en"
    chosen = _chosen(table, rows)
    words = {
        "table": table, "number": len(rows), "shown": len(chosen),
        "rows": [[shown(row, column, language) for column in table.columns] for row in chosen],
        "files": [(form, address(table.name, form)) for form in FORMS], "whole": address(table.name, PAGE),
    }  # fmt: skip
    return mark_safe(render_to_string("bandung/economy/table.html", words))  # noqa: S308 - escaped in it


def _chosen(table: Figured, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if table.last:
        return rows[-table.shown :][::-1]
    column, value = table.own
    at = next((place for place, row in enumerate(rows) if column and row[column] == value), 0)
    start = max(min(at - table.shown // 2, len(rows) - table.shown), 0)
    return rows[start : start + table.shown]


def shown(row: Mapping[str, Any], column: Column, language: str) -> dict[str, Any]:
    """A cell for a template."""
    value = row[column.name]
    return {
        "label": column.label, "text": cell(value, column, language), "is_figure": not column.is_word,
        "link": column.link(row) if column.link else "", "missing": value is None,
        "code": str(value) if column.coded and value is not None else "",
    }  # fmt: skip


def cell(value: Any, column: Column, language: str) -> str:
    """A value as readers see it; nothing for none, which is not zero."""
    if value is None:
        return ""
    if column.name_as is not None:
        return column.name_as(value)
    if column.kind == "country":
        return name_of("country", str(value), reader_language())
    if column.kind == "yes":
        return gettext("yes") if value else gettext("no")
    return str(value) if column.kind in ("text", "year") else figure(float(value), column.kind, language)


def figure(value: float, kind: Kind, language: str) -> str:
    """A number in the reader's locale: money short, shares in per cent, ratios with three figures; what is more than
    nothing is never shown as nothing.
    """
    if value < 0:
        return signed("−", figure(-value, kind, language), language)
    locale = _locale(language)
    if kind == "usd":
        return format_compact_decimal(value, locale=locale, fraction_digits=1)
    if kind == "share":
        pattern = "0.0 %" if language != "en" else "0.0%"
        is_little = 0 < value < LEAST_SHARE
        return ("<" if is_little else "") + format_percent(LEAST_SHARE if is_little else value, pattern, locale=locale)
    return format_decimal(value, "@##" if kind == "ratio" and 0 < abs(value) < 100 else "#,##0", locale=locale)


def signed(sign: str, shown: str, language: str) -> str:
    """A figure with its sign before it, also among text that runs from the right."""
    return f"\u200e{sign}{shown}" if _locale(language).text_direction == "rtl" else f"{sign}{shown}"


@lru_cache(16)
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_").replace("hans", "Hans"), sep="_")


def check(form: str) -> None:
    """:raises NoSuchFileForm: if tables cannot be taken so."""
    if form not in (*FORMS, PAGE):
        raise NoSuchFileForm(known=", ".join((*FORMS, PAGE)))


def check_name(name: str, known: Collection[str]) -> None:
    """Before anything is worked out.

    :raises NoSuchFigures: if there is no table of this name.
    """
    if name not in known:
        raise NoSuchFigures(name=name[:40], known=", ".join(known))


def as_file(table: Figured, form: str, notes: Sequence[tuple[str, str]], name: str = "") -> HttpResponseBase:
    """All rows of a table as a file that says where its figures come from; ``name`` is what the file is called.

    Whoever opens a spreadsheet reads names beside codes, in the reader's language; Parquet has none.
    """
    to = TemporaryFile()  # noqa: SIM115 - the answer closes it
    _write(table, form, notes, to)
    to.seek(0)
    answer = FileResponse(to, content_type=FORMS[form])
    answer["Content-Disposition"] = content_disposition_header(True, f"{name or table.name}.{form}")
    return answer


def _write(table: Figured, form: str, notes: Sequence[tuple[str, str]], to: IO[bytes]) -> None:
    if form == "parquet":
        import pyarrow.parquet as pq

        about = {"about": json.dumps([list(each) for each in notes], ensure_ascii=False)}
        pq.write_table(table.facts.arrow().replace_schema_metadata(about), to, compression="zstd")
        return
    language = get_language() or "en"
    rows = _named(table, language)
    columns = [FileColumn(it.name, _kind(it.type), {language: _heading(table, it.name)}) for it in rows.schema]
    if form == "csv":
        write_csv(Sheet(table.name, columns, _cells(rows)), language, to, notes)
        return
    sheet = Sheet(table.name, columns, _cells(rows, SPREADSHEET_DIGITS))
    about_columns = [FileColumn(name, "text", {"en": name}) for name in ("what", "told")]
    write_xlsx([sheet, Sheet("about", about_columns, list(notes))], language, to)


SPREADSHEET_DIGITS = 15
"""As many as a spreadsheet counts with; of what has more it makes a text that nobody can add up."""


def _named(table: Figured, language: str) -> pa.Table:
    """The rows with a column of names behind each one of codes: partner, partner_name."""
    rows = table.facts.arrow()
    for column in table.columns:
        if column.kind == "country" or column.name_as is not None:
            codes = rows[column.name]
            names = {code: cell(code, column, language) for code in codes.unique().to_pylist()}
            told = pa.array([names[code] or None for code in codes.to_pylist()], pa.string())
            rows = rows.add_column(rows.schema.get_field_index(column.name) + 1, f"{column.name}_name", told)
    return rows


def _heading(table: Figured, name: str) -> str:
    """What a column is called on the page; one of codes with a point, where their names stand beside it."""
    for column in table.columns:
        if name == column.name:
            return f"{column.label} ·" if column.kind == "country" or column.name_as is not None else column.label
        if name == f"{column.name}_name":
            return column.label
    return name


def _kind(of: pa.DataType) -> CellKind:
    if pa.types.is_boolean(of):
        return "yes-no"
    return "whole" if pa.types.is_integer(of) else "number" if pa.types.is_floating(of) else "text"


def _cells(rows: pa.Table, digits: int | None = None) -> Iterator[Sequence[Cell]]:
    """The cells of each row; a figure as it is, or to so many digits."""
    told = str if digits is None else f"{{:.{digits}g}}".format
    for batch in rows.to_batches(10_000):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield [Decimal(told(cell)) if isinstance(cell, float) else cell for cell in row]
