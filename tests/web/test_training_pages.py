"""Training at the desk and in public, the roster and institutions: who may, the happy path, refusals, queries."""

import re
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from bandung.exchange import actions as exchange
from bandung.parties import actions as parties
from bandung.parties.models import Institution
from bandung.people.models import Mandate
from bandung.records.kinds import read
from bandung.records.training import Participant, Session
from bandung.training import actions, queries, roster
from bandung.training.models import Application, Expert, Selection, TrainingSession
from tests.cast import AT, joined, post
from tests.factories import an_institution, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

STARTS = "2199-02-01"
FORM = {
    "offer": "bra/milk", "start": STARTS, "last": "2199-02-05", "apply_by": "2198-12-31", "place": "Fortaleza",
    "seats": "3", "level": "advanced", "languages": ["pt"], "costs": "",
}  # fmt: skip


def announced(name: str, **more: Any) -> None:
    told = {
        "id": name,
        "offer": actions.offer_named("bra/milk", "bra").model_dump(),
        "period": {"start": STARTS},
        "online": True,
        "seats": 3,
        "level": "advanced",
        "languages": ["pt"],
    }
    actions.announce(session=read(Session, told | more), party="bra", by=post("bra"), at=AT)


def applied(party: str = "mdg", session: str = "one") -> str:
    people = [Participant(post="Nurse", institution="Hospital"), Participant(post="Doctor", institution="Hospital")]
    return actions.apply(uid=f"bra/{session}", party=party, participants=people, by=post(party), at=AT).record


@pytest.fixture
def node() -> None:
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    announced("one")


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, duty: str = "clear") -> Client:
        person = django_user_model.objects.create_user(f"{party}-{duty}", password="a-long-password")
        Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_anyone_reads_sessions_and_takes_them_along(client: Client, node: None) -> None:
    assert "Milk banks milk" in text(client, "/en/sessions/?country=BRA&language=pt&level=advanced&sector=122&open=1")
    assert "Apply" not in text(client, "/en/sessions/bra/one/")
    assert "bra/one" in text(client, "/en/sessions/export.csv")
    events = Calendar.from_ical(client.get("/en/sessions/calendar.ics").content).walk("VEVENT")
    assert [(str(each["summary"]), str(each.decoded("dtstart"))) for each in events] == [("Milk banks milk", STARTS)]
    assert "Sessions that are announced" in text(client, "/en/offers/bra/milk/")


def test_only_languages_in_which_sessions_are_held_narrow_the_list(client: Client, node: None) -> None:
    announced("two", languages=["fr"])
    announced("none", languages=[])

    page = text(client, "/en/sessions/")

    assert re.findall(r'<option value="([a-z]{2})">', page) == ["fr", "pt"]
    assert [each["uid"] for each in client.get("/api/v1/sessions?language=fr").json()["items"]] == ["bra/two"]
    assert "Nothing fits all of this" in text(client, "/en/sessions/?language=ar")
    assert '<option value="ar" selected>' in text(client, "/en/sessions/?language=ar")


def test_a_session_that_is_not_there_says_so(client: Client, node: None) -> None:
    assert client.get("/en/sessions/bra/none/").status_code == 404
    assert client.get("/en/sessions/?country=XXX").status_code in (400, 404)


