"""Writing an agreement: begin it, its heading, its clauses one by one, contributions, then propose it to the others.

Who comes: the officer who holds the pen. She begins with the clauses of the library for this kind of cooperation, fills
the blanks, and proposes: three steps. What she saves is seen by her own party alone until it is proposed. Beside each
clause stands what the checks of the principles would find, so that she can say it better before anybody else reads it.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.agreements.starter import models_for
from bandung.parties.models import Party
from bandung.partnerships import actions, drafts, queries
from bandung.partnerships.errors import ChangedSince, NoSuchAgreement
from bandung.partnerships.models import AgreementDraft, Initiative
from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.records.canonical import digest as digest_of
from bandung.records.errors import BadRecord
from bandung.records.fields import Period
from bandung.records.kinds import as_json, read
from bandung.safeguards.check import Context, check
from bandung.values.errors import BandungError
from bandung.web.desk import agreement_text as text
from bandung.web.desk.agreement_checks import by_clause, gaps_of, shown
from bandung.web.desk.agreement_forms import ContributionRow, HeadingForm, StartForm, contribution_shown, heading_shown
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.rows import Rows, pressed
from bandung.web.naming import reading
from bandung.web.partnership_words import CLAUSES, unit_name
from bandung.web.sentences import reader_language, translated


class Writing:
    """Who writes in which initiative, and the text as far as it is written."""

    def __init__(self, desk: Desk, register: str, record: str, name: str = "") -> None:
        self.desk, self.code = desk, desk.party.code
        self.row: Initiative = queries.own_initiative(f"{register}/{record}", self.code)
        self.mandate: Mandate = desk.acting("write", "agreement draft")
        self.name = name
        found = drafts.draft(self.row.uid, name, self.code) if name else None
        if name and found is None:
            raise NoSuchAgreement(uid=f"{self.row.uid}/{name}")
        self.draft: AgreementDraft | None = found
        self.body: text.Body = found.body if found else {}
        known = Party.objects.in_bulk(self.row.readers)
        self.names_in_all = {code: each.name for code, each in known.items()}
        self.names = {code: reading(each, reader_language()).text for code, each in self.names_in_all.items()}
        self.countries = {code: each.speaks_for for code, each in known.items() if each.speaks_for}

    @property
    def parties(self) -> list[tuple[str, str]]:
        """Those whom the text binds, as choices."""
        return [(each["party"], self.names.get(each["party"], each["party"])) for each in self.body.get("parties", ())]

    def save(self, body: text.Body, seen: str = "") -> None:
        """:raises ChangedSince: if somebody of the same party saved since this page was opened."""
        drafts.save(
            uid=self.row.uid, name=self.name, body=body, party=self.code, by=self.mandate.post, at=self.desk.at,
            seen=int(seen) if seen.isascii() and seen.isdigit() else None,
        )  # fmt: skip

    def back(self) -> HttpResponse:
        return redirect("agreement-draft", self.row.register, self.row.record, self.name)

    @property
    def words(self) -> dict[str, Any]:
        return {"area": "initiatives", "row": self.row, "name": self.name, "draft": self.draft, "body": self.body}


@at_desk
def start(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Begin a text: from the library, empty, or as a change of a version that stands."""
    writing = Writing(desk, register, record)
    origin = request.POST.get("version", "") or request.GET.get("version", "")
    form = StartForm(request.POST or None, initial={"languages": [reader_language()]})
    try:
        if request.method == "POST" and origin:
            return _from_version(writing, origin)
        if request.method == "POST" and form.is_valid():
            return _begun(writing, form)
    except BandungError as refusal:
        form.refuse(refusal)
    models = models_for(text.kind_of(writing.row.basis), text.roles_of(writing.row).values())  # type: ignore[arg-type]
    words = writing.words | {"form": form, "types": [str(CLAUSES[each.type]) for each in models]}
    return render(request, "bandung/agreements/start.html", words, status=422 if form.errors else 200)


