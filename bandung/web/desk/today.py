"""Today at the desk of an agency.

Who comes: the officer who begins her day and wants to see in ten seconds what waits for her, what she waits for, who
new fits what her country needs, and which days come near. Each line leads to where it is done: one step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import get_language, gettext, ngettext

from bandung.charts import Row, bars
from bandung.clearance import queries as clearance
from bandung.commissions import queries as commissions
from bandung.exchange import freshness, matches, queries
from bandung.exchange.models import Need
from bandung.exchange.profile import Profile, profile
from bandung.introductions import clocks
from bandung.introductions import queries as introductions
from bandung.matching.ranking import NothingAsked
from bandung.matching.statements import Filters
from bandung.notices.queries import unread
from bandung.partnerships import queries as partnerships
from bandung.returns import queries as returns
from bandung.training import queries as training
from bandung.web.cards import party_names
from bandung.web.commission_words import DUE
from bandung.web.desk import contributions, payments, plan_days, review_waiting
from bandung.web.desk.party import CHOSEN, Desk, at_desk
from bandung.web.keeping import kept
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language

NEAR = timedelta(days=60)
"""How far ahead deadlines are shown."""
FRESH = timedelta(days=30)
"""A match is new when the other side's record came within these days."""
LOOKED_AGAIN_AFTER = 600
"""Seconds after which new matches are looked for again; a standing search tells sooner."""
NEEDS_LOOKED_AT = 3
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: how much of it, in a sentence, and where it is done."""

    sentence: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that comes near, and what for."""

    day: date
    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class NewMatch:
    """An offer that came lately and fits one of our needs."""

    need: str
    need_address: str
    offer: str
    address: str
    country: str
    percent: int


