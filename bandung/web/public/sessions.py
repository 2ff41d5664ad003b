"""Training sessions of all countries: a list, its CSV and calendar, and the page of one session.

Who comes: somebody who looks for a course for her staff. She narrows the list by language and date, opens a session,
and applies: three steps. Or she takes the calendar with her.
"""

import csv
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Calendar, Event

from bandung import reference
from bandung.exchange.models import Offer
from bandung.parties.models import Party
from bandung.people.queries import held, under
from bandung.training import queries, rules
from bandung.training.models import TrainingSession
from bandung.training.queries import Held, SessionFilters
from bandung.web.cards import party_names
from bandung.web.desk.training_forms import LEVELS
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, page_number
from bandung.web.public.export import plain_cell
from bandung.web.sentences import reader_language

SHOWN = 20
NAMES = ("country", "language", "level", "sector", "open", "sort")


def listing(request: HttpRequest) -> HttpResponse:
    """Sessions that have not begun. Queries: six at most."""
    found, chosen = _found(request)
    language = reader_language()
    number = page_number(request.GET.get("page", ""))
    shown = found[(number - 1) * SHOWN : number * SHOWN]
    offering = Party.objects.exclude(speaks_for="").filter(
        code__in=TrainingSession.objects.filter(withdrawn_at=None).values("register")
    )
    countries = sorted(
        (name_of("country", each, language), each) for each in offering.values_list("speaks_for", flat=True)
    )
    spoken = queries.languages_of_sessions(timezone.localdate()) | ({chosen["language"]} - {""})
    words = {
        "section": "sessions",
        "cards": shown,
        "names": party_names((each.row.register for each in shown), language),
        "total": len(found),
        "chosen": chosen,
        "narrowed": any(chosen[name] for name in NAMES[:5]),
        "paging": Paging(number, SHOWN, len(found), {name: [value] for name, value in chosen.items() if value}),
        "query": "&".join(f"{name}={value}" for name, value in chosen.items() if value),
        "countries": [(code, name) for name, code in countries],
        "languages": sorted(
            ((code, name_of("language", code, language)) for code in spoken),
            key=lambda each: each[1],
        ),
        "levels": LEVELS,
        "sectors": [
            (each.code, name_of("sector", each.code, language)) for each in reference.sectors() if len(each.code) == 3
        ],
    }
    return render(request, "bandung/training/sessions.html", words)


def session(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """One session. Queries: three, and more for somebody who is signed in."""
    row = queries.session(f"{register}/{record}")
    at = timezone.now()
    mine = held(request.user, at)
    words = {
        "section": "sessions",
        "row": row,
        "offer": Offer.objects.public().filter(pk=row.offer).first(),
        "names": party_names([row.register], reader_language()),
        "last": rules.last_day(row.says),
        "level": dict(LEVELS)[row.level],
        "is_open": row.withdrawn_at is None and at.date() <= row.apply_until,
        "is_ours": any(each.party == row.register for each in mine),
        "may_apply": under(mine, "apply", "session", relation="outsider") is not None,
    }
    return render(request, "bandung/training/session.html", words)


def export(request: HttpRequest) -> HttpResponse:
    """The same list as CSV."""
    found, _chosen = _found(request)
    language = reader_language()
    names = party_names((each.row.register for each in found), language)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bandung-sessions-{timezone.localdate()}.csv"'
    sheet = csv.writer(answer)
    sheet.writerow([
        gettext("Reference"), gettext("Offer"), gettext("Title"), gettext("Provider"), gettext("First day"),
        gettext("Last day"), gettext("Applications are taken until"), gettext("Place"), gettext("Online"),
        gettext("Seats"), gettext("For whom"), gettext("Languages"), gettext("Page"),
    ])  # fmt: skip
    levels = dict(LEVELS)
    for each in found:
        row, says = each.row, each.row.says
        cells = (
            row.uid, row.offer, _title(each, language), names.get(row.register, row.register), row.starts,
            rules.last_day(says), row.apply_until, reading(says.place, language).text if says.place else "",
            gettext("yes") if says.online else "", row.seats, levels[row.level],
            "; ".join(name_of("language", code, language) for code in says.languages), _page(request, row),
        )  # fmt: skip
        sheet.writerow([plain_cell(str(cell)) for cell in cells])
    return answer


def calendar(request: HttpRequest) -> HttpResponse:
    """The same list as iCalendar (RFC 5545), whole days."""
    found, _chosen = _found(request)
    language = reader_language()
    book = Calendar()
    book.add("prodid", "-//Bandung//training sessions//")
    book.add("version", "2.0")
    for each in found:
        row, says = each.row, each.row.says
        event = Event()
        event.add("uid", f"{row.uid}@{request.get_host()}")
        event.add("dtstamp", _seconds(row.at))
        event.add("summary", _title(each, language))
        event.add("dtstart", row.starts)
        event.add("dtend", rules.last_day(says) + timedelta(days=1))
        event.add("url", _page(request, row))
        if says.place:
            event.add("location", reading(says.place, language).text)
        book.add_component(event)
    answer = HttpResponse(book.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bandung-sessions.ics"'
    return answer


def _found(request: HttpRequest) -> tuple[list[Held], dict[str, str]]:
    chosen = {name: request.GET.get(name, "")[:20] for name in NAMES}
    for name in ("country", "language", "sector"):
        if chosen[name]:
            getattr(reference, name)(chosen[name])
    asked = SessionFilters(
        country=chosen["country"],
        language=chosen["language"],
        level=chosen["level"],
        sector=chosen["sector"],
        is_open=bool(chosen["open"]),
    )
    return queries.sessions(asked, on=timezone.localdate(), newest_first=chosen["sort"] == "latest"), chosen


def _title(each: Held, language: str) -> str:
    return reading(each.offer.body["title"], language, each.offer.body["language"]).text if each.offer else each.row.uid


def _page(request: HttpRequest, row: TrainingSession) -> str:
    return request.build_absolute_uri(reverse("training-session", args=(row.register, row.record)))


def _seconds(at: datetime) -> datetime:
    return at.replace(microsecond=0)
