"""Training at the desk: our sessions and who applies for them, our applications elsewhere and what became of them.

Who comes: an officer who announces a course, or sends people to one. What waits for a decision stands first; she opens
an application, reads the posts, gives seats: two steps.
"""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.exchange.models import Offer
from bandung.introductions.actions import in_its_language
from bandung.training import actions, queries, rules
from bandung.training.errors import NoSuchSession
from bandung.training.models import TrainingSession
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.training_forms import ApplyForm, AttendanceForm, DecisionForm, SessionForm, said_of
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, page_number
from bandung.web.public.export import plain_cell
from bandung.web.sentences import reader_language

SHOWN = 20
SHOWS = {"coming": _("to come or under way"), "past": _("over"), "cancelled": _("cancelled")}


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Our sessions and our applications. Queries: eight beside those of every page of the desk."""
    desk.acting("read", "application", institution=desk.institution)
    show = request.GET.get("show", "")
    show = show if show in SHOWS else ""
    held, applied = queries.held_by(desk.party.code), queries.applied_by(desk.party.code)
    undecided = sum(each.undecided for each in held)
    kept = [each for each in held if _is_shown(show, each.row, desk)]
    elsewhere = [each for each in applied if each.session is None or _is_shown(show, each.session, desk)]
    number, other = page_number(request.GET.get("page", "")), page_number(request.GET.get("applications", ""))
    asked = {
        "show": [show],
        "page": [request.GET.get("page", "")],
        "applications": [request.GET.get("applications", "")],
    }
    shown = elsewhere[(other - 1) * SHOWN : other * SHOWN]
    offers = Offer.objects.public().in_bulk({each.session.offer for each in shown if each.session})
    words = {
        "area": "training",
        "held": kept[(number - 1) * SHOWN : number * SHOWN],
        "any_held": bool(held),
        "undecided": undecided,
        "applied": [(each, offers.get(each.session.offer) if each.session else None) for each in shown],
        "any_applied": bool(applied),
        "names": party_names({each.row.provider for each in shown}, reader_language()),
        "may_hold": desk.may("hold", "session"),
        "shows": [(code, label, code == show) for code, label in SHOWS.items()],
        "held_pages": Paging(number, SHOWN, len(kept), asked),
        "applied_pages": Paging(other, SHOWN, len(elsewhere), asked, "applications"),
    }
    return render(request, "bandung/training/list.html", words)


def _is_shown(show: str, row: TrainingSession, desk: Desk) -> bool:
    over = rules.last_day(row.says) < desk.at.date()
    kind = "cancelled" if row.withdrawn_at else "past" if over else "coming"
    return show in ("", kind)


@at_desk
def figures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Seats offered, given and attended, by session and by the country that applied, as CSV."""
    desk.acting("read", "application", institution=desk.institution)
    lines, language = queries.figures(desk.party.code), reader_language()
    names = party_names({each.party for each in lines}, language)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bandung-training-{desk.at:%Y-%m-%d}.csv"'
    sheet = csv.writer(answer)
    sheet.writerow([
        gettext("Session"), gettext("First day"), gettext("Seats offered"), gettext("Party"), gettext("Name"),
        gettext("Country code"), gettext("Country"), gettext("People applied"), gettext("Seats given"),
        gettext("How many came"), gettext("How many completed it"),
    ])  # fmt: skip
    for each in lines:
        cells = (
            each.session, each.starts, each.seats, each.party, names.get(each.party, ""), each.country,
            name_of("country", each.country, language) if each.country else "", each.applied, each.given,
            each.attended, each.completed,
        )  # fmt: skip
        sheet.writerow(["" if cell is None else plain_cell(str(cell)) for cell in cells])
    return answer


@at_desk
def announce(request: HttpRequest, desk: Desk, record: str = "") -> HttpResponse:
    """The sheet of a session: a new one, or one of ours to change."""
    mandate = desk.acting("hold", "session")
    code = desk.party.code
    before = queries.session(f"{code}/{record}") if record else None
    offers = _training_offers(code)
    initial = said_of(before.says) if before else {"offer": request.GET.get("offer", "")}
    form = SessionForm(request.POST or None, offers=offers, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            offer = actions.offer_named(form.cleaned_data["offer"], code)
            name = record or f"session-{form.name[:16]}"
            session = form.session(name, offer, before.body if before else {})
            actions.announce(session=session, party=code, by=mandate.post, at=desk.at)
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("The session is announced; everybody can read it."))
            return redirect("session-held", name)
    words = {"area": "training", "form": form, "offers": offers, "row": before, "sheet": form.name}
    return render(request, "bandung/training/announce.html", words, status=422 if form.errors else 200)


@at_desk
def held(request: HttpRequest, desk: Desk, record: str) -> HttpResponse:
    """One of our sessions with its applications; here it is cancelled."""
    desk.acting("read", "application", institution=desk.institution)
    uid = f"{desk.party.code}/{record}"
    if request.method == "POST":
        mandate = desk.acting("hold", "session")
        actions.cancel(uid=uid, party=desk.party.code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("The session is cancelled; who applied sees it."))
        return redirect("session-held", record)
    found = queries.held(uid)
    words = {
        "area": "training",
        "held": found,
        "names": party_names({each.row.register for each in found.applications}, reader_language()),
        "may_hold": desk.may("hold", "session") and found.row.withdrawn_at is None,
    }
    return render(request, "bandung/training/held.html", words)


