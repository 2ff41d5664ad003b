"""Published projects of other countries: each row a reported contribution, or listed with its reason."""

import csv
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bandung.sources import koica, tuff
from bandung.sources.published import FileChanged, Published, as_text, money_of, number, sector_of
from bandung.sources.southern_projects import FILES, NoFiles, published, summary

CHINA, AFRICA, QATAR, _SAUDI, KOREA = FILES
PROJECT: dict[str, Any] = {
    "project_id": 1, "donor": "China", "title": "Water for Zinder", "year": 2010, "status": "Completion",
    "flow": "Grant", "flow_class": "ODA-like", "crs_sector_code": 140, "crs_sector_name": "Water Supply and Sanitation",
    "all_recipients": "Niger", "recipient_condensed": "Niger", "recipient_iso3": "NER", "amount": 4000000,
    "currency": "USD", "sources": "http://a.example/1, Media Report; not an address; http://b.example, Other",
    "is_cofinanced": False, "loan_type": "", "interest_rate": " ", "maturity": " ", "grace_period": " ",
    "line_of_credit": False, "year_uncertain": False, "recipient_agencies": "", "funding_agency": "Exim Bank of China",
    "umbrella": 0,
}  # fmt: skip
COURSE: dict[str, Any] = {
    "id": 1, "project_year": 1992, "country": "Egypt", "project_name": "Crop Production", "won_amount": 2482262,
    "type_of_cooperation": "Invitation of Trainees", "duration": "1992-06-10~1992-06-23", "crs_code_name": "FOOD CROPS",
    "recipient_agency": "Ministry of Agriculture", "job_category": "Trainees_Regular", "Aid_Data_purposecode": 31120,
    "source_url": "http://stat.koica.go.kr:8077/list?busi_yy_fr=1992",
}  # fmt: skip


def workbook(path: Path, sheet: str, like: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Path:
    """A workbook of the file's layout, its rows as ``like`` but for what each says."""
    with Workbook(path) as book:
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, list(like))
        for number_, row in enumerate(rows, start=1):
            page.write_row(number_, 0, list({**like, **row}.values()))
    return path


def china(folder: Path, *rows: dict[str, Any]) -> list[Published]:
    workbook(folder / CHINA, "ChineseOfficialFinance1.0", PROJECT, rows)
    return list(published(folder))


def korea(folder: Path, *rows: dict[str, Any]) -> list[Published]:
    workbook(folder / KOREA, "Data", COURSE, rows)
    return list(published(folder))


