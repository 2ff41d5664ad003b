"""Contributions at the desk: who may, the happy path, refusals, nothing typed is lost, a fixed number of queries."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.consents import actions as consents
from bandung.contributions import actions, answers, queries
from bandung.contributions.models import Closing, Contribution, SameContribution, Settlement
from bandung.partnerships import actions as partnerships
from bandung.people.models import Mandate
from bandung.registers.models import Entry
from tests.cast import AT, later, post
from tests.factories import a_contribution, an_initiative
from tests.plans_cast import a_line, agreed, cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

DESK = "/en/desk/contributions/"


@pytest.fixture
def node() -> None:
    cast()


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}")
        for duty in duties or ("clear", "consent"):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def declared(identifier: str = "agronomists", by: str = "bra", **more: Any) -> Contribution:
    return actions.declare(a_contribution(identifier, **more), party=by, by=post(by), at=AT)


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def queries_of(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(connection) as found:
        text(client, path)
    return len(found)


SHEET = {
    "stage": "delivery", "title": "Agronomists for the rice terraces", "recipient": "mdg", "item": "B1",
    "quantity": "45", "unit": "person-day", "year": "2026", "initiative": "", "language": "en", "channel": "direct",
    "cost": "direct", "quality": "measured", "payments_a_year": "2", "sector": "31120", "sdgs": "2.4, 1.1",
    "women": "2", "men": "1", "staff": ["0"], "staff-0-profile": "", "staff-0-hours": "", "staff-0-annual_cost": "",
}  # fmt: skip


# -- declaring


def test_days_of_experts_are_declared_with_few_fields_and_no_money(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    assert "Who receives it" in text(bra, f"{DESK}declare/")

    answer = bra.post(f"{DESK}declare/", SHEET)

    row = Contribution.objects.get()
    assert answer["Location"] == f"{DESK}bra/{row.record}/"
    assert (row.quantity, row.unit, row.group, row.recipient, row.sector) == ("45", "person-day", "C", "mdg", "31120")
    assert row.body["people"] == {"women": 2, "men": 1}
    assert row.body["sdgs"] == ["2.4", "1.1"]
    page = text(at_desk_of("mdg"), f"{DESK}{row.uid}/")
    assert "Is it so?" in page
    assert "group C has no price" in page


def test_sending_the_same_sheet_twice_is_declaring_once(node: None, at_desk_of: Any) -> None:
    bra, sheet = at_desk_of("bra"), SHEET | {"sheet": "a" * 32}

    assert [bra.post(f"{DESK}declare/", sheet).status_code for _twice in (1, 2)] == [302, 302]

    assert Contribution.objects.count() == 1


def test_costs_by_salaries_and_evidence_go_into_the_record(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    sheet = SHEET | {
        "currency": "BRL", "travel": "1200.50", "staff-0-profile": "Agronomist", "staff-0-hours": "360",
        "staff-0-annual_cost": "176000", "document_title": "Mission report",
        "digest": "",
    }  # fmt: skip

    added = bra.post(f"{DESK}declare/", sheet | {"rows": "staff:add"})
    assert added.status_code == 200
    assert 'name="staff-1-profile"' in added.content.decode()
    assert 'value="Agronomist"' in added.content.decode()
    assert bra.post(f"{DESK}declare/", sheet | {"file": SimpleUploadedFile("report.pdf", b"x")}).status_code == 302

    row = Contribution.objects.get()
    assert row.group == "B"
    assert row.body["costs"]["staff"][0]["hours"] == "360"
    assert row.body["evidence"][0]["name"] == "report.pdf"
    page = text(bra, f"{DESK}{row.uid}/")
    assert "from staff time and costs (F-1)" in page
    assert row.body["evidence"][0]["digest"] in page


def test_a_loan_in_money_shows_its_grant_element(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    sheet = SHEET | {
        "item": "A2", "quantity": "", "amount": "1000000", "currency": "USD", "form": "concessional-loan",
        "interest": "1", "years": "20", "grace": "5",
    }  # fmt: skip

    assert bra.post(f"{DESK}declare/", sheet).status_code == 302

    page = text(bra, f"{DESK}{Contribution.objects.get().uid}/")
    assert "Grant element" in page
    assert "1,000,000" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"quantity": "-1"}, "greater than or equal to 0"),
        ({"quantity": "20000000"}, "more than any country gave in a year"),
        ({"unit": "dose"}, "is counted in"),
        ({"unit": ""}, "Say in which unit the quantity is counted."),
        ({"recipient": ""}, "Say who receives it."),
        ({"amount": "5"}, "An amount needs its currency"),
        ({"start": "2026-03-01", "last": "2026-02-01"}, "The last day lies before the first."),
        ({"year": "2199"}, "has not begun"),
        ({"document_title": "Report"}, "Choose the file, or type its SHA-256."),
        ({"staff-0-profile": "Nurse", "staff-0-hours": "x", "staff-0-annual_cost": "1"}, "Enter a number."),
        ({"interest": "200", "years": "5"}, "less than or equal to 100"),
    ],
)
def test_what_cannot_be_is_said_and_stays_typed(
    node: None, at_desk_of: Any, wrong: dict[str, Any], sentence: str
) -> None:
    answer = at_desk_of("bra").post(f"{DESK}declare/", SHEET | {"institution": "Embrapa"} | wrong)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Embrapa"' in page
    assert not Contribution.objects.exists()


def test_what_was_promised_or_planned_is_delivered_in_one_click(node: None, at_desk_of: Any) -> None:
    promise = declared(stage="commitment", title={"en": "Promised days"})
    agreed("mdg/cassava", a_line("course", "bra", type="training", training={"seats": 20}))
    bra = at_desk_of("bra")

    assert f"declare/?from={promise.uid}" in text(bra, f"{DESK}{promise.uid}/")
    page = text(bra, f"{DESK}declare/?from={promise.uid}")
    assert 'value="Promised days"' in page
    assert '<option value="delivery" selected>' in page
    assert "line=course" in text(bra, f"{DESK}declare/?initiative=mdg/cassava")
    page = text(bra, f"{DESK}declare/?initiative=mdg/cassava&line=course")
    assert 'value="20"' in page
    assert '<option value="B3" selected>' in page
    assert '<option value="mdg/cassava" selected>' in page


def test_what_an_initiative_planned_of_us_is_begun_from_there(node: None, at_desk_of: Any) -> None:
    planned = [
        {"giver": "bra", "modality": "B1", "amount": "12", "unit": "person-day"},
        {"giver": "mdg", "text": {"en": "Land"}},
    ]
    record = an_initiative("seeds", lead="mdg", recipient="mdg", provider="bra", contributions=planned)
    partnerships.open_initiative(initiative=record, party="mdg", by=post("mdg"), at=AT)
    bra = at_desk_of("bra")

    page = text(bra, f"{DESK}declare/?initiative=mdg/seeds")
    assert "planned=0" in page
    assert "planned=1" not in page
    for number in ("00009", "2", "²"):
        assert "Land" not in text(bra, f"{DESK}declare/?initiative=mdg/seeds&planned={number}")
    page = text(bra, f"{DESK}declare/?initiative=mdg/seeds&planned=0")
    assert 'value="12"' in page
    assert '<option value="person-day" selected>' in page
    assert '<option value="mdg" selected>' in page


def test_a_correction_is_compared_with_what_stood_before(node: None, at_desk_of: Any) -> None:
    row = declared(note={"fr": "Trois missions."})
    bra, path = at_desk_of("bra"), f"{DESK}own/agronomists/correct/"
    assert 'value="45"' in text(bra, path)

    assert (
        bra.post(path, SHEET | {"quantity": "44", "unit": "person-day", "note": "Trois missions."}).status_code == 302
    )

    row.refresh_from_db()
    assert (row.quantity, row.body["note"]) == ("44", {"fr": "Trois missions."})
    page = text(at_desk_of("mdg"), f"{DESK}{row.uid}/")
    assert "<del>45</del>" in page
    assert "<ins>44</ins>" in page


def test_a_closed_year_is_changed_knowingly_or_not_at_all(node: None, at_desk_of: Any) -> None:
    row = declared()
    bra, path = at_desk_of("bra"), f"{DESK}own/agronomists/correct/"
    page = text(bra, f"{DESK}years/2026/close/")
    assert "cannot be undone" in page
    assert bra.post(f"{DESK}years/2026/close/", {"text": "Complete."}).status_code == 302
    assert Closing.objects.get().year == 2026

    refused = bra.post(path, SHEET | {"quantity": "44"})
    assert refused.status_code == 422
    assert "Your party closed this year" in refused.content.decode()
    assert bra.post(path, SHEET | {"quantity": "44", "into_closed": "on"}).status_code == 302
    row.refresh_from_db()
    assert (row.quantity, row.after_closing) == ("44", True)
    assert bra.post(f"{DESK}own/agronomists/withdraw/", {"text": ""}).status_code == 422
    assert "2026" in text(bra, f"{DESK}years/")


def test_what_was_never_given_is_taken_back_after_a_warning(node: None, at_desk_of: Any) -> None:
    row, bra = declared(), at_desk_of("bra")

    assert "It was never given" in text(bra, f"{DESK}own/agronomists/withdraw/")
    assert bra.post(f"{DESK}own/agronomists/withdraw/", {"text": "A mistake."}).status_code == 302

    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert "taken back" in text(bra, f"{DESK}{row.uid}/")


# -- the receiver's side


def test_many_are_confirmed_at_once_and_all_of_them_or_none(node: None, at_desk_of: Any) -> None:
    rows = [declared(name) for name in ("one", "two", "three")]
    mdg = at_desk_of("mdg")
    ticked = [f"{row.uid} {row.digest}" for row in rows[:2]]
    assert text(mdg, f"{DESK}waiting/").count('name="line"') == 3

    refused = mdg.post(f"{DESK}waiting/", {"line": [ticked[0], f"{rows[1].uid} {'0' * 64}"]})
    assert refused.status_code == 422
    assert ticked[0] in refused.content.decode()
    assert queries.waiting("mdg").count() == 3
    assert mdg.post(f"{DESK}waiting/", {"line": ticked}).status_code == 302

    assert [row.uid for row in queries.waiting("mdg")] == ["bra/three"]


def test_both_figures_stand_side_by_side_and_the_gap_is_shown(node: None, at_desk_of: Any) -> None:
    row, mdg, bra = declared(), at_desk_of("mdg"), at_desk_of("bra")
    word = {"what": "partly", "seen": row.digest, "quantity": "30", "unit": "person-day", "text": "Three came home."}

    assert mdg.post(f"{DESK}{row.uid}/", word).status_code == 302

    page = text(bra, f"{DESK}{row.uid}/")
    assert "Gap between both sides (F-8): 33.3 %" in page
    assert "Three came home." in page
    page = text(bra, f"{DESK}differing/?said=partly")
    assert "33.3" in page
    assert "None of your contributions fits" in text(bra, f"{DESK}differing/?said=disputed")
    assert mdg.post(f"{DESK}{row.uid}/", {"what": "unsay"}).status_code == 302
    assert "On nothing do you and others tell different things" in text(bra, f"{DESK}differing/")


def test_a_dispute_without_words_is_refused_at_its_field_and_nothing_typed_is_lost(node: None, at_desk_of: Any) -> None:
    row, mdg = declared(), at_desk_of("mdg")

    refused = mdg.post(f"{DESK}{row.uid}/", {"what": "disputed", "seen": row.digest, "on": "2026-05-01"})

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Say what is not so" in page
    assert 'value="2026-05-01"' in page
    stale = mdg.post(f"{DESK}{row.uid}/", {"what": "disputed", "seen": "0" * 64, "text": "Nobody came."})
    assert stale.status_code == 422
    assert "has been corrected since" in stale.content.decode()
    assert "Nobody came." in stale.content.decode()


def test_both_sides_settle_by_consent_to_exactly_one_proposal(node: None, at_desk_of: Any) -> None:
    row, mdg, bra = declared(), at_desk_of("mdg"), at_desk_of("bra")
    path = f"{DESK}{row.uid}/"
    sheet = {"what": "settle", "seen": row.digest, "quantity": "38", "unit": "person-day", "text": "As counted."}
    assert bra.post(path, sheet | {"quantity": ""}).status_code == 422
    assert bra.post(path, sheet).status_code == 302
    said = Settlement.objects.get()

    assert "Figures to settle on" in text(mdg, f"{DESK}waiting/")
    assert "Consent to these figures" in text(mdg, path)
    assert mdg.post(path, {"what": "refuse", "seen": said.digest, "settlement": said.uid}).status_code == 302
    assert "Figures to settle on" not in text(mdg, f"{DESK}waiting/")
    assert at_desk_of("mdg", "clear").post(path, {"what": "consent", "seen": said.digest, "settlement": said.uid}
                                           ).status_code == 403  # fmt: skip
    assert mdg.post(path, {"what": "consent", "seen": said.digest, "settlement": said.uid}).status_code == 302

    row.refresh_from_db()
    assert (row.said, row.settled_quantity) == ("settled", "38")
    assert "Settled by both" in text(bra, path)


def test_who_is_neither_side_reads_and_says_nothing(node: None, at_desk_of: Any) -> None:
    row = declared()
    before = Entry.objects.count()

    for what in ("", "confirmed", "settle"):
        answer = at_desk_of("ken", "clear", what or "draft").post(
            f"{DESK}{row.uid}/", {"what": what, "seen": row.digest}
        )
        assert answer.status_code == 404
    assert at_desk_of("mdg", "draft").post(f"{DESK}{row.uid}/", {"what": "confirmed", "seen": row.digest}
                                           ).status_code == 403  # fmt: skip
    assert at_desk_of("bra", "draft").post(f"{DESK}declare/", SHEET).status_code == 403
    assert at_desk_of("mdg").get(f"{DESK}own/agronomists/correct/").status_code == 404
    assert Entry.objects.count() == before


# -- the ledger


def test_an_empty_ledger_says_what_a_contribution_is(node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")

    assert "The quantity comes first; money is never needed." in text(mdg, DESK)
    assert "Nothing waits." in text(mdg, f"{DESK}waiting/")
    assert "No two lines of this year look alike" in text(mdg, f"{DESK}same/")
    assert "Your party has declared nothing yet" in text(mdg, f"{DESK}years/")


def test_it_is_narrowed_added_up_in_units_and_taken_along(node: None, at_desk_of: Any) -> None:
    declared("one")
    declared("two", quantity=None, unit=None, note={"en": "Some days."})
    declared("three", stage="commitment", year=2027)
    declared("four", item="B3", quantity="20", unit="seat", title={"en": "Course"})
    bra = at_desk_of("bra")

    page = text(bra, DESK)
    assert "4 contributions" in page
    assert page.count("stated by 1 of 3") == 2
    assert "1 contribution" in text(bra, f"{DESK}?words=course&partner=mdg&year=2026")
    assert "None of your contributions fits" in text(bra, f"{DESK}?side=received")
    assert text(bra, f"{DESK}?sort=oldest").index("bra/one") < text(bra, f"{DESK}?sort=oldest").index("bra/three")
    assert bra.get(f"{DESK}?sector=nonsense").status_code == 404
    told = b"".join(bra.get(f"{DESK}export.csv?item=B3").streaming_content).decode()
    assert "bra/four" in told
    assert "bra/one" not in told
    assert b"".join(bra.get(f"{DESK}export.xlsx").streaming_content)[:2] == b"PK"
    assert bra.get(f"{DESK}export.pdf").status_code == 404


def test_the_initiative_tells_what_was_given_in_it(node: None, at_desk_of: Any) -> None:
    actions.declare_all(
        [a_contribution(name, initiative="mdg/cassava") for name in ("one", "two")], party="bra", by=post("bra"), at=AT
    )

    page = text(at_desk_of("mdg"), "/en/desk/initiatives/mdg/cassava/")

    assert "<bdi>90</bdi> person-days" in page
    assert f"{DESK}?initiative=mdg/cassava" in page


@pytest.mark.parametrize("page", ["", "waiting/", "differing/", "years/", "same/", "bra/line-0/"])
def test_pages_ask_as_much_of_the_node_for_one_line_as_for_many(node: None, at_desk_of: Any, page: str) -> None:
    mdg = at_desk_of("mdg")

    def more(start: int, count: int) -> None:
        rows = [a_contribution(f"line-{number}", quantity=str(number + 1)) for number in range(start, start + count)]
        actions.declare_all(rows, party="bra", by=post("bra"), at=AT)
        for number in range(start, start + count, 2):
            row = Contribution.objects.get(pk=f"bra/line-{number}")
            told = {"quantity": "1", "unit": "person-day"}
            answers.confirm(
                uid=row.uid, digest=row.digest, party="mdg", says="partly", by=post("mdg"), at=AT, told=told
            )
            answers.settle(uid=row.uid, digest=row.digest, party="bra", told=told, by=post("bra"), at=AT)

    more(0, 2)
    few = queries_of(mdg, f"{DESK}{page}")
    more(2, 6)

    assert queries_of(mdg, f"{DESK}{page}") == few


# -- counted once


def test_candidates_stand_side_by_side_and_all_concerned_agree(node: None, at_desk_of: Any) -> None:
    own, paid = declared(), declared("paid", by="jica")
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    page = text(mdg, f"{DESK}same/")
    assert "same receiver, two givers" in page

    answer = mdg.post(f"{DESK}same/", {"line": [own.uid, paid.uid], "counts": own.uid})
    said = SameContribution.objects.get()
    assert answer["Location"] == f"{DESK}same/{said.uid}/"
    assert "May be the same" in text(mdg, f"{DESK}same/")
    assert "same receiver, two givers" not in text(mdg, f"{DESK}same/")
    page = text(bra, f"{DESK}same/{said.uid}/")
    assert "This line is not for your party." in page
    assert "Agronomists for the rice terraces" in page
    assert bra.post(f"{DESK}same/{said.uid}/", {"what": "consent", "seen": said.digest}).status_code == 302
    consents.say(kind="same-contribution", uid=said.uid, digest=said.digest, party="jica", by=post("jica"), at=later(1))

    paid.refresh_from_db()
    assert not paid.counts
    assert "All agree" in text(bra, f"{DESK}same/{said.uid}/")
    assert at_desk_of("ken").get(f"{DESK}same/{said.uid}/").status_code == 404


def test_that_they_differ_is_said_and_taken_back(node: None, at_desk_of: Any) -> None:
    own, paid, mdg = declared(), declared("paid", by="jica"), at_desk_of("mdg")

    assert mdg.post(f"{DESK}same/", {"line": [own.uid, paid.uid], "counts": ""}).status_code == 302
    said = SameContribution.objects.get()
    assert said.says.says == "different"
    assert mdg.post(f"{DESK}same/", {"line": [own.uid], "counts": own.uid}).status_code == 422
    assert mdg.post(f"{DESK}same/{said.uid}/", {"what": "back"}).status_code == 302

    said.refresh_from_db()
    assert said.withdrawn_at is not None


def test_today_says_what_waits(node: None, at_desk_of: Any) -> None:
    declared()
    declared("second")

    page = text(at_desk_of("mdg"), "/en/desk/")

    assert "2 contributions wait for your word" in page
