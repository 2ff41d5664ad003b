"""Notices: who is told what, once; at the desk, by e-mail, in feeds."""

import socket
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth import get_user_model
from django.core import mail as outbox
from django.test import Client

from bandung.exchange import actions as exchange
from bandung.introductions import actions as introductions
from bandung.notices import following, mail
from bandung.notices.actions import tell, telling_of
from bandung.notices.models import Bounce, Notice
from bandung.people.models import Mandate
from bandung.values import Texts
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = pytest.mark.django_db(transaction=True)


def a_person(name: str, party: str, duty: str = "clear", institution: str = "") -> Any:
    person = get_user_model().objects.create_user(name, email=f"{name}@agency.example", password="x")
    Mandate.objects.create(
        person=person, party=party, duty=duty, institution=institution, post=post(party), since=AT, given_by="x"
    )
    return person


@pytest.fixture
def cast(fresh_index: None) -> dict[str, Any]:
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    return {name: a_person(name, name) for name in ("bra", "mdg", "ken")}


def asked() -> str:
    row = introductions.request(
        party="mdg", kind="offer", uid="bra/milk", note=Texts({"fr": "Bonjour"}, field="note"), by=post("mdg"), at=AT
    )
    return row.uid


def told(person: Any) -> list[str]:
    return [row.kind for row in Notice.objects.filter(person=person).order_by("pk")]


def test_a_request_is_told_to_those_who_clear_for_the_owner_alone(cast: dict[str, Any]) -> None:
    asked()

    assert {name: told(person) for name, person in cast.items()} == {
        "bra": ["introduction-asked"], "mdg": [], "ken": [],
    }  # fmt: skip


def test_the_same_is_never_told_twice(cast: dict[str, Any]) -> None:
    asked()

    first, again = following.remind(later(15)), following.remind(later(16))

    assert (first, again) == (1, 0)
    assert told(cast["bra"]) == ["introduction-asked", "introduction-answer"]


def test_an_institution_s_notice_reaches_its_people_and_those_of_the_whole_party(cast: dict[str, Any]) -> None:
    hers, other = a_person("hospital", "mdg", "clear", "hospital"), a_person("school", "mdg", "clear", "school")

    tell("still-so", party="mdg", about=("need", "mdg/x"), places={"title": "X"}, at=AT, institution="hospital")

    assert [told(person) for person in (hers, cast["mdg"], other)] == [["still-so"], ["still-so"], []]


def test_the_list_shows_new_ones_first_and_marks_them_read(client: Client, cast: dict[str, Any]) -> None:
    asked()
    client.force_login(cast["bra"])

    page = client.get("/en/desk/notices/")
    assert page.status_code == 200
    assert "asks you for an introduction" in page.content.decode()
    client.post("/en/desk/notices/read/", {"all": "yes"})

    assert not Notice.objects.filter(person=cast["bra"], read_at=None).exists()


def test_nobody_marks_another_s_notice(client: Client, cast: dict[str, Any]) -> None:
    asked()
    client.force_login(cast["ken"])

    client.post("/en/desk/notices/read/", {"notice": Notice.objects.get().pk})

    assert Notice.objects.get().read_at is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client: Client, cast: dict[str, Any], rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        tell("still-so", party="bra", about=("offer", f"bra/{number}"), places={"title": "X"}, at=AT)
    client.force_login(cast["bra"])

    with django_assert_num_queries(6):
        client.get("/en/desk/notices/")


def test_a_digest_comes_in_her_language_once_and_can_be_stopped(client: Client, cast: dict[str, Any]) -> None:
    telling = telling_of(cast["bra"].pk)
    telling.language, telling.hour = "ar", 8
    telling.save()
    asked()

    sent = [mail.send_digests(AT), mail.send_digests(AT + timedelta(minutes=5))]

    assert sent == [1, 0]
    message = outbox.outbox[0]
    html = str(message.alternatives[0][0])
    assert 'dir="rtl"' in html
    assert "/ar/" in message.body
    link = str(message.extra_headers["List-Unsubscribe"]).strip("<>").partition("//")[2].partition("/")[2]
    assert client.get(f"/{link}").status_code == 200
    assert telling_of(cast["bra"].pk).digest == "daily"
    assert Client(enforce_csrf_checks=True).post(f"/{link}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert telling_of(cast["bra"].pk).digest == "never"


def test_a_forged_stop_link_is_no_page(client: Client, cast: dict[str, Any]) -> None:
    assert client.post("/en/desk/notices/stop/1:forged/").status_code == 404


def test_a_crisis_is_mailed_at_once_whatever_the_settings(cast: dict[str, Any]) -> None:
    telling = telling_of(cast["bra"].pk)
    telling.digest, telling.not_by_mail = "never", ["crisis"]
    telling.save()

    tell("crisis", party="bra", about=("need", "mdg/flood"), places={"country": "MDG", "title": {"fr": "Eau"}}, at=AT)

    assert [message.to for message in outbox.outbox] == [["bra@agency.example"]]
    assert outbox.outbox[0].subject == "A crisis in MDG, and you may be able to help: Eau"


class Server:
    """Takes mail for everybody but one."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address.startswith("bra@"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.taken.append(envelope.content)
        return "250 OK"


def test_a_real_mail_server_takes_the_digest_and_a_refused_address_is_flagged(
    cast: dict[str, Any], settings: Any
) -> None:
    server = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        for code in ("bra", "mdg"):
            tell("still-so", party=code, about=("offer", "x/y"), places={"title": {"zh": "水"}}, at=AT)
        sent = mail.send_digests(AT)
    finally:
        controller.stop()

    assert sent == 1
    parts = message_from_bytes(server.taken[0], policy=default)
    assert parts["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "水" in parts.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert Bounce.objects.get().address == "bra@agency.example"
    assert Notice.objects.filter(mailed_at=None).count() == 1


def test_feeds_open_by_their_secret_address_until_a_new_one_is_made(client: Client, cast: dict[str, Any]) -> None:
    asked()
    old = telling_of(cast["bra"].pk).feed
    anyone = Client()

    atom = anyone.get(f"/en/desk/notices/{old}.atom")
    calendar = anyone.get(f"/en/desk/notices/{old}.ics")
    client.force_login(cast["bra"])
    client.post("/en/desk/notices/settings/addresses/")

    assert b"asks you for an introduction" in atom.content
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")
    assert anyone.get(f"/en/desk/notices/{old}.atom").status_code == 404


def test_settings_are_kept(client: Client, cast: dict[str, Any]) -> None:
    client.force_login(cast["bra"])
    assert client.get("/en/desk/notices/settings/").status_code == 200

    told = {"digest": "weekly", "hour": "6", "language": "fr", "at_desk": ["crisis"], "by_mail": ["crisis", "claim"]}
    client.post("/en/desk/notices/settings/", told)

    telling = telling_of(cast["bra"].pk)
    assert (telling.digest, telling.hour, telling.language, "claim" in telling.not_at_desk) == ("weekly", 6, "fr", True)
    assert client.post("/en/desk/notices/settings/", told | {"hour": "25"}).status_code == 422
