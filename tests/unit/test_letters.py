"""Answers to spreadsheets by mail, through a real mail server: once, again after trouble, never for ever."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth import get_user_model

from bandung.clearance import letters
from bandung.clearance.models import IncomingMail, Intake
from bandung.people.models import Profile
from tests.cast import AT, joined

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]
MARIA = "maria@saude.example"


class Postman:
    """Takes mails, or says what it is told to say."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.says = "250 OK"

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.says.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.says

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    taker = Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(taker, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 10
    yield taker
    controller.stop()


def a_refused_mail(language: str = "ar") -> IncomingMail:
    joined("bra")
    person = get_user_model().objects.create_user("maria", email=MARIA, password="x")
    Profile.objects.create(person=person, language=language)
    return IncomingMail.objects.create(
        message="d" * 64, sender=MARIA, subject="Planilha", sent_as="<1@saude>", outcome="refused",
        sentence="This file is empty.", person=person, fetched_at=AT,
    )  # fmt: skip


def test_an_answer_arrives_once_and_no_machine_answers_it(postman: Postman) -> None:
    a_refused_mail()

    assert [letters.answer(AT), letters.answer(AT + timedelta(hours=1))] == [1, 0]

    (mail,) = postman.taken
    assert (mail["To"], mail["Auto-Submitted"], mail["In-Reply-To"]) == (MARIA, "auto-replied", "<1@saude>")
    assert mail["Subject"] and "Planilha" in mail["Subject"]


def test_an_answer_that_is_not_accepted_is_sent_again_with_the_same_name(postman: Postman) -> None:
    held = a_refused_mail()
    name = letters.written(held).extra_headers["Message-ID"]
    postman.says = "451 try again later"

    assert letters.answer(AT) == 0
    postman.says = "250 OK"
    assert letters.answer(AT + timedelta(minutes=1)) == 0
    assert letters.answer(AT + timedelta(minutes=11)) == 1

    assert postman.taken[0]["Message-ID"] == name
    assert IncomingMail.objects.get().tries == 1


def test_an_answer_that_is_never_accepted_is_given_up(postman: Postman) -> None:
    a_refused_mail()
    postman.says = "550 no such mailbox"

    for hours in range(letters.MOST_TRIES + 5):
        letters.answer(AT + timedelta(hours=hours))

    assert (IncomingMail.objects.get().tries, postman.taken) == (letters.MOST_TRIES, [])


def test_who_is_unknown_and_what_is_not_read_yet_is_not_answered(postman: Postman) -> None:
    held = a_refused_mail()
    waiting = Intake.objects.create(
        party="bra", kind="need", name="a.xlsx", digest="d", via="mail", language="en", made_by="x", made_at=AT
    )
    IncomingMail.objects.filter(pk=held.pk).update(outcome="taken", intake=waiting)
    assert letters.answer(AT) == 0
    Intake.objects.update(state="ready")
    IncomingMail.objects.update(person=None)

    assert (letters.answer(AT), postman.taken) == (0, [])


@pytest.mark.parametrize(
    ("subject", "told"), [("a\r\nBcc: x@evil.example", "a"), ("ش" * 400, "ش"), ("", "–"), ("x" * 900, "x")]
)
def test_a_hostile_subject_adds_nothing_to_the_answer(postman: Postman, subject: str, told: str) -> None:
    held = a_refused_mail("en")
    held.subject = subject[:200]
    held.save()

    assert letters.answer(AT) == 1

    (mail,) = postman.taken
    assert mail["Bcc"] is None
    assert told in mail["Subject"]
