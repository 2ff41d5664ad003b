"""Clocks: what a node does by itself every so often, once, however many processes it runs on.

A run is claimed in the database before it begins and noted when it has ended. A process that dies in between leaves a
claim that runs out, and the next process does the work again; so whatever a clock does must bear being done twice.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from bandung.notices.models import ClockRun

CLAIM_HOLDS = timedelta(minutes=30)
"""After so long a run that has not ended is taken for dead."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clock:
    """What is done, how often, and under which name the node remembers it."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def run_due(clocks: Iterable[Clock], at: datetime) -> list[str]:
    """Run every clock that is due and that no other process is running; the names of those that ran to their end."""
    every = list(clocks)
    ClockRun.objects.bulk_create([ClockRun(name=clock.name) for clock in every], ignore_conflicts=True)
    ran = []
    for clock in every:
        if not _claimed(clock, at):
            continue
        try:
            clock.run(at)
        except Exception:
            # One clock that fails must not stop the others; it is tried again when its claim has run out.
            log.exception("the clock %s failed", clock.name)
            ClockRun.objects.filter(name=clock.name).update(failed_at=at)
            continue
        ClockRun.objects.filter(name=clock.name).update(ended_at=at, failed_at=None)
        ran.append(clock.name)
    return ran


def _claimed(clock: Clock, at: datetime) -> bool:
    """One statement decides who runs it; the database lets only one process win."""
    is_due = Q(ended_at=None) | Q(ended_at__lte=at - clock.every)
    is_free = (
        Q(begun_at=None)
        | Q(ended_at__gte=F("begun_at"))
        | Q(begun_at__lte=at - CLAIM_HOLDS)
        | Q(failed_at__gte=F("begun_at"), begun_at__lte=at - clock.every)
    )
    return bool(ClockRun.objects.filter(is_due & is_free, name=clock.name).update(begun_at=at))
