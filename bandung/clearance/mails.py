"""A mail that came in, as far as it concerns the intake of spreadsheets. Plain values; no database, no clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from imap_tools import MailMessage

from bandung.clearance.errors import KindUnclear, NoAttachment, SeveralAttachments
from bandung.clearance.rules import KINDS, statement_kind
from bandung.records.columns import translated
from bandung.reference.countries import plain
from bandung.standards.spreadsheet import reading
from bandung.standards.spreadsheet.words import SHEET_NAMES
from bandung.values import LANGUAGES

SPREADSHEETS = (".xlsx", ".csv")
OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".zip", ".numbers", ".tsv", ".txt")
"""What somebody may have meant as a spreadsheet: it is refused with the sentence that says how to save it."""
_KEY = re.compile(r"(?<![a-z0-9])[a-km-np-z2-9]{24}(?![a-z0-9])", re.IGNORECASE)
_ADDRESS_WITH_KEY = re.compile(r"\+([a-km-np-z2-9]{24})@", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
_VOUCHED = re.compile(r"(?:^|;)\s*dmarc\s*=\s*pass\b", re.IGNORECASE)
_BY_MACHINES = ("bulk", "junk", "list", "auto_reply")
_NO_PERSON = ("mailer-daemon", "postmaster", "noreply", "no-reply", "bounce")
_OWN_WORDS: Mapping[str, tuple[str, ...]] = {"need": ("need", "needs"), "offer": ("offer", "offers")}


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What of a mail matters here."""

    sender: str
    subject: str
    keys: tuple[str, ...]
    """What looks like a key of ours, in the recipients' addresses first."""
    sent_as: str
    is_automatic: bool
    attachments: tuple[Attachment, ...] = ()
    raw: bytes = field(default=b"", repr=False)

    @property
    def fingerprint(self) -> str:
        """The same for a mail that is delivered twice, whatever the servers on its way wrote above it."""
        parts = [self.sent_as, self.sender, self.subject]
        parts += [sha256(each.data).hexdigest() for each in self.attachments]
        if not self.sent_as and not self.attachments:
            parts.append(sha256(self.raw).hexdigest())
        return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()

    @property
    def subject_without_key(self) -> str:
        """The subject as it may be kept and shown: a key is a secret."""
        return _KEY.sub("…", self.subject)[:200]


def read_mail(message: MailMessage, *, whole: bool = True, server: str = "") -> Mail:
    """A fetched message as a mail; not ``whole``: its headers alone were fetched.

    With a ``server`` a sender for whom it does not vouch is none.
    """
    headers = message.obj
    sender = _shown(message.from_values.email.lower()) if message.from_values else ""
    if len(headers.get_all("From") or ()) != 1 or (server and not is_vouched(headers, server)):
        sender = ""
    recipients = [
        str(value)
        for name in ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
        for value in headers.get_all(name) or ()
    ]
    keys = [found for text in recipients for found in _ADDRESS_WITH_KEY.findall(text)]
    keys += _KEY.findall(message.subject)
    return Mail(
        sender=sender[:320],
        subject=_shown(message.subject),
        keys=tuple(dict.fromkeys(key.lower() for key in keys))[:5],
        sent_as=_shown(str(headers.get("Message-ID") or ""))[:250],
        is_automatic=is_automatic(headers, sender),
        attachments=tuple(
            Attachment(_name(each.filename), each.payload) for each in (message.attachments if whole else ())
        ),
        raw=b"" if headers.get("Message-ID") else headers.as_bytes(),
    )


def is_automatic(headers: Message, sender: str) -> bool:
    """Whether a machine wrote it: automatic answers, bounces, lists (RFC 3834). Such a mail is never answered."""
    said = str(headers.get("Auto-Submitted") or "no").partition(";")[0].strip().lower()
    returned = headers.get("Return-Path")
    return (
        said != "no"
        or (returned is not None and str(returned).strip() in ("<>", ""))
        or str(headers.get("Precedence") or "").strip().lower() in _BY_MACHINES
        or any(name in headers for name in ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond"))
        or headers.get_content_type() in ("multipart/report", "message/delivery-status")
        or sender.partition("@")[0].startswith(_NO_PERSON)
    )


def is_vouched(headers: Message, server: str) -> bool:
    """Whether the server that received the mail says that its sender's domain sent it (DMARC, RFC 8601).

    Only the topmost word of that server counts: below it anybody may have written anything. What is quoted or in
    brackets is not its word.
    """
    for value in headers.get_all("Authentication-Results") or ():
        named, _mark, results = _QUOTED.sub("", " ".join(str(value).split())).partition(";")
        if named.strip().partition(" ")[0].lower() == server.lower():
            return _VOUCHED.search(results) is not None
    return False


def spreadsheet_of(mail: Mail) -> Attachment:
    """The one spreadsheet that is attached; pictures and signatures beside it do not count.

    :raises NoAttachment: for none.
    :raises SeveralAttachments: for more than one, as it would not be clear which was meant.
    """
    found = [each for each in mail.attachments if each.name.lower().endswith(SPREADSHEETS)]
    found = found or [each for each in mail.attachments if each.data.startswith(b"PK\x03\x04")]
    found = found or [each for each in mail.attachments if each.name.lower().endswith(OTHER_SHEETS)]
    if not found:
        raise NoAttachment
    if len(found) > 1:
        raise SeveralAttachments(count=len(found))
    return found[0]


def kind_of(attachment: Attachment, subject: str) -> str:
    """Whether a spreadsheet holds needs or offers: by its columns, by the sheet's name, or by a word in the subject.

    :raises BadSpreadsheet: if it cannot or must not be opened.
    :raises KindUnclear: if nothing says it.
    """
    sheets = {kind: reading.read_rows(attachment.data, statement_kind(kind)) for kind in KINDS}
    known = {kind: len(sheet.columns) for kind, sheet in sheets.items()}
    if known["need"] != known["offer"]:
        return max(known, key=lambda kind: known[kind])
    for text in (_sheet_name(attachment, sheets), subject):
        named = [kind for kind in KINDS if _names(kind, text)]
        if len(named) == 1:
            return named[0]
    raise KindUnclear(name=attachment.name)


def _sheet_name(attachment: Attachment, sheets: Mapping[str, Any]) -> str:
    """The name that people gave the sheet; a text table has none but its file's."""
    stem = PurePath(attachment.name).stem
    return stem if attachment.name.lower().endswith(".csv") else f"{sheets['need'].name} {stem}"


def _names(kind: str, text: str) -> bool:
    """Whether a text has the word for needs, or for offers, in any of our languages."""
    words = {*_OWN_WORDS[kind], *(translated(SHEET_NAMES[statement_kind(kind)], language) for language in LANGUAGES)}
    spaced = f" {plain(text)} "
    return any(f" {plain(word)} " in spaced or (not word.isascii() and word in text) for word in words)


def _name(told: str) -> str:
    """A file's name without folders."""
    return PurePath(_shown(told.replace("\\", "/"))).name[-200:]


def _shown(text: str) -> str:
    """A text on one line and without characters that steer terminals, turn lines round, or no database keeps."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
