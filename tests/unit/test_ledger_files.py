"""The ledger as a flat file: every column of every line, and every line back."""

from dataclasses import fields
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import duckdb
import openpyxl
import pytest

from bandung.measurement.lines import Line
from bandung.standards.ledger import files
from bandung.standards.ledger.columns import COLUMNS, NAMES
from bandung.standards.ledger.errors import BadLine, TooFine, UnknownForm
from bandung.standards.spreadsheet.errors import BadSpreadsheet
from bandung.standards.tables.errors import BadTable, CellTooLong
from tests.ledger_lines import a_line


def written(form: str, *lines: Line) -> bytes:
    to = BytesIO()
    files.write(lines, form, to)
    return to.getvalue()


def test_there_is_a_column_for_every_field_of_a_line() -> None:
    assert tuple(NAMES) == tuple(it.name for it in fields(Line))


@pytest.mark.parametrize("form", files.FORMS)
def test_an_empty_ledger_is_a_file_too(form: str) -> None:
    assert list(files.read(written(form))) == []


def test_analysts_find_numbers_and_days_in_parquet(tmp_path: Path) -> None:
    place = tmp_path / "ledger.parquet"
    place.write_bytes(written("parquet", a_line(quantity=Decimal("1.5"), amount=Decimal("10.25"), currency="BRL")))

    asked = "SELECT quantity * 2, amount, year, public FROM read_parquet(?)"
    (quantity, amount, year, public) = duckdb.execute(asked, [str(place)]).fetchall()[0]

    assert (quantity, amount, year, public) == (3, Decimal("10.25"), 2024, False)


def test_a_workbook_holds_numbers_as_numbers_where_no_digit_is_lost() -> None:
    data = written("xlsx", a_line(quantity=Decimal("1.5"), amount=Decimal("0.1234567890123456789"), currency="BRL"))
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    cells = {name.value: cell.value for name, cell in zip(sheet[1], sheet[3], strict=True)}

    assert (cells["quantity"], cells["amount"]) == (1.5, "0.1234567890123456789")


def test_a_form_that_we_do_not_write_is_refused() -> None:
    with pytest.raises(UnknownForm, match="csv, xlsx, parquet"):
        written("ods")


def test_a_text_too_long_for_a_cell_is_told_and_not_cut() -> None:
    with pytest.raises(CellTooLong, match=f"{'AV'}3"):
        written("xlsx", a_line(note="x" * 40_000))


def test_a_number_too_fine_for_parquet_is_told_and_not_rounded() -> None:
    with pytest.raises(TooFine):
        written("parquet", a_line(quantity=Decimal("1E-21"), unit="tonne"))


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (b",2024,", b",,", BadLine),
        (b",2024,", b",9e999999999,", BadTable),
        (b"2025-03-01T", b"yesterday", BadTable),
        (b",yes,", b",perhaps,", BadTable),
    ],
)
def test_a_spoilt_cell_is_refused_with_a_sentence(old: bytes, new: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        list(files.read(written("csv", a_line()).replace(old, new, 1)))


def test_costs_that_are_no_costs_are_refused() -> None:
    data = written("csv", a_line()).decode()
    head, heads, row = data.splitlines()
    cells = row.split(",")
    cells[list(NAMES).index("costs")] = "{}"

    with pytest.raises(BadLine, match="costs"):
        list(files.read("\r\n".join((head, heads, ",".join(cells))).encode()))


@pytest.mark.parametrize(
    "data",
    [b"", b"PAR1rubbish", b"PK\x03\x04rubbish", b"%PDF-1.7", "uid,a".encode("utf-16"), b"a,b\n1,2\n", b'uid\n"x'],
)
def test_another_file_is_no_ledger(data: bytes) -> None:
    with pytest.raises((BadTable, BadSpreadsheet)):
        list(files.read(data))


def test_columns_in_another_order_are_found_by_their_names() -> None:
    lines = written("csv", a_line()).decode("utf-8-sig").splitlines()[1:]
    turned = [",".join(reversed(each.split(","))) for each in lines]

    assert list(files.read("\r\n".join(turned).encode())) == [a_line()]
    assert len(COLUMNS) == len(turned[0].split(","))