def _begun(writing: Writing, form: StartForm) -> HttpResponse:
    told = form.cleaned_data
    writing.name = told["name"]
    if drafts.draft(writing.row.uid, writing.name, writing.code) is None:
        body = text.begun(
            writing.row,
            title=told["title"],
            language=told["languages"][0],
            languages=told["languages"],
            names=writing.names_in_all,
            from_library=told["begin"] == "library",
        )
        there = queries.in_force(writing.row.uid, writing.name)
        writing.save(body | ({"amends": there.digest} if there else {}))
    return writing.back()


def _from_version(writing: Writing, digest: str) -> HttpResponse:
    """A draft that goes on from a version; one that is there already stays as it is."""
    found = next((each for each in queries.versions(writing.row) if each.digest == digest), None)
    if found is None:
        raise NoSuchAgreement(uid=writing.row.uid)
    writing.name = found.name
    if drafts.draft(writing.row.uid, found.name, writing.code) is None:
        writing.save(text.from_version(found, queries.in_force(writing.row.uid, found.name)))
    return writing.back()


@at_desk
def draft(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """The text as far as it is written, and every step that can be made with it."""
    writing = Writing(desk, register, record, name)
    problems: list[str] = []
    form = _heading(writing, request)
    if request.method == "POST":
        what, key, seen = (request.POST.get(each, "") for each in ("what", "key", "seen"))
        try:
            answer = _done(writing, what, key, seen, form)
            if answer is not None:
                if what == "propose":
                    messages.success(request, gettext("Proposed. The others read it now, and can consent to it."))
                return answer
        except NotPermitted:
            raise
        except BadRecord as refusal:
            problems = [_placed(each, writing) for each in refusal.problems]
        except BandungError as refusal:
            problems = [translated(refusal)]
    wrong = request.method == "POST"
    words = writing.words | _draft_words(writing) | {"form": form, "problems": problems}
    return render(request, "bandung/agreements/draft.html", words, status=422 if wrong else 200)


def _heading(writing: Writing, request: HttpRequest) -> HeadingForm:
    roles = text.roles_of(writing.row)
    parties = [(code, writing.names.get(code, code)) for code in roles]
    period = writing.body.get("period")
    initial = heading_shown(writing.body, read(Period, period) if period else None)
    is_heading = request.method == "POST" and request.POST.get("what") == "heading"
    titles = writing.body.get("languages", ())
    return HeadingForm(request.POST if is_heading else None, parties=parties, titles=titles, initial=initial)


def _done(writing: Writing, what: str, key: str, seen: str, form: HeadingForm) -> HttpResponse | None:
    """Make one step; None where the heading cannot be read, so that it is shown again."""
    body = writing.body
    if what == "propose":
        return _proposed(writing, seen)
    if what == "discard":
        drafts.discard(uid=writing.row.uid, name=writing.name, party=writing.code)
        return redirect("desk-initiative", writing.row.register, writing.row.record)
    if what == "heading":
        if not form.is_valid():
            return None
        told = form.told(text.roles_of(writing.row))
        period = told.pop("period")
        body = body | told | {"period": as_json(read(Period, period)) if period else None}
    elif what == "remove":
        body = text.without_clause(body, key)
    elif what in ("up", "down"):
        body = text.moved(body, key, -1 if what == "up" else 1)
    writing.save(body, seen)
    return writing.back()


def _proposed(writing: Writing, seen: str) -> HttpResponse:
    """Propose the text to the others; the draft has become a version and is gone."""
    if writing.draft is not None and seen and seen != str(writing.draft.edition):
        raise ChangedSince
    mandate = writing.desk.acting("propose", "initiative", relation="partner")
    number = digest_of(f"{writing.name}/{writing.desk.at.isoformat()}".encode())[:12]
    record = text.record_of(writing.body, writing.row, writing.name, f"text-{number}")
    made = actions.propose_text(agreement=record, party=writing.code, by=mandate.post, at=writing.desk.at)
    drafts.discard(uid=writing.row.uid, name=writing.name, party=writing.code)
    address = redirect("agreement", writing.row.register, writing.row.record, writing.name)
    address["Location"] += f"?version={made.digest}"
    return address


def _placed(problem: Any, writing: Writing) -> str:
    """A problem of the record with the clause that it is about."""
    path: str = problem.path
    if path.startswith("clauses["):
        number = path[len("clauses[") :].partition("]")[0]
        if number.isdigit() and int(number) < len(writing.body.get("clauses", ())):
            told = gettext("Clause %(number)s: %(sentence)s")
            return told % {"number": int(number) + 1, "sentence": translated(problem)}
    return f"{path}: {translated(problem)}" if path else translated(problem)


def _draft_words(writing: Writing) -> dict[str, Any]:
    body, language = writing.body, reader_language()
    untold, blanks = dict(text.untold(body)), set(text.blanks(body))
    found, problems, gaps = _found(writing)
    findings = by_clause(shown(found, [], writing.names), lambda each: each.finding.clause)
    clauses = [
        {
            "key": each["key"],
            "type": CLAUSES[each["type"]],
            "title": reading(each["title"], language) if each.get("title") else None,
            "text": reading(each["text"], language),
            "held_by": ", ".join(writing.names.get(code, code) for code in each.get("held_by", ())),
            "lacks": untold.get(each["key"], []),
            "has_blanks": each["key"] in blanks,
            "findings": findings.get(each["key"], []),
        }
        for each in body.get("clauses", ())
    ]
    return {
        "title": reading(body.get("title") or {}, language),
        "clauses": clauses,
        "whole": findings.get("", []),
        "not_yet": problems,
        "gaps": gaps,
        "contributions": [
            (writing.names.get(each.get("giver", ""), ""), each, unit_name(each.get("unit", "other"), language))
            for each in body.get("contributions", ())
        ],
        "others": [name for code, name in writing.parties if code != writing.code],
        "may_propose": writing.code in writing.row.partners
        and writing.desk.may("propose", "initiative", relation="partner"),
    }


def _found(writing: Writing) -> tuple[Any, list[str], list[str]]:
    """What the checks find in the text as it is; what it lacks to be a record, and to say everything, in sentences."""
    try:
        record = text.record_of(writing.body, writing.row, writing.name, "draft")
    except BadRecord as refusal:
        return (), [_placed(each, writing) for each in refusal.problems], []
    return check(record, Context(writing.row.says, writing.countries)), [], gaps_of(record, writing.names)


@at_desk
def contributions(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """What each party means to contribute, as rows."""
    writing = Writing(desk, register, record, name)
    data = request.POST if request.method == "POST" else None
    before = list(writing.body.get("contributions", ()))
    rows = Rows(
        ContributionRow, "contributions", data, initial=[contribution_shown(each) for each in before],
        least=max(2, len(writing.parties)), most=200, parties=writing.parties,
    )  # fmt: skip
    button, problems = pressed(request.POST), list[str]()
    if button:
        rows.changed(button)
    elif data is not None and rows.is_valid():
        language = (writing.body.get("languages") or [reader_language()])[0]
        try:
            told = [_without_nothing(each.told(before, language)) for each in rows.told]
            writing.save(writing.body | {"contributions": told}, request.POST.get("seen", ""))
        except BandungError as refusal:
            problems.append(translated(refusal))
        else:
            return writing.back()
    words = writing.words | {"rows": rows, "add": gettext("Add a contribution"), "problems": problems}
    wrong = data is not None and not button
    return render(request, "bandung/agreements/contributions.html", words, status=422 if wrong else 200)


def _without_nothing(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, "")}


_ONE = "initiatives/<code:register>/<code:record>/agreements/"
urlpatterns = [
    path(f"{_ONE}new/", start, name="agreement-start"),
    path(f"{_ONE}<code:name>/draft/", draft, name="agreement-draft"),
    path(f"{_ONE}<code:name>/draft/contributions/", contributions, name="agreement-contributions"),
]
