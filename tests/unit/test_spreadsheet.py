"""Spreadsheets as people fill them in: columns moved and renamed, cells changed, rows that come back."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bandung.standards.spreadsheet.errors import TextTooLong, TooManyRows
from bandung.standards.spreadsheet.reading import Row, Sheet, read_rows
from bandung.standards.spreadsheet.writing import problem_workbook, template, write
from bandung.values import LANGUAGES

GOOD = {
    "id": "milk-banks", "language": "en", "title.en": "Milk banks", "summary.en": "How they work.",
    "kind": "training", "sectors": "12220", "countries": "Brazil",
}  # fmt: skip
RECORD = {
    "id": "milk-banks", "language": "en", "title": {"en": "Milk banks"}, "summary": {"en": "How they work."},
    "kind": "training", "sectors": ["12220"], "countries": ["BRA"],
}  # fmt: skip


def made(rows: Sequence[Sequence[Any]], change: Callable[[Any, Any], None] = lambda book, sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Offers"
    for row in rows:
        sheet.append(list(row))
    change(book, sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def offers(*rows: dict[str, Any], change: Callable[[Any, Any], None] = lambda book, sheet: None) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return made([names, *([row.get(name) for name in names] for row in rows)], change)


def read(data: bytes, language: str = "en", **limits: int) -> tuple[Sheet, list[Row]]:
    sheet = read_rows(data, "offer", language, **limits)
    return sheet, list(sheet.rows)


def told(rows: Sequence[Row]) -> list[tuple[int, str, str, str]]:
    return [(it.row, it.column, it.said("en"), it.suggestion) for row in rows for it in row.problems]


def test_a_good_row_gives_a_record() -> None:
    sheet, rows = read(offers(GOOD))

    assert sheet.problems == []
    assert [(row.number, row.record, row.problems) for row in rows] == [(2, RECORD, [])]


def test_a_row_without_reference_number_gives_a_record_without_one() -> None:
    _sheet, rows = read(offers(GOOD | {"id": None}))

    assert rows[0].record == {name: value for name, value in RECORD.items() if name != "id"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_filled_in_by_its_headings_alone_is_read(language: str) -> None:
    file = BytesIO()
    template("offer", language, node_languages=["en"], to=file)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(3, column).value = GOOD.get(sheet.cell(1, column).value)
    sheet.delete_rows(1)
    sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column)
    filled = BytesIO()
    book.save(filled)

    read_back, rows = read(filled.getvalue(), language)

    assert read_back.problems == []
    assert [(row.number, row.record) for row in rows] == [(2, RECORD)]


def test_a_template_has_lists_explanations_and_the_direction_of_its_language() -> None:
    file = BytesIO()
    template("offer", "ar", node_languages=["ar", "fr"], to=file)
    book = openpyxl.load_workbook(file)

    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible", "hidden"]
    assert book.worksheets[0].sheet_view.rightToLeft is True
    assert book.worksheets[0].row_dimensions[1].hidden is True
    assert book.worksheets[0].freeze_panes == "B3"
    assert len(book.worksheets[0].data_validations.dataValidation) > 8
    assert book.worksheets[1].max_row == book.worksheets[0].max_column + 1


def test_columns_may_stand_anywhere_in_any_writing_and_language() -> None:
    headings = ["  TITLE (english) ", "Sector *", "KIND", "Summary (English)", "pays", "language of the OWNER"]
    answers = ["Milk banks", 12220, "Training", "How they work.", "BRA", "en"]
    data = made([["Our list of 2026"], [], [None, None, *headings], [None, None, *answers]])

    sheet, rows = read(data)

    assert sheet.problems == []
    assert [row.number for row in rows] == [4]
    assert rows[0].record == {name: value for name, value in RECORD.items() if name != "id"}


def test_what_is_wrong_with_columns_is_told_once() -> None:
    names = ["id", "Titel (English)", "summary.en", "kind", "kind", "countries", "shoe size", "language"]
    sheet, rows = read(made([names, ["a", "Milk banks", "How.", "training", "training", "BRA", 42, "en"]]))

    assert [(it.column, it.said("en"), it.suggestion) for it in sheet.problems] == [
        ("B", "We do not know the column “Titel (English)”; did you mean “Title (English)”? It was left aside.",
         "Title (English)"),
        ("E", "This column is there twice; column D counts, this one was left aside.", ""),
        ("G", "We do not know the column “shoe size”; it was left aside.", ""),
        ("", "The column “Title” is missing; no row can be taken without it.", ""),
        ("", "The column “Sector” is missing; no row can be taken without it.", ""),
    ]  # fmt: skip
    assert [(row.record, row.problems) for row in rows] == [(None, [])]


def test_everything_wrong_in_a_row_is_told_with_place_and_suggestion() -> None:
    bad = GOOD | {
        "countries": "Brasill", "kind": "trainning", "period.start": "03/04/2026", "id": "Milk Banks", "sdgs": 17.1,
        "title.en": "x\u202e",
    }  # fmt: skip

    _sheet, rows = read(offers(GOOD, bad))

    assert rows[1].record is None
    assert {it.name: it.suggestion for it in rows[1].problems} == {
        "countries": "BRA Brazil", "kind": "training Training", "period.start": "2026-04-03", "id": "", "sdgs": "17.1",
        "title.en": "",
    }  # fmt: skip
    assert {it.row for it in rows[1].problems} == {3}
    assert {it.name: it.column for it in rows[1].problems}["countries"] == "G"


def test_cells_that_the_programme_has_changed_are_understood_or_told() -> None:
    row = GOOD | {
        "period.start": datetime.combine(date(2026, 11, 24), time()),
        "stated_on": date(2026, 4, 3), "sdgs": 3.2, "sectors": 12220.0,
        "capacity.1.text": 12, "capacity.1.amount": 2.125, "standby.what": "stock", "standby.ready_in_hours": 48,
    }  # fmt: skip

    _sheet, rows = read(offers(row, GOOD | {"id": "b", "sdgs": datetime.combine(date(2026, 2, 3), time())}))

    assert rows[0].problems == []
    assert rows[0].record == RECORD | {
        "period": {"start": "2026-11-24"}, "stated_on": "2026-04-03", "sdgs": ["3.2"],
        "capacity": [{"text": "12", "amount": "2.125"}], "standby": {"what": "stock", "ready_in_hours": 48},
    }  # fmt: skip
    assert [(it.name, it.suggestion) for it in rows[1].problems] == [("sdgs", "3.2")]


def test_a_formula_without_a_value_is_told_at_its_cell() -> None:
    _sheet, rows = read(offers(GOOD, GOOD | {"id": "b", "title.en": "=A2&C2"}))

    assert told(rows) == [(3, "C", "The formula in this cell has no value; write the value itself.", "")]


def test_the_second_row_of_the_same_reference_number_names_the_first() -> None:
    _sheet, rows = read(offers(GOOD, {}, GOOD))

    assert told(rows) == [(4, "A", "Row 2 has the same reference number “milk-banks”.", "")]


def test_merged_cells_are_told() -> None:
    sheet, _rows = read(offers(GOOD, GOOD | {"id": "b"}, change=lambda book, it: it.merge_cells("C2:C3")))

    assert [(it.row, it.column, it.places) for it in sheet.problems] == [(2, "C", {"cells": "C2:C3"})]


def test_an_empty_sheet_and_one_without_known_columns_say_so() -> None:
    assert [it.sentence for it in read(made([]))[0].problems] == ["This sheet is empty."]
    assert [it.sentence[:35] for it in read(made([["a", "b"]]))[0].problems] == ["No column of this sheet is known to"]


def test_more_rows_than_are_taken_are_refused() -> None:
    with pytest.raises(TooManyRows):
        read(offers(*[GOOD | {"id": f"a{number}"} for number in range(90)]), most_rows=30)


def test_no_row_is_lost_between_the_first_rows_and_the_rest() -> None:
    _sheet, rows = read(offers(*[GOOD | {"id": f"a{number}"} for number in range(60)]))

    assert [row.number for row in rows] == list(range(2, 62))


def test_a_text_of_40000_characters_is_told_at_its_cell() -> None:
    text = ";".join(["id", "language", "title.en", "summary.en", "kind", "sectors", "countries"])
    data = f"{text}\na;en;Milk banks;{'x' * 40_000};training;12220;BRA\n".encode("utf-8-sig")

    _sheet, rows = read(data)

    assert told(rows) == [(2, "D", "The text has 40000 characters; at most 20000 fit here.", "")]


def test_a_text_that_no_cell_can_hold_is_refused_on_writing() -> None:
    record = RECORD | {"summary": {"en": "\U0001f37c" * 20_000}}

    with pytest.raises(TextTooLong) as refusal:
        write("offer", [record], "en", BytesIO())

    assert "milk-banks" in str(refusal.value)


def test_texts_are_written_as_texts_and_never_as_formulas() -> None:
    file = BytesIO()
    write("offer", [RECORD | {"title": {"en": "=cmd|' /C calc'!A0"}}], "en", file)
    sheet = openpyxl.load_workbook(file).worksheets[0]

    assert [cell.data_type for cell in sheet[3] if cell.value == "=cmd|' /C calc'!A0"] == ["s"]


def test_bad_rows_come_back_marked_and_are_taken_once_mended() -> None:
    sheet, rows = read(offers(GOOD, GOOD | {"id": "b", "countries": "Brasill", "proof.3.address": "x"}), "fr")
    file = BytesIO()
    problem_workbook("offer", rows, "fr", file, problems=sheet.problems)
    book = openpyxl.load_workbook(file)
    data, listed = book.worksheets[0], book.worksheets[1]
    heads = {cell.value: cell.column for cell in data[1]}
    marked = data.cell(3, heads["countries"])

    assert data.max_row == 3
    assert "Brasill" in data.cell(3, 1).value
    assert marked.fill.fgColor.rgb == "FFF9D5CF"
    assert "BRA Brésil" in marked.comment.text
    assert listed.max_row == 1 + len(rows[1].problems)

    marked.value = "BRA"
    data.cell(3, heads["proof.3.address"]).value = None
    mended = BytesIO()
    book.save(mended)
    read_again, again = read(mended.getvalue())

    assert read_again.problems == []
    assert [row.record for row in again] == [RECORD | {"id": "b"}]
