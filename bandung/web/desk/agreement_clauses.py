"""One clause of a text that is being written: each language beside the other; or one taken over from the library.

Who comes: the officer who holds the pen. She opens a clause, changes the wording in the languages that she writes, and
saves: two steps. A clause from the library is one step more, with a sentence on when it is used.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.agreements import library
from bandung.partnerships.errors import NoSuchAgreement
from bandung.safeguards.check import check_text
from bandung.values.errors import BandungError
from bandung.web.desk import agreement_text as text
from bandung.web.desk.agreement_checks import shown
from bandung.web.desk.agreement_forms import ClauseForm, clause_shown
from bandung.web.desk.agreement_writing import Writing
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.partnership_words import CLAUSES
from bandung.web.sentences import reader_language


@at_desk
def clause(request: HttpRequest, desk: Desk, register: str, record: str, name: str, key: str = "") -> HttpResponse:
    """One clause, changed or new. ``?after=`` says behind which one a new one comes."""
    writing = Writing(desk, register, record, name)
    before = text.clause_of(writing.body, key) if key else None
    if key and before is None:
        raise NoSuchAgreement(uid=f"{writing.row.uid}/{name}/{key}")
    languages = list(dict.fromkeys([*writing.body.get("languages", ()), *(before or {"text": {}})["text"]]))
    form = ClauseForm(
        request.POST or None,
        texts=languages,
        parties=writing.parties,
        initial=clause_shown(before) if before else {"type": request.GET.get("type", "other")},
    )
    if request.method == "POST" and form.is_valid():
        new = key or text.free_key(f"clause-{len(text.keys_of(writing.body)) + 1}", text.keys_of(writing.body))
        told = form.clause(new, (before or {}).get("library"))
        try:
            body = text.with_clause(writing.body, _plain(told), request.POST.get("after", ""))
            writing.save(body, request.POST.get("seen", ""))
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            answer = writing.back()
            answer["Location"] += f"#clause-{new}"
            return answer
    words = writing.words | {
        "form": form,
        "key": key,
        "after": request.POST.get("after", "") or request.GET.get("after", ""),
        "findings": _findings(before, writing) if before else [],
    }
    return render(request, "bandung/agreements/clause.html", words, status=422 if form.errors else 200)


def _findings(before: dict[str, Any], writing: Writing) -> list[Any]:
    """What the checks find in the words of the clause as it was saved."""
    found = [
        each
        for language, told in before["text"].items()
        for each in check_text(told, language, before["type"], clause=before["key"])
    ]
    return shown(found, [], writing.names)


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, [], {})}


@at_desk
def shelf(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """The clause library, by type; a clause is taken over in the languages of the text."""
    writing = Writing(desk, register, record, name)
    after = request.POST.get("after", "") or request.GET.get("after", "")
    if request.method == "POST":
        model = library.clause(request.POST.get("clause", ""))
        roles = {each["party"]: each["role"] for each in writing.body.get("parties", ())}
        told = text.from_model(
            model,
            writing.body.get("languages", ()),
            text.named_parties(roles, writing.names_in_all),
            text.keys_of(writing.body),
        )
        writing.save(text.with_clause(writing.body, told, after), request.POST.get("seen", ""))
        return redirect("agreement-clause", register, record, name, told["key"])
    chosen = request.GET.get("type", "")
    language = reader_language()
    there = {each["type"] for each in writing.body.get("clauses", ())}
    models = [each for each in library.library() if not chosen or each.type == chosen]
    words = writing.words | {
        "after": after,
        "types": [(code, label, code == chosen, code in there) for code, label in CLAUSES.items()],
        "models": [
            {
                "id": each.id,
                "type": CLAUSES[each.type],
                "title": reading(each.title, language),
                "text": library.fill(each, {}, language if language in each.text else "en"),
                "note": reading(each.note, language),
                "is_there": each.type in there,
                "fits": _fits(each.fits),
            }
            for each in models
        ],
    }
    return render(request, "bandung/agreements/library.html", words)


def _fits(kind: str) -> str:
    return {
        "bilateral": gettext("for two parties"),
        "triangular": gettext("for triangular cooperation"),
        "regional": gettext("for several parties of a region"),
    }.get(kind, gettext("for every kind of cooperation"))


_DRAFT = "initiatives/<code:register>/<code:record>/agreements/<code:name>/draft/"
urlpatterns = [
    path(f"{_DRAFT}clauses/new/", clause, name="agreement-clause-new"),
    path(f"{_DRAFT}clauses/<code:key>/", clause, name="agreement-clause"),
    path(f"{_DRAFT}library/", shelf, name="agreement-library"),
]
