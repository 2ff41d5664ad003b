"""Jobs of notices."""

from django.utils import timezone
from django_tasks import task

from bandung.notices.actions import telling_of
from bandung.notices.mail import send
from bandung.notices.models import Notice


@task(queue_name="urgent")  # type: ignore[untyped-decorator]
def mail_urgent(party: str, kind: str, about: str, key: str) -> int:
    """Mail one urgent matter to everybody in a party at once; how many mails went out. Safe to repeat."""
    rows = Notice.objects.filter(party=party, kind=kind, about=about, key=key, mailed_at=None).select_related("person")
    sent, at = 0, timezone.now()
    for notice in rows:
        to = notice.person.email if notice.person else notice.mailbox
        telling = telling_of(notice.person.pk) if notice.person else None
        sent += bool(to) and send([notice], to=to, telling=telling, at=at)
    return sent
