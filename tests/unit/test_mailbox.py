"""Spreadsheets by mail, against a real server of mailboxes: taken once, from who may; answered in her language."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail as outbox
from django.core.mail import EmailMessage as Answer
from imap_tools import MailBoxUnencrypted, MailMessage

from bandung.clearance import letters, mailbox, mailkeys
from bandung.clearance.errors import MailboxUnreachable, NoMailbox
from bandung.clearance.models import Draft, IncomingMail, Intake, IntakeKey
from bandung.exchange.models import Offer
from bandung.people.models import Mandate, Profile
from bandung.records.kinds import as_json
from bandung.site import environment
from bandung.standards.spreadsheet import reading, writing
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]
PYMAP = Path(sys.executable).with_name("pymap")
ADDRESS = "intake@node.example"
MARIA = "maria@saude.example"
XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    """A server of mailboxes; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [str(PYMAP), "--host", "127.0.0.1", "--port", str(port), "--no-tls", "--no-service", "admin", "dict"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        for _each in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
        running.terminate()


@pytest.fixture
def box(server: int, settings: Any) -> Iterator[MailBoxUnencrypted]:
    """The node's mailbox, empty; opened from another place to look at it and to put mails in."""
    settings.MAILBOX = {
        "encrypted": False, "host": "127.0.0.1", "port": server, "user": "demouser", "password": "demopass",
        "folder": "INBOX",
    }  # fmt: skip
    settings.MAILBOX_ADDRESS = ADDRESS
    with MailBoxUnencrypted("127.0.0.1", server, timeout=10).login("demouser", "demopass") as opened:
        for folder in ("Bandung/Done", "Bandung/Refused"):
            if opened.folder.exists(folder):
                opened.folder.delete(folder)
        opened.folder.set("INBOX")
        if uids := opened.uids():
            opened.delete(uids)
        yield opened


@pytest.fixture
def maria() -> Any:
    """Drafts for Brazil, reads Portuguese."""
    joined("bra")
    person = get_user_model().objects.create_user("maria", email=MARIA, password="x")
    EmailAddress.objects.create(user=person, email=MARIA, verified=True, primary=True)
    Profile.objects.create(person=person, language="pt")
    Mandate.objects.create(person=person, party="bra", duty="draft", post="Ministry, planning", since=AT, given_by="x")
    return person


@pytest.fixture
def key(maria: Any) -> str:
    return mailkeys.make_key(person=maria, party="bra", institution="", at=AT)[1]


def a_sheet(*names: str, kind: str = "offer", **more: Any) -> bytes:
    to = BytesIO()
    told = [as_json(an_offer(name, title={"en": f"{name} {name}"}, summary={"en": f"On {name}."})) for name in names]
    writing.write(kind, [each | more for each in told], "en", to)  # type: ignore[arg-type]
    return to.getvalue()


def a_mail(
    key: str, *files: tuple[str, bytes], sender: str = MARIA, subject: str = "Planilha", message: str = "<1@saude>",
    headers: dict[str, str] | None = None,
) -> EmailMessage:  # fmt: skip
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Maria <{sender}>", f"intake+{key}@node.example", subject
    mail["Message-ID"] = message
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content("Segue a planilha.")
    for name, data in files:
        mail.add_attachment(data, maintype=XLSX[0], subtype=XLSX[1], filename=name)
    return mail


def put_in(box: MailBoxUnencrypted, *mails: EmailMessage | bytes) -> None:
    for mail in mails:
        box.append(mail if isinstance(mail, bytes) else mail.as_bytes(), "INBOX")


def in_folder(box: MailBoxUnencrypted, name: str) -> int:
    return box.folder.status(name)["MESSAGES"] if box.folder.exists(name) else 0


def outcome() -> tuple[str, str]:
    """What became of the one mail, and the sentence why."""
    held = IncomingMail.objects.get()
    return held.outcome, held.sentence % held.places


def answered() -> list[Answer]:
    letters.answer(AT)
    return outbox.outbox


def test_a_mail_with_a_key_is_taken_and_its_rows_wait(box: MailBoxUnencrypted, key: str) -> None:
    put_in(box, a_mail(key, ("ofertas.xlsx", a_sheet("wells", "roads"))))

    found = mailbox.fetch(AT)

    held = Intake.objects.get()
    assert (found.taken, found.refused) == (1, 0)
    assert (held.kind, held.via, held.state, held.name) == ("offer", "mail", "ready", "ofertas.xlsx")
    assert (held.made_by, held.language, held.rows.filter(state="new").count()) == ("Ministry, planning", "pt", 2)
    assert (Offer.objects.count(), Draft.objects.count()) == (0, 0)
    assert (in_folder(box, "INBOX"), in_folder(box, "Bandung/Done")) == (0, 1)


def test_the_answer_is_in_the_language_of_the_sender_with_what_is_to_mend(box: MailBoxUnencrypted, key: str) -> None:
    put_in(box, a_mail(key, ("ofertas.xlsx", a_sheet("wells", "roads", sectors=["99999"]))))
    mailbox.fetch(AT)

    (answer,) = answered()

    assert (answer.to, answer.extra_headers["Auto-Submitted"]) == ([MARIA], "auto-replied")
    assert answer.extra_headers["In-Reply-To"] == "<1@saude>"
    assert f"/pt/desk/spreadsheets/{Intake.objects.get().pk}/" in answer.body
    name, data, _type = answer.attachments[0]
    assert name.endswith(".xlsx")
    assert len(list(reading.read_rows(data, "offer", "pt").rows)) == 2
    assert key not in answer.message().as_string()
    assert len(answered()) == 1


def test_the_key_may_stand_in_the_subject(box: MailBoxUnencrypted, key: str) -> None:
    mail = a_mail("", ("o.xlsx", a_sheet("wells")), subject=f"Planilha {key.upper()}")
    put_in(box, mail)

    assert mailbox.fetch(AT).taken == 1
    assert IncomingMail.objects.get().subject == "Planilha …"


@pytest.mark.parametrize(
    ("sender", "wrong_key"),
    [("attacker@evil.example", False), (MARIA, True), ("maria@saude.example.evil", False)],
)
def test_a_forged_sender_or_a_wrong_key_gets_nothing_and_hears_nothing(
    box: MailBoxUnencrypted, key: str, sender: str, wrong_key: bool
) -> None:
    put_in(box, a_mail("a" * 24 if wrong_key else key, ("o.xlsx", a_sheet("wells")), sender=sender))

    assert mailbox.fetch(AT).refused == 1

    assert outcome()[0] == "unknown"
    assert (Intake.objects.count(), answered(), in_folder(box, "Bandung/Refused")) == (0, [], 1)


@pytest.mark.parametrize(
    ("results", "is_taken"),
    [
        (["mx.node.example; spf=fail; dmarc=pass header.from=saude.example"], True),
        (["mx.node.example; dmarc=fail header.from=saude.example"], False),
        (['mx.node.example; spf=none smtp.mailfrom="x; dmarc=pass"', "mx.node.example; dmarc=pass"], False),
        (["mx.evil.example; dmarc=pass"], False),
        ([], False),
    ],
)
def test_where_the_server_vouches_for_senders_only_those_are_known(
    box: MailBoxUnencrypted, key: str, settings: Any, results: list[str], is_taken: bool
) -> None:
    settings.MAILBOX_CHECKED_BY = "mx.node.example"
    above = "".join(f"Authentication-Results: {each}\r\n" for each in results).encode()
    put_in(box, above + a_mail(key, ("o.xlsx", a_sheet("wells"))).as_bytes())

    assert mailbox.fetch(AT).taken == is_taken
    assert IncomingMail.objects.get().outcome == ("taken" if is_taken else "unknown")


def test_an_address_that_nobody_verified_is_not_enough(box: MailBoxUnencrypted, key: str) -> None:
    EmailAddress.objects.update(verified=False)
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    mailbox.fetch(AT)

    assert (outcome()[0], answered()) == ("unknown", [])


def test_a_revoked_key_opens_nothing(box: MailBoxUnencrypted, key: str, maria: Any) -> None:
    mailkeys.revoke_key(person=maria, key=mailkeys.keys_of(maria, "bra")[0].pk, at=AT)
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    mailbox.fetch(AT)

    assert (outcome()[0], answered()) == ("unknown", [])


def test_who_holds_no_mandate_any_more_is_told_so(box: MailBoxUnencrypted, key: str) -> None:
    Mandate.objects.update(until=later(1))
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    mailbox.fetch(later(2))

    assert outcome()[0] == "refused"
    assert Intake.objects.count() == 0
    assert [each.to for each in answered()] == [[MARIA]]


REFUSED: dict[str, tuple[tuple[tuple[str, bytes], ...], str]] = {
    "no attachment": ((), "No spreadsheet was attached"),
    "two spreadsheets": ((("a.xlsx", b"PK\x03\x04a"), ("b.xlsx", b"PK\x03\x04b")), "2 spreadsheets were attached"),
    "a zip in a zip": ((("a.zip", b"PK\x03\x04" + b"\x00" * 60),), "damaged or is not what it says it is"),
    "a PDF under a right name": ((("a.xlsx", b"%PDF-1.7 ..."),), "This is not an XLSX file"),
    "an empty file": ((("a.xlsx", b""),), "This file is empty"),
    "an old Excel file": ((("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),), "an older Excel file"),
    "nothing that says its kind": (
        (("a.csv", b"title.en,summary.en,language,countries,sectors\nA,B,en,BRA,12220\n"),), "needs or offers",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_taken_is_answered_with_the_sentence_why(
    box: MailBoxUnencrypted, key: str, maria: Any, case: str
) -> None:
    files, sentence = REFUSED[case]
    Profile.objects.update(language="en")
    put_in(box, a_mail(key, *files))

    mailbox.fetch(AT)

    assert outcome()[0] == "refused"
    assert sentence in answered()[0].body
    assert (Intake.objects.count(), in_folder(box, "Bandung/Refused")) == (0, 1)


@pytest.mark.parametrize("subject", ["Nos offres 2026", "我们的供给", "عروض: العروض", "Offer"])
def test_a_word_of_the_subject_says_what_the_columns_do_not(box: MailBoxUnencrypted, key: str, subject: str) -> None:
    table = b"title.en,summary.en,language,countries,sectors\nA,B,en,BRA,12220\n"
    put_in(box, a_mail(key, ("a.csv", table), subject=subject))

    mailbox.fetch(AT)

    assert Intake.objects.get().kind == "offer"


def test_a_mail_that_is_too_large_is_refused_by_its_size_alone(
    box: MailBoxUnencrypted, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "MOST_BYTES", 200_000)
    put_in(box, a_mail(key, ("o.xlsx", b"PK\x03\x04" + b"x" * 300_000)))

    mailbox.fetch(AT)

    assert outcome()[1].endswith("Divide the spreadsheet into several.")
    assert len(answered()) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"}, {"Return-Path": "<>"}, {"Precedence": "bulk"},
        {"List-Id": "<cooperation.list.example>"}, {"X-Autoreply": "yes"},
    ],
)  # fmt: skip
def test_a_machine_is_never_answered(box: MailBoxUnencrypted, key: str, headers: dict[str, str]) -> None:
    put_in(box, a_mail(key, headers=headers))

    mailbox.fetch(AT)

    assert (outcome()[0], answered()) == ("automatic", [])


def test_a_bounce_of_our_own_answer_is_not_answered(box: MailBoxUnencrypted, key: str) -> None:
    bounce = (
        f"From: MAILER-DAEMON@mx.example\r\nTo: intake+{key}@node.example\r\nSubject: Undelivered\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nno\r\n--b--\r\n"
    )
    put_in(box, bounce.encode())

    mailbox.fetch(AT)

    assert (outcome()[0], answered()) == ("automatic", [])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00 no mail at all",
        b"From: =?utf-8?b?////?= <a@b>\r\nTo: x\r\nSubject: =?nosuch?q?=FF?=\r\n\r\n",
        b"From: a@b\r\nFrom: c@d\r\nTo: x\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\nContent-Type: \xff\r\n",
        b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 400,
    ],
)
def test_a_broken_mail_stops_nothing_behind_it(box: MailBoxUnencrypted, key: str, raw: bytes) -> None:
    put_in(box, raw or b"\r\n", a_mail(key, ("o.xlsx", a_sheet("wells"))))

    found = mailbox.fetch(AT)

    assert (found.taken, found.refused, in_folder(box, "INBOX")) == (1, 1, 0)


def test_broken_mime_of_a_known_sender_is_refused_with_a_sentence(box: MailBoxUnencrypted, key: str) -> None:
    whole = a_mail(key, ("o.xlsx", a_sheet("wells"))).as_bytes()
    put_in(box, whole[: len(whole) // 2])

    mailbox.fetch(AT)

    assert outcome()[0] == "refused"
    assert len(answered()) == 1


def test_parts_in_parts_without_end_are_a_mail_that_cannot_be_read() -> None:
    """The server of this test chokes on such a mail itself; others hand it on."""

    class Box:
        def fetch(self, **_asked: Any) -> Iterator[MailMessage]:
            deep = b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
            )
            yield MailMessage.from_bytes(deep + b"\r\nx")

    assert mailbox._read_whole(Box(), "1") is None  # type: ignore[arg-type]


def test_what_steers_terminals_is_not_kept(box: MailBoxUnencrypted, key: str) -> None:
    put_in(
        box, b"From: x\x1b@evil.example\r\nSubject: =?utf-8?q?a=1B[2J=00=E2=80=AEb?=\r\nMessage-ID: <\x1b1>\r\n\r\nx"
    )

    mailbox.fetch(AT)

    held = IncomingMail.objects.get()
    assert held.subject == "a[2Jb"
    assert (held.sender + held.sent_as).isprintable()


def test_the_same_mail_twice_is_taken_once(box: MailBoxUnencrypted, key: str) -> None:
    mail = a_mail(key, ("o.xlsx", a_sheet("wells"))).as_bytes()
    put_in(box, mail, b"Received: by another way\r\n" + mail)

    found = mailbox.fetch(AT)

    assert (found.taken, found.seen, Intake.objects.count(), in_folder(box, "Bandung/Done")) == (1, 1, 1, 2)


def test_a_process_that_dies_before_the_move_takes_nothing_twice(
    box: MailBoxUnencrypted, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    def dies(*_told: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(mailbox, "_put_aside", dies)
        with pytest.raises(KeyboardInterrupt):
            mailbox.fetch(AT)
    found = mailbox.fetch(AT)

    assert (found.seen, Intake.objects.count(), in_folder(box, "Bandung/Done")) == (1, 1, 1)


def test_a_process_that_dies_while_it_takes_leaves_the_mail_to_the_next(
    box: MailBoxUnencrypted, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    def dies(**_told: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(mailbox.intake, "receive", dies)
        with pytest.raises(KeyboardInterrupt):
            mailbox.fetch(AT)
    assert (IncomingMail.objects.count(), in_folder(box, "INBOX")) == (0, 1)

    assert mailbox.fetch(AT).taken == 1


def test_a_mail_that_cannot_be_moved_is_flagged_and_left_alone(
    box: MailBoxUnencrypted, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "_folder", lambda _box, _name: "")
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    assert mailbox.fetch(AT).taken == 1
    assert mailbox.fetch(AT) == mailbox.Round()
    assert in_folder(box, "INBOX") == 1


def test_html_alone_with_a_spreadsheet_and_a_logo_is_taken(box: MailBoxUnencrypted, key: str) -> None:
    mail = a_mail(key, ("o.xlsx", a_sheet("wells")))
    mail.get_payload(0).set_content("<p>Segue</p>", subtype="html")  # type: ignore[union-attr]
    mail.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="logo.png")
    put_in(box, mail)

    assert mailbox.fetch(AT).taken == 1


def test_the_operator_sees_what_was_refused_but_no_key(box: MailBoxUnencrypted, key: str) -> None:
    put_in(box, a_mail("", ("o.xlsx", b"PK"), sender="x@evil.example", subject=f"Re: {key}"))
    mailbox.fetch(AT)

    (seen,) = mailbox.refused(AT - timedelta(days=1))

    assert (seen.sender, seen.subject, seen.outcome) == ("x@evil.example", "Re: …", "unknown")


def test_without_a_mailbox_or_a_server_it_says_so(settings: Any) -> None:
    settings.MAILBOX = None
    assert mailbox.look(AT) is None
    with pytest.raises(NoMailbox):
        mailbox.fetch(AT)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.MAILBOX = {
        "encrypted": False, "host": "127.0.0.1", "port": port, "user": "u", "password": "secret", "folder": "INBOX",
    }  # fmt: skip
    with pytest.raises(MailboxUnreachable, match="could not be opened") as refusal:
        mailbox.fetch(AT)
    assert "secret" not in str(refusal.value)


def test_a_mandate_of_an_institution_sends_for_it_alone(box: MailBoxUnencrypted, maria: Any) -> None:
    Mandate.objects.update(institution="bra-health")
    _held, key = mailkeys.make_key(person=maria, party="bra", institution="bra-health", at=AT)
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))

    mailbox.fetch(AT)

    assert (Intake.objects.get().institution, Intake.objects.get().made_by) == ("bra-health", "Ministry, planning")
    assert post("bra") not in Intake.objects.get().made_by


def test_an_erased_account_leaves_no_address_and_no_key_behind(box: MailBoxUnencrypted, key: str, maria: Any) -> None:
    put_in(box, a_mail(key, ("o.xlsx", a_sheet("wells"))))
    mailbox.fetch(AT)

    maria.delete()

    assert (IncomingMail.objects.count(), IntakeKey.objects.count(), Intake.objects.get().person) == (0, 0, None)


@pytest.mark.parametrize(
    ("told", "is_taken"),
    [
        ("imaps://a%40b:p%2Fw@imap.node.example:1993/Intake", True),
        ("imap://a:p@127.0.0.1:1143", True),
        ("imap://a:p@imap.node.example", False),
        ("imaps://imap.node.example", False),
        ("imaps://a:p@imap.node.example:port", False),
        ("pop3://a:p@imap.node.example", False),
    ],
)
def test_the_mailbox_is_set_by_one_address(monkeypatch: pytest.MonkeyPatch, told: str, is_taken: bool) -> None:
    monkeypatch.setenv("BANDUNG_MAILBOX", told)
    monkeypatch.setenv("BANDUNG_MAILBOX_ADDRESS", ADDRESS)

    if not is_taken:
        with pytest.raises(environment.BadSetting):
            environment.mailbox()
        return
    found = environment.mailbox()

    assert found is not None
    assert (found["encrypted"], found["port"]) == (told.startswith("imaps"), 1993 if "1993" in told else 1143)
    if found["encrypted"]:
        assert (found["user"], found["password"], found["folder"]) == ("a@b", "p/w", "Intake")


def test_a_mailbox_without_its_address_or_in_the_open_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANDUNG_MAILBOX", "imap://a:p@imap.node.example")
    monkeypatch.setenv("BANDUNG_MAILBOX_OPEN", "yes")
    with pytest.raises(environment.BadSetting, match="BANDUNG_MAILBOX_ADDRESS"):
        environment.mailbox()
    monkeypatch.setenv("BANDUNG_MAILBOX_ADDRESS", ADDRESS)

    assert environment.mailbox() is not None
