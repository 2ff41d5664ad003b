"""A country answers what is reported about it: who may, what it says, and what is refused."""

import re
from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions
from bandung.exchange.models import Need, Objection, Offer
from bandung.people.models import Mandate
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

REPORT = "/en/offers/public-sources/milk/"
SAID = {
    "title.en": "Human milk banks",
    "title.pt": "Bancos de leite",
    "summary.en": "Ours.",
    "summary.pt": "Nosso.",
    "working_languages": ["pt", "es"],
}


@pytest.fixture
def report() -> None:
    joined("bra", "ken", "public-sources")
    texts = {
        "title": {"en": "Milk banks", "pt": "Bancos de leite"},
        "summary": {"en": "Theirs.", "pt": "Nosso."},
        "conditions": {"en": "Cold chain"},
    }
    record = an_offer("milk", sources=[SOURCE], working_languages=["en"], **texts)
    actions.publish_new(record=record, party="public-sources", by="Editor", at=AT)


@pytest.fixture
def sign_in(client: Client, django_user_model: Any) -> Any:
    def as_speaker_of(party: str, duty: str = "clear", until: Any = None) -> Client:
        person = django_user_model.objects.create_user(party, password="a-long-password")
        Mandate.objects.create(
            person=person, party=party, duty=duty, post=post(party), since=AT, until=until, given_by="x"
        )
        client.force_login(person)
        return client

    return as_speaker_of


@pytest.mark.parametrize("what", ["claim", "object"])
def test_anonymous_people_are_asked_to_sign_in_and_come_back(client: Client, report: None, what: str) -> None:
    for answer in (client.get(f"{REPORT}{what}/"), client.post(f"{REPORT}{what}/", SAID)):
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/en/sign-in/?next={REPORT}{what}/"
    assert Offer.objects.count() == 1


@pytest.mark.parametrize("what", ["claim", "object"])
def test_another_country_cannot_answer(report: None, sign_in: Any, what: str) -> None:
    client = sign_in("ken")

    for answer in (client.get(f"{REPORT}{what}/"), client.post(f"{REPORT}{what}/", SAID | {"step": "publish"})):
        assert answer.status_code == 403
        assert "only that country can claim it or object to it" in answer.content.decode()
    assert Offer.objects.count() == 1
    assert not Objection.objects.exists()


@pytest.mark.parametrize(("duty", "until"), [("draft", None), ("clear", later(0))])
def test_a_mandate_to_publish_in_force_is_needed(report: None, sign_in: Any, duty: str, until: Any) -> None:
    assert sign_in("bra", duty, until).get(f"{REPORT}claim/").status_code == 403


def test_the_form_holds_what_was_reported(report: None, sign_in: Any) -> None:
    shown = sign_in("bra").get(f"{REPORT}claim/").content.decode()

    assert 'name="title.en" value="Milk banks"' in shown
    assert 'name="title.pt"' in shown
    assert "Cold chain</textarea>" in shown
    assert re.search(r'name="working_languages" value="en"[^>]*checked', shown)
    assert "Focal point bra" in shown


def test_she_sees_what_she_corrects_before_anything_is_published(report: None, sign_in: Any) -> None:
    client = sign_in("bra")

    answer = client.post(f"{REPORT}claim/", SAID | {"step": "check"})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Publish this as your country’s own word?" in shown
    assert "Theirs.</td>" in shown
    assert "Ours.</td>" in shown
    assert '<input type="hidden" name="title.en" value="Human milk banks">' in shown
    assert Offer.objects.count() == 1