@at_desk
def today(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The dashboard of the party."""
    code, at = desk.party.code, desk.at
    lines, planned = introductions.listing(code, at=at), plan_days.days(code, at.date())
    sessions, applied = training.held_by(code), training.applied_by(code)
    words = {
        "area": "desk",
        "waiting": _waiting(request, desk, lines, sessions, planned),
        "awaited": _awaited(desk, lines, applied),
        "deadlines": _deadlines(desk, lines, sessions, planned)[:SHOWN],
        "matches": _new_matches(code, at.date()),
        "response": introductions.response_times([code])[code],
        "pictures": _drawn(profile(code), code),
    }
    return render(request, "bandung/desk/today.html", words)


def _waiting(
    request: HttpRequest,
    desk: Desk,
    lines: Sequence[introductions.Line],
    sessions: Sequence[training.Held],
    planned: Sequence[plan_days.Day],
) -> list[Waiting]:
    """What waits for this person in this party."""
    code = desk.party.code
    states = clearance.queue(code, desk.institution, clearance.Asked(), limit=0).states
    to_clear = states.get("submitted", 0) if desk.may("clear", "draft", institution=desk.institution) else 0
    drafts, spreadsheets, initiatives = reverse("drafts"), reverse("intakes"), reverse("desk-initiatives")
    ready = clearance.intakes(code, desk.institution).filter(state="ready").count()
    due = sum(rows.count() for rows in freshness.due(desk.at, code, institution=desk.institution).values())
    asked = sum(line.waits_for_us for line in lines)
    undecided = sum(each.undecided for each in sessions)
    tables = commissions.waiting(code)
    reviews = returns.waiting(code).count() if desk.may("clear", "return") else 0
    shared = partnerships.pipeline(code, awaited=True).count()
    news = unread(request.user.pk, code)  # type: ignore[arg-type] - at_desk let nobody else in
    counted = (
        (to_clear, ngettext("%(count)s draft waits for clearance", "%(count)s drafts wait for clearance", to_clear),
         f"{drafts}?state=submitted"),
        (states.get("returned", 0), ngettext("%(count)s draft was given back", "%(count)s drafts were given back",
         states.get("returned", 0)), f"{drafts}?state=returned"),
        (asked, ngettext("%(count)s introduction waits for your word", "%(count)s introductions wait for your word",
         asked), reverse("introductions")),
        (ready, ngettext("%(count)s spreadsheet waits for your word", "%(count)s spreadsheets wait for your word",
         ready), spreadsheets),
        (reviews, ngettext("%(count)s return waits for your review", "%(count)s returns wait for your review", reviews),
         reverse("desk-returns")),
        (undecided, ngettext("%(count)s application to decide", "%(count)s applications to decide", undecided),
         reverse("sessions")),
        (due, ngettext("%(count)s record to confirm: still so?", "%(count)s records to confirm: still so?", due),
         reverse("still-so")),
        (shared, ngettext("%(number)s initiative waits for your party’s word",
         "%(number)s initiatives wait for your party’s word", shared), f"{initiatives}?waits=1"),
        (tables, ngettext("%(count)s joint commission waits for your party’s word",
         "%(count)s joint commissions wait for your party’s word", tables), reverse("commissions")),
        *plan_days.waiting(code, desk.at.date(), planned),
        *(contributions.waits(code) if desk.may("read", "contribution") else ()),
        *review_waiting.waits(desk),
        *payments.waits(desk),
        (news, ngettext("%(count)s notice unread", "%(count)s notices unread", news), reverse("notices")),
    )  # fmt: skip
    return [
        Waiting(sentence % {"count": count, "number": count}, address, count)
        for count, sentence, address in counted
        if count
    ]


def _awaited(desk: Desk, lines: Sequence[introductions.Line], applied: Sequence[training.Applied]) -> list[Waiting]:
    """What this party waits for from others."""
    open_lines = [line for line in lines if line.state in clocks.UNANSWERED and not line.waits_for_us]
    names = party_names((line.other for line in open_lines), reader_language())
    found = [
        Waiting(
            gettext("%(party)s has not answered yet (%(days)s days)")
            % {"party": names.get(line.other, line.other), "days": (desk.at - line.row.asked_at).days},
            reverse("introduction", args=line.row.uid.split("/")), 1,
        )
        for line in open_lines
    ]  # fmt: skip
    unanswered = [each for each in applied if each.selection is None and each.row.withdrawn_at is None]
    if unanswered:
        said = ngettext("%(count)s application is not decided yet", "%(count)s applications are not decided yet",
                        len(unanswered))  # fmt: skip
        found.append(Waiting(said % {"count": len(unanswered)}, reverse("sessions"), len(unanswered)))
    return found[:SHOWN]


def _deadlines(
    desk: Desk,
    lines: Sequence[introductions.Line],
    sessions: Sequence[training.Held],
    planned: Sequence[plan_days.Day],
) -> list[Deadline]:
    """Days that come near, the nearest first."""
    on, until = desk.at.date(), desk.at.date() + NEAR
    language = reader_language()
    found = []
    for line in lines:
        ring = clocks.next_ring(line.row.running, desk.party.code, desk.at)
        if ring is not None and ring.since.date() <= until:
            address = reverse("introduction", args=line.row.uid.split("/"))
            found.append(Deadline(ring.since.date(), gettext("Introduction: a word is due"), address))
    for each in sessions:
        if each.row.withdrawn_at is None and on <= each.row.apply_until <= until and each.offer:
            title = reading(each.offer.body["title"], language).text
            said = gettext("Last day to apply: %(title)s") % {"title": title}
            found.append(Deadline(each.row.apply_until, said, reverse("sessions")))
    for _key, sentence, day, page in planned:
        if on <= day <= until:
            found.append(Deadline(day, sentence, page))
    crises = Need.objects.filter(register=desk.party.code, crisis_until__gt=on, crisis_until__lte=until)
    for need in crises.filter(withdrawn_at=None).order_by("crisis_until")[:SHOWN]:
        said = gettext("Crisis, needed by: %(title)s") % {"title": reading(need.body["title"], language).text}
        found.append(Deadline(need.crisis_until, said, reverse("need", args=(need.register, need.record))))
    for due in commissions.due(desk.party.code, on):
        address = reverse("commission", args=due.uid.split("/", 1))
        found.append(Deadline(max(due.on, on), str(DUE[due.what]), address))
    return sorted(found, key=lambda each: (each.day, each.sentence))


def _new_matches(party: str, on: date) -> Sequence[NewMatch]:
    """Offers that came lately and are among the best for the party's latest needs."""
    standing = Need.objects.public().standing_records().filter(register=party)
    needs = list(standing.order_by("-at", "uid")[:NEEDS_LOOKED_AT])
    if not needs:
        return ()
    language = reader_language()
    found = [match for need in needs for match in _fitting_lately(need, on, language)]
    return sorted(found, key=lambda each: -each.percent)[:SHOWN]


def _fitting_lately(need: Need, on: date, language: str) -> tuple[NewMatch, ...]:
    """Kept for some minutes in the cache that all processes share: a ranking takes longer than the rest of the page."""
    key = f"fits-lately:{need.digest}:{on}:{language}"
    found: tuple[NewMatch, ...] | None = cache.get(key)
    if found is None:
        found = _ranked_lately(need, on, language)
        cache.set(key, found, LOOKED_AGAIN_AFTER)
    return found


def _ranked_lately(need: Need, on: date, language: str) -> tuple[NewMatch, ...]:
    try:
        ranking = matches.rank_for(need, wanted="offer", filters=Filters(), on=on, limit=10)
    except NothingAsked:
        return ()
    return tuple(
        NewMatch(
            need=reading(need.body["title"], language, need.body["language"]).text,
            need_address=reverse("need", args=(need.register, need.record)),
            offer=reading(found.row.body["title"], language, found.row.body["language"]).text,
            address=reverse("offer", args=(found.row.register, found.row.record)),
            country=name_of("country", found.row.country, language) if found.row.country else "",
            percent=round(100 * found.match.score),
        )
        for found in queries.matched(ranking)
        if found.row.first_at.date() >= on - FRESH
    )


def _drawn(seen: Profile, party: str) -> str:
    """The capacity profile and the goals as pictures with their tables, kept until the register grows."""
    return _pictures(party, seen.offers, seen.needs, _Shown(seen), get_language() or "en")


class _Shown:
    """A profile as part of a key: the same object is the same question."""

    def __init__(self, seen: Profile) -> None:
        self.seen = seen

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shown) and self.seen is other.seen

    def __hash__(self) -> int:
        return id(self.seen)


@kept(256)
def _pictures(party: str, _offers: int, _needs: int, shown: _Shown, page_language: str) -> str:
    language, seen = reader_language(), shown.seen
    words: dict[str, object] = {"profile": seen, "goals": [(goal, *seen.goals[goal]) for goal in seen.goals]}
    if seen.capacities:
        rows = [Row(name_of("sector", each.sector, language), each.offers) for each in seen.capacities[:12]]
        words["chart"] = bars(
            rows, title=gettext("What we can share, by sector"), measure=gettext("Offers"), language=page_language,
            name_header=gettext("Sector"), translate=gettext,
        )  # fmt: skip
    return render_to_string("bandung/desk/profile.html", words)


@at_desk
def change_party(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Work for another of one's parties from here on."""
    code = request.POST.get("party", "")
    if request.method == "POST" and code in desk.parties:
        request.session[CHOSEN] = code
    return redirect("desk")


urlpatterns = [path("", today, name="desk"), path("party/", change_party, name="desk-party")]
