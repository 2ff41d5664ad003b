"""Tables as files: sheets that languages name alike, days before spreadsheets can count, numbers too long for them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from bandung.standards.tables.columns import CellKind, column
from bandung.standards.tables.errors import BadCell, CellTooLong, TooManyLines
from bandung.standards.tables.reading import read_table
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.words import word
from bandung.standards.tables.writing import write_csv, write_xlsx

COLUMNS = [column("a", "A"), column("n", "N", "number"), column("d", "D", "day")]


def book(*sheets: Sheet, language: str = "en") -> bytes:
    to = BytesIO()
    write_xlsx(sheets, language, to)
    return to.getvalue()


def sheet(rows: Sequence[Sequence[Cell]], name: str = "One") -> Sheet:
    return Sheet(name, COLUMNS, rows)


def test_sheets_of_one_name_are_told_apart() -> None:
    names = openpyxl.load_workbook(BytesIO(book(sheet([], "Same"), sheet([], "same"), sheet([], "SAME")))).sheetnames

    assert names == ["Same", "same 2", "SAME 3"]


def test_the_same_sheets_are_the_same_bytes_on_any_day() -> None:
    data = book(sheet([["x", Decimal(1), date(2024, 1, 1)]]))

    assert openpyxl.load_workbook(BytesIO(data)).properties.created == datetime(1980, 1, 1)  # noqa: DTZ001
    assert data == book(sheet([["x", Decimal(1), date(2024, 1, 1)]]))


def test_a_table_can_be_filtered_where_it_has_rows() -> None:
    columns = [column(code, code) for code in "abcdef"]
    full, empty = openpyxl.load_workbook(
        BytesIO(book(Sheet("Full", columns, [["x"] * 6] * 3), Sheet("Empty", columns, [])))
    ).worksheets

    assert (full.auto_filter.ref, empty.auto_filter.ref) == ("A2:F5", None)


def test_the_table_is_found_among_other_sheets() -> None:
    other = Sheet("Notes", [column("what", "What")], [["a"]])

    assert list(read_table(book(other, sheet([["x", Decimal(1), None]])), COLUMNS)) == [("x", 1, None)]


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("day", date(1899, 12, 31)), ("day", date(1900, 2, 28)), ("day", date(2024, 2, 29)),
        ("day", date(9999, 12, 31)), ("money", Decimal(0)),
        ("number", Decimal("0.1")), ("number", Decimal("-27310860.21")), ("number", Decimal("123456789012345678.9")),
        ("number", Decimal("1E+20")), ("number", Decimal("1E-20")), ("whole", 2**63), ("whole", -1),
        ("yes-no", False), ("moment", datetime(2025, 1, 1, 12, tzinfo=UTC)), ("text", "TRUE"), ("text", "1e5"),
    ],
)  # fmt: skip
def test_a_cell_comes_back_as_it_was_from_every_file(kind: CellKind, cell: Cell) -> None:
    columns, to = [column("key", "Key"), column("it", "It", kind)], BytesIO()
    write_csv(Sheet("S", columns, [["k", cell]]), "en", to, [("note", "=1+1")])

    assert list(read_table(to.getvalue(), columns)) == [("k", cell)]
    assert list(read_table(book(Sheet("S", columns, [["k", cell]])), columns)) == [("k", cell)]


@pytest.mark.parametrize("text", ["1,5", "NaN", "Infinity", "1e5x", "=1+1", "1e999999999", "1e-999999999"])
def test_a_text_in_a_number_cell_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(BadCell, match="Row 2, n"):
        list(read_table(f'a,n,d\nx,"{text}",\n'.encode(), COLUMNS))


def test_a_sheet_that_cannot_be_finished_leaves_nothing_behind() -> None:
    with pytest.raises(CellTooLong, match="A3"):
        book(sheet([["x" * 32_768, None, None]]))


def test_a_text_that_just_fits_is_kept() -> None:
    longest = "\U0001f37c" * 16_383

    assert list(read_table(book(sheet([[longest, None, None]])), COLUMNS)) == [(longest, None, None)]


def test_more_rows_than_a_sheet_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bandung.standards.tables.writing.MOST_SHEET_ROWS", 3)

    with pytest.raises(TooManyLines, match="room for 3 rows"):
        book(sheet([["a", None, None], ["b", None, None]]))


@pytest.mark.parametrize(
    ("table", "code", "said"),
    [("unit", "dose", "doses"), ("stage", "x", "x"), ("modality", "ZZ", "ZZ"), ("role", "both", "both"),
     ("ibero sector", "health", "Health"), ("ibero sector", "zz", "zz"), ("country", "MOZ", "Mozambique")],
)  # fmt: skip
def test_a_code_has_a_word_or_stays_itself(table: str, code: str, said: str) -> None:
    assert word(table, code, "en") == said
