"""Spreadsheets that come in by mail: fetched by IMAP, each taken once, each then put into a folder of its outcome.

A mail is taken from whoever has a key of ours, writes from an address that she has verified, and holds a mandate to
upload just now. Nothing is published by it: its rows wait at the desk. What a mail led to is in the database before the
mail is moved, so a process that dies in between takes nothing twice and loses nothing.
"""

import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from imaplib import IMAP4
from typing import Any

from django.conf import settings
from django.db import transaction
from imap_tools import BaseMailBox, ImapToolsError, MailBox, MailBoxUnencrypted, MailMessage

from bandung.clearance import errors, intake, mailkeys, mails
from bandung.clearance.models import IncomingMail, IntakeKey
from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate, Profile
from bandung.people.queries import acting, has_verified
from bandung.standards.spreadsheet.errors import BadSpreadsheet
from bandung.standards.spreadsheet.reading import LARGEST
from bandung.values.errors import BandungError

MOST_BYTES = LARGEST * 7 // 5 + 100_000
"""Of a mail: the largest spreadsheet as mail carries it, four letters for three bytes, with its line ends."""
MOST_AT_ONCE = 100
"""Mails of one round; the others wait for the next."""
TIMEOUT = 30
KEPT = timedelta(days=90)
"""How long it is known what became of a mail."""
DONE, REFUSED = "Done", "Refused"
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Round:
    """What one look into the mailbox led to."""

    taken: int = 0
    refused: int = 0
    seen: int = 0
    """Those that an earlier round had settled but not moved."""


def look(at: datetime) -> Round | None:
    """The clock's round: nothing where the node has no mailbox."""
    return fetch(at) if settings.MAILBOX else None


def fetch(at: datetime) -> Round:
    """Settle every mail in the mailbox.

    :raises NoMailbox: if the node has none.
    :raises MailboxUnreachable: if it cannot be opened, or the line breaks; what was settled stays so.
    """
    if not settings.MAILBOX:
        raise errors.NoMailbox
    IncomingMail.objects.filter(fetched_at__lt=at - KEPT).delete()
    round_ = Round()
    try:
        with _opened(settings.MAILBOX) as box:
            folders = {name: _folder(box, name) for name in (DONE, REFUSED)}
            heads = box.fetch("UNFLAGGED", None, headers_only=True, mark_seen=False, bulk=20, limit=MOST_AT_ONCE)
            for head in list(heads):
                held, is_new = _settled(box, head, at)
                _count(round_, held, is_new)
                _put_aside(box, str(head.uid), folders[DONE if held.outcome == "taken" else REFUSED])
    except (ImapToolsError, IMAP4.error, OSError) as reason:
        raise errors.MailboxUnreachable(reason=str(reason)[:200]) from reason
    return round_


@contextmanager
def _opened(told: dict[str, Any]) -> Iterator[BaseMailBox]:
    box: BaseMailBox = (
        MailBox(told["host"], told["port"], timeout=TIMEOUT, ssl_context=ssl.create_default_context())
        if told["encrypted"]
        else MailBoxUnencrypted(told["host"], told["port"], timeout=TIMEOUT)
    )
    with box.login(told["user"], told["password"], told["folder"]) as opened:
        yield opened


def _folder(box: BaseMailBox, name: str) -> str:
    """The folder of an outcome, made where it is not there; empty where the server lets none be made."""
    mark = next((each.delim for each in box.folder.list()), "") or "/"
    names = [mark.join(("Bandung", name)), mark.join(("INBOX", "Bandung", name))]
    for each in names:
        if box.folder.exists(each):
            return each
    for each in names:
        try:
            box.folder.create(each)
        except (ImapToolsError, IMAP4.error):
            continue  # some servers keep every folder below INBOX
        return each
    return ""


def _put_aside(box: BaseMailBox, uid: str, folder: str) -> None:
    """Move a settled mail; where that is not possible it is flagged, and flagged mails are left alone."""
    try:
        if folder:
            box.move(uid, folder)
            return
    except ImapToolsError:
        log.warning("a mail could not be moved to %s; it is flagged instead", folder)
    box.flag(uid, ("\\Seen", "\\Flagged"), True)


def _count(round_: Round, held: IncomingMail, is_new: bool) -> None:
    if not is_new:
        round_.seen += 1
    elif held.outcome == "taken":
        round_.taken += 1
    else:
        round_.refused += 1