def test_a_session_is_announced_changed_and_cancelled(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")

    answer = bra.post("/en/desk/training/announce/", FORM)
    assert answer.status_code == 302
    row = TrainingSession.objects.exclude(pk="bra/one").get()
    changed = bra.post(f"/en/desk/training/held/{row.record}/change/", FORM | {"seats": "9"})
    assert (changed.status_code, queries.session(row.uid).seats) == (302, 9)
    bra.post(f"/en/desk/training/held/{row.record}/")
    assert queries.session(row.uid).withdrawn_at is not None


def test_a_change_keeps_texts_in_languages_that_were_not_shown(node: None, at_desk_of: Any) -> None:
    announced("two", place={"pt": "Fortaleza", "ar": "فورتاليزا"}, costs={"fr": "Le pays hôte paie."})
    bra = at_desk_of("bra")
    path = "/en/desk/training/held/two/change/"
    assert 'value="Fortaleza"' in text(bra, path)

    assert bra.post(path, FORM | {"place": "Recife", "costs": "Le pays hôte paie."}).status_code == 302

    body = queries.session("bra/two").body
    assert (body["place"], body["costs"]) == ({"pt": "Recife", "ar": "فورتاليزا"}, {"fr": "Le pays hôte paie."})


def test_what_does_not_fit_stands_at_its_field_and_nothing_typed_is_lost(node: None, at_desk_of: Any) -> None:
    answer = at_desk_of("bra").post("/en/desk/training/announce/", FORM | {"apply_by": "2199-05-01"})

    assert answer.status_code == 422
    assert "Applications end before the session begins." in answer.content.decode()
    assert "Fortaleza" in answer.content.decode()


def test_from_application_to_seats(node: None, at_desk_of: Any) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")

    told = {"participants": "Nurse; Hospital; milk\nDoctor; Hospital", "note": "Please"}
    assert mdg.post("/en/desk/training/apply/bra/one/", told).status_code == 302
    path = f"/en/desk/training/applications/mdg/{Application.objects.get().record}/"
    assert "1 application waits" in text(bra, "/en/desk/training/")
    assert bra.post(path, {"what": "select", "seats": "2", "waiting": "0", "seen": "0"}).status_code == 302
    assert "2 seats given" in text(mdg, path)
    assert "Madagascar" not in text(bra, path)
    assert bra.post(path, {"what": "select", "seats": "1", "waiting": "0", "seen": "0"}).status_code == 422
    assert mdg.post(path, {"what": "withdraw"}).status_code == 302
    assert queries.held("bra/one").left == 3


def test_too_many_seats_and_bad_lines_are_refused_with_a_sentence(node: None, at_desk_of: Any) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")
    path = f"/en/desk/training/applications/mdg/{applied()}/"

    refused = bra.post(path, {"what": "select", "seats": "5", "waiting": "0", "seen": "0"})
    assert (refused.status_code, Selection.objects.count()) == (422, 0)
    lacking = mdg.post("/en/desk/training/apply/bra/one/", {"participants": "Nurse"})
    assert (lacking.status_code, "Line 1 needs a post" in lacking.content.decode()) == (422, True)
    early = bra.post(path, {"what": "attend", "attended": "2"})
    assert early.status_code == 422


def test_an_outsider_sees_no_application(node: None, at_desk_of: Any) -> None:
    path = f"/en/desk/training/applications/mdg/{applied()}/"
    ken = at_desk_of("ken")

    assert ken.get(path).status_code == 404
    assert ken.post(path, {"what": "select", "seats": "1", "waiting": "0"}).status_code == 404
    assert ken.get("/en/desk/training/held/one/").status_code == 404
    assert Client().get("/en/desk/training/").status_code == 302


def test_who_only_drafts_reads_and_does_not_decide(node: None, at_desk_of: Any) -> None:
    path = f"/en/desk/training/applications/mdg/{applied()}/"
    drafter = at_desk_of("bra", "draft")

    assert "Tell them" not in text(drafter, path)
    assert drafter.post(path, {"what": "select", "seats": "1", "waiting": "0"}).status_code == 403
    assert drafter.get("/en/desk/training/announce/").status_code == 403


def test_the_lists_of_the_desk_are_narrowed_and_paged(node: None, at_desk_of: Any) -> None:
    applied()
    announced("past", period={"start": "2020-01-01"})
    announced("off")
    actions.cancel(uid="bra/off", party="bra", by=post("bra"), at=AT)
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")

    for show, records in (
        ("", {"one", "past", "off"}),
        ("coming", {"one"}),
        ("past", {"past"}),
        ("cancelled", {"off"}),
    ):
        page = text(bra, f"/en/desk/training/?show={show}")
        assert {each for each in ("one", "past", "off") if f"/training/held/{each}/" in page} == records
    assert "None of your applications fits." in text(mdg, "/en/desk/training/?show=past")
    for number in range(19):
        announced(f"more-{number:02}")
    assert "?page=2" in text(bra, "/en/desk/training/")
    assert "/training/held/past/" in text(bra, "/en/desk/training/?page=2")
    assert bra.get("/en/desk/training/?applications=x").status_code == 400


def test_figures_are_a_table(node: None, at_desk_of: Any) -> None:
    applied()
    announced("empty")

    table = text(at_desk_of("bra"), "/en/desk/training/figures.csv").splitlines()[1:]

    assert table == [
        f"bra/one,{STARTS},3,mdg,Party mdg,MDG,Madagascar,2,0,,",
        f"bra/empty,{STARTS},3,,,,,0,0,,",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_a_fixed_number_of_queries(
    client: Client, node: None, at_desk_of: Any, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number - 1):
        announced(f"more-{each}")
    for each in ["one", *(f"more-{each}" for each in range(number - 1))]:
        applied(session=each)
    bra = at_desk_of("bra")

    with django_assert_num_queries(5):
        client.get("/en/sessions/")
    bra.get("/en/desk/training/")
    with django_assert_num_queries(8):
        bra.get("/en/desk/training/")


EXPERT = {
    "post": "Nurse", "institution": "Hospital", "competences": "Milk banks", "sectors": ["12220"], "languages": ["fr"],
    "available_from": "2027-01-01", "available_until": "2027-03-01", "days_a_year": "20", "name": "Aina Rakoto",
    "mailbox": "aina@hospital.example",
}  # fmt: skip


def test_an_expert_is_entered_shown_erased_and_deleted(client: Client, node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    assert mdg.post("/en/desk/experts/new/", EXPERT).status_code == 302
    row = Expert.objects.get()
    path = f"/en/desk/experts/{row.pk}/"
    assert "Aina Rakoto" in text(mdg, "/en/desk/experts/?text=milk&sector=122&language=fr&on=2027-02-01")
    assert "Aina Rakoto" in text(mdg, "/en/desk/experts/export.csv")
    assert mdg.get("/en/desk/experts/export.xlsx").content[:2] == b"PK"

    assert mdg.post(path, {"what": "show"}).status_code == 302
    shown = text(client, f"/en/registers/mdg/institutions/{Institution.objects.get().body['id']}/")
    assert "Nurse, Hospital" in shown
    assert "Aina" not in shown
    exported = b"".join(client.get("/en/registers/mdg/export.ndjson"))
    assert not any(part in exported for part in (b"Aina", b"Rakoto", b"aina@"))

    assert mdg.post(path, {"what": "erase"}).status_code == 302
    assert "Aina" not in text(mdg, path)
    assert mdg.post(path, {"what": "delete"}).status_code == 302
    assert not Expert.objects.exists()


@pytest.mark.parametrize("outsider", ["bra", "ken"])
def test_outsiders_see_nothing_of_a_roster(node: None, at_desk_of: Any, outsider: str) -> None:
    row = roster.add(party="mdg", told={"post": "Nurse", "name": "Aina Rakoto"}, by=post("mdg"), at=AT)
    other = at_desk_of(outsider)

    for path in ("", "export.csv"):
        assert "Nurse" not in text(other, f"/en/desk/experts/{path}")
    for path in (f"{row.pk}/", f"{row.pk}/change/"):
        assert other.get(f"/en/desk/experts/{path}").status_code == 404
    for what in ("erase", "delete", "show", "hide"):
        assert other.post(f"/en/desk/experts/{row.pk}/", {"what": what}).status_code == 404
    assert Expert.objects.get().name == "Aina Rakoto"


def test_an_institution_is_named_and_described_anew(client: Client, node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    told = {"identifier": "fiocruz", "name": "Fiocruz", "type": "public-institution", "country": "BRA"}

    assert bra.post("/en/desk/institutions/new/", told).status_code == 302
    assert bra.post("/en/desk/institutions/new/", told).status_code == 422
    assert bra.post("/en/desk/institutions/fiocruz/", told | {"competences": "Vaccines"}).status_code == 302
    assert "Vaccines" in text(client, "/en/registers/bra/institutions/fiocruz/")
    assert "Fiocruz" in text(client, "/en/registers/bra/institutions/")
    assert "Fiocruz" in text(bra, "/en/desk/institutions/")
    assert client.get("/en/registers/bra/institutions/none/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_institutions_costs_a_fixed_number_of_queries(
    client: Client, node: None, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        parties.name_institution(institution=an_institution(f"h-{each}"), party="bra", by=post("bra"), at=AT)

    with django_assert_num_queries(4):
        client.get("/en/registers/bra/institutions/")