@at_desk
def apply(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Apply for seats in another party's session, or revise what we applied for."""
    mandate = desk.acting("apply", "session", relation="outsider")
    uid, code = f"{register}/{record}", desk.party.code
    row = queries.session(uid)
    rules.check_may_apply(row.says, uid=uid, provider=row.register, party=code, on=desk.at.date())
    standing = queries.standing_application(uid, code)
    form = ApplyForm(request.POST or None, initial=_applied_before(standing))
    if request.method == "POST" and form.is_valid():
        try:
            entry = actions.apply(
                uid=uid,
                party=code,
                participants=form.people(),
                note=form.texts("note"),
                by=mandate.post,
                at=desk.at,
            )
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Your application is written for the provider alone."))
            return redirect("application", code, entry.record)
    words = {
        "area": "training",
        "form": form,
        "row": row,
        "offer": Offer.objects.public().filter(pk=row.offer).first(),
        "standing": standing,
        "until": rules.apply_until(row.says),
    }
    return render(request, "bandung/training/apply.html", words, status=422 if form.errors else 200)


@at_desk
def application(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One application: its posts, the provider's word, and what our side can do now."""
    uid, code = f"{register}/{record}", desk.party.code
    applied = queries.application(uid, code)
    ours = applied.row.register == code
    desk.acting("read", "application", relation="partner" if ours else "own", institution=desk.institution)
    if applied.session is None:
        raise NoSuchSession(uid=applied.row.session)
    word = applied.selection
    decision = DecisionForm(initial={"seats": applied.given, "waiting": word.waiting if word else 0})
    attendance = AttendanceForm(
        initial={"attended": word.attended, "completed": word.completed} if word else {}
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        what = request.POST.get("what", "")
        form = DecisionForm(request.POST) if what == "select" else AttendanceForm(request.POST)
        if _done(what, form, applied, desk):
            messages.success(request, gettext("Written in your register, for the two of you alone."))
            return redirect("application", register, record)
        decision, attendance = (form, attendance) if what == "select" else (decision, form)
        status = 422
    standing = applied.row.withdrawn_at is None
    words = {
        "area": "training",
        "applied": applied,
        "session": applied.session,
        "offer": (Offer.objects.public() if ours else Offer.objects).filter(pk=applied.session.offer).first(),
        "held": None if ours else queries.held(applied.session.uid),
        "names": party_names([applied.row.register, applied.row.provider], reader_language()),
        "ours": ours,
        "decision": decision,
        "attendance": attendance,
        "note": reading(applied.row.body["note"], reader_language()) if applied.row.body.get("note") else None,
        "word": reading(word.body["text"], reader_language()) if word and word.body.get("text") else None,
        "may_select": not ours and standing and not applied.held and desk.may("select", "application"),
        "may_attend": not ours and standing and word is not None and desk.may("select", "application")
        and desk.at.date() >= rules.last_day(applied.session.says),
        "may_change": ours and standing and desk.may("apply", "session", relation="partner") and not applied.held,
        "may_revise": desk.at.date() <= rules.apply_until(applied.session.says),
    }  # fmt: skip
    return render(request, "bandung/training/application.html", words, status=status)


def _done(what: str, form: Any, applied: queries.Applied, desk: Desk) -> bool:
    """Whether it was written; where not, the form says why and keeps what was typed."""
    uid, code = applied.row.uid, desk.party.code
    if what == "withdraw":
        mandate = desk.acting("apply", "session", relation="partner")
        actions.withdraw_application(uid=uid, party=code, by=mandate.post, at=desk.at)
        return True
    mandate = desk.acting("select", "application")
    if not form.is_valid():
        return False
    told = form.cleaned_data
    seen = form.data.get("seen", "")
    try:
        if what == "select":
            actions.select(
                uid=uid,
                party=code,
                seats=told["seats"],
                waiting=told["waiting"],
                text=in_its_language(told["text"]) if told["text"] else None,
                by=mandate.post,
                at=desk.at,
                seen=int(seen) if seen.isascii() and seen.isdigit() else None,
                version=form.data.get("version", ""),
            )
        else:
            actions.state_attendance(
                uid=uid,
                party=code,
                attended=told["attended"],
                completed=told["completed"],
                by=mandate.post,
                at=desk.at,
            )
    except BandungError as refusal:
        form.refuse(refusal)
        return False
    return True


def _training_offers(code: str) -> Choices:
    language = reader_language()
    rows = Offer.objects.public().filter(register=code, withdrawn_at=None).order_by("-at", "uid")
    return [
        (row.uid, reading(row.body["title"], language, row.body["language"]).text)
        for row in rows
        if "training" in (row.body.get("kind"), *row.body.get("kinds", ()))
    ]


def _applied_before(standing: Any) -> dict[str, str]:
    if standing is None:
        return {}
    people = [
        "; ".join(filter(None, (each.post, each.institution, each.competences)))
        for each in standing.says.participants
    ]  # fmt: skip
    note = standing.body.get("note")
    return {"participants": "\n".join(people), "note": reading(note, reader_language()).text if note else ""}


urlpatterns = [
    path("training/", listing, name="sessions"),
    path("training/figures.csv", figures, name="training-figures"),
    path("training/announce/", announce, name="session-announce"),
    path("training/held/<code:record>/", held, name="session-held"),
    path("training/held/<code:record>/change/", announce, name="session-change"),
    path("training/apply/<code:register>/<code:record>/", apply, name="session-apply"),
    path("training/applications/<code:register>/<code:record>/", application, name="application"),
]
