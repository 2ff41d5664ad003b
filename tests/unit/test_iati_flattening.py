"""Activities become tables: every amount is counted, its parts add up, what is inconsistent is listed."""

import csv
import io
import os
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import etree

from bandung.measurement.rates import sample_rates
from bandung.standards.iati import reading
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.files import flatten
from bandung.standards.iati.flat.flattening import Flattener
from bandung.standards.iati.flat.forms import UnknownForm
from bandung.standards.iati.flat.rows import Rows, texts_of
from bandung.standards.tables.reading import read_table

TRANSACTION = """<transaction ref="T1"><transaction-type code="3"/><transaction-date iso-date="2020-05-04"/>
<value value-date="2020-05-04">100.00</value><provider-org ref="BR-1"><narrative>ABC</narrative></provider-org>%s
</transaction>"""
OLD = """<transaction><transaction-type code="D"/><transaction-date iso-date="2019-01-02"/>
<value currency="BRL" value-date="2019-01-02">10</value></transaction>"""


def tables(inside: str, version: str = "2.03", language: str = "en") -> dict[str, list[dict[str, str]]]:
    """The rows of one activity, by table."""
    text = f"""<iati-activities version="{version}"><iati-activity default-currency="USD" xml:lang="en">
<iati-identifier>BR-1-A</iati-identifier>{inside}</iati-activity></iati-activities>"""
    rows = Rows()
    document = reading.read(io.BytesIO(text.encode()))
    flattener = Flattener("a.xml", document.version, rows, rates=sample_rates(), language=language)
    for activity in document.items():
        flattener.add(activity)
    return {
        table: [dict(zip((column.code for column in TABLES[table]), row, strict=True)) for row in texts_of(table, kept)]
        for table, kept in rows.kept.items()
    }


