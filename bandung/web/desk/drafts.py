"""Drafts: written, submitted, returned, cleared.

Who comes: an officer of an institution who writes down a need in ten minutes and hands it in: one form, two buttons. A
focal point who clears what came in: the queue, a look at each (what it says, what it looks like, what changed), publish
or return with a word; or twenty at once. Both may be cut off at any moment: nothing typed is lost.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext

from bandung.clearance import actions, duplicates, queries, rules
from bandung.clearance.errors import EditedMeanwhile
from bandung.clearance.models import Draft
from bandung.exchange.models import TABLES, Statement
from bandung.records.columns import to_answers
from bandung.records.errors import BadRecord
from bandung.values.errors import BandungError
from bandung.web.desk.draft_form import beginning, collected, form, suggestions
from bandung.web.desk.draft_words import SOURCES, STATE_NAMES, changed_answers, kept_answers, what_it_says
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.public.offline import kept_on_device
from bandung.web.sentences import reader_language, translated

TYPED = "typed"
"""Where the session keeps what somebody sent after her sign-in had run out."""
MOST_TYPED = 400_000
BULK = ("submit", "clear", "return", "discard", "restore")


def keeps_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever sends a form after her session has ended signs in and finds it as she typed it."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated and len(request.body) < MOST_TYPED:
            request.session[TYPED] = {"path": request.path, "sent": request.POST.urlencode()}
        return view(request, *args, **named)

    return kept


@at_desk
def queue(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The queue: narrowed, sorted, a page at a time; steps for one or for many."""
    if request.method == "POST":
        return _bulk(request, desk)
    asked = _asked(request)
    number = page_number(request.GET.get("page", ""))
    found = queries.queue(desk.party.code, desk.institution, asked, offset=(number - 1) * queries.PAGE)
    words = {
        "area": "drafts", "queue": found, "asked": asked, "state_names": STATE_NAMES, "sources": SOURCES,
        "states": [(code, STATE_NAMES[code], found.states.get(code, 0)) for code in STATE_NAMES],
        "paging": Paging(number, queries.PAGE, found.total, dict(request.GET.lists())),
        "bulk": [name for name in BULK if desk.may(rules.move(name).permission, "draft", institution=desk.institution)],
        "may_write": desk.may("write", "draft", institution=desk.institution),
        "may_merge": desk.may("merge", "record"),
    }  # fmt: skip
    return render(request, "bandung/drafts/queue.html", words)


@keeps_what_was_typed
@kept_on_device
@at_desk
def new(request: HttpRequest, desk: Desk, kind: str) -> HttpResponse:
    """An empty form; its first saving makes the draft. The form carries the draft's name: sent twice, it is one."""
    held = desk.acting("write", "draft", institution=desk.institution)
    kept_name = _kept_name(request)
    sent = kept_answers(request, kind)
    if request.method == "POST":
        answers = collected(kind, request.POST)
        draft = actions.start(
            party=desk.party.code, kind=kind, answers=answers, by=held.post, at=desk.at, institution=desk.institution,
            name=_name(request),
        )  # fmt: skip
        # Sent again with more written in it, since the first answer was lost or she went back: a second saving.
        try:
            draft = actions.save(draft=draft.pk, answers=answers, version=1, by=held.post, at=desk.at)
        except EditedMeanwhile as refusal:
            return _conflict(request, draft, answers, refusal)
        return _saved(request, desk, draft)
    answers = sent or beginning(kind, desk.party)
    words = {
        "area": "drafts",
        "kind": kind,
        "form": form(kind, answers, also=_also(request), telling=False),
        "name": (sent is not None and kept_name) or uuid4(),
    }
    return render(request, "bandung/drafts/edit.html", words | _lists() | {"kept": sent is not None})


