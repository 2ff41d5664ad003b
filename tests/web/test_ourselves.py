"""A party describes itself anew at its desk: who may, what stands in the register, what is refused."""

import pytest
from django.test import Client

from bandung.parties.models import Party
from bandung.registers.models import Entry
from tests.cast import joined
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db
PAGE = "/en/desk/people/party/"
SAID = {"post": "Focal point", "mailbox": "focal@agency.example", "languages": ["fr", "en"], "south": "yes"}


@pytest.fixture
def administrator() -> Client:
    joined("mdg", "bra")
    return a_person("administrator", "mdg", "administer")


def test_a_party_says_anew_who_answers_for_it(administrator: Client) -> None:
    answer = administrator.post(PAGE, SAID)

    party = Party.objects.get(code="mdg")
    assert answer.status_code == 302
    assert party.focal_point == {"post": {"en": "Focal point"}, "mailbox": "focal@agency.example"}
    assert (party.body["languages"], party.south, party.body["speaks_for"]) == (["fr", "en"], True, ["MDG"])
    assert Entry.objects.filter(register_id="mdg", kind="party").count() == 2


def test_a_post_keeps_its_other_languages(administrator: Client) -> None:
    administrator.post(PAGE, SAID)
    administrator.post(PAGE.replace("/en/", "/fr/"), SAID | {"post": "Point focal"})

    assert Party.objects.get(code="mdg").focal_point["post"] == {"en": "Focal point", "fr": "Point focal"}  # type: ignore[index]


@pytest.mark.parametrize(
    "wrong", [{"mailbox": "no mailbox"}, {"address": "nowhere"}, {"post": "", "mailbox": "x@y.example"}, {"south": "?"}]
)
def test_what_cannot_stand_is_said_at_the_form_and_kept(administrator: Client, wrong: dict[str, str]) -> None:
    answer = administrator.post(PAGE, SAID | wrong)

    assert answer.status_code == 422
    assert 'class="problem"' in answer.content.decode()
    assert Entry.objects.filter(register_id="mdg", kind="party").count() == 1


def test_only_who_administers_the_party_may(administrator: Client) -> None:
    assert administrator.get(PAGE).status_code == 200
    assert a_person("clearer", "mdg", "draft", "clear").post(PAGE, SAID).status_code == 403
    assert Client().get(PAGE).status_code == 302
