"""Background work of a node: jobs from its database, and the clocks that make new ones.

One process does it all: ordinary jobs in the main thread, urgent ones in a thread of their own so that no long
spreadsheet keeps a crisis waiting, the clocks in a third. Whatever it was doing when it died is done again.
"""

import os
import signal
import socket
import threading
import time
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bandung.clearance import letters, mailbox
from bandung.datasets import checks
from bandung.notices import asking, following, giving, mail, planning, returning, webhooks
from bandung.notices.clock import Clock, run_due
from bandung.notices.models import WorkerSeen
from bandung.reporting import parts

ORDINARY, URGENT = "default", "urgent"
"""The queues of jobs; ``@task(queue_name="urgent")`` is for what people must hear within a minute."""
LOOK_EVERY = 1.0
"""Seconds between two looks for jobs."""
TICK = 5.0
"""Seconds between two looks at the clocks, and between two signs of life."""
RUNNING = "running clocks"
GONE_AFTER = timedelta(seconds=90)
MOST_ATTEMPTS = 3


def take_over(at: datetime) -> int:
    """Jobs of workers that gave no sign of life for long wait for another; after three workers they have failed."""
    WorkerSeen.objects.filter(seen_at__lt=at - timedelta(days=1)).delete()
    alive = set(WorkerSeen.objects.filter(seen_at__gte=at - GONE_AFTER).values_list("worker", flat=True))
    taken = 0
    for job in DBTaskResult.objects.running().filter(started_at__lt=at - GONE_AFTER):
        if job.worker_ids and job.worker_ids[-1] in alive:
            continue
        tried_enough = len(job.worker_ids) >= MOST_ATTEMPTS
        status = TaskResultStatus.FAILED if tried_enough else TaskResultStatus.READY
        same = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
        taken += same.update(status=status, finished_at=at if tried_enough else None)
    return taken


def forget_old_jobs(_at: datetime) -> None:
    """Jobs that ended well are kept two weeks, failed ones three months."""
    call_command("prune_db_task_results", min_age_days=14, failed_min_age_days=90, verbosity=0)


CLOCKS: list[Clock] = [
    Clock("take over jobs", timedelta(seconds=30), take_over),
    Clock("remind of introductions", timedelta(hours=1), following.remind),
    Clock("remind of work plans", timedelta(days=1), planning.remind),
    Clock("remind of contributions", timedelta(days=1), giving.remind),
    Clock("remind of returns", timedelta(days=1), returning.remind),
    Clock("value what is new", timedelta(minutes=1), lambda _at: parts.refresh()),
    Clock("send digests", timedelta(minutes=5), mail.send_digests),
    Clock("ask whether it is still so", timedelta(days=1), asking.ask_still_so),
    Clock("fetch spreadsheets", timedelta(minutes=3), mailbox.look),
    Clock("answer spreadsheets", timedelta(minutes=1), letters.answer),
    Clock("deliver to webhooks", timedelta(minutes=1), webhooks.deliver_due),
    Clock("forget checked IATI files", timedelta(minutes=30), checks.forget_old),
    Clock("forget old jobs", timedelta(days=1), forget_old_jobs),
]
"""Every clock of a node. What a room does by itself is a function of it, named here."""


def work_once(at: datetime) -> list[str]:
    """Run every clock that is due and every job that waits, then return: for nodes that work by a timetable."""
    ran = run_due(CLOCKS, at)
    _worker(URGENT, ORDINARY, name=_new_name(), batch=True).run()
    return ran


def is_alive(at: datetime) -> bool:
    """Whether some process of the node is at work on its jobs."""
    return WorkerSeen.objects.filter(seen_at__gte=at - GONE_AFTER).exists()


def work_off() -> None:
    """Do every job that waits, then return; clocks stay as they are."""
    _worker(URGENT, ORDINARY, name=_new_name(), batch=True).run()


def work(*, beside: bool = False) -> None:
    """Work until told to stop. ``beside``: until the process that started this one is gone."""
    name = _new_name()
    ordinary, urgent = _worker(ORDINARY, name=name), _worker(URGENT, name=name)
    ordinary.configure_signals()
    helper = threading.Thread(target=urgent.run, name="urgent", daemon=True)
    clocks = threading.Thread(target=_tick, args=(name, os.getppid() if beside else None), name="clocks", daemon=True)
    helper.start()
    clocks.start()
    try:
        ordinary.run()
    finally:
        urgent.running = False
        helper.join(timeout=10)
        WorkerSeen.objects.filter(worker=name).delete()


def _tick(name: str, parent: int | None) -> None:
    while True:
        if parent is not None and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        close_old_connections()
        at = timezone.now()
        WorkerSeen.objects.update_or_create(worker=name, defaults={"seen_at": at})
        if _no_clock_runs():
            threading.Thread(target=_run_clocks, args=(at,), name=RUNNING, daemon=True).start()
        time.sleep(TICK)


def _no_clock_runs() -> bool:
    """Whether no clock of this process is at work; a long one must not delay the signs of life."""
    return all(thread.name != RUNNING for thread in threading.enumerate())


def _run_clocks(at: datetime) -> None:
    try:
        run_due(CLOCKS, at)
    finally:
        close_old_connections()


def _worker(*queues: str, name: str, batch: bool = False) -> Worker:
    return Worker(
        queue_names=list(queues),
        interval=LOOK_EVERY,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def _new_name() -> str:
    return f"{socket.gethostname()[:24]}-{os.getpid()}-{get_random_string(8)}"