@keeps_what_was_typed
@kept_on_device
@at_desk
def edit(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """The form of a draft. A script saves it while it is written and gets its answer as JSON."""
    draft = queries.draft(name, party=desk.party.code, institution=desk.institution)
    held = desk.acting("write", "draft", institution=draft.institution)
    if request.method == "POST":
        answers = collected(draft.kind, request.POST)
        if "choose" in request.POST:
            answers |= {
                column: draft.answers.get(column, "")
                for column in request.POST.getlist("choose")
                if request.POST.get(f"take:{column}") == "theirs"
            }
        try:
            draft = actions.save(
                draft=name, answers=answers, version=_version(request), by=held.post, at=desk.at
            )  # fmt: skip
        except EditedMeanwhile as refusal:
            return _conflict(request, draft, answers, refusal)
        return _saved(request, desk, draft)
    sent = kept_answers(request, draft.kind)
    return _form(request, desk, draft, sent if sent is not None else draft.answers, kept=sent is not None)


@at_desk
def check(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """A draft as it would be published: what it says, what is wrong, what it looks like, its way; and the steps."""
    draft = queries.draft(name, party=desk.party.code, institution=desk.institution)
    if request.method == "POST":
        return _step(request, desk, draft)
    return _checked(request, desk, draft)


@at_desk
def revise(request: HttpRequest, desk: Desk, kind: str, record: str) -> HttpResponse:
    """Begin a new version of a record of one's own."""
    held = desk.acting("write", "draft", institution=desk.institution)
    if request.method != "POST":
        return redirect(reverse(kind, args=(desk.party.code, record)))
    draft = actions.revise(
        kind=kind, record=record, party=desk.party.code, by=held.post, at=desk.at, institution=desk.institution
    )
    return redirect("draft", draft.pk)


def _asked(request: HttpRequest) -> queries.Asked:
    told = {
        name: request.GET.get(name, "")[:200] for name in ("state", "kind", "institution", "source", "fits", "text")
    }
    intake = request.GET.get("intake", "")
    sort = request.GET.get("sort", "changed")
    return queries.Asked(
        **told,
        intake=_uuid(intake),
        sort=sort if sort in queries.SORTS else "changed",  # type: ignore[arg-type]
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _name(request: HttpRequest) -> UUID | None:
    return _uuid(request.POST.get("name", ""))


def _kept_name(request: HttpRequest) -> UUID | None:
    """The name of the draft that was sent after the session had ended."""
    kept = request.session.get(TYPED) or {}
    return _uuid(QueryDict(kept.get("sent", "")).get("name") or "")


def _version(request: HttpRequest) -> int | None:
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 9 else 0


def _also(request: HttpRequest) -> list[str]:
    return [code for code in request.GET.getlist("also") if code.isalpha() and len(code) <= 3][:10]


def _lists() -> dict[str, Any]:
    return {"suggestions": suggestions(reader_language())}


def _saved(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    """What follows a saving: an answer to a script, one more language, the next step, or the form again."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({
            "version": draft.version, "problems": draft.problems, "saved_at": draft.changed_at.isoformat(),
            "address": reverse("draft", args=(draft.pk,)),
        })  # fmt: skip
    address = reverse("draft", args=(draft.pk,))
    if also := request.POST.get("also"):
        kept = "".join(f"&also={code}" for code in request.POST.getlist("shown") if code.isalpha())
        return redirect(f"{address}?also={also[:3] if also.isalpha() else ''}{kept}#languages")
    if request.POST.get("step") == "check":
        return redirect("draft-check", draft.pk)
    messages.success(request, gettext("Saved as a draft. Only your own people see it."))
    return redirect(address)


def _form(
    request: HttpRequest, desk: Desk, draft: Draft, answers: Any, *, kept: bool = False, status: int = 200
) -> HttpResponse:
    is_open = draft.state in rules.OPEN
    words = {
        "area": "drafts", "draft": draft, "kind": draft.kind, "form": form(draft.kind, answers, also=_also(request)),
        "state_name": STATE_NAMES[draft.state], "kept": kept, "is_open": is_open,
        "last_word": draft.steps.filter(move="return").last() if draft.state == "returned" else None,
    }  # fmt: skip
    return render(request, "bandung/drafts/edit.html", words | _lists(), status=status)


def _conflict(request: HttpRequest, draft: Draft, answers: dict[str, str], refusal: EditedMeanwhile) -> HttpResponse:
    """Two people wrote at once: the second sees both and chooses, field by field."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"sentence": translated(refusal), "version": draft.version}, status=409)
    words = {
        "area": "drafts", "draft": draft, "sentence": translated(refusal), "answers": answers.items(),
        "differences": changed_answers(draft.kind, draft.answers, answers), "step": request.POST.get("step", ""),
    }  # fmt: skip
    return render(request, "bandung/drafts/conflict.html", words, status=409)


def _checked(request: HttpRequest, desk: Desk, draft: Draft, *, refused: str = "", status: int = 200) -> HttpResponse:
    standing = TABLES[draft.kind].objects.filter(pk=draft.uid, withdrawn_at=None).first() if draft.record else None
    is_open = draft.state in rules.OPEN
    may = {
        move.name: draft.state in move.before and desk.may(move.permission, "draft", institution=draft.institution)
        for move in rules.MOVES
    }
    words = {
        "area": "drafts", "draft": draft, "state_name": STATE_NAMES[draft.state], "says": what_it_says(draft),
        "form": form(draft.kind, draft.answers), "standing": standing, "may": may, "refused": refused,
        "changes": changed_answers(draft.kind, _answers_of(standing), draft.answers) if standing else (),
        "twins": duplicates.twins(draft, institution=desk.institution) if is_open and draft.title else (),
        "steps": list(draft.steps.all()),
    }  # fmt: skip
    return render(request, "bandung/drafts/check.html", words, status=status)


def _answers_of(row: Statement) -> dict[str, str]:
    return to_answers(rules.statement_kind(row.kind_of_record), row.body)


def _step(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    name = request.POST.get("step", "")
    comment = request.POST.get("comment", "").strip()[:5_000]
    try:
        if name == "same":
            held = desk.acting("write", "draft", institution=draft.institution)
            record = request.POST.get("record", "")[:80]
            actions.becomes_version_of(draft=draft.pk, record=record, by=held.post, at=desk.at)
            messages.success(request, gettext("This draft is now a new version of “%(record)s”.") % {"record": record})
            return redirect("draft-check", draft.pk)
        _move(desk, draft, name, comment)
    except BandungError as refusal:
        draft.refresh_from_db()
        return _checked(request, desk, draft, refused=_sentence(refusal), status=422)
    messages.success(request, DONE()[name] % {"title": draft.title})
    if name == "clear":
        draft.refresh_from_db()
        return redirect(draft.kind, draft.party, draft.record)
    return redirect(
        "draft-check" if name in ("withdraw", "restore") else "drafts",
        *([draft.pk] if name in ("withdraw", "restore") else []),
    )


def _move(desk: Desk, draft: Draft, name: str, comment: str = "") -> None:
    """One step of one draft, under the mandate that the table asks for."""
    if name not in {move.name for move in rules.MOVES} or name == "save":
        raise BandungError
    held = desk.acting(rules.move(name).permission, "draft", institution=draft.institution)
    known: dict[str, Any] = {"draft": draft.pk, "by": held.post, "at": desk.at}
    match name:
        case "submit":
            actions.submit(**known)
        case "withdraw":
            actions.take_back(**known)
        case "return":
            actions.return_to_writer(**known, comment=comment)
        case "clear":
            actions.clear(**known, comment=comment)
        case "discard":
            actions.discard(**known)
        case "restore":
            actions.restore(**known)


def DONE() -> dict[str, str]:  # noqa: N802 - a table of sentences in the reader's language
    return {
        "submit": gettext("“%(title)s” was handed in for clearance."),
        "withdraw": gettext("“%(title)s” is a draft again."),
        "return": gettext("“%(title)s” was given back."),
        "clear": gettext("“%(title)s” is published."),
        "discard": gettext("“%(title)s” was put away; find it among the discarded drafts if you need it again."),
        "restore": gettext("“%(title)s” is a draft again."),
    }


def _bulk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same step for every chosen draft, each for itself: what could not be done is named, the rest is done."""
    name, comment = request.POST.get("step", ""), request.POST.get("comment", "").strip()[:5_000]
    chosen = [found for text in request.POST.getlist("draft")[: queries.PAGE] if (found := _uuid(text))]
    done, refused = 0, []
    for each in Draft.objects.within_reach(desk.party.code, desk.institution).filter(pk__in=chosen):
        try:
            _move(desk, each, name if name in BULK else "", comment)
            done += 1
        except BandungError as refusal:
            refused.append(f"{each.title or each.pk}: {_sentence(refusal)}")
    if not chosen:
        messages.warning(request, gettext("Choose at least one draft."))
    elif done:
        said = ngettext("Done with %(count)s draft.", "Done with %(count)s drafts.", done) % {"count": done}
        messages.success(request, said)
    for sentence in refused[:20]:
        messages.error(request, sentence)
    return redirect(request.get_full_path())


def _sentence(refusal: BandungError) -> str:
    if isinstance(refusal, BadRecord):
        return " ".join(translated(problem) for problem in refusal.problems[:3])
    return translated(refusal)


urlpatterns = [
    path("drafts/", queue, name="drafts"),
    path("drafts/new/need/", new, {"kind": "need"}, name="draft-need"),
    path("drafts/new/offer/", new, {"kind": "offer"}, name="draft-offer"),
    path("drafts/<uuid:name>/", edit, name="draft"),
    path("drafts/<uuid:name>/check/", check, name="draft-check"),
    path("drafts/revise/need/<code:record>/", revise, {"kind": "need"}, name="revise-need"),
    path("drafts/revise/offer/<code:record>/", revise, {"kind": "offer"}, name="revise-offer"),
]
