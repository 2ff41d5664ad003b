"""The work plan at the desk: who may, the happy path, refusals, nothing typed is lost, a fixed number of queries."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bandung.clearance.models import Draft
from bandung.exchange import actions as exchange
from bandung.people.models import Mandate
from bandung.plans import rules
from bandung.plans.models import Plan, Progress, Transfer
from bandung.registers.models import Entry
from bandung.web.desk import deadlines, plan_days
from tests.cast import AT, post
from tests.factories import an_offer
from tests.plans_cast import a_line, agreed, cast, opened, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PLAN = "/en/desk/initiatives/mdg/cassava/plan/"
TRANSFERS = "/en/desk/initiatives/mdg/cassava/transfers/"
UID = "mdg/cassava"
HARVEST, COURSE, MONEY = a_line("harvest", "mdg"), a_line("course", "bra"), a_line("money", "jica")


@pytest.fixture
def node() -> None:
    cast()


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}", password="a-long-password")
        for duty in duties or ("clear", "consent"):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def queries_of(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(connection) as found:
        text(client, path)
    return len(found)


def a_row(number: int, **more: Any) -> dict[str, Any]:
    told = {
        "key": "", "type": "activity", "title": f"Line {number}", "output": "", "start": "2027-03-01",
        "last": "2027-03-31", "responsible": "mdg", "institution": "",
    } | more  # fmt: skip
    return {f"lines-{number}-{name}": value for name, value in told.items()}


def a_sheet(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"title": "Work plan", "language": "en", "outputs": "", "seen": ""}
    told["lines"] = [str(number) for number in range(len(rows))]
    for row in rows:
        told |= row
    return told | more


# -- writing


def test_without_a_plan_the_page_says_what_one_is_and_leads_to_the_editor(node: None, at_desk_of: Any) -> None:
    page = text(at_desk_of("mdg"), PLAN)

    assert "There is no work plan yet. Any partner writes one" in page
    assert f'href="{PLAN}edit/"' in page
    assert "A work plan says what is done when and by whom" in page
    assert "edit/" not in text(at_desk_of("jica"), PLAN)


def test_a_plan_is_written_in_rows_compared_and_proposed(node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    sheet = a_sheet(
        a_row(0, title="Sowing", output="More cassava"),
        a_row(1, title="Visit", type="mission", profile="Agronomist", people="2", days="10", host="mdg",
              responsible="bra"),
        a_row(2, title="Course", type="training", seats="20", level="advanced", responsible="bra", partners=["mdg"]),
        a_row(3, title="Pumps", type="goods", what="Pumps", amount="3", unit="item", responsible="jica"),
        a_row(4, title="Harvest weighed", type="milestone", start="", last="2027-09-14"),
        a_row(5, title="", start="", last=""),
        outputs="More cassava",
    )  # fmt: skip

    looked = mdg.post(f"{PLAN}edit/", sheet | {"what": "compare"})
    assert looked.status_code == 200
    page = looked.content.decode()
    assert "It waits for the consent of: Party bra, Party jica" in page
    assert "2 × Agronomist, 10 days, host: Party mdg" in page
    assert not Plan.objects.exists()
    answer = mdg.post(f"{PLAN}edit/", sheet | {"what": "propose"})

    row = Plan.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"{PLAN}versions/mdg/{row.record}/"
    assert [(item.key, item.type) for item in row.says.items] == [
        ("sowing", "activity"), ("visit", "mission"), ("course", "training"), ("pumps", "goods"),
        ("harvest-weighed", "milestone"),
    ]  # fmt: skip
    assert row.says.items[0].output == "more-cassava"
    assert (row.says.items[4].period.days.start, row.says.items[4].period.days.end) is not None
    assert row.says.items[4].period.start == row.says.items[4].period.end - timedelta(days=1)
    assert row.asked == ["bra", "jica"]


def test_rows_are_added_and_removed_without_a_script_and_nothing_typed_is_lost(node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    sheet = a_sheet(a_row(0, title="Sowing"), a_row(1, title="Digging"))

    added = mdg.post(f"{PLAN}edit/", sheet | {"rows": "lines:add"}).content.decode()
    removed = mdg.post(f"{PLAN}edit/", sheet | {"rows": "lines:remove:0"}).content.decode()
    shown = mdg.post(f"{PLAN}edit/", a_sheet(a_row(0, type="mission")) | {"rows": "lines:show"}).content.decode()

    assert added.count('name="lines" value=') == 3
    assert 'value="Sowing"' in added
    assert 'value="Sowing"' not in removed
    assert 'value="Digging"' in removed
    assert "Profile of the experts" in shown
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"last": "2027-02-01"}, "The last day lies before the first."),
        ({"title": ""}, "This field is needed."),
        ({"type": "mission"}, "This field is needed."),
        ({"last": "2058-01-01"}, "at most 15 years"),
        ({"responsible": "ken"}, "ken is not one of the available choices"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(
    node: None, at_desk_of: Any, row: dict[str, Any], sentence: str
) -> None:
    answer = at_desk_of("mdg").post(f"{PLAN}edit/", a_sheet(a_row(0, institution="Faculty", **row), what="propose"))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Faculty"' in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_change_keeps_the_other_lines_of_a_long_plan(node: None, at_desk_of: Any) -> None:
    lines = [a_line(f"line-{number:02}", "mdg") for number in range(60)]
    plan = agreed(UID, *lines)
    mdg = at_desk_of("mdg")
    page = text(mdg, f"{PLAN}edit/?page=2")
    assert "Lines of this plan that are not on this page, and stay as they are: 39" in page
    assert 'value="Line line-21"' in page
    assert 'value="Line line-20"' not in page
    rows = [a_row(number, key=f"line-{21 + number:02}", title=f"Line line-{21 + number:02}") for number in range(1, 21)]

    sheet = a_sheet(*rows, what="propose", seen=plan.digest)
    sheet["lines"] = [str(number) for number in range(1, 21)]
    assert mdg.post(f"{PLAN}edit/?page=2", sheet).status_code == 302

    newest = Plan.objects.exclude(pk=plan.pk).get()
    assert [item.key for item in newest.says.items] == [line["key"] for line in lines if line["key"] != "line-21"]
    assert newest.state == rules.IN_EFFECT


def test_a_text_in_another_language_stays_when_it_is_not_touched(node: None, at_desk_of: Any) -> None:
    plan = agreed(UID, HARVEST | {"title": {"en": "Harvest", "fr": "Récolte"}})
    sheet = a_sheet(
        a_row(0, key="harvest", title="Harvest"), a_row(1, title="Digging"), what="propose", seen=plan.digest
    )

    assert at_desk_of("mdg").post(f"{PLAN}edit/", sheet).status_code == 302

    newest = Plan.objects.exclude(pk=plan.pk).get()
    assert dict(newest.says.items[0].title) == {"en": "Harvest", "fr": "Récolte"}


def test_a_plan_that_moved_on_meanwhile_is_not_overwritten(node: None, at_desk_of: Any) -> None:
    agreed(UID, HARVEST)

    answer = at_desk_of("mdg").post(f"{PLAN}edit/", a_sheet(a_row(0), what="propose", seen="0" * 64))

    assert answer.status_code == 422
    assert "Another work plan is in effect since you opened this page" in answer.content.decode()
    assert Plan.objects.count() == 1


# -- answering


def test_whoever_is_concerned_reads_what_changes_and_consents(node: None, at_desk_of: Any) -> None:
    agreed(UID, HARVEST, COURSE)
    row = proposed(UID, HARVEST, COURSE | {"title": {"en": "Short course"}})
    bra = at_desk_of("bra")
    assert "Party mdg proposes a work plan that concerns your party" in text(bra, PLAN)
    path = f"{PLAN}versions/mdg/{row.record}/"

    page = text(bra, path)
    assert "<del>Line course</del>" in page
    assert "<ins>Short course</ins>" in page
    assert "Lines that stay as they are: 1" in page
    assert bra.post(path, {"what": "consent", "seen": row.digest}).status_code == 302

    row.refresh_from_db()
    assert row.state == rules.IN_EFFECT
    assert "Nothing waits for your party here." in text(bra, PLAN)


def test_a_refusal_says_why_and_can_be_followed_by_a_consent(node: None, at_desk_of: Any) -> None:
    row = proposed(UID, HARVEST, COURSE)
    bra, path = at_desk_of("bra"), f"{PLAN}versions/mdg/{row.record}/"

    bra.post(path, {"what": "refuse", "seen": row.digest, "text": "The course is too early."})
    assert "Your party has said that it does not consent" in text(bra, path)
    assert "Does not consent: Party bra" in text(at_desk_of("mdg"), PLAN)
    bra.post(path, {"what": "consent", "seen": row.digest})

    row.refresh_from_db()
    assert row.state == rules.IN_EFFECT


@pytest.mark.parametrize(
    ("party", "seen", "status", "sentence"),
    [
        ("bra", "0" * 64, 422, "is no longer what you read"),
        ("jica", "", 422, "is not among those whose consent"),
        ("ken", "", 404, "There is no work plan"),
    ],
)
def test_a_word_that_does_not_count_is_refused(
    node: None, at_desk_of: Any, party: str, seen: str, status: int, sentence: str
) -> None:
    row = proposed(UID, HARVEST, COURSE)
    before = Entry.objects.count()

    answer = at_desk_of(party).post(
        f"{PLAN}versions/mdg/{row.record}/", {"what": "consent", "seen": seen or row.digest}
    )

    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert Entry.objects.count() == before


def test_only_who_may_consent_does(node: None, at_desk_of: Any) -> None:
    row = proposed(UID, HARVEST, COURSE)
    path = f"{PLAN}versions/mdg/{row.record}/"
    clerk = at_desk_of("bra", "clear")

    assert "Somebody of your party whose mandate includes consenting can answer." in text(clerk, path)
    assert clerk.post(path, {"what": "consent", "seen": row.digest}).status_code == 403
    assert at_desk_of("mdg", "draft").get(f"{PLAN}edit/").status_code == 403


def test_a_proposal_is_taken_back(node: None, at_desk_of: Any) -> None:
    row = proposed(UID, HARVEST)
    mdg, path = at_desk_of("mdg"), f"{PLAN}versions/mdg/{row.record}/"

    assert f"edit/?of={row.uid.replace('/', '/')}" in text(mdg, path)
    assert mdg.post(path, {"what": "back"}).status_code == 302

    assert "taken back by its author" in text(mdg, path)
    assert 'value="Line harvest"' in text(mdg, f"{PLAN}edit/?of={row.uid}")


# -- how it goes


def late_plan() -> Plan:
    today = timezone.now().date()
    begun, ended = today - timedelta(days=40), today - timedelta(days=10)
    return agreed(
        UID,
        a_line("harvest", "mdg", start=begun.isoformat(), end=ended.isoformat()),
        a_line("course", "bra", start=(today + timedelta(days=30)).isoformat(), end="2099-01-01", partners=["mdg"])
        | {"period": {"start": (today + timedelta(days=30)).isoformat(),
                      "end": (today + timedelta(days=90)).isoformat()}},
    )  # fmt: skip


def test_the_plan_shows_its_lines_over_time_and_what_is_late(node: None, at_desk_of: Any) -> None:
    late_plan()

    page = text(at_desk_of("mdg"), PLAN)

    assert "Lines of your party that are late: 1. Say how they stand." in page
    assert "should have ended" in page
    assert page.count('class="chart"') == 1
    assert 'href="#line-harvest"' in page
    assert 'id="line-harvest"' in page


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("?party=bra", "line-course", "line-harvest"),
        ("?late=1", "line-harvest", "line-course"),
        ("?q=COURSE", "line-course", "line-harvest"),
        ("?type=goods", "None of the lines fits.", "line-course"),
    ],
)
def test_lines_are_narrowed(node: None, at_desk_of: Any, query: str, there: str, not_there: str) -> None:
    late_plan()

    page = text(at_desk_of("mdg"), PLAN + query)

    assert there in page
    assert f'id="{not_there}"' not in page


def test_the_plan_is_taken_along_as_a_file(node: None, at_desk_of: Any) -> None:
    agreed(UID, HARVEST | {"title": {"en": "=SUM(A1)"}}, COURSE)
    mdg = at_desk_of("mdg")

    answer = mdg.get(f"{PLAN}export.csv?party=mdg")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].startswith("\ufeffKey,Type,What is done")
    assert lines[1].startswith("harvest,Activity,'=SUM(A1),,2027-03-01,2027-03-31,Party mdg,mdg")
    assert len(lines) == 2
    workbook = mdg.get(f"{PLAN}export.xlsx")
    assert b"".join(workbook.streaming_content).startswith(b"PK")
    assert mdg.get(f"{PLAN}export.pdf").status_code == 404
    assert at_desk_of("ken").get(f"{PLAN}export.csv").status_code == 404


def test_all_lines_of_a_party_are_reported_on_one_sheet(node: None, at_desk_of: Any) -> None:
    late_plan()
    mdg = at_desk_of("mdg")
    page = text(mdg, f"{PLAN}progress/")
    assert page.index("Line harvest") < page.index("Line course")

    sheet = {
        "on": timezone.now().date().isoformat(), "text": "The rains came late.", "line-harvest-state": "done",
        "line-harvest-share": "100", "line-course-state": "", "sheet": "a" * 32,
    }  # fmt: skip
    for _twice in range(2):
        assert mdg.post(f"{PLAN}progress/", sheet).status_code == 302

    row = Progress.objects.get()
    assert [(each.key, each.state, each.share) for each in row.says.items] == [("harvest", "done", 100)]
    page = text(mdg, PLAN)
    assert "The rains came late." in page
    assert "<strong>Party mdg</strong>: Done, 100 %" in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"line-harvest-state": "done", "on": "2199-01-01"}, "What comes on a later day cannot be reported today."),
        ({"line-harvest-share": "50"}, "Say how this line stands."),
        ({}, "Say how it goes, line by line or in words."),
        ({"line-harvest-state": "done", "line-harvest-share": "400"}, "less than or equal to 100"),
    ],
)
def test_a_report_that_cannot_be_is_shown_again(
    node: None, at_desk_of: Any, told: dict[str, str], sentence: str
) -> None:
    late_plan()
    sheet = {"on": timezone.now().date().isoformat(), "line-harvest-text": "Word typed" if "on" not in told else ""}

    if not told:
        sheet = {"on": timezone.now().date().isoformat()}
    answer = at_desk_of("mdg").post(f"{PLAN}progress/", sheet | told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Progress.objects.exists()


# -- queries and weight


def test_pages_ask_the_same_number_of_queries_however_long_the_plan_is(node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    row = agreed(UID, HARVEST)
    proposed(UID, COURSE, MONEY)
    pages = [PLAN, f"{PLAN}edit/", f"{PLAN}progress/", f"{PLAN}versions/mdg/{row.record}/"]
    few = [queries_of(mdg, path) for path in pages]
    longer = agreed(
        UID, *[a_line(f"line-{number}", ("mdg", "bra", "jica")[number % 3]) for number in range(90)], HARVEST
    )
    proposed(UID, COURSE)
    mdg.post(f"{PLAN}progress/", {"on": "2026-11-24", "text": "Fine.", "line-line-0-state": "done"})
    pages[3] = f"{PLAN}versions/mdg/{longer.record}/"

    many = [queries_of(mdg, path) for path in pages]

    assert many[:3] == few[:3]
    assert many[3] <= few[3] + 1
    assert max(many) <= 16


def test_pages_of_a_long_plan_are_light(node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    agreed(
        UID,
        *[
            a_line(
                f"line-{number}", ("mdg", "bra", "jica")[number % 3], type="mission", partners=["bra", "mdg"],
                mission={"profile": "Agronomist who knows cassava", "days": 10, "host": "mdg"},
                title={"en": f"Line {number}: agronomists visit the district and train its advisers"},
            )
            for number in range(120)
        ],
    )  # fmt: skip

    for path in (PLAN, f"{PLAN}edit/", f"{PLAN}progress/"):
        assert len(text(mdg, path).encode()) <= 100_000, path


# -- technology

SHEET = {
    "technology": "Solar dryer", "what": "Drawings and know-how.", "language": "en", "giver": "bra", "receiver": "mdg",
    "offer": "", "community_consent": "not-stated",
}  # fmt: skip


def test_a_transfer_is_recorded_and_confirmed_by_the_other_side(node: None, at_desk_of: Any) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")
    assert "No technology has changed hands here yet" in text(bra, TRANSFERS)

    answer = bra.post(f"{TRANSFERS}new/", SHEET | {"readiness_at_start": "6", "on": "2026-11-20"})
    row = Transfer.objects.get()
    assert answer["Location"] == f"{TRANSFERS}bra/{row.record}/"
    assert "6 – model works where it will be used" in text(mdg, answer["Location"])
    assert mdg.post(answer["Location"], {"what": "consent", "seen": row.digest}).status_code == 302

    row.refresh_from_db()
    assert row.confirmed_at is not None
    assert "confirmed by both" in text(bra, TRANSFERS)
    assert "None of the transfers fits." in text(bra, f"{TRANSFERS}?show=open")


def test_the_missing_consent_of_a_community_is_warned_of(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")

    bra.post(f"{TRANSFERS}new/", SHEET | {"origin": "Pewenche", "community_consent": "asked"})

    row = Transfer.objects.get()
    assert "This technology comes from a community (Pewenche)" in text(bra, f"{TRANSFERS}bra/{row.record}/")
    bra.post(f"{TRANSFERS}own/{row.record}/change/", SHEET | {"origin": "Pewenche", "community_consent": "given"})
    assert "This technology comes from a community" not in text(bra, f"{TRANSFERS}bra/{row.record}/")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"receiver": "bra"}, "A technology changes hands between two parties."),
        ({"giver": "mdg", "receiver": "jica"}, "recorded by who gives the technology or by who receives it"),
        ({"origin": "Pewenche", "community_consent": "not-needed"}, "needs that community"),
        ({"technology": ""}, "This field is required."),
    ],
)
def test_a_transfer_that_cannot_be_is_shown_again(
    node: None, at_desk_of: Any, told: dict[str, str], sentence: str
) -> None:
    answer = at_desk_of("bra").post(f"{TRANSFERS}new/", SHEET | told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Drawings and know-how." in answer.content.decode()
    assert not Transfer.objects.exists()


def test_what_the_receiver_adapted_becomes_a_draft_of_its_own_offer(node: None, at_desk_of: Any) -> None:
    exchange.publish_new(record=an_offer("dryer", sdgs=["2.3"]), party="bra", by=post("bra"), at=AT)
    mdg = at_desk_of("mdg")
    mdg.post(f"{TRANSFERS}new/", SHEET | {"offer": "bra/dryer"})
    row = Transfer.objects.get()
    path = f"{TRANSFERS}mdg/{row.record}/"
    refused = mdg.post(path, {"what": "offer"})
    assert refused.status_code == 422
    assert "Say first what your party changed" in refused.content.decode()
    mdg.post(f"{TRANSFERS}own/{row.record}/change/", SHEET | {"offer": "bra/dryer", "adaptation": "Local wood."})

    answer = mdg.post(path, {"what": "offer"})

    draft = Draft.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/en/desk/drafts/{draft.pk}/")
    assert draft.told["adapted_from"]["record"] == "dryer"
    assert draft.told["technology"] == {"adaptation": "Local wood."}
    assert (draft.told["countries"], draft.told["sdgs"], draft.problems) == (["MDG"], ["2.3"], 0)
    assert at_desk_of("bra").post(path, {"what": "offer"}).status_code == 422


def test_an_offer_shows_where_its_technology_comes_from_and_what_became_of_it(client: Client, node: None) -> None:
    def offered(name: str, party: str, country: str, parent: str = "") -> None:
        origin = {}
        if parent:
            register, _slash, record = parent.partition("/")
            origin = {"adapted_from": {"register_code": register, "record": record, "digest": "0" * 64}}
        offer = an_offer(name, country, title={"en": f"Dryer {name}"}, **origin)
        exchange.publish_new(record=offer, party=party, by=post(party), at=AT)

    offered("first", "bra", "BRA")
    offered("second", "mdg", "MDG", "bra/first")
    offered("third", "ken", "KEN", "mdg/second")
    offered("circle", "bra", "BRA", "bra/circle")

    page = text(client, "/en/offers/mdg/second/")
    assert re.findall(r'<ol class="lineage">.*?</ol>', page, re.S)[0].count("<li>") == 2
    assert "Dryer first" in page
    assert "What receivers made of it" in page
    assert "Dryer third" in page
    assert text(client, "/en/offers/ken/third/").index("Dryer first</a> · Brazil") > 0
    assert "Lineage of this technology" not in text(client, "/en/offers/bra/circle/")


def test_nobody_else_reads_transfers(node: None, at_desk_of: Any) -> None:
    at_desk_of("bra").post(f"{TRANSFERS}new/", SHEET)
    row = Transfer.objects.get()
    ken = at_desk_of("ken")

    for path in (TRANSFERS, f"{TRANSFERS}bra/{row.record}/", PLAN):
        assert ken.get(path).status_code == 404
    assert not re.search("Solar dryer", ken.get(TRANSFERS).content.decode())


# -- days


def test_what_waits_and_what_comes_stands_on_the_first_page_and_in_the_calendar(node: None, at_desk_of: Any) -> None:
    plan = late_plan()
    mdg = at_desk_of("mdg")
    at_desk_of("bra").post(f"{TRANSFERS}new/", SHEET)
    proposed(UID, a_line("harvest", "mdg"), party="bra", at=timezone.now())

    page = text(mdg, "/en/desk/")

    assert "1 work plan waits for your party’s consent" in page
    assert "1 line or report of a work plan is due" in page
    assert "1 transfer of technology to confirm" in page
    found = deadlines.of_party("mdg", person=0, at=timezone.now())
    assert [(each.key, each.page) for each in found if "late-end" in each.key] == [
        (f"plan {plan.uid} late-end harvest {plan.says.items[0].period.end} mdg", PLAN)
    ]
    bra = deadlines.of_party("bra", person=0, at=timezone.now())
    assert "A line of a work plan begins: Line course" in [each.heading for each in bra]
    assert deadlines.of_party("ken", person=0, at=timezone.now()) == []
    assert deadlines.calendar(found, timezone.now()).to_ical().count(b"BEGIN:VEVENT") == len(found)


def test_the_days_of_plans_take_as_many_queries_for_one_as_for_three(
    node: None, django_assert_num_queries: Any
) -> None:
    late_plan()
    for name in ("rice", "maize"):
        agreed(opened(identifier=name).uid, a_line("sow", "mdg"), a_line("dig", "mdg", partners=["bra"]))

    with django_assert_num_queries(3):
        assert len(plan_days.days("mdg", timezone.now().date())) > 3