def _settled(box: BaseMailBox, head: MailMessage, at: datetime) -> tuple[IncomingMail, bool]:
    """What became of a mail, and whether it was settled just now. The body of a stranger's mail is not even fetched."""
    mail = _read(head, whole=False)
    if mail is None:
        return _noted(_damaged(head), "refused", at, errors.Unreadable())
    key = _key_of(mail)
    if mail.is_automatic:
        return _noted(mail, "automatic", at, errors.AutomaticMail())
    if key is None:
        return _noted(mail, "unknown", at, errors.UnknownSender())
    if head.size_rfc822 > MOST_BYTES:
        size, most = head.size_rfc822 // 1_000_000, LARGEST // 1_000_000
        return _noted(mail, "refused", at, errors.MailTooLarge(size=size, most=most), key)
    read = _read_whole(box, str(head.uid))
    if read is None:
        return _noted(mail, "refused", at, errors.Unreadable(), key)
    try:
        return take(read, key, at)
    except (errors.MailRefused, BadSpreadsheet) as refusal:
        return _noted(read, "refused", at, refusal, key)


@transaction.atomic
def take(mail: mails.Mail, key: IntakeKey, at: datetime) -> tuple[IncomingMail, bool]:
    """Receive the spreadsheet of a mail, once: the mail is noted and its rows wait, or neither.

    :raises MailRefused, BadSpreadsheet: why not.
    """
    mandate = _mandate(key, at)
    held, is_new = _noted(mail, "taken", at, None, key)
    if not is_new:
        return held, False
    attachment = mails.spreadsheet_of(mail)
    held.intake = intake.receive(
        data=attachment.data, name=attachment.name, kind=mails.kind_of(attachment, mail.subject), party=key.party,
        institution=key.institution, by=mandate.post, at=at, language=language_of(key.person), via="mail",
        person=key.person,
    )  # fmt: skip
    held.save(update_fields=["intake"])
    IntakeKey.objects.filter(pk=key.pk).update(used_at=at)
    return held, True


def language_of(person: Any) -> str:
    """The language a person chose for mails, as records name it."""
    chosen = Profile.objects.filter(person=person).values_list("language", flat=True).first() or "en"
    return chosen.partition("-")[0]


def refused(since: datetime) -> Iterator[IncomingMail]:
    """Mails that were not taken, newest first: for the node's operator."""
    yield from IncomingMail.objects.exclude(outcome="taken").filter(fetched_at__gte=since).order_by("-fetched_at", "pk")


def _mandate(key: IntakeKey, at: datetime) -> Mandate:
    try:
        return acting(key.person, "upload", "intake", at=at, party=key.party, institution=key.institution)
    except NotPermitted:
        raise errors.NoMailMandate from None


def _key_of(mail: mails.Mail) -> IntakeKey | None:
    """The key that a mail carries, if whoever it belongs to has shown that the sender's address is hers."""
    for told in mail.keys:
        key = mailkeys.key_of(told)
        if key and mail.sender and key.person.is_active and has_verified(key.person, mail.sender):
            return key
    return None


def _read(message: MailMessage, *, whole: bool) -> mails.Mail | None:
    try:
        return mails.read_mail(message, whole=whole, server=settings.MAILBOX_CHECKED_BY)
    except Exception:
        # Whatever a hostile mail does to the parser of mails, it must not stop the mails behind it.
        log.exception("a mail could not be read; it is put aside")
        return None


def _read_whole(box: BaseMailBox, uid: str) -> mails.Mail | None:
    try:
        message = next(iter(box.fetch(uid_list=[uid], mark_seen=False)), None)
    except RecursionError:
        # Parts in parts in parts, deeper than the parser of mails can follow.
        log.exception("a mail could not be read; it is put aside")
        return None
    return None if message is None else _read(message, whole=True)


def _damaged(message: MailMessage) -> mails.Mail:
    """What can be said of a mail that cannot be read: its place in the mailbox and its size."""
    raw = f"{message.uid} {message.size_rfc822}".encode()
    return mails.Mail(sender="", subject="", keys=(), sent_as="", is_automatic=False, raw=raw)


def _noted(
    mail: mails.Mail, outcome: str, at: datetime, refusal: BandungError | None, key: IntakeKey | None = None
) -> tuple[IncomingMail, bool]:
    """Note what became of a mail; one that was noted before keeps what was noted then."""
    told = {
        "sender": mail.sender, "subject": mail.subject_without_key, "sent_as": mail.sent_as, "outcome": outcome,
        "sentence": refusal.sentence if refusal else "", "places": dict(refusal.places) if refusal else {},
        "person": key.person if key else None, "fetched_at": at,
    }  # fmt: skip
    if refusal is not None:
        log.info("a mail was not taken (%s): %s", outcome, refusal)
    return IncomingMail.objects.get_or_create(message=mail.fingerprint, defaults=told)
