"""Writing the act: decisions and projects as rows, in the languages side by side; kept with every button.

Who comes: the officer who writes while the delegations talk. What they agreed on stands on the agenda and in the
portfolio: one press takes it over as a row. Nobody outside her party sees anything before the act is proposed.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext

from bandung import reference
from bandung.commissions import actions, drafts, papers
from bandung.commissions.errors import DraftChanged, FacilitatorSupports
from bandung.commissions.models import CommissionSession
from bandung.records.canonical import digest as digest_of
from bandung.records.kinds import body
from bandung.values.errors import BandungError
from bandung.web.commission_facts import changes, shown
from bandung.web.commission_words import ITEMS
from bandung.web.desk.commission import opened
from bandung.web.desk.commission_editor import Editor
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language, translated


@at_desk
def write(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The sheet. Every button keeps what was typed. Queries: twelve beside those of every page of the desk."""
    row = _ours(desk, register, record)
    editor = Editor(desk, row, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, editor)
    if request.POST.get("what") == "discard":
        drafts.discard(session=row.uid, party=desk.party.code)
        messages.success(request, gettext("Your draft is thrown away; what was proposed stays."))
        return redirect("commission", register, record)
    told = editor.pressed(request.POST)
    try:
        editor.save(told or editor.typed(), request.POST.get("edition", ""))
    except DraftChanged as refusal:
        return _page(request, editor, status=409, problem=translated(refusal))
    here = reverse("commission-write", args=(register, record))
    if told is not None:
        return redirect(here + _place(request))
    if request.POST.get("what") != "check":
        messages.success(request, gettext("Kept. Only your party sees it."))
        return redirect(here)
    if editor.act() is None:
        return _page(request, editor, status=422)
    return redirect("commission-propose", register, record)


def _ours(desk: Desk, register: str, record: str) -> CommissionSession:
    """:raises FacilitatorSupports: if our party only supports; :raises NotPermitted: if she does not write acts."""
    row, relation = opened(desk, register, record)
    desk.acting("write", "act draft", relation=relation)
    if desk.party.code in row.facilitators:
        raise FacilitatorSupports
    return row


def _place(request: HttpRequest) -> str:
    """Where on the page the button stood."""
    name = request.POST.get("rows", "").partition(":")[0]
    return f"#rows-{name}" if name in ("decisions", "projects") else "#taken"


def _page(request: HttpRequest, editor: Editor, *, status: int = 200, problem: str = "") -> HttpResponse:
    language, row = reader_language(), editor.row
    table = editor.table[0] if editor.table else None
    taken = {each.initial.get("initiative") for each in editor.projects}
    based_on = editor.kept.get("based_on", "")
    words: dict[str, Any] = {
        "area": "commissions",
        "row": row,
        "form": editor.form,
        "decisions": editor.decisions,
        "projects": editor.projects,
        "plain": [editor.form[name] for name in ("number", "on")],
        "years": [editor.form[name] for name in ("start", "last", "middle")],
        "edition": editor.draft.edition if editor.draft else 0,
        "draft": editor.draft,
        "problem": problem,
        "items": [(each, ITEMS[each.type], editor.names.get(each.register, "")) for each in editor.items],
        "portfolio": [(each, reading(each.title, language).text, each.uid in taken) for each in editor.portfolio],
        "table": table if table and table.digest != based_on else None,
        "table_author": editor.names.get(table.register, "") if table else "",
        "sectors": [
            (each.code, name_of("sector", each.code, language)) for each in reference.sectors() if len(each.code) == 3
        ],
    }
    return render(request, "bandung/commissions/write.html", words, status=status)


@at_desk
def propose(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The act as it would be proposed, with its digest and check code; the button lays it on the table."""
    row = _ours(desk, register, record)
    relation = "own" if register == desk.party.code else "partner"
    mandate = desk.acting("propose", "commission act", relation=relation)
    editor = Editor.of_draft(desk, row)
    act = editor.act()
    if act is None:
        messages.error(request, gettext("The draft cannot be proposed yet; look at what it says below the fields."))
        return redirect("commission-write", register, record)
    digest, problem = digest_of(body(act).encode()), ""
    if request.method == "POST":
        try:
            _check_same(request.POST.get("digest", ""), digest)
            entry = actions.propose(act=act, party=desk.party.code, by=mandate.post, at=desk.at)
        except BandungError as refusal:
            problem = translated(refusal)
        else:
            drafts.discard(session=row.uid, party=desk.party.code)
            messages.success(request, gettext("The act is on the table; the other parties are asked for their word."))
            return redirect("commission-act", register, record, *entry.uid.split("/", 1))
    other = next((each for each in editor.table if each.digest == act.based_on), None)
    words = {
        "area": "commissions",
        "row": row,
        "told": shown(act, editor.names),
        "other": other,
        "changes": changes(other.says, act, editor.names) if other else [],
        "digest": digest,
        "code": papers.code_of(digest),
        "problem": problem,
        "others": [editor.names.get(each, each) for each in row.parties if each != desk.party.code],
    }
    return render(request, "bandung/commissions/propose.html", words, status=409 if problem else 200)


def _check_same(seen: str, digest: str) -> None:
    """:raises DraftChanged: if a colleague changed the draft after this page was opened."""
    if seen != digest:
        raise DraftChanged


_SESSION = "commissions/<code:register>/<code:record>/"
urlpatterns = [
    path(f"{_SESSION}write/", write, name="commission-write"),
    path(f"{_SESSION}write/propose/", propose, name="commission-propose"),
]