def parts(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_an_amount_is_split_over_countries_and_over_each_vocabulary_of_sectors_to_the_cent():
    found = tables(
        '<recipient-country code="MZ" percentage="33.33"/><recipient-country code="AO" percentage="66.67"/>'
        '<sector vocabulary="2" code="111"/><sector code="11110" percentage="50"/>'
        '<sector code="11220" percentage="50"/>' + TRANSACTION % ""
    )

    assert parts(found["transaction_splits"], "place_name", "sector_vocabulary", "sector", "counted", "value") == [
        ("Mozambique", "1", "11110", "yes", "16.67"), ("Mozambique", "1", "11220", "yes", "16.66"),
        ("Mozambique", "2", "111", "no", "33.33"),
        ("Angola", "1", "11110", "yes", "33.34"), ("Angola", "1", "11220", "yes", "33.33"),
        ("Angola", "2", "111", "no", "66.67"),
    ]  # fmt: skip
    assert not found["inconsistent"]


def test_a_transaction_without_a_country_is_unallocated_and_has_its_value():
    found = tables(TRANSACTION % "")

    assert parts(found["transaction_splits"], "place_kind", "sector", "value", "usd") == [
        ("unallocated", "unallocated", "100.00", "100.00")
    ]


@pytest.mark.parametrize(
    ("inside", "reason", "split"),
    [
        ('<recipient-country code="MZ" percentage="60"/>', "below-100", [("MZ", "60.00"), ("", "40.00")]),
        ('<recipient-country code="MZ" percentage="150"/><recipient-country code="AO" percentage="50"/>',
         "above-100", [("MZ", "75.00"), ("AO", "25.00")]),
        ('<recipient-country code="MZ"/><recipient-country code="AO"/>', "no-percentages", [("", "100.00")]),
        ('<recipient-country code="MZ" percentage="70"/><recipient-country code="AO"/>', "some-percentages",
         [("MZ", "70.00"), ("", "30.00")]),
        ('<recipient-country code="MZ" percentage="-1"/>', "bad-percentage", [("", "100.00")]),
        ('<recipient-country code="MZ"/><recipient-region code="298"/>', "region-beside-country", [("MZ", "100.00")]),
    ],
)  # fmt: skip
def test_what_is_inconsistent_is_listed_and_still_counted(inside: str, reason: str, split: list[tuple[str, str]]):
    found = tables(inside + TRANSACTION % "")

    assert parts(found["transaction_splits"], "place", "value") == split
    assert parts(found["inconsistent"], "reason") == [(reason,)]


def test_the_country_of_a_transaction_counts_for_it_and_both_levels_are_listed():
    found = tables('<recipient-country code="MZ"/>' + TRANSACTION % '<recipient-country code="AO"/>' + TRANSACTION % "")

    assert parts(found["transaction_splits"], "place", "value") == [("AO", "100.00"), ("MZ", "100.00")]
    assert parts(found["inconsistent"], "element", "reason") == [("recipient-country", "both-levels")]


def test_a_budget_is_split_over_the_quarters_by_their_days():
    found = tables(
        '<budget><period-start iso-date="2023-03-01"/><period-end iso-date="2023-04-30"/>'
        '<value currency="USD" value-date="2023-03-01">61.01</value></budget>'
    )

    assert parts(found["budget_splits"], "year", "quarter", "start", "end", "value") == [
        ("2023", "1", "2023-03-01", "2023-03-31", "31.01"), ("2023", "2", "2023-04-01", "2023-04-30", "30.00"),
    ]  # fmt: skip


def test_amounts_without_currency_date_or_value_are_listed():
    found = tables(
        "<budget><period-start iso-date='2023-04-30'/><period-end iso-date='2023-03-01'/>"
        "<value currency='XXY'>5</value></budget><transaction><value>1e400</value></transaction>"
        "<transaction><value currency='EUR'/></transaction>"
    )

    assert Counter(row["reason"] for row in found["inconsistent"]) == Counter(
        ["unknown-currency", "bad-period", "bad-value", "no-date", "no-value", "no-date"]
    )
    assert parts(found["budget_splits"], "value", "currency", "usd") == [("5", "XXY", "")]
    assert len(found["transaction_splits"]) == 2


def test_a_second_value_is_listed_and_not_counted():
    found = tables(TRANSACTION % "<value>7</value>")

    assert parts(found["transaction_splits"], "value") == [("100.00",)]
    assert parts(found["inconsistent"], "reason", "said") == [("second-value", "7")]


def test_money_in_another_currency_is_valued_with_rate_year_and_source():
    row = tables(OLD, "1.04")["transactions"][0]

    rate = sample_rates().per_dollar("BRL", 2019)
    assert rate
    assert row["type"] == "3"
    assert row["usd"] == f"{Decimal(10) / rate.value:.2f}"
    assert (row["rate"], row["rate_year"], row["rate_source"]) == (f"{rate.value:f}", "2019", rate.source)


def test_names_stand_beside_codes_in_the_language_asked_for():
    found = tables('<recipient-region code="298"/><sector code="11110"/>', language="es")

    assert found["places"][0]["place_name"].startswith("Africa")
    assert found["sectors"][0]["sector_name"]
    assert found["activities"][0]["language_name"] == "inglés"


def test_an_amount_without_a_rate_has_no_dollars_and_says_why():
    row = tables(OLD.replace("2019", "1931"), "1.04")["transactions"][0]

    assert (row["value"], row["usd"], row["no_usd"], row["rate_year"]) == ("10.00", "", "no-rate", "")


def test_a_transaction_has_its_year_and_quarter():
    found = tables(TRANSACTION % "")

    assert parts(found["transactions"] + found["transaction_splits"], "year", "quarter") == [("2020", "2")] * 2


def test_a_name_that_a_language_does_not_have_is_the_english_one_and_no_code_has_the_name_of_another():
    row = tables(TRANSACTION % "<flow-type code='10'/><finance-type code='zz'/>", language="ar")["transactions"][0]

    assert (row["type_name"], row["flow_type_name"], row["finance_type_name"]) == ("Disbursement", "ODA", "")
    assert tables(TRANSACTION % "", language="fr")["transactions"][0]["type_name"] != "Disbursement"


def test_a_position_that_is_none_is_listed():
    found = tables(
        "<location><point><pos>-12.5 34</pos></point></location><location><point><pos>x 99</pos></point></location>"
    )

    assert parts(found["locations"], "latitude", "longitude") == [("-12.5", "34"), ("", "")]
    assert parts(found["inconsistent"], "reason", "said") == [("bad-position", "x 99")]


def test_results_have_a_row_for_each_period():
    found = tables(
        """<result type="1"><title><narrative>Seeds</narrative></title><indicator measure="1">
        <title><narrative>Farms</narrative></title><baseline year="2019" value="1"/>
        <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><target value="5"/>
        <actual value="3"><dimension name="sex" value="female"/></actual><actual value="4"/></period>
        </indicator></result>"""
    )

    assert parts(found["results"], "result_title", "indicator_title", "baselines", "targets", "actuals") == [
        ("Seeds", "Farms", "1 (2019)", "5", "3 [sex=female]; 4")
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good files, one cut off, one that is no XML."""
    source = tmp_path / "source"
    (source / "deep").mkdir(parents=True)
    good = (
        '<iati-activities version="2.03"><iati-activity default-currency="USD">'
        "<iati-identifier>BR-1-%s</iati-identifier>"
        '<title><narrative>=1+1 "a, b"</narrative></title>' + TRANSACTION % "" + "</iati-activity>%s"
    )
    (source / "a.xml").write_text(good % ("A", "</iati-activities>"))
    (source / "deep" / "b.xml").write_text(good % ("B", "</iati-activities>"))
    (source / "c.xml").write_text(good % ("C", "<iati-activity><iati-"))
    (source / "d.xml").write_text("<html><body>Not found</body></html>")
    return source


def test_a_folder_becomes_the_same_tables_in_every_form(folder: Path, tmp_path: Path):
    told = flatten(
        folder, tmp_path / "to", rates=sample_rates(), forms=["csv", "parquet", "xlsx", "duckdb"], processes=2
    )

    assert (told.files, told.differences()) == (4, {})
    assert told.sums["transaction", "USD"] == Decimal("300.00")
    columns = TABLES["transactions"]
    rows = [list(row) for row in read_table((tmp_path / "to" / "transactions.csv").read_bytes(), columns)]
    assert [row[1] for row in rows] == ["BR-1-A", "BR-1-C", "BR-1-B"]
    empty = [[None if cell == "" else cell for cell in row] for row in rows]
    stored = pq.read_table(tmp_path / "to" / "transactions.parquet").to_pylist()
    assert [[None if cell == "" else cell for cell in row.values()] for row in stored] == empty
    with duckdb.connect(str(tmp_path / "to" / "iati.duckdb"), read_only=True) as database:
        assert database.sql("select title from activities").fetchall() == [('=1+1 "a, b"',)] * 3
        assert database.sql("select sum(value) from transaction_splits where counted = 'yes'").fetchall() == [
            (Decimal(300),)
        ]
        assert database.sql("select place, value from spent_by_place").fetchall() == [("", Decimal(300))]
        assert database.sql("select sum(spent_usd) from activity_totals").fetchall() == [(Decimal(300),)]
        assert not database.sql("select * from told_twice").fetchall()
        assert len(database.sql("select * from unallocated").fetchall()) == 3
    book = openpyxl.load_workbook(tmp_path / "to" / "iati.xlsx", read_only=True)
    assert len(book.sheetnames) == len(TABLES)
    listed = list(csv.DictReader((tmp_path / "to" / "inconsistent.csv").read_text("utf-8-sig").splitlines()[1:]))
    assert [(row["file"], row["reason"]) for row in listed] == [("c.xml", "unread"), ("d.xml", "unread")]


def test_work_that_was_interrupted_is_taken_up(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("bandung.standards.iati.flat.files.assemble", interrupted)
        flatten(folder, tmp_path / "to", rates=sample_rates(), processes=1)
    (folder / "a.xml").write_text((folder / "a.xml").read_text().replace("100.00", "250.00"))

    told = flatten(folder, tmp_path / "to", rates=sample_rates(), processes=1)

    assert (told.taken_up, told.sums["transaction", "USD"]) == (3, Decimal("450.00"))
    assert not (tmp_path / "to" / ".rows").exists()


def test_rows_that_are_kept_are_read_again_only_where_a_file_changed(folder: Path, tmp_path: Path):
    first = flatten(folder, tmp_path / "to", rates=sample_rates(), processes=2, keep=True)
    (folder / "d.xml").unlink()
    os.utime(folder / "a.xml", (0, 0))
    (folder / "c.xml").write_text("<iati-activities version='2.03'/>")

    again = flatten(folder, tmp_path / "to", rates=sample_rates(), processes=2, keep=True)

    assert sorted(first.unread) == ["c.xml", "d.xml"]
    assert (again.files, again.taken_up, again.unread) == (3, 2, {})
    assert again.sums["transaction", "USD"] == Decimal("200.00")


def test_csv_asks_for_none_of_the_large_libraries(folder: Path, tmp_path: Path):
    program = f"""
import sys
from pathlib import Path
from bandung.measurement.rates import sample_rates
from bandung.standards.iati.flat import flatten
flatten(Path({str(folder)!r}), Path({str(tmp_path / "to")!r}), rates=sample_rates(), processes=1)
assert not {{"pyarrow", "duckdb", "pandas", "openpyxl"}} & sys.modules.keys()
"""

    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_form_that_there_is_not_is_refused_before_anything_is_done(folder: Path, tmp_path: Path):
    with pytest.raises(UnknownForm):
        flatten(folder, tmp_path / "to", rates=sample_rates(), forms=["dbf"])


def test_real_files_lose_no_row_and_no_value(data: Path, tmp_path: Path):
    source = data / "iati_real_xml"
    rows: Counter[str] = Counter()
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for path in source.glob("*.xml"):
        for kind in ("transaction", "budget", "planned-disbursement"):
            for element in etree.parse(path).iterfind(f"iati-activity/{kind}"):
                parent = element.getparent()
                assert parent is not None
                currency = element.find("value").get("currency") or parent.get("default-currency")
                rows[kind] += 1
                sums[kind, currency] += Decimal(element.findtext("value"))

    told = flatten(source, tmp_path, rates=sample_rates(), processes=1)

    assert {kind: total for kind, total in told.sums.items() if not kind[0].endswith("splits")} == sums
    assert (told.rows["transactions"], told.rows["budgets"]) == (rows["transaction"], rows["budget"])
    assert told.differences() == {}
