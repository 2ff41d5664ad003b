"""Webhooks: signed, only what the party may read, again until they are taken, and never into a network's inside."""

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from standardwebhooks.webhooks import Webhook as Verifier

from bandung.exchange import actions as exchange
from bandung.introductions import actions as introductions
from bandung.notices import addresses, posting, webhooks
from bandung.notices.errors import AddressInside, BadAddress, NameUnknown, NotEncrypted
from bandung.notices.models import Delivery, Notice, Webhook
from bandung.people.models import Mandate
from bandung.values import Texts
from tests.cast import AT, joined, post
from tests.factories import an_offer

pytestmark = pytest.mark.django_db(transaction=True)

Answering = Callable[[BaseHTTPRequestHandler], None]


class Receiver:
    """A server of a ministry: what it got, and how it answers."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], str]] = []
        self.answering: Answering = taking
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                receiver.got.append((dict(self.headers), body))
                receiver.answering(self)

            def log_message(self, *_said: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def answer(status: int, body: bytes = b"", **headers: str) -> Answering:
    def said(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return said


def taking(handler: BaseHTTPRequestHandler) -> None:
    answer(200, b"thank you")(handler)


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_INSIDE = True
    made = Receiver()
    yield made
    made.stop()


@pytest.fixture
def cast(fresh_index: None) -> None:
    joined("bra", "mdg", "ken")


def a_hook(receiver: Receiver, party: str = "ken", kinds: tuple[str, ...] = ()) -> tuple[Webhook, str]:
    return webhooks.add(
        party=party, address=f"http://127.0.0.1:{receiver.port}/in?from=bandung", kinds=kinds, by=post(party), at=AT
    )


def an_offer_comes(identifier: str = "milk", at: datetime = AT) -> None:
    exchange.publish_new(record=an_offer(identifier), party="bra", by=post("bra"), at=at)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def test_a_public_entry_arrives_signed(cast: None, receiver: Receiver) -> None:
    hook, secret = a_hook(receiver)

    an_offer_comes()

    headers, body = receiver.got[0]
    told = Verifier(secret).verify(body, headers)
    assert (told["type"], told["data"]["register"], told["data"]["record"]) == ("offer.publish", "bra", "milk")
    assert told["data"]["body"]["title"] == {"en": "Milk banks milk"}
    delivery = Delivery.objects.get(webhook=hook)
    assert (delivery.status, delivery.answer, delivery.next_at, delivery.attempts) == (200, "thank you", None, 1)


def test_only_the_kinds_that_were_asked_for_arrive(cast: None, receiver: Receiver) -> None:
    a_hook(receiver, kinds=("need",))

    an_offer_comes()

    assert receiver.got == []


def test_what_is_for_others_never_arrives(cast: None, receiver: Receiver) -> None:
    hooks = {party: a_hook(receiver, party, ("introduction",))[0] for party in ("bra", "mdg", "ken")}
    an_offer_comes()

    introductions.request(
        party="mdg", kind="offer", uid="bra/milk", note=Texts({"fr": "Bonjour"}, field="note"), by=post("mdg"), at=AT
    )

    told = {party: Delivery.objects.filter(webhook=hook).count() for party, hook in hooks.items()}
    assert told == {"bra": 1, "mdg": 1, "ken": 0}
    assert len(receiver.got) == 2


def test_a_refused_delivery_is_tried_again_with_growing_delays(cast: None, receiver: Receiver) -> None:
    hook, _secret = a_hook(receiver)
    receiver.answering = answer(500, b"out of order")
    an_offer_comes()
    first = Delivery.objects.get()

    assert (first.status, first.answer, first.attempts) == (500, "out of order", 1)
    assert first.tried_at is not None and first.next_at == first.tried_at + webhooks.DELAYS[0]

    webhooks.deliver(hook.pk, at(first.next_at))
    second = Delivery.objects.get()
    assert second.next_at == first.next_at + webhooks.DELAYS[1]

    receiver.answering = taking
    webhooks.deliver(hook.pk, at(second.next_at))
    hook.refresh_from_db()
    assert (Delivery.objects.get().status, hook.failing_since) == (200, None)


def test_after_five_days_of_failure_it_is_switched_off_and_whoever_administers_is_told(
    cast: None, receiver: Receiver
) -> None:
    person = get_user_model().objects.create_user("ken", email="ken@agency.example", password="x")
    Mandate.objects.create(
        person=person, party="ken", duty="administer", post=post("ken"), since=AT, given_by="x"
    )  # fmt: skip
    hook, _secret = a_hook(receiver)
    receiver.answering = answer(410)
    an_offer_comes()

    begun = Delivery.objects.get().tried_at
    assert begun is not None
    for _try in webhooks.DELAYS:
        due = Delivery.objects.get().next_at
        if due is None:
            break
        webhooks.deliver(hook.pk, at(due))

    hook.refresh_from_db()
    assert hook.off_at is not None and hook.off_at - begun >= timedelta(days=5)
    assert [row.kind for row in Notice.objects.filter(person=person)] == ["webhook-off"]
    tried = len(receiver.got)
    an_offer_comes("later")
    assert len(receiver.got) == tried


def test_it_is_switched_on_and_sent_again_by_hand(cast: None, receiver: Receiver) -> None:
    hook, _secret = a_hook(receiver)
    an_offer_comes()

    webhooks.send_again(party="ken", webhook=hook.pk, delivery=Delivery.objects.get().pk, at=timezone.now())

    assert [headers["webhook-id"] for headers, _body in receiver.got] == [receiver.got[0][0]["webhook-id"]] * 2


def test_a_dead_server_is_left_in_peace_after_three_failures_in_a_row(cast: None, receiver: Receiver) -> None:
    hook, _secret = a_hook(receiver)
    receiver.answering = answer(503)
    rows = [an_offer(f"milk-{number}") for number in range(6)]

    exchange.publish_all(records=rows, party="bra", by=post("bra"), at=AT)

    assert len(receiver.got) == webhooks.IN_A_ROW
    assert Delivery.objects.filter(webhook=hook, attempts=0).count() == 3


def test_a_redirect_is_not_followed(cast: None, receiver: Receiver) -> None:
    a_hook(receiver)
    receiver.answering = answer(307, Location=f"http://127.0.0.1:{receiver.port}/elsewhere")

    an_offer_comes()

    assert (len(receiver.got), Delivery.objects.get().status) == (1, 307)


def test_a_slow_server_is_given_up_in_time_even_if_it_trickles(receiver: Receiver) -> None:
    def trickling(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
            for _letter in range(60):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    receiver.answering = trickling
    target = addresses.checked(f"http://127.0.0.1:{receiver.port}/", encrypted=False, inside=True)

    began = time.monotonic()
    got = posting.post(target, b"{}", {}, at_most=0.6)

    assert time.monotonic() - began < 2
    assert (got.status, got.text[:1]) == (200, "x")


def test_of_a_huge_answer_no_more_is_read_than_is_shown(cast: None, receiver: Receiver) -> None:
    written: list[int] = []

    def huge(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.send_response(200)
            handler.end_headers()
            for number in range(2_000):
                handler.wfile.write(b"y" * 65_536)
                written.append(number)
        except OSError:
            return

    receiver.answering = huge
    a_hook(receiver)

    an_offer_comes()

    assert Delivery.objects.get().answer == "y" * 500
    assert len(written) < 2_000


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "2002:a00:1::1", "198.18.0.1", "192.0.2.1",
    ],
)  # fmt: skip
def test_no_address_of_an_inside_is_public(ip: str) -> None:
    assert not addresses.is_public(ip)


def test_an_ordinary_address_is_public() -> None:
    assert addresses.is_public("93.184.215.14") and addresses.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("ftp://a.example/", BadAddress),
        ("https://", BadAddress),
        ("https://name:word@a.example/", BadAddress),
        ("https://a.example/ b", BadAddress),
        ("https://a.example:99999/", BadAddress),
        ("https://a.example/\r\nX: y", BadAddress),
        ("http://a.example/", NotEncrypted),
        ("https://127.0.0.1/", AddressInside),
        ("https://[::1]/", AddressInside),
        ("https://0x7f000001/", AddressInside),
        ("https://2130706433/", AddressInside),
        ("https://localhost/", AddressInside),
        ("https://no..name/", NameUnknown),
    ],
)
def test_an_address_that_leads_nowhere_or_inside_is_refused(address: str, refusal: type[BadAddress]) -> None:
    with pytest.raises(refusal):
        addresses.checked(address, encrypted=True, inside=False)


def test_a_name_that_changes_its_answer_reaches_only_what_was_checked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def changing(host: str, port: int, *more: Any, **named: Any) -> Any:
        if host != "changing.example":
            return real(host, port, *more, **named)
        asked.append(host)
        ip = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    target = addresses.checked(f"http://changing.example:{receiver.port}/", encrypted=False, inside=True)
    got = posting.post(target, b"{}", {})

    assert (got.status, asked, target.ip) == (200, ["changing.example"], "127.0.0.1")
    assert receiver.got[0][0]["Host"] == f"changing.example:{receiver.port}"


def test_a_name_with_one_inside_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_named: found)

    with pytest.raises(AddressInside):
        addresses.checked("https://mixed.example/", encrypted=True, inside=False)


def test_an_address_that_turns_inside_later_is_not_called(cast: None, receiver: Receiver, settings: Any) -> None:
    a_hook(receiver)
    settings.WEBHOOKS_INSIDE = False

    an_offer_comes()

    assert receiver.got == []
    assert "127.0.0.1" in Delivery.objects.get().answer


def test_a_delivery_says_what_the_register_holds(cast: None, receiver: Receiver) -> None:
    a_hook(receiver)

    an_offer_comes()

    data = json.loads(receiver.got[0][1])["data"]
    assert sorted(data) == [
        "act", "audience", "body", "by", "digest", "kind", "record", "register", "seq", "signed",
    ]  # fmt: skip


def an_administrator(name: str, party: str, duty: str = "administer") -> Any:
    person = get_user_model().objects.create_user(name, email=f"{name}@agency.example", password="x")
    Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
    return person


def test_whoever_administers_adds_one_and_sees_its_secret_once(client: Client, cast: None, receiver: Receiver) -> None:
    client.force_login(an_administrator("ken", "ken"))
    told = {"address": f"http://127.0.0.1:{receiver.port}/in", "kinds": ["offer"]}

    made = client.post("/en/desk/webhooks/", told)
    later = client.get("/en/desk/webhooks/")

    assert "whsec_" in made.content.decode() and made["Cache-Control"] == "private, no-store"
    assert "whsec_" not in later.content.decode() and told["address"] in later.content.decode()
    assert [(row.party, row.kinds) for row in Webhook.objects.all()] == [("ken", ["offer"])]


def test_a_bad_address_is_refused_at_its_field_and_nothing_typed_is_lost(client: Client, cast: None) -> None:
    client.force_login(an_administrator("ken", "ken"))

    answer = client.post("/en/desk/webhooks/", {"address": "http://127.0.0.1:1/secret-place", "kinds": ["need"]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "webhooks go to public addresses alone" in page and "secret-place" in page
    assert re.search(r'value="need"[^>]* checked', page)
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("duty", ["draft", "clear"])
def test_only_who_administers_may(client: Client, cast: None, receiver: Receiver, duty: str) -> None:
    hook, _secret = a_hook(receiver)
    client.force_login(an_administrator("ken", "ken", duty))

    asked = [client.get("/en/desk/webhooks/"), client.get(f"/en/desk/webhooks/{hook.pk}/")]
    asked.append(client.post(f"/en/desk/webhooks/{hook.pk}/change/", {"delete": "yes"}))

    assert [each.status_code for each in asked] == [403, 403, 403]
    assert "/desk/webhooks/" not in client.get("/en/desk/searches/").content.decode()


def test_another_party_s_webhook_is_not_there(client: Client, cast: None, receiver: Receiver) -> None:
    hook, _secret = a_hook(receiver)
    client.force_login(an_administrator("bra", "bra"))

    assert client.get(f"/en/desk/webhooks/{hook.pk}/").status_code == 404
    assert client.post(f"/en/desk/webhooks/{hook.pk}/change/", {"delete": "yes"}).status_code == 404
    assert Webhook.objects.exists()


def test_its_page_lists_what_came_back_and_sends_again(client: Client, cast: None, receiver: Receiver) -> None:
    hook, _secret = a_hook(receiver)
    receiver.answering = answer(500, b"<b>out of order</b>")
    an_offer_comes()
    client.force_login(an_administrator("ken", "ken"))
    page = client.get(f"/en/desk/webhooks/{hook.pk}/").content.decode()
    receiver.answering = taking

    client.post(f"/en/desk/webhooks/{hook.pk}/change/", {"again": str(Delivery.objects.get().pk)})
    client.post(f"/en/desk/webhooks/{hook.pk}/change/", {"off": "yes"})

    assert "publish offer bra/milk" in page and "&lt;b&gt;out of order" in page and "answered 500" in page
    assert Delivery.objects.get().status == 200
    hook.refresh_from_db()
    assert hook.off_at is not None
    client.post(f"/en/desk/webhooks/{hook.pk}/change/", {"delete": "yes"})
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_its_page_asks_the_database_as_often_for_one_as_for_three(
    client: Client, cast: None, receiver: Receiver, number: int, django_assert_num_queries: Any
) -> None:
    hook, _secret = a_hook(receiver)
    for each in range(number):
        an_offer_comes(f"milk-{each}")
    client.force_login(an_administrator("ken", "ken"))
    client.get("/en/desk/webhooks/")

    with django_assert_num_queries(4):
        client.get("/en/desk/webhooks/")
    with django_assert_num_queries(6):
        client.get(f"/en/desk/webhooks/{hook.pk}/")