def test_a_row_becomes_a_reported_contribution_with_its_own_words_and_money(tmp_path: Path) -> None:
    (row,) = china(tmp_path, {})

    assert row.why == ""
    assert row.told == {
        "id": "chn-aiddata-1", "title": {"en": "Water for Zinder"}, "language": "en", "giver": {"country": "CHN"},
        "recipient": {"country": "NER"}, "stage": "delivery", "year": 2010, "item": "A1", "form": "grant", "group": "A",
        "amount": "4000000", "currency": "USD", "sector": "140", "institution": "Exim Bank of China",
        "note": {
            "en": "Status: Completion; flow: Grant; class: ODA-like; sector: 140 Water Supply and Sanitation; "
            "amount as committed, nominal."
        },
        "sources": [
            {"address": "https://github.com/AidData-WM/public_datasets", "note": f"{CHINA}, project 1"},
            {"address": "http://a.example/1"}, {"address": "http://b.example"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ({"donor": "Atlantis"}, "the giver is none that we know"),
        ({"title": ""}, "no title"),
        ({"umbrella": 1}, "a frame agreement, which the source sets apart so that nothing counts twice"),
        ({"status": "Cancelled"}, "cancelled or suspended by the source"),
        ({"status": "Resting"}, "unknown status “Resting”"),
        ({"flow": "Vague TBD"}, "the source does not say what kind of flow it is"),
        ({"flow": "Foreign direct investment"}, "an investment, not a contribution"),
        ({"flow": "Barter"}, "unknown type of flow “Barter”"),
        ({"year": ""}, "no year"),
        ({"amount": "100; 200", "currency": "USD; CNY"}, "several amounts in one cell"),
        ({"is_cofinanced": True}, "money of several givers in one figure"),
        ({"currency": ""}, "an amount without a currency"),
        ({"currency": "ZMK"}, "a currency that is not in our list"),
        ({"amount": -1}, "a negative amount"),
        ({"recipient_iso3": "", "all_recipients": "", "recipient_condensed": ""}, "no recipient"),
        ({"year": 1900}, "not a contribution: This record cannot be accepted: year: At least 1945 is expected here."),
    ],
)
def test_a_row_that_cannot_be_used_is_listed_with_its_reason(tmp_path: Path, says: dict[str, Any], why: str) -> None:
    rows = china(tmp_path, says, {"project_id": 2})

    assert [(each.row, each.why, bool(each.told)) for each in rows] == [(2, why, False), (3, "", True)]


@pytest.mark.parametrize(
    ("says", "item", "form", "group"),
    [
        ({"flow": "Free-standing technical assistance", "amount": ""}, "B1", None, "C"),
        ({"flow": "Free-standing technical assistance"}, "B1", None, "B"),
        ({"flow": "Scholarships/training in the donor country", "amount": ""}, "B3", None, "C"),
        ({"flow": "Scholarships/training in the donor country", "title": "100 scholarships"}, "B4", None, "B"),
        ({"flow": "In-kind Grant (Goods or Services)"}, "B6", None, "B"),
        ({"flow": "In-kind Grant (Goods or Services)", "crs_sector_code": 700}, "B8", None, "B"),
        ({"flow": "Loan (excluding debt rescheduling)"}, "A2", "concessional-loan", "A"),
        ({"flow": "Loan (excluding debt rescheduling)", "flow_class": "OOF-like"}, "A3", "other-loan", "A"),
        ({"flow": "Loan (excluding debt rescheduling)", "loan_type": "Interest-Free"}, "A2", "interest-free-loan", "A"),
        ({"flow": "Loan (excluding debt rescheduling)", "line_of_credit": True}, "A2", "credit-line", "A"),
        ({"flow": "Export credits"}, "A3", "export-credit", "A"),
        ({"flow": "Debt forgiveness"}, "A4", "debt-relief", "A"),
    ],
)
def test_the_type_of_flow_says_item_and_form(
    tmp_path: Path, says: dict[str, Any], item: str, form: str | None, group: str
) -> None:
    (row,) = china(tmp_path, says)

    assert (row.told["item"], row.told.get("form"), row.told["group"]) == (item, form, group)


def test_only_what_is_complete_was_given_a_pledge_is_a_commitment(tmp_path: Path) -> None:
    stages = ("Pipeline: Pledge", "Pipeline: Commitment", "Implementation", "Completion")
    rows = china(tmp_path, *({"project_id": place, "status": each} for place, each in enumerate(stages)))

    assert [row.told["stage"] for row in rows] == ["commitment", "commitment", "commitment", "delivery"]


def test_several_recipients_stay_together_in_words_and_the_same_one_twice_is_one(tmp_path: Path) -> None:
    several, same, region = china(
        tmp_path,
        {"recipient_iso3": "ZMB; TZA", "all_recipients": "Tanzania, Zambia"},
        {"project_id": 2, "recipient_iso3": "NER; NER"},
        {"project_id": 3, "recipient_iso3": "Africa, regional", "all_recipients": "Africa, regional"},
    )

    assert several.told["recipient"] == {"region": "Tanzania, Zambia"}
    assert several.told["amount"] == "4000000"
    assert same.told["recipient"] == {"country": "NER"}
    assert region.told["recipient"] == {"region": "Africa, regional"}


def test_terms_of_a_loan_stand_where_all_are_stated(tmp_path: Path) -> None:
    loan = {"flow": "Loan (excluding debt rescheduling)", "interest_rate": 2, "maturity": 20, "grace_period": 5}
    whole, partly = china(tmp_path, loan, {**loan, "project_id": 2, "grace_period": " "})

    assert whole.told["loan"] == {"interest": "2", "years": "20", "grace": "5"}
    assert "loan" not in partly.told


def test_a_project_in_two_files_counts_from_the_newer_one(tmp_path: Path) -> None:
    like = {name: value for name, value in PROJECT.items() if name != "umbrella"}
    workbook(tmp_path / AFRICA, "Official Finance", like, [{}, {"project_id": 9}, {"project_id": 9}])
    rows = china(tmp_path, {})

    assert [(row.file, row.id, row.why) for row in rows] == [
        (CHINA, "chn-aiddata-1", ""),
        (AFRICA, "chn-aiddata-1", f"stands in {CHINA} too"),
        (AFRICA, "chn-aiddata-9", ""),
        (AFRICA, "chn-aiddata-9", "the same project stands twice"),
    ]


def test_letters_of_windows_and_thousands_between_commas_are_read(tmp_path: Path) -> None:
    told = PROJECT | {"donor": "Qatar", "title": "Qatar’s gift", "amount": "1,000,000", "verified": "Check"}
    with (tmp_path / QATAR).open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([list(told), list(told.values()), list((told | {"verified": "Suspicious"}).values())])

    used, doubted = published(tmp_path)

    assert (used.told["title"], used.told["amount"]) == ({"en": "Qatar’s gift"}, "1000000")
    assert "not checked by the source" in used.told["note"]["en"]
    assert doubted.why == "the same project stands twice"
    assert [each.why for each in tuff.gulf(tmp_path / QATAR)] == ["", "the source itself calls it suspicious"]


def test_a_course_of_korea_counts_no_people_because_nobody_says_how_many_came(tmp_path: Path) -> None:
    (row,) = korea(tmp_path, {})

    assert {"people", "quantity", "unit"}.isdisjoint(row.told)
    assert (row.told["item"], row.told["group"], row.told["amount"], row.told["currency"]) == (
        "B3", "B", "2482262", "KRW",
    )  # fmt: skip
    assert row.told["period"] == {"start": "1992-06-10", "end": "1992-06-24"}
    assert (row.told["sector"], row.told["counterpart"]) == ("31120", "Ministry of Agriculture")
    assert row.told["sources"][0]["address"] == COURSE["source_url"]


@pytest.mark.parametrize(
    ("name", "recipient"),
    [
        ("El Savador", {"country": "SLV"}),
        ("Cote D'Ivoire", {"country": "CIV"}),
        ("AU", {"organisation": "AU"}),
        ("General", {"region": "General"}),
        ("Yugoslavia", {"region": "Yugoslavia"}),
    ],
)
def test_an_organisation_in_capitals_is_never_taken_for_a_country(
    tmp_path: Path, name: str, recipient: dict[str, str]
) -> None:
    (row,) = korea(tmp_path, {"country": name})

    assert row.told["recipient"] == recipient


def test_rows_of_korea_that_cannot_be_used_say_why_and_titles_keep_their_language(tmp_path: Path) -> None:
    rows = korea(
        tmp_path,
        {"type_of_cooperation": "Aid In Kind/In Cash"},
        {"id": 2, "won_amount": -2},
        {"id": 3, "project_name": "농작물 생산"},
        {"id": 4, "project_name": "", "duration": "1991-06-08~2004-06-29", "won_amount": 0},
    )

    assert [row.why for row in rows] == [
        "in kind or in cash: the source does not say which", "a negative amount", "", "",
    ]  # fmt: skip
    assert (rows[2].told["title"], rows[2].told["language"]) == ({"ko": "농작물 생산"}, "ko")
    assert rows[3].told["title"] == {"en": "Invitation of Trainees, Egypt"}
    assert {"amount", "period"}.isdisjoint(rows[3].told)


def test_used_and_not_used_rows_hold_all_the_money_of_a_file(tmp_path: Path) -> None:
    told = summary(
        china(
            tmp_path, {}, {"project_id": 2, "amount": "5; 7", "currency": "USD; CNY"}, {"project_id": 3, "amount": " "}
        )
    )

    assert told.used == {CHINA: 2}
    assert told.money_used == {(CHINA, "USD"): Decimal(4000000)}
    assert told.money_not_used == {(CHINA, "USD"): Decimal(5), (CHINA, "CNY"): Decimal(7)}


def test_a_file_without_a_column_and_a_folder_without_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoFiles, match="Korea_Project"):
        list(published(tmp_path))
    without = {name: value for name, value in COURSE.items() if name != "won_amount"}
    workbook(tmp_path / KOREA, "Data", without, [{}])
    with pytest.raises(FileChanged, match="won_amount is missing"):
        list(published(tmp_path))
    with pytest.raises(FileChanged, match="Data is missing"):
        list(koica.korea(workbook(tmp_path / "other.xlsx", "Sheet", COURSE, [])))


