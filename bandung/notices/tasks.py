"""Jobs of notices."""

from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from bandung.notices import crisis, searches, webhooks
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


@task(queue_name="urgent")  # type: ignore[untyped-decorator]
def tell_of_crisis(uid: str) -> int:
    """Tell the parties that could help with the need of a crisis; how many had not heard. Safe to repeat."""
    return crisis.tell_parties(uid, timezone.now())


def enqueue_once(job: Any, *told: Any) -> None:
    """Enqueue a job unless the very same waits already: it will see what has been committed until it begins."""
    waiting = DBTaskResult.objects.ready().filter(task_path=job.module_path)
    if not any(each.args_kwargs["args"] == list(told) for each in waiting[:200]):
        job.enqueue(*told)


@task()  # type: ignore[untyped-decorator]
def look_for_searches() -> int:
    """Look for what is new and fits the searches that stand; how many notices were made. Safe to repeat."""
    return searches.look(timezone.now())


@task()  # type: ignore[untyped-decorator]
def deliver_webhook(webhook: int) -> int:
    """Deliver what is due to one webhook; how many were taken. Safe to repeat."""
    return webhooks.deliver(webhook, timezone.now)
