"""Notices by e-mail: digests in the reader's language, and urgent ones at once.

Every mail can be stopped by one click without signing in (RFC 8058). The link says whose mails to stop, signed for that
alone; whoever has it can do nothing else with it.
"""

import logging
import smtplib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext, override

from bandung.notices.actions import bounced, telling_of
from bandung.notices.models import Bounce, Notice, Telling
from bandung.notices.wording import full_address, mail_path_of, sentence

STOPPING = "bandung.notices.stop-mail"
"""What the signature of an unsubscribe link is for."""
MOST_IN_ONE_MAIL = 50
log = logging.getLogger(__name__)


def stop_token(person: int) -> str:
    """What an unsubscribe link carries."""
    return signing.dumps(person, salt=STOPPING)


def whose(token: str) -> int:
    """Whose mails a link stops.

    :raises BadSignature: if this node did not sign it for that.
    """
    return int(signing.loads(token, salt=STOPPING))


def send_digests(at: datetime) -> int:
    """Send every digest whose hour has come; how many went out. A mail that fails is tried at the next round."""
    waiting = Notice.objects.filter(mailed_at=None, person__isnull=False).order_by()
    sent = 0
    for person in waiting.values_list("person", flat=True).distinct():
        telling = telling_of(person)
        if not is_due(telling, at):
            continue
        notices = list(waiting.filter(person=person).select_related("person").order_by("made_at", "pk"))
        address = notices[0].person.email if notices and notices[0].person else ""
        if address and send(notices, to=address, telling=telling, at=at):
            Telling.objects.filter(pk=telling.pk).update(mailed_at=at)
            sent += 1
    return sent


def is_due(telling: Telling, at: datetime) -> bool:
    """Whether a person's digest goes out now."""
    if telling.digest == Telling.Digest.NEVER:
        return False
    if telling.digest == Telling.Digest.ONCE:
        return True
    begins = at.replace(hour=telling.hour, minute=0, second=0, microsecond=0)
    begins -= timedelta(days=1) if begins > at else timedelta(0)
    if telling.digest == Telling.Digest.WEEKLY:
        begins -= timedelta(days=begins.weekday())
    return telling.mailed_at is None or telling.mailed_at < begins


def send(notices: Sequence[Notice], *, to: str, telling: Telling | None, at: datetime) -> bool:
    """Send notices to an address and note that they went out; False where the mail was not taken."""
    if Bounce.objects.filter(address=to.lower()).exists():
        return False
    language = telling.language if telling else settings.LANGUAGE_CODE
    message = written(notices, to=to, language=language, person=telling.pk if telling else None)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refusal:
        for code, answer in refusal.recipients.values():
            if 500 <= code < 600:
                bounced(to, at, answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer))
        return False
    except (smtplib.SMTPException, OSError):
        log.exception("a mail with %s notices was not taken; it is tried again", len(notices))
        return False
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=at)
    return True


def written(notices: Sequence[Notice], *, to: str, language: str, person: int | None) -> EmailMultiAlternatives:
    """The mail as it goes out: plain text and simple HTML, in one language."""
    with override(language):
        shown = [(sentence(each), full_address(mail_path_of(each))) for each in notices[:MOST_IN_ONE_MAIL]]
        headers, words = {}, {"notices": shown, "more": len(notices) - len(shown), "node": settings.NODE_NAME}
        if person is not None:
            stop = full_address(reverse("notices-stop", args=(stop_token(person),)))
            headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
            words |= {"stop": stop, "settings": full_address(reverse("notices-settings"))}
        info = get_language_info(language)
        words |= {"language": language, "direction": "rtl" if info["bidi"] else "ltr"}
        subject = shown[0][0] if len(notices) == 1 else ngettext(
            "%(node)s: %(count)s notice", "%(node)s: %(count)s notices", len(notices)
        ) % {"node": settings.NODE_NAME, "count": len(notices)}  # fmt: skip
        mail = EmailMultiAlternatives(
            " ".join(subject.split())[:150], render_to_string("bandung/notices/digest.txt", words), to=[to],
            headers={**headers, "Auto-Submitted": "auto-generated"},
        )  # fmt: skip
        mail.attach_alternative(render_to_string("bandung/notices/digest.html", words), "text/html")
    return mail
