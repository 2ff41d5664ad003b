"""IATI in spreadsheets: what people write there, understood where it is clear and told of where it is not."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from bandung.standards.iati.comparing import differences
from bandung.standards.iati.document import Kind
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import XML_LANG, shapes
from bandung.standards.iati.sheets import converting
from bandung.standards.iati.sheets.errors import BadArchive, NoItems, NoTables, TooLongForSheet, TooMuchInside
from bandung.standards.iati.sheets.folders import sources_of
from bandung.standards.iati.sheets.gathering import Told, put_together
from bandung.standards.iati.sheets.headings import column_by_heading, heading_of, table_by_heading, table_heading
from bandung.standards.iati.sheets.plan import Node, plan_for
from bandung.standards.iati.sheets.sheets import columns_of
from bandung.standards.spreadsheet.errors import EmptyFile, NotASpreadsheet
from bandung.values import LANGUAGES

Rows = dict[str, list[list[Any]]]
ACTIVITY: Rows = {"activities": [["activity identifier", "title"], ["KE-1", "Milk"]]}


def workbook(tables: Rows) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def activity(content: str) -> bytes:
    return f'<iati-activities version="2.03"><iati-activity>{content}</iati-activity></iati-activities>'.encode()


def from_workbook(tmp_path: Path, tables: Rows, language: str = "en") -> tuple[etree._Element, Told]:
    (tmp_path / "tables.xlsx").write_bytes(workbook(tables))
    made = BytesIO()
    told = converting.from_tables(tmp_path / "tables.xlsx", made, language=language)
    return etree.fromstring(made.getvalue()), told


def from_csv(tmp_path: Path, tables: dict[str, str]) -> tuple[etree._Element, Told]:
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    made = BytesIO()
    told = put_together(list(sources_of(folder)), made)
    return etree.fromstring(made.getvalue()), told


def said(told: Told) -> list[tuple[str, int, str, str, str]]:
    return [(it.sheet, it.row, it.column, it.said("en"), it.suggestion) for it in told.problems]


def places_of(node: Node) -> set[str]:
    """The paths of all elements and attributes that a plan has a place for."""
    found = {node.path, *(f"{node.path}/@{name}" for name in node.attributes)}
    for tag, (_at, attribute) in node.listed.items():
        found |= {f"{node.path}/{tag}", f"{node.path}/{tag}/@{attribute}"}
    if node.has_texts:
        found |= {f"{node.path}/narrative", f"{node.path}/narrative/@{XML_LANG}"}
    return found.union(*map(places_of, (*node.folded.values(), *node.tabled.values())))


@pytest.mark.parametrize("kind", Kind)
def test_everything_of_the_standard_has_a_place(kind: Kind) -> None:
    placed = places_of(plan_for(kind).root)

    every = {path for path in shapes() if path.startswith(f"{kind.item}/") or path == kind.item}
    assert every - placed == set()
    assert {f"{path}/@{name}" for path in every for name in shapes()[path].attributes} - placed == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_no_two_columns_or_tables_have_one_heading(kind: Kind, language: str) -> None:
    plan = plan_for(kind)
    for table in plan.tables:
        assert table_by_heading(kind, table_heading(table, language)) == table
        for name in columns_of(plan, table):
            assert column_by_heading(kind, table, heading_of(kind, table, name, language)) == name


def test_a_workbook_filled_by_hand_is_understood(tmp_path: Path) -> None:
    root, told = from_workbook(tmp_path, {
        "activities": [["Title", "Activity Identifier", "My own note", "activity status code", "title (fr)"],
                       ["Milk banks", "KE-1", "ask Wanjiru", "Implementation", "Banques de lait"]],
        "transactions": [["value", "currency", "transaction type code", "transaction date", "recipient country code",
                          "humanitarian", "activity identifier"],
                         [None, None, None, None, None, None, None],
                         ["1 234,50", "usd", "Disbursement", "24.11.2026", "Kenya", "yes", "KE-1"],
                         [12.345, "US Dollar", "3", "2026-11-25", "République-Unie de Tanzanie", "", "KE-1"]],
    })  # fmt: skip

    assert told.problems == []
    assert [problem.said("en") for problem in told.notes] == [
        "We do not know the column “My own note”; it was left aside."
    ]
    assert etree.tostring(root[0], encoding="unicode") == (
        "<iati-activity>\n    <iati-identifier>KE-1</iati-identifier>\n    <title>\n"
        "      <narrative>Milk banks</narrative>\n"
        '      <narrative xml:lang="fr">Banques de lait</narrative>\n    </title>\n'
        '    <activity-status code="2"/>\n'
        '    <transaction humanitarian="true">\n      <transaction-type code="3"/>\n'
        '      <transaction-date iso-date="2026-11-24"/>\n      <value currency="USD">1234.50</value>\n'
        '      <recipient-country code="KE"/>\n    </transaction>\n'
        '    <transaction>\n      <transaction-type code="3"/>\n      <transaction-date iso-date="2026-11-25"/>\n'
        '      <value currency="USD">12.345</value>\n      <recipient-country code="TZ"/>\n    </transaction>\n'
        "  </iati-activity>\n"
    )
    assert root.get("version") == "2.03"


def test_what_is_not_understood_is_told_with_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    root, told = from_workbook(tmp_path, {
        **ACTIVITY,
        "transactions": [["activity identifier", "transaction type code", "transaction date", "value"],
                         ["KE-1", "Disbursment", "2026-01-01", "5"], ["KE-1", "3", "03/04/2026", "5"],
                         ["KE-1", "3", "2026-01-01", "1.200"], ["KE-2", "3", "2026-01-01", "5"],
                         ["KE-1", "3", "2026-01-01", "7"]],
    })  # fmt: skip

    assert root.xpath("//value/text()") == ["7"]
    assert said(told) == [
        ("transactions", 5, "A", "There is no activity with this number or identifier in the table of activities.", ""),
        ("transactions", 2, "B", "“Disbursment” is not on the list TransactionType; the closest are 3 Disbursement; "
         "7 Reimbursement.",
         "3 Disbursement"),
        ("transactions", 3, "C", "“03/04/2026” could be 2026-04-03 or 2026-03-04; write the date as year-month-day.",
         "2026-04-03"),
        ("transactions", 4, "D", "“1.200” could be 1200 or 01.200; write it without a mark for thousands.", "1200"),
    ]  # fmt: skip


def test_rows_need_no_identifier_where_there_is_one_activity_and_no_number_where_there_is_one_place(
    tmp_path: Path,
) -> None:
    root, told = from_workbook(tmp_path, {
        **ACTIVITY,
        "locations": [["name"], ["Nakuru"]],
        "location identifiers": [["location identifier code"], ["184622"]],
    })  # fmt: skip

    assert told.problems == []
    assert root.xpath("//location/location-id/@code") == ["184622"]


def test_a_row_that_could_belong_to_two_things_is_told_of(tmp_path: Path) -> None:
    root, told = from_workbook(tmp_path, {
        "activities": [["activity identifier"], ["KE-1"], ["KE-2"], [None], ["KE-1"]],
        "budgets": [["activity identifier", "value"], ["", "1"], ["KE-1", "2"], ["KE-2", "3"]],
    })  # fmt: skip

    assert root.xpath("//budget/value/text()") == ["3"]
    assert [(row[1], row[3]) for row in said(told)] == [
        (2, "This row does not say which activity it belongs to; write the activity identifier."),
        (3, "Several activities have this identifier; write the activity number too."),
    ]


def test_rows_that_people_moved_copied_and_added_find_their_places(tmp_path: Path) -> None:
    root, told = from_csv(tmp_path, {
        "activities": "activity number,activity identifier\n1,KE-1\n2,KE-2\n",
        "transactions": "activity number,activity identifier,number,reference\n2,KE-2,1,c\n"
        "1,KE-1,1,a\n1,KE-1,1,copied\n,KE-2,,new\n",
        "transaction sectors": "activity number,transaction number,transaction sector code\n"
        "2,1,15110\n1,1,12220\n1,2,11220\n",
    })  # fmt: skip

    assert told.problems == []
    found = [
        (each.getparent()[0].text, each.get("ref"), each.xpath("sector/@code")) for each in root.iter("transaction")
    ]
    assert found == [
        ("KE-1", "a", ["12220"]),
        ("KE-1", "copied", ["11220"]),
        ("KE-2", "c", ["15110"]),
        ("KE-2", "new", []),
    ]


def test_a_number_that_names_nothing_is_told_of(tmp_path: Path) -> None:
    _root, told = from_csv(tmp_path, {
        "activities": "activity number,activity identifier\n1,KE-1\n",
        "transactions": "activity number,number\n1,1\n",
        "transaction sectors": "activity number,transaction number,transaction sector code\n1,7,15110\n",
    })  # fmt: skip

    assert said(told) == [
        ("transaction sectors", 2, "B", "Nothing in “transactions” of this activity has the number 7.", "")
    ]


def test_a_code_is_read_by_the_vocabulary_beside_it(tmp_path: Path) -> None:
    root, told = from_workbook(tmp_path, {
        **ACTIVITY,
        "sectors": [["activity identifier", "sector vocabulary", "sector code"],
                    ["KE-1", "OECD DAC CRS Purpose Codes (5 digit)", "Basic health care"],
                    ["KE-1", "99", "Our own words"], ["KE-1", "", "12220"]],
    })  # fmt: skip

    assert [(each.get("vocabulary"), each.get("code")) for each in root.iter("sector")] == [
        ("1", "12220"), ("99", "Our own words"), (None, "12220"),
    ]  # fmt: skip
    assert told.problems == []


FORMULAS = ("=1+1", "+1", "-1 day", "@SUM(A1)", "'=1", "''", "'", "\tx", " ", "_x0041_", '=HYPERLINK("http://x")')


def test_formulas_in_texts_are_harmless_and_come_back(tmp_path: Path) -> None:
    texts = "".join(f"<description><narrative>{text}</narrative></description>" for text in FORMULAS)
    xml = activity(f"<iati-identifier>=A1</iati-identifier>{texts}")
    for name in ("tables", "tables.zip", "tables.xlsx"):
        converting.to_tables(read(BytesIO(xml)), tmp_path / name)
        made = BytesIO()
        told = converting.from_tables(tmp_path / name, made)

        assert told.problems == []
        assert list(differences(read(BytesIO(xml)), read(BytesIO(made.getvalue())))) == []
    assert not [cell for line in (tmp_path / "tables" / "descriptions.csv").read_text(encoding="utf-8-sig").splitlines()
                for cell in line.split(",") if cell[:1] in tuple("=+-@")]  # fmt: skip


def test_numbers_are_numbers_in_a_workbook_and_keep_their_digits(tmp_path: Path) -> None:
    values = ("1000.00", "0", "1.200", "12345678901234567890.5", "-5", "1e3", "", "7")
    budgets = "".join(f"<budget><value>{value}</value></budget>" for value in values)
    xml = activity(f"<iati-identifier>A</iati-identifier>{budgets}")
    converting.to_tables(read(BytesIO(xml)), tmp_path / "tables.xlsx")
    sheet = load_workbook(tmp_path / "tables.xlsx")["budgets"]
    headings = [cell.value for cell in sheet[1]]
    at = headings.index("value")

    assert [row[at].value for row in sheet.iter_rows(min_row=2)] == [
        1000, 0, 1.2, "12345678901234567890.5", -5, "'1e3", "'", 7,
    ]  # fmt: skip
    made = BytesIO()
    converting.from_tables(tmp_path / "tables.xlsx", made)
    assert list(differences(read(BytesIO(xml)), read(BytesIO(made.getvalue())))) == []

    book = load_workbook(tmp_path / "tables.xlsx")
    book["budgets"].cell(2, at + 1).value = 1500
    book.save(tmp_path / "changed.xlsx")
    made = BytesIO()
    converting.from_tables(tmp_path / "changed.xlsx", made)
    assert etree.fromstring(made.getvalue()).xpath("//value/text()")[0] == "1500"


def test_a_formula_without_a_value_is_told_of(tmp_path: Path) -> None:
    root, told = from_workbook(tmp_path, {**ACTIVITY, "budgets": [["activity identifier", "value"], ["KE-1", "=1+1"]]})

    assert root.xpath("//budget") == []
    assert said(told) == [("budgets", 2, "B", "The formula in this cell has no value; write the value itself.", "")]


def test_a_character_that_xml_does_not_know_is_told_of(tmp_path: Path) -> None:
    root, told = from_csv(tmp_path, {
        "activities": "activity identifier,title\nKE-1,Milk\x01\nKE-2,Maize\n",
    })  # fmt: skip

    assert root.xpath("//iati-identifier/text()") == ["KE-2"]
    assert [row[1:4] for row in said(told)] == [(2, "B", "There is a character in this row that XML does not allow.")]


@pytest.mark.parametrize(
    "content", ["{", "5", '["a b",{}]', '["!","--"]', '["x",{"a b":"c"}]', "[]", "null", '["?","xml","x"]']
)
def test_what_was_changed_in_other_is_told_of(tmp_path: Path, content: str) -> None:
    quoted = content.replace('"', '""')
    root, told = from_csv(tmp_path, {
        "activities": "activity number,activity identifier\n1,KE-1\n",
        "other": 'activity number,activity identifier,table,number,place,what,position,content\n'
        f'1,KE-1,activities,,,content,,"{quoted}"\n',
    })  # fmt: skip

    assert root.xpath("//iati-identifier/text()") == ["KE-1"]
    assert [row[:2] for row in said(told)] == [("other", 2)]


def test_the_template_is_empty_and_understood(tmp_path: Path) -> None:
    for kind in Kind:
        (tmp_path / "template.xlsx").write_bytes(converting.template(kind, language="ar", texts=["ar"]))
        made = BytesIO()
        told = converting.from_tables(tmp_path / "template.xlsx", made)

        assert told.problems == []
        assert read(BytesIO(made.getvalue())).kind is kind
        assert read(BytesIO(made.getvalue())).version == "2.03"
    book = load_workbook(tmp_path / "template.xlsx")
    assert all(sheet.sheet_view.rightToLeft for sheet in book if sheet.sheet_state == "visible")


def test_what_are_no_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "text.xlsx").write_bytes(b"hello")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "budgets.csv").write_text("activity identifier,value\nKE-1,2\n")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    for name, refusal in (("empty.xlsx", EmptyFile), ("text.xlsx", NotASpreadsheet), ("other.csv", NoTables),
                          ("budgets.csv", NoItems), ("bad.zip", Exception)):  # fmt: skip
        with pytest.raises(refusal):
            converting.from_tables(tmp_path / name, BytesIO())


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("activities.csv", b"activity identifier\n" + b"a" * 3_000_000)
    with ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("activities.exe", b"MZ")

    with pytest.raises(TooMuchInside):
        converting.from_tables(tmp_path / "bomb.zip", BytesIO(), most=converting.Most(unpacked=1_000_000))
    with pytest.raises(BadArchive):
        converting.from_tables(tmp_path / "odd.zip", BytesIO())


def test_a_text_that_no_cell_holds_is_refused_in_a_workbook_and_kept_in_csv(tmp_path: Path) -> None:
    text = "x" * 40_000
    xml = activity(f"<iati-identifier>A</iati-identifier><title><narrative>{text}</narrative></title>")
    with pytest.raises(TooLongForSheet) as refusal:
        converting.to_tables(read(BytesIO(xml)), tmp_path / "tables.xlsx")

    assert "activities!" in str(refusal.value)
    assert list(tmp_path.iterdir()) == []
    converting.to_tables(read(BytesIO(xml)), tmp_path / "tables")
    made = BytesIO()
    converting.from_tables(tmp_path / "tables", made)
    assert list(differences(read(BytesIO(xml)), read(BytesIO(made.getvalue())))) == []


def test_a_file_of_1_x_that_breaks_off_says_so_after_it_was_upgraded() -> None:
    old = b'<iati-activities version="1.04"><iati-activity><title>A</title></iati-activity><iati-activity>'
    document, made = converting.upgraded(read(BytesIO(old))), BytesIO()

    items = converting.to_form(document, "zip", made)

    assert (items, len(document.problems), document.stopped is not None) == (1, 1, True)
