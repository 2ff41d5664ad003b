"""Lessons of an initiative: what each party learned, for the parties or for everybody; and an offer made of one.

Who comes: an officer who writes down what she would do again: two steps. Where her country can now share it itself, one
button begins a draft of its own offer, which names the offer that it came from.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.clearance import actions as clearance
from bandung.exchange.models import Offer
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.people.errors import NotPermitted
from bandung.records.columns import to_answers
from bandung.reviews import actions, offering, queries
from bandung.reviews.errors import NoSuchLesson
from bandung.reviews.models import Lesson
from bandung.values.errors import BandungError
from bandung.web.desk.initiative_forms import text_of
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.review_forms import LessonForm
from bandung.web.desk.review_observed import BASE, names_in
from bandung.web.desk.training_forms import revised
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

SHOWN = 30
MOST_OFFERS = 200
WORKED = {True: "yes", False: "no", None: ""}


@at_desk
def listing(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """What the parties learned, the newest first; the buttons on our own. A fixed number of queries."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    code, refused = desk.party.code, ""
    row = partnerships.own_initiative(f"{register}/{record}", code)
    if request.method == "POST":
        try:
            return _done(request, desk, row)
        except NotPermitted:
            raise
        except BandungError as refusal:
            refused = translated(refusal)
    found, names = queries.lessons_of(row.uid, code), names_in(row)
    number = page_number(request.GET.get("page", ""))
    words = {
        "area": "initiatives",
        "tab": "lessons",
        "row": row,
        "refused": refused,
        "lessons": [
            {"row": each, "author": names.get(each.register, each.register), "ours": each.register == code}
            for each in found[(number - 1) * SHOWN : number * SHOWN]
        ],
        "paging": Paging(number, SHOWN, len(found), {}),
        "may_note": code in (*row.everybody, *row.left) and desk.may("note", "lesson", relation="partner"),
        "may_offer": desk.may("write", "draft", institution=desk.institution),
    }
    return render(request, "bandung/reviews/lessons.html", words, status=409 if refused else 200)


def _done(request: HttpRequest, desk: Desk, row: Initiative) -> HttpResponse:
    """Withdraw a lesson of our own, or begin an offer of it."""
    uid, code = request.POST.get("lesson", ""), desk.party.code
    if request.POST.get("what") == "offer":
        mandate = desk.acting("write", "draft", institution=desk.institution)
        told = offering.offer_from_lesson(uid, code)
        draft = clearance.start(
            party=code, kind="offer", answers=to_answers("offer", told), by=mandate.post, at=desk.at,
            institution=desk.institution, source="record",
        )  # fmt: skip
        return redirect("draft", draft.pk)
    mandate = desk.acting("note", "lesson", relation="partner")
    actions.withdraw_lesson(uid=uid, party=code, by=mandate.post, at=desk.at)
    messages.success(request, gettext("Withdrawn. What was written stays in the history."))
    return redirect("review-lessons", *row.uid.split("/", 1))


@at_desk
def write(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The sheet of a lesson; with ``?of=`` a new version of one of our own. A fixed number of queries."""
    mandate = desk.acting("note", "lesson", relation="partner")
    row = partnerships.own_initiative(f"{register}/{record}", desk.party.code)
    former = _former(request.GET.get("of", ""), row, desk)
    form = LessonForm(
        request.POST or None, initial=_shown(former), offers=_offers(desk.party.code),
        may_be_public=partnerships.is_public(row),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.note(
                initiative=row.uid, party=desk.party.code, told=_told(form, former),
                public=form.cleaned_data.get("public", False), offer=form.cleaned_data.get("offer", ""),
                record=former.record if former else "", by=mandate.post, at=desk.at,
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Written. Those who may read it do."))
            return redirect("review-lessons", register, record)
    words = {"area": "initiatives", "tab": "lessons", "row": row, "former": former, "form": form,
             "public": partnerships.is_public(row)}  # fmt: skip
    return render(request, "bandung/reviews/write_lesson.html", words, status=422 if form.errors else 200)


def _former(name: str, row: Initiative, desk: Desk) -> Lesson | None:
    """The lesson of our own that is written anew; None for a first version.

    :raises NoSuchLesson: if one is named that is none of ours here.
    """
    if not name:
        return None
    found = Lesson.objects.filter(pk=f"{desk.party.code}/{name}", initiative=row.uid, withdrawn_at=None).first()
    if found is None:
        raise NoSuchLesson(uid=name)
    return found


def _offers(party: str) -> Choices:
    rows = Offer.objects.filter(register=party, withdrawn_at=None).order_by("-at", "uid")[:MOST_OFFERS]
    return [(each.uid, text_of(each.body["title"], each.body["language"])) for each in rows]


def _shown(former: Lesson | None) -> dict[str, Any]:
    if former is None:
        return {"language": reader_language()}
    says: Any = former.says
    offer = f"{says.offer.register_code}/{says.offer.record}" if says.offer else ""
    return {
        "title": text_of(says.title, says.language), "text": text_of(says.text, says.language),
        "worked": WORKED[says.worked], "language": reading(says.title, reader_language(), says.language).language,
        "sectors": list(says.sectors), "sdgs": ", ".join(says.sdgs), "offer": offer, "public": former.public,
    }  # fmt: skip


def _told(form: LessonForm, former: Lesson | None) -> dict[str, Any]:
    typed = form.cleaned_data
    language = typed["language"]
    return {
        "title": revised(former.says.title if former else None, typed["title"], language),
        "text": revised(former.says.text if former else None, typed["text"], language),
        "worked": {"yes": True, "no": False}.get(typed["worked"]),
        "language": former.says.language if former else language,
        "sectors": typed["sectors"],
        "sdgs": [each for each in typed["sdgs"].replace(",", " ").replace(";", " ").split() if each],
    }


urlpatterns = [
    path(f"{BASE}lessons/", listing, name="review-lessons"),
    path(f"{BASE}lessons/write/", write, name="review-lesson-write"),
]
