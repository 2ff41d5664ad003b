"""The desk's introductions: who reads, who writes, what is refused, and that nobody else learns a word of it."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.exchange import actions as exchange
from bandung.introductions import actions
from bandung.introductions.models import Introduction, Message
from bandung.parties import actions as parties
from bandung.people.models import Mandate
from bandung.registers.models import Entry, PrivateKey
from bandung.values import Texts
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, an_institution, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

LIST = "/en/desk/introductions/"
ASK = "/en/offers/bra/milk/introduction/"
SECRET = "Nous cherchons un partenaire discret."


@pytest.fixture
def offered() -> None:
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)


@pytest.fixture
def desk_of(django_user_model: Any) -> Any:
    """Somebody of a party signs in; a browser of her own."""

    def sign_in(party: str, duty: str = "clear", institution: str = "") -> Client:
        name = f"{party}-{duty}-{institution}"
        person = django_user_model.objects.filter(username=name).first()
        if person is None:
            person = django_user_model.objects.create_user(name, password="a-long-password")
            Mandate.objects.create(
                person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x", institution=institution
            )
        client = Client()
        client.force_login(person)
        return client

    return sign_in


def asked(**more: Any) -> Introduction:
    told = {"kind": "offer", "uid": "bra/milk", "party": "mdg", "note": Texts({"fr": SECRET})} | more
    return actions.request(by=post(told["party"]), at=later(0), **told)


def at(row: Introduction) -> str:
    return f"{LIST}{row.uid}/"


def sheet(page: str, says: str) -> dict[str, str]:
    """What the form of a move holds before anything is typed."""
    form = next(
        each for each in re.findall(r"<form method=\"post\">.*?</form>", page, re.S) if f'value="{says}"' in each
    )
    hidden = dict(re.findall(r'<input type="hidden" name="(seen|sheet)" value="([^"]*)">', form))
    return hidden | {"says": says}


def test_anonymous_people_are_asked_to_sign_in(client: Client, offered: None) -> None:
    row = asked()

    for path in (LIST, ASK, at(row), f"{LIST}export.csv"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert "/sign-in/?next=" in answer.headers["Location"]


@pytest.mark.parametrize("duty", ["draft", "clear", "consent", "administer"])
@pytest.mark.parametrize("party", ["bra", "mdg"])
def test_everyone_of_the_two_parties_reads_and_those_who_clear_write(
    offered: None, desk_of: Any, party: str, duty: str
) -> None:
    row = asked()
    client = desk_of(party, duty)

    shown = client.get(at(row)).content.decode()
    answer = client.post(at(row), {"says": "ask", "text": "How many beds?", "seen": "asked"})

    assert SECRET in shown
    assert ('name="says" value="ask"' in shown) == (duty == "clear")
    assert answer.status_code == (302 if duty == "clear" else 403)
    assert Message.objects.count() == (1 if duty == "clear" else 0)
    assert SECRET not in client.get(LIST).content.decode()
    assert client.get(LIST).status_code == 200


def test_an_outsider_finds_nothing(offered: None, desk_of: Any) -> None:
    row = asked()
    client = desk_of("ken")

    assert client.get(at(row)).status_code == 404
    assert client.post(at(row), {"says": "ask", "text": "Let us in"}).status_code == 404
    assert "No introductions yet" in client.get(LIST).content.decode()


def test_no_public_page_tells_what_was_written(client: Client, offered: None, desk_of: Any) -> None:
    row = asked()
    actions.write(uid=row.uid, party="bra", says="answer", text=Texts({"en": SECRET}), by=post("bra"), at=later(1))
    entries = Entry.objects.filter(kind__in=("introduction", "message"))
    assert entries.count() == 2

    for who in (client, desk_of("ken")):
        for entry in entries:
            where = f"/en/registers/{entry.register_id}/{entry.seq}/"
            assert who.get(where).status_code == 200
            for path in (
                where, f"/en/registers/{entry.register_id}/", f"/api/v1/registers/{entry.register_id}/entries",
                f"/api/v1/registers/{entry.register_id}/entries/{entry.seq}", "/en/offers/bra/milk/",
                "/en/figures/introductions/",
                "/en/offers/bra/milk/history/", "/en/search/?q=partenaire+discret&what=both",
            ):  # fmt: skip
                assert SECRET not in who.get(path).content.decode(), path
        for path in ("/en/registers/mdg/export.ndjson", "/api/v1/registers/bra/export.ndjson"):
            assert SECRET not in b"".join(who.get(path).streaming_content).decode(), path


def test_a_request_is_sent_in_two_steps_in_any_language(offered: None, desk_of: Any) -> None:
    parties.name_institution(institution=an_institution("hospital"), party="mdg", by=post("mdg"), at=AT)
    client = desk_of("mdg")
    shown = client.get(f"{ASK}?resting_on=mdg/bank").content.decode()
    assert '<option value="mdg/bank" selected>' in shown

    note = {"note": "نبحث عن شريك لبنك الحليب", "resting_on": "mdg/bank", "institution": "hospital"}
    answer = client.post(ASK, note)

    row = Introduction.objects.get()
    assert answer.headers["Location"] == at(row)
    assert row.body["note"] == {"ar": note["note"]}
    assert (row.resting_on, row.body["asked_for"]["institution"]) == ("mdg/bank", "hospital")
    assert "In Arabic" in client.get(at(row)).content.decode()


def test_the_same_request_sent_twice_leads_to_the_first(offered: None, desk_of: Any) -> None:
    client = desk_of("mdg")
    client.post(ASK, {"note": "Hello"})

    for answer in (client.post(ASK, {"note": "Hello"}), client.get(ASK)):
        assert answer.headers["Location"] == at(Introduction.objects.get())
    assert Entry.objects.filter(kind="introduction").count() == 1


@pytest.mark.parametrize("note", ["", "x" * 30_000, "so\u0007und"])
def test_a_note_that_cannot_be_sent_is_refused_at_its_field_and_kept(offered: None, desk_of: Any, note: str) -> None:
    answer = desk_of("mdg").post(ASK, {"note": note, "language": "en"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_note_error"' in shown
    assert note in shown
    assert not Introduction.objects.exists()


def test_who_may_not_clear_may_not_ask(offered: None, desk_of: Any) -> None:
    client = desk_of("mdg", "draft")

    assert client.get(ASK).status_code == client.post(ASK, {"note": "Hello"}).status_code == 403


def test_an_institutions_mandate_asks_for_that_institution(offered: None, desk_of: Any) -> None:
    parties.name_institution(institution=an_institution("hospital"), party="mdg", by=post("mdg"), at=AT)
    client = desk_of("mdg", "clear", "hospital")

    client.post(ASK, {"note": "Hello"})

    row = Introduction.objects.get()
    assert row.body["asked_for"]["institution"] == "hospital"
    assert client.post(at(row), {"says": "ask", "text": "And?"}).status_code == 302
    other = asked(uid="mdg/bank", kind="need", party="ken")
    assert client.post(at(other), {"says": "accept"}).status_code == 403


def test_ones_own_record_cannot_be_asked_for(offered: None, desk_of: Any) -> None:
    answer = desk_of("bra").get(ASK)

    assert answer.status_code == 403
    assert "your own party’s record" in answer.content.decode()


def test_a_withdrawn_record_is_refused_with_a_sentence(offered: None, desk_of: Any) -> None:
    exchange.withdraw(kind="offer", record="milk", party="bra", by=post("bra"), at=later(0))

    answer = desk_of("mdg").post(ASK, {"note": "Hello"})

    assert answer.status_code == 422
    assert "was withdrawn by its owner" in answer.content.decode()


def test_a_report_without_a_party_says_whom_to_write_to(offered: None, desk_of: Any) -> None:
    joined("public-sources")
    record = an_offer("m", "VNM", sources=[SOURCE])
    exchange.publish_new(record=record, party="public-sources", by="Editor", at=AT)

    shown = desk_of("mdg").get("/en/offers/public-sources/m/introduction/").content.decode()

    assert "Please write to those who stated it" in shown
    assert f'href="{SOURCE["address"]}"' in shown


def test_the_owner_answers_with_every_kind_of_word(offered: None, desk_of: Any) -> None:
    parties.name_institution(institution=an_institution("fiocruz"), party="bra", by=post("bra"), at=AT)
    row = asked()
    client = desk_of("bra")
    words: list[dict[str, str]] = [
        {"says": "ask", "text": "How many beds?"},
        {"says": "hand-on", "institution": "bra/fiocruz"},
        {"says": "accept"},
        {"says": "hand-on", "handed_to": "University of Brasília"},
        {"says": "follow-up", "text": "A mission is planned."},
        {"says": "outcome", "outcome": "led-to-initiative", "initiative": "BR-MG 7", "text": "Signed."},
    ]

    for word in words:
        filled = sheet(client.get(at(row)).content.decode(), word["says"]) | word
        assert client.post(at(row), filled).status_code == 302, word

    shown = client.get(at(row)).content.decode()
    for text in (
        "How many beds?",
        "University of Brasília",
        "A mission is planned.",
        "BR-MG 7",
        "It led to an initiative",
    ):
        assert text in shown, text
    assert Message.objects.filter(counts=True).count() == 6
    figures = client.get("/en/figures/introductions/").content.decode()
    assert "What became of introductions" in figures
    assert "<table" in figures


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ({"says": "decline"}, "decline-why"),
        ({"says": "ask"}, "ask-text"),
        ({"says": "ask", "text": "x" * 30_000}, "ask-text"),
        ({"says": "hand-on"}, "hand-on-handed_to"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    offered: None, desk_of: Any, word: dict[str, str], field: str
) -> None:
    answer = desk_of("bra").post(at(asked()), word | {"language": "pt"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}_error"' in shown
    assert '<option value="pt" selected>' in shown
    assert word.get("text", "") in shown
    assert not Message.objects.exists()


def test_a_sheet_sent_twice_is_written_once(offered: None, desk_of: Any) -> None:
    row = asked()
    client = desk_of("bra")
    filled = sheet(client.get(at(row)).content.decode(), "accept")

    assert client.post(at(row), filled).status_code == client.post(at(row), filled).status_code == 302
    assert Entry.objects.filter(kind="message").count() == 1


def test_the_second_of_two_who_answer_at_once_sees_what_happened(offered: None, desk_of: Any) -> None:
    row = asked()
    first, second = desk_of("bra"), desk_of("bra")
    filled = sheet(second.get(at(row)).content.decode(), "accept") | {"text": "With pleasure"}
    first.post(at(row), sheet(first.get(at(row)).content.decode(), "decline") | {"why": "timing"})

    answer = second.post(at(row), filled)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody was faster" in shown
    assert "Not at this time" in shown
    assert "With pleasure" in shown
    row.refresh_from_db()
    assert row.state == "declined"


@pytest.mark.parametrize("says", ["", "outcome", "rule"])
def test_a_move_that_the_table_does_not_allow_is_refused(offered: None, desk_of: Any, says: str) -> None:
    answer = desk_of("mdg").post(at(asked()), {"says": says, "outcome": "no-fit", "why": "cost"})

    assert answer.status_code in (400, 422)
    assert not Message.objects.exists()


def test_a_request_is_taken_back(offered: None, desk_of: Any) -> None:
    row = asked()

    desk_of("mdg").post(at(row), {"says": "withdraw"})

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert "Taken back" in desk_of("bra").get(at(row)).content.decode()


def test_a_party_of_another_node_is_written_to_from_here(offered: None, desk_of: Any) -> None:
    PrivateKey.objects.filter(register="bra").delete()

    assert desk_of("mdg").post(ASK, {"note": "Hello"}).status_code == 302
    assert Entry.objects.get(kind="introduction").to == ["bra"]


def test_the_list_is_narrowed_and_taken_along(offered: None, desk_of: Any) -> None:
    asked()
    client = desk_of("bra")

    for query, there in (
        ("", True), ("?direction=asked-of-us", True), ("?direction=asked-by-us", False), ("?country=MDG", True),
        ("?country=KEN", False), ("?state=accepted", False), ("?state=nonsense", True),
    ):  # fmt: skip
        assert ("Milk banks milk" in client.get(f"{LIST}{query}").content.decode()) == there, query
        assert ("bra/milk" in client.get(f"{LIST}export.csv{query}").content.decode()) == there, query
    shown = client.get(LIST).content.decode()
    assert "1 waits for you" in shown
    assert "How fast parties answer" in shown


@pytest.mark.parametrize("path", [LIST, f"{LIST}export.csv"])
def test_the_queries_of_the_list_do_not_grow(offered: None, desk_of: Any, path: str) -> None:
    asked()
    client = desk_of("mdg")
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(path)
    for name in ("b", "c"):
        exchange.publish_new(record=an_offer(name), party="bra", by=post("bra"), at=AT)
        asked(uid=f"bra/{name}")

    with CaptureQueriesContext(connection) as three:
        client.get(path)

    assert len(three) == len(one)


def test_the_button_stands_on_records_matches_and_answers_of_a_search(
    client: Client, offered: None, desk_of: Any
) -> None:
    assert f'href="{ASK}"' in client.get("/en/offers/bra/milk/").content.decode()
    assert f'href="{ASK}"' not in desk_of("bra").get("/en/offers/bra/milk/").content.decode()
    assert f'href="{ASK}?resting_on=mdg/bank"' in client.get("/en/needs/mdg/bank/").content.decode()
    assert f'href="{ASK}"' in client.get("/en/search/?q=milk+banks").content.decode()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_pages_are_there_in_other_languages(offered: None, desk_of: Any, language: str) -> None:
    row = asked()
    client = desk_of("bra")

    for path in (LIST, at(row), "/en/figures/introductions/"):
        assert client.get(path.replace("/en/", f"/{language}/")).status_code == 200


def test_the_queries_of_a_thread_do_not_grow_with_its_words(offered: None, desk_of: Any) -> None:
    row = asked(resting_on="mdg/bank")
    client = desk_of("bra")

    def say(text: str, days: int) -> int:
        actions.write(uid=row.uid, party="bra", says="ask", text=Texts({"en": text}), by=post("bra"), at=later(days))
        with CaptureQueriesContext(connection) as counted:
            assert text in client.get(at(row)).content.decode()
        return len(counted)

    say("first", 1)
    one = say("second", 1)
    say("third", 2)

    assert say("fourth", 3) == one


@pytest.mark.parametrize("about", ["/en/desk/introductions/?page=none", "/en/desk/introductions/?page=9"])
def test_a_page_that_is_not_there_is_no_failure(offered: None, desk_of: Any, about: str) -> None:
    asked()

    assert desk_of("bra").get(about).status_code in (200, 400)
