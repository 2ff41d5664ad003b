"""Answers to spreadsheets that came by mail, in the sender's language: what was good, what is to mend, or why not.

Only who is known is answered, and only once; nobody whose address somebody else wrote onto a mail hears from us.
"""

import logging
import smtplib
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from bandung.clearance import intake, queries
from bandung.clearance.models import IncomingMail
from bandung.people.models import Profile
from bandung.standards.spreadsheet.words import said

CLAIM_HOLDS = timedelta(minutes=10)
MOST_TRIES = 30
"""So often an answer that the mail server does not take is sent again: for some hours."""
MOST_ATTACHED = 8_000_000
"""Bytes of a spreadsheet that goes with the answer; a larger one is fetched at its page."""
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNDER_WAY = ("waiting", "reading")
log = logging.getLogger(__name__)


def answer(at: datetime) -> int:
    """Answer every mail of known senders whose outcome is there; how many answers went out."""
    is_read = Q(outcome="refused") | Q(outcome="taken", intake__isnull=False) & ~Q(intake__state__in=UNDER_WAY)
    is_free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM_HOLDS)
    waiting = IncomingMail.objects.filter(
        is_read, is_free, answered_at=None, person__isnull=False, tries__lt=MOST_TRIES
    )
    sent = 0
    for name in waiting.order_by("pk").values_list("pk", flat=True)[:200]:
        # One statement decides who answers; whoever dies over it leaves a claim that runs out.
        if IncomingMail.objects.filter(is_free, pk=name, answered_at=None).update(claimed_at=at):
            sent += _send(IncomingMail.objects.select_related("person", "intake").get(pk=name), at)
    return sent


def _send(mail: IncomingMail, at: datetime) -> int:
    try:
        written(mail).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        log.warning("the answer to a mail was refused for good or for now: %s", refusal.recipients.values())
    except (smtplib.SMTPException, OSError):
        log.exception("an answer to a mail was not accepted; it is sent again")
    else:
        IncomingMail.objects.filter(pk=mail.pk).update(answered_at=at)
        return 1
    IncomingMail.objects.filter(pk=mail.pk).update(tries=F("tries") + 1)
    return 0


def written(mail: IncomingMail) -> EmailMessage:
    """The answer as it goes out. Its Message-ID is the same however often it is sent."""
    profile = Profile.objects.filter(person=mail.person).first()
    language = profile.language if profile else settings.LANGUAGE_CODE
    with override(language):
        words = {"node": settings.NODE_NAME, "mail": mail} | _outcome(mail, language.partition("-")[0])
        message = EmailMessage(
            _subject(mail, words), render_to_string("bandung/intake/answer.txt", words), to=[mail.sender],
            headers=_headers(mail),
        )  # fmt: skip
        if words["bad"]:
            _attach_report(message, mail)
    return message


def _outcome(mail: IncomingMail, language: str) -> dict[str, Any]:
    """What the answer says: a page and counts, or the sentences why nothing was taken."""
    held = mail.intake
    if held is None:
        return {"good": 0, "bad": 0, "why": [said(mail.sentence, mail.places, language)], "page": ""}
    counts = queries.rows_by_state(held)
    rest = {state: counts.get(state, 0) for state in ("alike", "unchanged")}
    return rest | {
        "good": sum(counts.get(state, 0) for state in intake.GOOD),
        "bad": counts.get("bad", 0),
        "why": [each.said(language) for each in intake.problems_of(held)],
        "page": f"{settings.NODE_ADDRESS.rstrip('/')}{reverse('intake', args=(held.pk,))}",
        "name": held.name,
        "is_refused": held.state == "refused",
    }


def _subject(mail: IncomingMail, words: dict[str, Any]) -> str:
    if not words["page"] or words["is_refused"]:
        told = gettext("Not taken: %(subject)s") % {"subject": mail.subject or "–"}
    elif words["bad"]:
        told = ngettext(
            "Received: %(name)s, %(count)s row to mend", "Received: %(name)s, %(count)s rows to mend", words["bad"]
        ) % {"name": words["name"], "count": words["bad"]}
    else:
        told = gettext("Received: %(name)s") % {"name": words["name"]}
    return " ".join(told.split())[:150]


def _headers(mail: IncomingMail) -> dict[str, str]:
    """What keeps machines from answering the answer, and mail programs from showing it twice."""
    node = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    told = {
        "Message-ID": f"<answer-{mail.pk}-{mail.message[:20]}@{node}>",
        "Auto-Submitted": "auto-replied",
        "X-Auto-Response-Suppress": "All",
    }
    if mail.sent_as.startswith("<") and mail.sent_as.isascii():
        told |= {"In-Reply-To": mail.sent_as, "References": mail.sent_as}
    return told


def _attach_report(message: EmailMessage, mail: IncomingMail) -> None:
    to = BytesIO()
    assert mail.intake is not None
    intake.report(mail.intake, to)
    if to.tell() <= MOST_ATTACHED:
        stem = mail.intake.name.rpartition(".")[0] or mail.intake.name
        message.attach(f"{stem}-{gettext('to mend')}.xlsx", to.getvalue(), SPREADSHEET)
