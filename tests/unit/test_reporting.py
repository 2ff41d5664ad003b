"""Reports of the ledger: what they count, by which rules, what changed, what is published and for whom."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from bandung.contributions import actions as ledger
from bandung.contributions import answers
from bandung.contributions.models import Contribution
from bandung.partnerships.models import Initiative
from bandung.registers.append import append, publish
from bandung.reporting import actions, compare, content, files, papers, queries, rules
from bandung.reporting.errors import (
    BalanceIsForTwo,
    NeedsPartner,
    NoPartnerHere,
    NoSuchKind,
    NoSuchPartner,
    NoSuchReport,
    NothingToCompare,
    NothingToReport,
    NotMadeYet,
    OlderVersion,
    OnlyItsRecord,
    PublishedAlready,
    UnknownForm,
    UnknownSwitch,
    YearToCome,
)
from bandung.reporting.models import PublishedReport, ReportContent, ReportVersion
from bandung.reporting.telling import sections
from bandung.site import worker
from bandung.standards.sdmx import datasets
from bandung.standards.ssc import returning
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution
from tests.reviews_cast import carried_out

pytestmark = pytest.mark.django_db

MONEY = {"item": "A1", "group": "A", "quantity": None, "unit": None, "amount": "1000", "currency": "USD"}


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg", "ken", "ecowas")


def declared(identifier: str = "agronomists", by: str = "bra", days: int = 0, public: bool = True, **more: Any) -> Any:
    told = a_contribution(identifier, **{"year": 2025, "to": "bra" if by == "mdg" else "mdg"} | more)
    return ledger.declare(told, party=by, by=post(by), at=later(days), public=public)


def in_money(identifier: str = "grant", **more: Any) -> Contribution:
    return declared(identifier, **MONEY | more)


def made(kind: str = "ssc", party: str = "bra", year: int = 2025, **more: Any) -> ReportVersion:
    return actions.begin(party=party, kind=kind, year=year, by=post(party), at=later(9), **more)


def head_of(row: ReportVersion) -> dict[str, Any]:
    return queries.content_of(row).told


def published(row: ReportVersion, **more: Any) -> PublishedReport:
    return actions.publish(number=row.pk, party=row.party, by=post(row.party), at=later(10), **more)


class TestMaking:
    @pytest.mark.parametrize("kind", rules.KINDS)
    def test_every_kind_is_made_from_the_same_ledger_and_adds_up_to_it(self, kind: str) -> None:
        declared()
        in_money()
        declared("back", by="mdg")

        head = head_of(made(kind, partner="mdg" if kind == "balance" else ""))

        assert [each["scope"] for each in head["reconciliation"]] == ["ssc", "tossd", "national"]
        assert all(each["holds"] and each["unexplained"] == "0" for each in head["reconciliation"])
        totals = next(each for each in head["given"] if each["key"] == "totals")
        assert dict(zip(totals["measures"], totals["total"], strict=True))["usd"] == ["100000", 1, 2]
        assert len(head["checks"]) == 10

    def test_rows_of_two_systems_say_so_and_what_is_promised_is_no_row(self) -> None:
        in_money()
        in_money("promised", stage="commitment")

        content = queries.content_of(made())
        rows = list(returning.read(files.write(content, "csv", "en")))

        assert [(row.uid, row.also_in_tossd) for row in rows] == [("bra/grant", True)]
        (ssc, _tossd, _national) = content.told["reconciliation"]
        assert ssc["steps"] == [["not-delivered", 1, "100000", 1]]

    def test_a_currency_without_a_rate_is_named_and_is_not_zero(self) -> None:
        in_money("unknown", currency="KPW")

        row = made()

        assert (row.lines, row.valued, row.usd) == (1, 0, None)
        assert head_of(row)["unknown"] == [["KPW", 2025, 1]]
        overview = sections(head_of(row), "en", {})[0]
        assert "for contributions in: KPW 2025 (1)." in " ".join(overview.paragraphs)
        assert {fact.label: fact.says for fact in overview.facts}["US dollars"] == "–"

    def test_whether_the_year_is_closed_is_said_and_what_came_after(self) -> None:
        declared()
        assert not head_of(made())["closed"]
        ledger.close_year(year=2025, party="bra", by=post("bra"), at=later(1))
        told = a_contribution("late", year=2025)
        ledger.declare(told, party="bra", by=post("bra"), at=later(2), into_closed=True)

        head = head_of(made())

        assert (bool(head["closed"]), head["late"], head["lines"]) == (True, 1, 2)

    def test_what_a_country_chose_to_count_is_counted_and_printed(self) -> None:
        refugees = {"item": "B12", "group": "B", "quantity": "40", "unit": "person-day"}
        declared("refugees", **refugees, amount="500", currency="USD")
        assert made().usd is None

        actions.set_policy(party="bra", counted={"refugees": True}, note="We host them.", by=post("bra"), at=AT)
        row = made()

        assert row.usd == 50_000
        method = next(each for each in sections(head_of(row), "en", {}) if each.key == "method")
        said = {fact.says for fact in method.facts}
        assert "We host them." in said
        assert any(each.startswith("B12") and each.endswith(": counted") for each in said)
        with pytest.raises(UnknownSwitch):
            actions.set_policy(party="bra", counted={"tourism": True}, note="", by=post("bra"), at=AT)

    @pytest.mark.parametrize(
        ("asked", "refused"),
        [
            ({"year": 2024}, NothingToReport), ({"year": 2027}, YearToCome), ({"kind": "oda"}, NoSuchKind),
            ({"kind": "balance"}, NeedsPartner), ({"kind": "balance", "partner": "bra"}, NeedsPartner),
            ({"kind": "balance", "partner": "nobody"}, NoSuchPartner), ({"partner": "mdg"}, NoPartnerHere),
            ({"kind": "balance", "partner": "ken"}, NothingToReport), ({"party": "ken"}, NothingToReport),
        ],
    )  # fmt: skip
    def test_what_cannot_be_made_is_refused_in_a_sentence(self, asked: Any, refused: Any) -> None:
        declared()

        with pytest.raises(refused) as error:
            made(**asked)

        assert str(error.value).endswith(".")
        assert not ReportVersion.objects.exists()

    def test_a_body_of_several_countries_has_figures_and_no_country_total(self) -> None:
        in_money("fund", by="ecowas")

        head = head_of(made("national", party="ecowas"))

        assert (head["country"], head["reconciliation"], head["lines"]) == ("", [], 1)

    @pytest.mark.django_db(transaction=True)
    def test_a_long_report_is_made_in_the_background(self, monkeypatch: pytest.MonkeyPatch) -> None:
        declared()
        monkeypatch.setattr(rules, "MOST_AT_ONCE", 0)

        row = made()
        with pytest.raises(NotMadeYet):
            queries.content_of(row)
        worker.work_off()
        row.refresh_from_db()

        assert (row.state, row.lines) == ("made", 1)

    def test_a_fault_of_ours_is_raised_and_the_version_says_that_it_failed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        declared()
        monkeypatch.setattr(content, "made", lambda *_told, **_more: 1 // 0)

        with pytest.raises(ZeroDivisionError):
            made()

        row = ReportVersion.objects.get()
        assert (row.state, row.problem) == ("failed", "This report cannot be made.")

    def test_a_sum_larger_than_any_column_of_numbers_is_kept_to_the_cent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        in_money()
        monkeypatch.setattr(content, "total_of", lambda _head: (10**20 + 1, 1, 1))

        assert ReportVersion.objects.get(pk=made().pk).usd == 10**20 + 1


class TestVersions:
    def test_the_same_ledger_is_the_same_version(self) -> None:
        declared()

        assert made() == made()
        with pytest.raises(NothingToCompare):
            queries.before(made())

    def test_two_who_begin_a_long_report_at_once_begin_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        declared()
        monkeypatch.setattr(rules, "MOST_AT_ONCE", 0)

        assert made() == made()
        assert ReportVersion.objects.count() == 1
        ReportVersion.objects.update(at=later(8))
        assert made().pk not in ReportVersion.objects.filter(at=later(8)).values_list("pk", flat=True)

    def test_two_who_make_a_report_at_once_make_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        declared()
        content_of, others = actions.content_of, []

        def meanwhile(*told: Any) -> Any:
            found = content_of(*told)
            monkeypatch.setattr(actions, "content_of", content_of)
            others.append(made())
            return found

        monkeypatch.setattr(actions, "content_of", meanwhile)

        assert [made()] == others == list(ReportVersion.objects.all())

    def test_one_that_is_made_twice_at_once_stays(self) -> None:
        declared()
        row = made()
        late = ReportVersion.objects.get()
        late.state = "making"

        assert actions.make(late) == row
        assert ReportVersion.objects.get() == row

    def test_what_changed_is_told_by_contribution_with_both_figures(self) -> None:
        in_money()
        declared("gone")
        first = made()
        in_money(amount="1200", days=1)
        ledger.withdraw(uid="bra/gone", party="bra", by=post("bra"), at=later(1))
        declared("new", days=1)

        second = made()
        told = compare.compared(queries.content_of(first).sides, queries.content_of(second).sides)

        assert queries.before(second) == first
        assert [(each.uid, each.became) for each in told.changes] == [
            ("bra/new", "added"), ("bra/grant", "changed"), ("bra/gone", "gone")
        ]  # fmt: skip
        changed = told.changes[1]
        assert changed.old and changed.new
        assert set(changed.differs) == {"stands_amount", "usd"}
        assert (changed.old["usd"], changed.new["usd"]) == (100_000, 120_000)

    def test_two_years_stand_beside_each_other_with_the_coverage_of_both(self) -> None:
        in_money("old", year=2024, amount="400")
        in_money("new")
        declared("days")

        rows = compare.years_beside(head_of(made(year=2024)), head_of(made()), "by-item")

        assert [(row.key, row.old, row.new) for row in rows] == [
            (("A1",), ("40000", 1, 1), ("100000", 1, 1)), (("B1",), None, (None, 0, 1)),
            ((), ("40000", 1, 1), ("100000", 1, 2)),
        ]  # fmt: skip
        assert [str(row.moves) for row in rows] == ["1.5", "None", "1.5"]

    def test_rates_and_lines_are_kept_so_that_a_file_is_the_same_later(self) -> None:
        in_money(currency="BRL", year=2023)
        row = made(year=2023)
        before = files.write(queries.content_of(row), "csv", "pt")
        in_money(amount="5", currency="BRL", year=2023, days=1)

        assert files.write(queries.content(row.digest), "csv", "pt") == before


class TestPublishing:
    def test_it_stands_in_the_register_with_everything_that_makes_it_computable_again(self) -> None:
        in_money()
        row = made()

        told = published(row, public=True)

        says = told.says
        assert (says.rows, says.lines, says.rates) == (row.digest, 1, row.rates)
        assert set(says.methods) == {"stated", "market-usd-1"}
        assert says.switches == dict.fromkeys(says.switches, False) and len(says.switches) == 4
        assert list(queries.standing()) == [told]
        with pytest.raises(PublishedAlready):
            published(row, public=True)

    def test_for_the_party_alone_nobody_else_reads_it(self) -> None:
        declared()
        told = published(made())

        assert (told.audience, list(queries.published())) == ("own", [])
        with pytest.raises(NoSuchReport):
            queries.published_one(told.uid, reader="mdg")
        assert queries.published_one(told.uid, reader="bra") == told

    def test_a_later_report_replaces_the_one_before(self) -> None:
        declared()
        first = made()
        old = published(first, public=True)
        declared("more", days=1)
        second = made()

        with pytest.raises(OlderVersion):
            published(first)
        new = published(second, public=True)

        assert new.says.replaces == old.digest
        assert list(queries.standing()) == [new]
        assert queries.replaced_by(old) == new

    def test_taken_back_it_is_listed_no_more(self) -> None:
        declared()
        told = published(made(), public=True)

        actions.withdraw(uid=told.uid, party="bra", by=post("bra"), at=later(11))

        assert not queries.standing().exists()
        with pytest.raises(NoSuchReport):
            actions.withdraw(uid=told.uid, party="bra", by=post("bra"), at=later(12))

    def test_files_for_everybody_leave_out_rows_that_only_parties_may_read(self) -> None:
        in_money("open")
        in_money("hidden", public=False)
        content = queries.content_of(made())

        told = files.write(content, "csv", "en", public=True).decode()

        assert "bra/open" in told and "bra/hidden" not in told
        assert b"bra/hidden" in files.write(content, "csv", "en")
        assert content.told["hidden"] == 1


class TestBalance:
    def test_both_figures_stand_and_it_is_for_the_two(self) -> None:
        row = declared()
        answers.confirm(
            uid=row.uid, digest=row.digest, party="mdg", says="partly", by=post("mdg"), at=later(1),
            told={"quantity": "40", "unit": "person-day"},
        )  # fmt: skip
        declared("back", by="mdg")
        version = made("balance", partner="mdg")

        told = files.write(queries.content_of(version), "csv", "en").decode()
        published_one = published(version)

        assert "agronomists" in told and ",45,40," in told
        assert (published_one.audience, published_one.partner) == ("parties", "mdg")
        assert queries.published_one(published_one.uid, reader="mdg") == published_one
        with pytest.raises(NoSuchReport):
            queries.published_one(published_one.uid, reader="ken")
        with pytest.raises(BalanceIsForTwo):
            published(version, public=True)

    def test_both_sides_make_it_from_the_same_lines(self) -> None:
        declared()
        declared("back", by="mdg")

        ours, theirs = made("balance", partner="mdg"), made("balance", party="mdg", partner="bra")

        lines = [
            {each.line.uid for each in queries.content_of(row).sides.every} for row in (ours, theirs)
        ]  # fmt: skip
        assert lines[0] == lines[1] == {"bra/agronomists", "mdg/back"}


class TestFiles:
    def test_a_workbook_has_its_scope_rows_coverage_and_the_reconciliation_of_three_reports(self) -> None:
        in_money()
        data = files.write(queries.content_of(made()), "xlsx", "en")

        book = CalamineWorkbook.from_filelike(BytesIO(data))
        assert {"Scope and method", "Return", "Coverage", "Reconciliation", "Checks"} <= set(book.sheet_names)
        across = book.get_sheet_by_name("Three reports, one ledger").to_python()
        left = [row[3:] for row in across if row[1] == "unexplained"]
        assert left == [[0.0, 0.0, 0.0]] * 3

    def test_a_data_set_gives_its_observations_back(self) -> None:
        in_money()
        content = queries.content_of(made("sdmx"))

        told = datasets.read(files.write(content, "xml", "en"))

        assert any(each.measure == "usd" and each.value == 1000 for each in told)
        assert datasets.read(files.write(content, "csv", "en")) == told
        with pytest.raises(UnknownForm):
            files.write(content, "xlsx", "en")

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_a_paper_is_verified_and_one_that_says_something_else_is_not(self, language: str) -> None:
        in_money()
        row = made("national")
        content = queries.content_of(row)

        data = papers.as_pdf(content, language, verify_address="https://node.example/en/reports/verify/")
        found, told, follows = papers.by_paper(data)

        assert (found.kind, found.digest, found.paper, follows) == ("report", row.digest, "exact", True)
        assert told is not None and told.version == row and not told.is_published
        assert data == papers.as_pdf(content, language, verify_address="https://node.example/en/reports/verify/")
        other = content.head.replace('"lines":1,', '"lines":7,')
        assert papers.paper(json.loads(other), language, {}) != found.beside.paper

    def test_a_code_alone_tells_of_public_reports_only(self) -> None:
        declared()
        row = made()
        assert papers.by_code(papers.code_of(row.digest)) is None

        told = published(row, public=True)

        found = papers.by_code(papers.code_of(row.digest))
        assert found is not None and found.published == told


def test_a_record_that_names_the_digest_of_another_partys_report_does_not_open_it(settings: Any) -> None:
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    declared(public=False)
    balance = published(made("balance", partner="mdg"))
    assert queries.content_of_published(balance).told["type"] == "balance"
    forged = balance.says.model_copy(update={"id": "forged", "type": "ssc", "partner": None, "replaces": None})

    append("ken", publish(forged), by=post("ken"), at=later(10))

    row = queries.published_one("ken/forged")
    with pytest.raises(OnlyItsRecord):
        queries.content_of_published(row)
    assert Client().get("/en/reports/ken/forged/file.csv").status_code == 404
    assert b"agronomists" not in Client().get("/en/reports/ken/forged/").content


def test_annual_tables_say_how_much_of_what_others_gave_is_for_its_parties_alone(fresh_index: None) -> None:
    uid = carried_out(facilitator="").uid
    for public, by in ((True, "bra"), (False, "mdg")):
        declared(by, by=by, days=60, public=public, initiative=uid)

    assert head_of(made("ibero"))["hidden"] == 1


def book_of(content: ReportContent, **more: Any) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(files.write(content, "xlsx", "en", **more)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_annual_tables_for_everybody_count_of_others_what_everybody_may_read(fresh_index: None) -> None:
    uid = carried_out(facilitator="").uid
    Initiative.objects.filter(pk=uid).update(public=True)
    secret = carried_out(facilitator="", identifier="secret").uid
    told: tuple[tuple[str, str, bool, str, str], ...] = (
        ("ours", "bra", False, uid, "1000"), ("open", "mdg", True, uid, "1000"), ("theirs", "mdg", False, uid, "7777"),
        ("in-secret", "mdg", False, secret, "5555"),
    )  # fmt: skip
    for name, by, public, initiative, amount in told:
        declared(name, by=by, days=60, public=public, initiative=initiative, amount=amount, currency="USD")
    row = made("ibero")

    shown = published(row, public=True)
    row.refresh_from_db()

    def executed(head: dict[str, Any]) -> tuple[str, str]:
        every = head["more"][0]
        at = [name for name, *_rest in every["columns"]]
        return tuple(every["rows"][0][at.index(name)] for name in ("initiatives", "total_executed"))

    head = queries.content_of_published(shown).told
    own = head_of(row)
    assert executed(own) == ("2", "15332")
    assert executed(head) == ("1", "2000")
    assert (own["hidden"], head["hidden"]) == (3, 1)
    assert (row.is_in(shown), shown.rows == row.digest, row.opened) == (True, False, shown.rows)
    assert papers.known(shown.rows).version == row
    with pytest.raises(PublishedAlready):
        published(row, public=True)
    append(
        "bra", publish(shown.says.model_copy(update={"id": "whole", "rows": row.digest})), by=post("bra"), at=later(12)
    )
    with pytest.raises(OnlyItsRecord):
        queries.content_of_published(queries.published_one("bra/whole"))


def test_a_national_report_for_everybody_counts_of_others_what_everybody_may_read() -> None:
    in_money()
    in_money("open", by="mdg")
    in_money("theirs", by="mdg", public=False)
    row = made("national")

    head = queries.content_of_published(published(row, public=True)).told

    totals = [content.total_of(each, "received") for each in (head_of(row), head)]
    assert totals == [(200_000, 2, 2), (100_000, 1, 1)]


def test_a_workbook_for_everybody_has_addresses_only_where_they_lead_to_the_same_figure() -> None:
    def addressed(**more: Any) -> bool:
        sheets = book_of(queries.content_of(made()), **more).values()
        return any("giver=bra" in str(cell) for sheet in sheets for row in sheet for cell in row)

    in_money("open")
    assert addressed(public=True)
    in_money("hidden", public=False)
    assert not addressed(public=True)
    assert addressed()