def test_published_it_is_her_countrys_word_and_names_the_report(report: None, sign_in: Any) -> None:
    client = sign_in("bra")

    answer = client.post(f"{REPORT}claim/", SAID | {"step": "publish"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/offers/bra/milk/")
    own = Offer.objects.get(pk="bra/milk")
    assert own.standing == "said"
    assert own.claimed_from == "public-sources/milk"
    assert own.body["title"]["en"] == "Human milk banks"
    assert own.body["working_languages"] == ["pt", "es"]
    assert "conditions" not in own.body
    assert own.body["sources"] == [SOURCE]
    assert "Published in your country’s register" in client.get("/en/offers/bra/milk/").content.decode()


def test_going_back_keeps_what_was_written(report: None, sign_in: Any) -> None:
    shown = sign_in("bra").post(f"{REPORT}claim/", SAID | {"step": "correct"}).content.decode()

    assert 'name="title.en" value="Human milk banks"' in shown
    assert "Go on and check" in shown


@pytest.mark.parametrize(
    "wrong",
    [{"title.en": ""}, {"title.en": "x" * 301}, {"summary.pt": "a\u202eb"}, {"summary.pt": "NUL \0"},
     {"working_languages": ["xx"]}],
)  # fmt: skip
def test_what_cannot_be_published_is_told_at_its_field_and_nothing_is_lost(
    report: None, sign_in: Any, wrong: dict[str, Any]
) -> None:
    answer = sign_in("bra").post(f"{REPORT}claim/", SAID | wrong | {"step": "publish"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert '<p class="problem"' in shown
    assert "Ours." in shown
    assert Offer.objects.count() == 1


def test_a_report_is_taken_over_once(report: None, sign_in: Any) -> None:
    client = sign_in("bra")
    client.post(f"{REPORT}claim/", SAID | {"step": "publish"})

    answer = client.get(f"{REPORT}claim/")

    assert answer.status_code == 400
    assert "was claimed already, as bra/milk" in answer.content.decode()


def test_a_countrys_own_word_cannot_be_taken_over(report: None, sign_in: Any) -> None:
    actions.publish_new(record=an_offer("own"), party="bra", by=post("bra"), at=AT)

    assert sign_in("bra").get("/en/offers/bra/own/claim/").status_code == 403


def test_she_objects_in_her_language_and_it_is_shown_beside_the_report(report: None, sign_in: Any) -> None:
    client = sign_in("bra")

    answer = client.post(f"{REPORT}object/", {"reason": "Os números são antigos.", "language": "pt"})

    assert (answer.status_code, answer.headers["Location"]) == (302, REPORT)
    assert Objection.objects.get().body["reason"] == {"pt": "Os números são antigos."}
    assert "Os números são antigos." in client.get(REPORT).content.decode()


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "x\x07"}, {"language": "xx"}, {"reason": "y" * 6000}])
def test_an_objection_without_a_usable_reason_is_refused(report: None, sign_in: Any, wrong: dict[str, str]) -> None:
    answer = sign_in("bra").post(f"{REPORT}object/", {"reason": "Old.", "language": "en"} | wrong)

    assert answer.status_code == 422
    assert not Objection.objects.exists()


def test_withdrawing_asks_once_more_and_only_the_owner(report: None, sign_in: Any, client: Client) -> None:
    actions.publish_new(record=an_offer("own"), party="bra", by=post("bra"), at=AT)
    path = "/en/offers/bra/own/withdraw/"

    assert client.get(path).status_code == 302
    assert sign_in("ken").post(path, {"language": "en"}).status_code == 403
    owner = sign_in("bra")
    assert "Withdraw this offer?" in owner.get(path).content.decode()
    assert Offer.objects.get(pk="bra/own").withdrawn_at is None
    answer = owner.post(path, {"reason": "Full.", "language": "en"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/offers/bra/own/")
    assert Offer.objects.get(pk="bra/own").withdrawn_at is not None
    assert owner.post(path, {"language": "en"}).status_code == 400


def test_needs_are_answered_alike(report: None, sign_in: Any) -> None:
    told = a_need("bank", "BRA", sources=[SOURCE])
    actions.publish_new(record=told, party="public-sources", by="Editor", at=AT)
    said = {"title.en": "Milk bank", "summary.en": "Ours", "step": "publish"}

    answer = sign_in("bra").post("/en/needs/public-sources/bank/claim/", said)

    assert answer.headers["Location"] == "/en/needs/bra/bank/"
    assert Need.objects.get(pk="bra/bank").standing == "said"


def test_forms_of_other_sites_are_refused(report: None, sign_in: Any, django_user_model: Any) -> None:
    sign_in("bra")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(django_user_model.objects.get(username="bra"))

    assert strict.post(f"{REPORT}claim/", SAID | {"step": "publish"}).status_code == 403
    assert Offer.objects.count() == 1
