"""A file of what a central bank owes: good rows wait to be declared, bad ones say where and why; nothing is lost."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.payments import actions, files, queries
from bandung.payments import errors as wrong
from bandung.payments.models import BroughtFile, Obligation
from bandung.standards.spreadsheet.errors import BadSpreadsheet, TooManyRows
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS

HEADER = "creditor,amount,currency,on,reference,text,institution\n"
GOOD = HEADER + (
    'mdg,100.50,USD,2026-11-01,A-1,"Vaccines, two lots",\n\nvnm,7000,JPY,2026-11-02,,,\nmdg,100.50,USD,2026-11-03,,,\n'
)
WHO: dict[str, Any] = {"party": "bra", "by": post("bra"), "at": AT}


def book(*rows: list[Any]) -> bytes:
    to = BytesIO()
    with xlsxwriter.Workbook(to, {"in_memory": True}) as made:
        made.add_worksheet("Notes").write(0, 0, "Nothing here")
        sheet = made.add_worksheet("Owed")
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(at, column, cell, None, "")
                else:
                    sheet.write(at, column, cell)
    return to.getvalue()


def said(found: files.Found) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, str(each)) for each in found.bad]


def test_good_rows_are_read_from_commas_semicolons_and_workbooks() -> None:
    row = {"creditor": "mdg", "amount": "1250.5", "currency": "USD", "on": "2026-11-01"}
    head = ["Creditor *", "AMOUNT", "currency", "on"]
    of_commas = files.read_rows(b"\xef\xbb\xbfcreditor,amount,currency,on\r\nmdg,1250.5,USD,2026-11-01\r\n")
    of_semicolons = files.read_rows(b"Creditor *;AMOUNT;currency;on\nmdg;1250.5;USD;2026-11-01\n")
    of_cells = files.read_rows(book(["What we owe"], head, ["mdg", 1250.5, "USD", date(2026, 11, 1)]))

    assert (of_commas.good, of_semicolons.good, of_cells.good) == ({2: row}, {2: row}, {3: row})
    assert not of_commas.bad + of_semicolons.bad + of_cells.bad


def test_every_bad_row_says_where_and_why() -> None:
    found = files.read_rows((HEADER.replace("text", "remark") + (
        "mdg,100.505,USD,2026-11-01,,,\nmdg,1e,USD,2026-11-01,,,\nmdg,5,ZZZ,01/11/2026,,,\n,5,USD,2026-11-01,,,\n"
        "mdg,1,000,USD,2026-11-01,A-2,,here\nmdg,5,USD,2026-11-01,A-1,kept aside,\n"
    )).encode())  # fmt: skip

    assert list(found.good) == [7]
    assert said(found)[:3] == [
        (1, "remark", "This column is not one of ours; nothing of it is read."),
        (2, "amount", "The amount has more decimals than USD."),
        (3, "amount", "“1e” is not a number."),
    ]
    assert {(row, column) for row, column, _sentence in said(found)} >= {
        (4, "currency"), (4, "on"), (5, "creditor"), (6, ""),
    }  # fmt: skip


def test_cells_that_a_spreadsheet_has_changed_are_told() -> None:
    head = ["creditor", "amount", "currency", "on"]
    found = files.read_rows(book(
        head, ["mdg", 12345678901234.56, "USD", "2026-11-01"], ["mdg", "=A1+", "USD", "2026-11-01"],
        ["mdg", 5, "USD", 46327], ["mdg", "12345678901234.56", "USD", "2026-11-01"],
    ))  # fmt: skip

    assert [each["amount"] for each in found.good.values()] == ["12345678901234.56"]
    assert [each[:2] for each in said(found)] == [(2, "amount"), (3, "amount"), (4, "on")]


def test_a_text_of_200_000_letters_declares_nothing() -> None:
    """Refused as a whole, or its row is: how long a cell may be is one number for the whole process."""
    try:
        found = files.read_rows(HEADER.encode() + b'"' + b"x" * 200_000 + b'",1\n')
    except BadSpreadsheet:
        return
    assert not found.good
    assert found.bad


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", BadSpreadsheet),
        (b"%PDF-1.7", BadSpreadsheet),
        (b"PK\x03\x04nothing", BadSpreadsheet),
        (b"\xff\xfe\x00a", BadSpreadsheet),
        (b"a,b\n1,2\n", wrong.NotOfObligations),
        (b"creditor,amount,on\nmdg,1,2026-11-01\n", wrong.NotOfObligations),
        (HEADER.encode() + b"mdg,1,USD,2026-11-01,,,\n" * (files.MOST_ROWS + 1), TooManyRows),
    ],
)
def test_hostile_files_are_answered_with_a_sentence(data: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        files.read_rows(data)


CELL = st.sampled_from(
    ["mdg", "5", "5.5", "-1", "NaN", "1e999", "USD", "JPY", "2026-11-01", "2026-02-30", "", " ", "'=1+1", "a\0b", "٣"]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\"',"), max_size=6)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=4, max_size=8), max_size=8))
def test_every_row_that_says_something_is_good_or_bad(rows: list[list[str]]) -> None:
    lines = [[cell.replace(",", "") for cell in row] for row in rows]
    found = files.read_rows((HEADER + "".join(",".join(row) + "\n" for row in lines)).encode().replace(b"\0", b"?"))

    there = {at for at, row in enumerate(lines, 2) if any(cell.strip() for cell in row)}
    bad = {each.row for each in found.bad}
    assert not bad & set(found.good)
    assert bad | set(found.good) == there


@pytest.mark.django_db
class TestBrought:
    @pytest.fixture(autouse=True)
    def parties(self) -> None:
        joined(*MEMBERS)

    def test_good_rows_are_declared_by_a_second_step(self) -> None:
        brought = files.bring(GOOD.encode(), "November.csv", also_to=MEMBERS, **WHO)
        assert (len(brought.good), brought.bad, list(queries.brought("bra"))) == (3, [], [brought])
        assert not Obligation.objects.exists()

        made = files.confirm(brought.pk, **WHO)

        assert sorted((row.creditor, row.amount, row.currency) for row in made) == [
            ("mdg", 10_050, "USD"), ("mdg", 10_050, "USD"), ("vnm", 7_000, "JPY"),
        ]  # fmt: skip
        assert made[0].says.text is not None
        assert made[0].says.text["en"] == "Vaccines, two lots"
        assert set(made[0].readers.strip(",").split(",")) == set(MEMBERS)
        assert not BroughtFile.objects.exists()

    def test_the_same_file_again_declares_nothing_twice_and_alike_rows_are_two(self) -> None:
        twice = (HEADER + "mdg,5,USD,2026-11-01,,,\n" * 2).encode()
        for _time in range(2):
            files.confirm(files.bring(twice, "a.csv", **WHO).pk, **WHO)
        assert Obligation.objects.count() == 2

        row = Obligation.objects.order_by("uid")[0]
        actions.withdraw(kind="obligation", uid=row.uid, **WHO)
        files.confirm(files.bring(twice, "a.csv", **WHO).pk, **WHO)
        assert Obligation.objects.filter(withdrawn_at=None).count() == 2

    def test_rows_that_name_nobody_are_bad_and_stay_to_be_read(self) -> None:
        rows = "bra,5,USD,2026-11-01,,,\nnobody,5,USD,2026-11-01,,,\nmdg,5,USD,2026-11-01,,,no-bank\n"
        brought = files.bring((HEADER + rows + "mdg,6,USD,2026-11-01,,,\n").encode(), "a\0b\ud800.csv", **WHO)

        assert [(each["row"], each["column"], each["value"]) for each in brought.bad] == [
            (2, "creditor", "bra"), (3, "creditor", "nobody"), (4, "institution", "no-bank"),
        ]  # fmt: skip
        assert len(files.confirm(brought.pk, **WHO)) == 1
        assert [(each.good, len(each.bad)) for each in queries.brought("bra")] == [([], 3)]
        with pytest.raises(wrong.NothingToDeclare):
            files.confirm(brought.pk, **WHO)
        files.put_away(brought.pk, party="bra")
        assert not queries.brought("bra")

    def test_a_file_is_its_partys_alone(self) -> None:
        brought = files.bring(GOOD.encode(), "a.csv", **WHO)
        for refused in (
            lambda: files.confirm(brought.pk, **(WHO | {"party": "mdg"})),
            lambda: files.put_away(brought.pk, party="mdg"),
        ):
            with pytest.raises(wrong.NoSuchFile):
                refused()
        with pytest.raises(wrong.UnknownParty):
            files.bring(GOOD.encode(), "a.csv", also_to=["nobody"], **WHO)