def test_cells_are_read_without_guesses() -> None:
    assert [as_text(each) for each in (2010.0, 0.1, 7249122.656, True, None, " a\x9d  b ")] == [
        "2010", "0.1", "7249122.656", "TRUE", "", "a b",
    ]  # fmt: skip
    assert [number(each) for each in ("20,000", "", "-", "NaN")] == [Decimal(20000), None, None, None]
    assert [sector_of(each) for each in ("31120", "110", "700", "310", "32105", "0", "")] == [
        "31120", "111", "720", None, "321", None, None,
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_same_files_again_write_nothing_twice_and_what_was_taken_back_stays_so(tmp_path: Path) -> None:
    from bandung.contributions import actions
    from bandung.contributions.models import Contribution
    from bandung.parties.errors import NoSuchParty
    from bandung.site import reported

    told: dict[str, Any] = {"reporter": "public-sources", "by": "Reader", "at": datetime(2026, 11, 28, tzinfo=UTC)}
    rows = china(tmp_path, {}, {"project_id": 2}, {"project_id": 3, "umbrella": 1})

    first = reported.load(rows, **told)
    actions.withdraw(uid="public-sources/chn-aiddata-2", party="public-sources", by="Reader", at=told["at"])
    again = reported.load(rows, **told)

    assert (first.written, first.stood, first.taken_back) == (2, 0, 0)
    assert (again.written, again.stood, again.taken_back) == (0, 1, 1)
    line = Contribution.objects.get(pk="public-sources/chn-aiddata-1")
    assert (line.standing, line.public, line.giver_country, line.recipient_country) == ("reported", True, "CHN", "NER")
    with pytest.raises(NoSuchParty):
        reported.load(rows, reporter="somebody", by="Reader", at=told["at"])


@pytest.mark.django_db
def test_a_report_over_reported_lines_says_of_each_row_that_it_is_reported(tmp_path: Path) -> None:
    from bandung.site import reported

    at = datetime(2026, 11, 28, tzinfo=UTC)
    rows = china(tmp_path, {}, {"project_id": 2, "year": 2011}, {"project_id": 3, "status": "Implementation"})
    reported.load(rows, reporter="public-sources", by="Reader", at=at)

    for kind in ("ssc", "national", "tossd"):
        report = reported.report_of(kind, country="CHN", year=2010, on=at.date())
        assert ([row.uid for row in report.rows], report.rows[0].standing) == (
            ["public-sources/chn-aiddata-1"], "reported",
        )  # fmt: skip
        assert [(each.line.uid, why) for each, why in report.left_out] == [
            ("public-sources/chn-aiddata-3", "not-delivered")
        ]


def _of_the_file(path: Path, sheet: str, amount: str, currency: str) -> dict[str, Decimal]:
    """Sums per currency, added up without our readers."""
    headings, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    at, where = headings.index(amount), headings.index(currency) if currency in headings else None
    sums: dict[str, Decimal] = {}
    for row in rows:
        if isinstance(row[at], float):
            code = str(row[where]).strip() if where is not None else "KRW"
            sums[code] = sums.get(code, Decimal(0)) + Decimal(str(row[at]))
    return sums


@pytest.mark.slow
def test_of_the_real_files_every_row_and_all_money_is_accounted_for(data: Path) -> None:
    folder = data / "aiddata_southern_donors"
    if not folder.is_dir():
        pytest.skip(f"no published projects at {folder} (BANDUNG_DATA)")

    rows = list(published(folder))
    told = summary(rows)

    assert len(rows) == 5_466 + 2_647 + 136 + 228 + 29_549
    assert sum(told.used.values()) + sum(told.not_used.values()) == len(rows)
    assert sum(told.used.values()) > 32_000
    assert not [why for _file, why in told.not_used if "unknown" in why]
    reported: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        if not row.why and (money := money_of(row)):
            reported[row.file, money[0]] = reported.get((row.file, money[0]), Decimal(0)) + money[1]
    assert reported == {key: value for key, value in told.money_used.items() if value}
    for file, sheet, amount, currency in (
        (CHINA, "ChineseOfficialFinance1.0", "amount", "currency"), (KOREA, "Data", "won_amount", "no column"),
    ):  # fmt: skip
        whole: dict[str, Decimal] = {}
        for sums in (told.money_used, told.money_not_used):
            for (name, code), value in sums.items():
                if name == file:
                    whole[code] = whole.get(code, Decimal(0)) + value
        assert whole == _of_the_file(folder / file, sheet, amount, currency)
