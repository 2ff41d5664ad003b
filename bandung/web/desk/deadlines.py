"""Deadlines of a party as days of a calendar: introductions, sessions, crises, and how long its own offers hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
from django.conf import settings
from django.db.models import CharField, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext

from bandung.commissions import queries as commissions
from bandung.exchange.models import Need, Offer, Statement
from bandung.introductions import queries as introductions
from bandung.introductions.clocks import Due, next_ring
from bandung.introductions.models import Introduction
from bandung.notices.kinds import KINDS
from bandung.notices.models import Notice
from bandung.notices.wording import full_address
from bandung.training.models import TrainingSession
from bandung.web.commission_words import DUE
from bandung.web.desk import plan_days
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

MOST = 500
"""Days of each sort that one calendar shows."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something ends or falls due; ``key`` is the same for ever, so that a calendar moves it."""

    key: str
    heading: str
    on: date
    page: str


def of_party(party: str, *, person: int, at: datetime) -> list[Deadline]:
    """What falls due for a party from now on, and what waits already, the nearest first. Fourteen queries."""
    today = at.date()
    found = [*_introductions(party, at), *_sessions(party, today), *_crises(party, person, today)]
    found += [*_offers(party, today), *_commissions(party, today), *_plans(party, today)]
    return sorted(found, key=lambda each: (each.on, each.key))


def calendar(deadlines: Iterable[Deadline], at: datetime) -> icalendar.Calendar:
    """Deadlines as whole days of an iCalendar (RFC 5545)."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Bandung//Deadlines//EN")
    made.add("version", "2.0")
    for each in deadlines:
        event = icalendar.Event()
        event.add("uid", f"{each.key.replace(' ', '-')}@{settings.NODE_ADDRESS.partition('//')[2]}")
        event.add("summary", each.heading)
        event.add("dtstamp", at)
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
        event.add("url", full_address(each.page))
        made.add_component(event)
    return made


def _introductions(party: str, at: datetime) -> Iterator[Deadline]:
    """What rings now, and what rings next if nobody writes before."""
    for due in introductions.due(at, party=party):
        yield _ringing(due)
    for row in Introduction.objects.open().of(party).order_by("uid")[:MOST]:
        due_next = next_ring(row.running, party, at)
        if due_next is not None:
            yield _ringing(due_next)


def _ringing(due: Due) -> Deadline:
    heading = gettext(KINDS[f"introduction-{due.what}"].heading)
    return Deadline(due.key, heading, due.since.date(), reverse("introduction", args=tuple(due.uid.split("/", 1))))


def _plans(party: str, today: date) -> Iterator[Deadline]:
    """Lines of work plans, reports and half times: what is due now and what comes."""
    for key, sentence, on, page in plan_days.days(party, today):
        yield Deadline(key, sentence, on, page)


def _sessions(party: str, today: date) -> Iterator[Deadline]:
    rows = TrainingSession.objects.filter(register=party, withdrawn_at=None, apply_until__gte=today)
    for row in rows.order_by("apply_until", "uid")[:MOST]:
        page = reverse("training-session", args=(row.register, row.record))
        yield Deadline(f"session {row.uid}", gettext("Applications for your session end"), row.apply_until, page)


def _commissions(party: str, today: date) -> Iterator[Deadline]:
    """Sessions to come, words that are awaited, mid-term reviews and the sessions after."""
    for due in commissions.days(party, today)[:MOST]:
        page = reverse("commission", args=tuple(due.uid.split("/", 1)))
        yield Deadline(due.key, str(DUE[due.what]), due.on, page)


def _crises(party: str, person: int, today: date) -> Iterator[Deadline]:
    """Crises of the party's own, and those of which she was told because the party may be able to help."""
    told = Notice.objects.filter(person=person, party=party, kind="crisis").values("about")
    hers = Q(register=party) | Q(audience="public", pk__in=told)
    needs = Need.objects.filter(hers, withdrawn_at=None, crisis_until__gte=today)
    for row in needs.order_by("crisis_until", "uid")[:MOST]:
        heading = gettext("A crisis ends: %(title)s") % {"title": _title(row)}
        yield Deadline(f"crisis {row.uid}", heading, row.crisis_until, _page(row))


def _offers(party: str, today: date) -> Iterator[Deadline]:
    """The last day of each of the party's own offers that states a period; ends are not included in periods."""
    ends = Cast(KT("body__period__end"), CharField())
    rows = Offer.objects.filter(register=party, withdrawn_at=None).annotate(ends=ends)
    for row in rows.filter(ends__gt=today.isoformat()).order_by("ends", "uid")[:MOST]:
        heading = gettext("Your offer ends: %(title)s") % {"title": _title(row)}
        last = date.fromisoformat(row.ends) - timedelta(days=1)
        yield Deadline(f"offer {row.uid}", heading, last, _page(row))


def _title(row: Statement) -> str:
    told: dict[str, Any] = row.body
    return reading(told["title"], reader_language(), told["language"]).text


def _page(row: Statement) -> str:
    return reverse(row.kind_of_record, args=(row.register, row.record))
