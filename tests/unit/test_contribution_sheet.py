"""The sheet of an institution's return: filled in, in seven languages, with what goes wrong in such sheets."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.records.columns import checked, columns, label, to_answers, to_record
from bandung.records.contribution_layout import COUNTED, EXAMPLE
from bandung.records.contributions import Contribution
from bandung.records.kinds import as_json, read
from bandung.standards.spreadsheet.reading import Row, Sheet, read_rows
from bandung.standards.spreadsheet.writing import template, write
from bandung.values import LANGUAGES

DIGEST = "a" * 64
KNOWN = {"bra/milk-banks": DIGEST}
GOOD: dict[str, Any] = {
    "title.en": "Course on soil analysis", "item": "B3", "group": "B", "stage": "delivery",
    "recipient.country": "Madagascar", "year": 2026, "quantity": 24, "unit": "seat",
}  # fmt: skip
RECORD = {
    "title": {"en": "Course on soil analysis"}, "language": "en", "item": "B3", "group": "B", "stage": "delivery",
    "recipient": {"country": "MDG"}, "year": 2026, "quantity": "24", "unit": "seat",
}  # fmt: skip
FULL = {
    "id": "soil-2026q3", "title": {"en": "Course", "fr": "Cours"}, "language": "fr", "recipient": {"party": "mdg",
    "country": "MDG"}, "initiative": {"register_code": "bra", "record": "milk-banks", "digest": DIGEST},
    "stage": "delivery", "year": 2026, "quarter": 3, "period": {"start": "2026-07-01", "end": "2026-10-01"},
    "item": "B1", "group": "B", "channel": "regional-body", "quantity": "12.5", "unit": "person-day",
    "profile": "agronomist", "people": {"women": 0, "men": 3, "not_stated": 1}, "level": "advanced",
    "amount": "25000", "currency": "BRL", "rate": "5.4321", "rate_source": "Central bank", "cost": "indirect",
    "quality": "estimated", "sector": "31181", "sdgs": ["2.4", "3"], "institution": "Embrapa",
    "counterpart": "Ministry", "note": {"fr": "Deux missions"},
    "evidence": [{"title": {"fr": "Rapport"}, "digest": "b" * 64}],
}  # fmt: skip


def sheet_of(*rows: dict[str, Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    names = list(dict.fromkeys(name for row in rows for name in row))
    sheet.append(names)
    for row in rows:
        sheet.append([row.get(name) for name in names])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sent(data: bytes, language: str = "en") -> tuple[Sheet, list[Row]]:
    sheet = read_rows(data, "contribution", language, digests=KNOWN)
    return sheet, list(sheet.rows)


def told(*rows: dict[str, Any]) -> list[tuple[int, str, str]]:
    _sheet, found = sent(sheet_of(*rows))
    return [(it.row, it.name, it.said("en")) for row in found for it in row.problems]


def test_a_line_gives_a_contribution_and_what_follows_from_it_need_not_be_written() -> None:
    sheet, rows = sent(sheet_of(GOOD, GOOD | {"item": "C2", "group": None, "unit": "item"}))

    assert sheet.problems == []
    assert rows[0].record == RECORD
    assert rows[1].record is not None and rows[1].record["group"] == "C"
    assert read("contribution", RECORD | {"id": "x"}).list_version == "v0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_in_a_language_is_read_back_without_difference(language: str) -> None:
    file = BytesIO()
    write("contribution", [FULL], language, file)

    sheet, rows = sent(file.getvalue(), language)

    assert sheet.problems == []
    assert [row.record for row in rows] == [FULL]
    assert as_json(read(Contribution, FULL)) == FULL


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_filled_in_by_names_of_its_own_lists_is_read(language: str) -> None:
    file = BytesIO()
    template(
        "contribution", language, node_languages=[language], to=file, parts=1,
        begun=[{f"title.{language}": "…", "year": "2026", "quarter": "3", "institution": "Embrapa"}],
        offered={"initiative": ["bra/milk-banks Milk banks"]},
    )  # fmt: skip
    book = openpyxl.load_workbook(file)
    data = book.worksheets[0]
    by_name = {data.cell(1, at).value: at for at in range(1, data.max_column + 1)}
    for column in columns("contribution", languages=[language], parts=1):
        if column.table and column.key in EXAMPLE:
            data.cell(3, by_name[column.name]).value = label(column.table, EXAMPLE[column.key], language)
    data.cell(3, by_name["initiative"]).value = "bra/milk-banks Milk banks"
    data.cell(3, by_name["quantity"]).value = 24
    data.delete_rows(1)
    filled = BytesIO()
    book.save(filled)

    sheet, rows = sent(filled.getvalue(), language)

    assert [problem.said("en") for row in rows for problem in row.problems] == []
    record = rows[0].record
    assert record is not None and sheet.problems == []
    assert (record["item"], record["unit"], record["recipient"]["country"], record["level"]) == (
        "B3", "seat", "MDG", "intermediate"
    )  # fmt: skip
    assert (record["institution"], record["quarter"]) == ("Embrapa", 3)
    assert record["initiative"] == {"register_code": "bra", "record": "milk-banks", "digest": DIGEST}


def test_the_explanations_have_a_line_filled_in_as_an_example() -> None:
    file = BytesIO()
    template("contribution", "en", node_languages=["en"], to=file)

    shown = {row[1]: row[3] for row in openpyxl.load_workbook(file).worksheets[1].iter_rows(values_only=True)}

    assert shown["Column"] == "Example"
    assert shown["Quantity"] == "24"
    assert str(shown["Modality *"]).startswith("B3 ")


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "a negative quantity": ({"quantity": -3}, "quantity", "-3 is not a quantity that we can keep."),
    "an absurd quantity": (
        {"quantity": 99_000_000}, "quantity", "99000000 seat is more than any country gave in a year; please check the"
    ),
    "two to the 63rd": ({"quantity": 2**63}, "quantity", "is not a quantity that we can keep."),
    "two to the 63rd people": ({"people.women": 2**63}, "people.women", "A whole number is expected here."),
    "a unit that does not fit": ({"unit": "dose"}, "unit", "B3 is counted in seat, person-hour, course, not in dose."),
    "a group that does not fit": ({"group": "A"}, "group", "B3 belongs to group B / C."),
    "an unknown currency": ({"amount": 5, "currency": "ZZZ"}, "currency", "“ZZZ” is not in the list of currencies."),
    "a rate of zero": (
        {"amount": 5, "currency": "BRL", "rate": 0}, "rate", "An exchange rate of zero converts nothing."
    ),
    "thirty years": (
        {"period.start": "1996-01-01", "period.end": "2026-01-01"}, "period.start", "A contribution speaks of at most"
    ),
    "text for a number": ({"quantity": "about a dozen"}, "quantity", "“about a dozen” is not a number."),
    "half a woman": ({"people.women": 0.5}, "people.women", "A whole number is expected here."),
    "a fifth quarter": ({"quarter": 5}, "quarter", "At most 4 is expected here."),
    "no receiver": ({"recipient.country": None}, "recipient.country", "This field is needed."),
    "nothing given": ({"quantity": None, "unit": None}, "quantity", "Say how much was given"),
    "an amount without currency": ({"amount": 5}, "currency", "An amount needs its currency"),
    "a price in group C": ({"group": "C", "amount": 5, "currency": "BRL"}, "amount", "What is counted in group C"),
    "an unknown initiative": ({"initiative": "bra/nothing"}, "initiative", "“bra/nothing” is no initiative that we"),
    "no digest": ({"evidence.1.title.en": "Report", "evidence.1.digest": "x"}, "evidence.1.digest", "This is not"),
    "a formula without value": ({"quantity": "=1+1"}, "quantity", "The formula in this cell has no value"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_problem_is_told_at_its_cell_in_a_sentence(what: str) -> None:
    change, column, sentence = BAD[what]

    ((row, name, said),) = told(GOOD, GOOD | change)

    assert (row, name) == (3, column)
    assert sentence in said


def test_of_five_hundred_lines_with_three_mistakes_three_are_told_and_the_others_kept() -> None:
    rows = [GOOD | {"title.en": f"Course {number}"} for number in range(500)]
    rows[17]["quantity"], rows[200]["unit"], rows[499]["year"] = "many", "tonne", 26

    _sheet, found = sent(sheet_of(*rows))

    assert [(it.row, it.column) for row in found for it in row.problems] == [(19, "G"), (202, "H"), (501, "F")]
    assert sum(row.record is not None for row in found) == 497


def test_a_row_that_says_no_more_than_our_template_did_says_nothing() -> None:
    _sheet, rows = sent(sheet_of(GOOD, {"institution": "Embrapa", "year": 2026, "quarter": 3}))

    assert len(rows) == 1


def test_formulas_with_a_value_count_and_numbers_typed_as_text_are_understood() -> None:
    assert told(GOOD | {"quantity": " 24 "}, GOOD | {"quantity": "٢٤"}, GOOD | {"year": "2026"}) == []


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "quantity": st.decimals(0, 10**5, places=3).map(str),
            "unit": st.sampled_from(COUNTED),
            "people": st.fixed_dictionaries({"women": st.integers(0, 10**9)}, optional={"men": st.integers(0, 9)}),
            "sdgs": st.lists(st.sampled_from(["1", "2.4", "17.10"]), unique=True, min_size=1),
            "note": st.just({"ar": "ملاحظة"}),
            "period": st.just({"start": "2026-01-01", "end": "2026-12-31"}),
        },
    )
)
def test_a_contribution_as_columns_comes_back_without_difference(more: dict[str, Any]) -> None:
    if "quantity" not in more:
        more.pop("unit", None)
    record = FULL | dict.fromkeys(("quantity", "unit", "people")) | more
    record = {name: value for name, value in record.items() if value is not None}

    assert to_record("contribution", to_answers("contribution", record)) == record


def test_what_a_reader_writes_in_her_own_language_is_refused_in_it() -> None:
    wrong = checked("contribution", {"title.fr": "Cours", "item": "cours de sol"}, ["fr"], language="fr").wrong

    assert wrong[0].column == "item"
    assert wrong[0].problem.places["code"] == "cours de sol"
