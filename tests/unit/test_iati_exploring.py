"""Questions to a collection: what is found, how it is narrowed, totals that count nothing twice, tables that leave."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from bandung.standards.iati.exploring import leaving
from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.errors import (
    BadQuestion,
    ManyValues,
    ManyWords,
    NoSuchActivity,
    NoSuchForm,
    NoSuchTable,
)
from bandung.standards.iati.exploring.sources import mark
from bandung.standards.iati.exploring.telling import activity_of, sections
from tests.explored import collected, paid, source, told

TWO = '<recipient-country code="MZ" percentage="60"/><recipient-country code="AO" percentage="40"/>'
SPLIT = '<sector vocabulary="1" code="12220" percentage="50"/><sector vocabulary="1" code="11110" percentage="50"/>'
AGAIN = '<sector vocabulary="2" code="122" percentage="100"/>'
SOUTH = '<collaboration-type code="8"/><participating-org ref="BR-ABC" role="1" type="10"/>'
BUDGET = (
    '<budget><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/>'
    '<value value-date="2021-01-01">365</value></budget>'
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collected(
        tmp_path_factory.mktemp("explored"),
        brazil=[
            told("BR-1", "Bancos de leite e São Tomé", where=TWO, sector=SPLIT + AGAIN, more=SOUTH,
                 money=paid("1000.01") + paid("500", kind="2", on="2014-01-01") + paid("7", currency="XXX") + BUDGET),
            told("BR-2", "Rural roads", sector='<sector vocabulary="1" code="21020"/>',
                 where='<recipient-region code="289" vocabulary="1"/>', start="2001-01-01"),
        ],
        kenya=[
            told("KE-1", "Malaria control", reporter="KE-MOH", where='<recipient-country code="KE"/>',
                 sector='<sector vocabulary="1" code="12262"/>', money=paid("20", on="2021-01-01")),
            told("KE-1", "Malaria control, told again", reporter="KE-MOH", where='<recipient-country code="KE"/>',
                 money=paid("3", on="2021-01-01")),
        ],
    )  # fmt: skip


def titles(found: Collection, **asked: list[str]) -> list[str]:
    with found.ask(Asked.read(asked | {"sort": ["title"]})) as answers:
        return [it.title for line in answers.page(1, 20) for it in (line.first, *line.others)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": ["sao tome"]}, ["BR-1"]),
        ({"q": ["LEITE bancos"]}, ["BR-1"]),
        ({"q": ["br-2"]}, ["BR-2"]),
        ({"country": ["AGO"]}, ["BR-1"]),
        ({"country": ["ago", "KEN"]}, ["BR-1", "KE-1", "KE-1"]),
        ({"region": ["1-289"]}, ["BR-2"]),
        ({"sector": ["12"]}, ["BR-1", "KE-1", "KE-1"]),
        ({"sector": ["122", "210"]}, ["BR-1", "BR-2", "KE-1", "KE-1"]),
        ({"sector": ["12"], "country": ["KEN"]}, ["KE-1", "KE-1"]),
        ({"reporter": ["KE-MOH"]}, ["KE-1", "KE-1"]),
        ({"dataset": ["brazil"]}, ["BR-1", "BR-2"]),
        ({"told": ["several"]}, ["KE-1", "KE-1"]),
        ({"since": ["2021"]}, ["KE-1", "KE-1"]),
        ({"until": ["2005"]}, ["BR-2"]),
        ({"humanitarian": ["yes"]}, []),
        ({"status": ["2"], "currency": ["usd"]}, ["BR-1", "BR-2", "KE-1", "KE-1"]),
        ({"q": ["100%"]}, []),
        ({"unknown": ["x"]}, ["BR-1", "BR-2", "KE-1", "KE-1"]),
    ],
)
def test_what_is_found(found: Collection, asked: dict[str, list[str]], expected: list[str]) -> None:
    with found.ask(Asked.read(asked | {"sort": ["title"]})) as answers:
        lines = answers.page(1, 20)

    assert sorted(it.identifier for line in lines for it in (line.first, *line.others)) == expected


def test_cooperation_of_the_south_that_was_found_is_a_filter(found: Collection) -> None:
    with found.ask(Asked()) as answers:
        kinds = answers.facets()["kind"]

    assert sum(kinds.values()) == 1
    assert titles(found, kind=list(kinds)) == ["Bancos de leite e São Tomé"]


def test_an_activity_is_not_counted_once_per_country_or_vocabulary(found: Collection) -> None:
    with found.ask(Asked.read({"dataset": ["brazil"]})) as answers:
        totals = {it.kind: it for it in answers.totals()}

    assert totals["spent"].by_currency == {"USD": Decimal("1000.01"), "XXX": 7}
    assert totals["spent"].usd == Decimal("1000.01")
    assert (totals["spent"].activities, totals["spent"].amounts, totals["spent"].converted) == (1, 2, 1)
    assert totals["spent"].rest == {"XXX": 7}
    assert totals["commitments"].usd == 500
    assert totals["budgets"].usd == 365


def test_parts_by_country_sector_and_year_add_up_to_the_whole(found: Collection) -> None:
    def spent(**asked: list[str]) -> Decimal:
        with found.ask(Asked.read({"dataset": ["brazil"]} | asked)) as answers:
            return sum((it.usd for it in answers.totals() if it.kind == "spent"), Decimal(0))

    assert spent(country=["MOZ"]) + spent(country=["AGO"]) == Decimal("1000.01")
    assert spent(sector=["12"]) + spent(sector=["11"]) == Decimal("1000.01")
    assert spent(country=["MOZ", "AGO"], sector=["12", "11"]) == Decimal("1000.01")
    assert spent(since=["2020"], until=["2020"]) == Decimal("1000.01")
    assert spent(until=["2019"]) == 0


def test_charts_have_the_figures_of_the_totals(found: Collection) -> None:
    with found.ask(Asked()) as answers:
        years, quarters, countries = answers.by_year(), answers.by_quarter(), answers.by_country()

    assert years["spent"] == {2020: Decimal("1000.01"), 2021: 23}
    assert years["commitments"] == {2014: 500}
    assert list(quarters) == [(2021, 1), (2021, 2), (2021, 3), (2021, 4)]
    assert sum(quarters.values()) == 365
    assert {code: row[0] for code, row in countries.items()} == {"KEN": 2, "AGO": 1, "MOZ": 1}
    assert sum(row[2] for row in countries.values()) == Decimal("1023.01")


def test_facets_tell_how_many_activities_each_value_leaves(found: Collection) -> None:
    with found.ask(Asked.read({"country": ["KEN"]})) as answers:
        facets = answers.facets()

    assert facets["country"] == {"KEN": 2, "AGO": 1, "MOZ": 1}  # as if none was chosen
    assert facets["sector"] == {"122": 2}
    assert facets["told"] == {"several": 2}


def test_two_activities_of_one_identifier_in_a_file_stay_apart(found: Collection) -> None:
    assert found.activity("kenya", "KE-1", 1) != found.activity("kenya", "KE-1", 2)
    amounts = [int(it.spent) for it in found.group(found.activity("kenya", "KE-1", 1)).reports]
    assert sorted(amounts) == [3, 20]
    for key, identifier, number in (("kenya", "KE-2", 1), ("nowhere", "KE-1", 1), ("kenya", "KE-1", 3)):
        with pytest.raises(NoSuchActivity):
            found.activity(key, identifier, number)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"country": ["'; DROP"]}, BadQuestion), ({"since": ["20"]}, BadQuestion), ({"sector": ["x"]}, BadQuestion),
        ({"q": ["a" * 201]}, ManyWords), ({"country": [f"A{n}" for n in range(60)]}, ManyValues),
        ({"kind": ["north"]}, BadQuestion),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(asked: dict[str, list[str]], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        Asked.read(asked)


def test_a_question_goes_into_an_address_and_back() -> None:
    told_ = {"q": ["milk"], "country": ["MOZ", "AGO"], "since": ["2015"], "once": ["yes"], "sort": ["title"]}

    assert Asked.read(told_).query() == told_
    assert Asked.read(Asked.read(told_).query()) == Asked.read(told_)


def left(found: Collection, table: str, form: str, **asked: list[str]) -> io.BytesIO:
    to = io.BytesIO()
    with found.ask(Asked.read(asked)) as answers:
        notes = leaving.notes(answers, "https://node.example", "https://node.example/iati", date(2026, 1, 2))
        leaving.write(answers, table, form, to, notes, "en")
    to.seek(0)
    return to


@pytest.mark.parametrize("table", leaving.NAMES)
def test_every_table_leaves_in_every_form_with_the_same_rows(found: Collection, table: str) -> None:
    rows = pq.read_table(left(found, table, "parquet", dataset=["brazil"])).num_rows
    lines = list(csv.reader(io.StringIO(left(found, table, "csv", dataset=["brazil"]).getvalue().decode("utf-8-sig"))))
    book = openpyxl.load_workbook(left(found, table, "xlsx", dataset=["brazil"]))

    assert len([line for line in lines if not line[0].startswith("#")]) == rows + 1
    assert book.worksheets[0].max_row == rows + 2
    with found.ask(Asked.read({"dataset": ["brazil"]})) as answers:
        assert leaving.sizes(answers).get(table, 0) == rows


def test_a_table_says_where_it_comes_from_and_how_to_cite_it(found: Collection) -> None:
    table = pq.read_table(left(found, "transactions", "parquet", country=["KEN"]))
    text = left(found, "transactions", "csv", country=["KEN"]).getvalue().decode()

    assert set(table.column("publisher").to_pylist()) == {"Publisher kenya"}
    assert set(table.column("licence").to_pylist()) == {"CC BY 4.0"}
    assert b"Publisher kenya. IATI data, https://node.example, 2026-01-02" in table.schema.metadata[b"about"]
    assert "Publisher kenya. IATI data" in text
    assert "Publisher brazil" not in text


def test_what_is_no_table_or_form_is_refused(found: Collection) -> None:
    for table, form, refusal in (("source", "csv", NoSuchTable), ("transactions", "doc", NoSuchForm)):
        with pytest.raises(refusal):
            left(found, table, form)


def test_another_version_of_a_file_is_another_collection(tmp_path: Path) -> None:
    one, other = source(tmp_path, "a", told("BR-1")), source(tmp_path, "b", told("BR-1"))

    assert mark([one]) == mark([one])
    assert len({mark([one]), mark([other]), mark([one, other])}) == 3
    assert mark([one, other]) == mark([other, one])


def test_one_activity_is_found_again_whole(tmp_path: Path) -> None:
    more = '<x:days xmlns:x="https://x.example"><x:a n="1">3</x:a></x:days>'
    filler = "".join(told(f"BR-{n}") for n in range(50))
    file = tmp_path / "a.xml"
    inside = f"{filler}{told('A&amp;B', more=more)}{told('BR-7', 'Again')}"
    file.write_text(f'<iati-activities version="2.03">{inside}</iati-activities>', encoding="utf-8")

    odd, version = activity_of(file, "A&B")
    second, _version = activity_of(file, "BR-7", 2)
    parts = {part.name: part for part in sections(odd, version, "en")}

    assert second.findtext("title/narrative") == "Again"
    assert parts["days"].foreign
    assert parts["days"].shown[0][1].text == "3"
    assert parts["activity-status"].shown[0][0].attributes == [("code", "2", "Implementation")]
    for identifier, number in (("BR-7", 3), ("BR", 1), ("", 1)):
        with pytest.raises(NoSuchActivity):
            activity_of(file, identifier, number)


def test_a_title_that_very_many_reporters_have_draws_nobody_together(tmp_path: Path) -> None:
    few = [told(f"A-{n}", "Rural roads and bridges", reporter=f"A{n}", money=paid("100")) for n in range(2)]
    many = [told(f"B-{n}", "Schools by the long river", reporter=f"B{n}", money=paid("200")) for n in range(60)]

    found = collected(tmp_path, a=few, b=many)

    assert [row[0] for row in found.rows("SELECT count(*) FROM link WHERE reason = 'title-amount-date'")] == [1]
