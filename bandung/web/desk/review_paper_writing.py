"""Writing an evaluation plan or a final report, or the next version of it.

Who comes: an officer of a partner. The sheet begins with the version that holds, or with one of her own that waits; she
writes and proposes: two steps. It holds when all partners have consented to exactly this.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.rules import check_is_partner
from bandung.reviews import actions, papers, queries, rules
from bandung.reviews.errors import PaperMovedOn
from bandung.reviews.queries import Papers, PaperView
from bandung.values.errors import BandungError
from bandung.web.desk.introduction_forms import Sheet
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.review_observed import BASE, names_in
from bandung.web.desk.review_paper_forms import (
    EvaluationForm,
    QuestionRow,
    ReportForm,
    evaluation_shown,
    report_shown,
)
from bandung.web.desk.rows import Rows, pressed
from bandung.web.review_words import PAPERS
from bandung.web.sentences import reader_language

MOST_QUESTIONS = 30


@at_desk
def write(request: HttpRequest, desk: Desk, register: str, record: str, kind: str) -> HttpResponse:
    """The sheet. A fixed number of queries."""
    mandate = desk.acting("propose", "final report", relation="partner")
    code = desk.party.code
    row = partnerships.own_initiative(f"{register}/{record}", code)
    check_is_partner(code, partners=row.partners, facilitators=row.facilitators, stage=row.stage)
    if kind == "final-report":
        rules.check_stage(row.stage, row.uid)
    found = queries.papers_in(kind, row)
    begun = _begun(found, request.GET.get("of", ""), code)
    form, rows = _sheet(request, row, kind, begun, desk)
    if request.method == "POST" and rows is not None and pressed(request.POST):
        rows.changed(pressed(request.POST))
        form = EvaluationForm(initial=_as_typed(form))
    elif request.method == "POST" and _is_valid(form, rows):
        made = _proposed(form, rows, row, kind, begun, desk, mandate.post)
        if made is not None:
            messages.success(request, gettext("Proposed. It holds when every partner has consented."))
            return redirect(f"{kind}-version", register, record, made.row.register, made.row.record)
    holding = found.holding
    current = holding.row.digest if holding else ""
    words = {
        "area": "initiatives",
        "tab": kind,
        "kind": kind,
        "label": PAPERS[kind],
        "row": row,
        "form": form,
        "rows": rows,
        "holding": holding,
        "documents": begun.row.says.documents if begun and kind == "final-report" else (),  # type: ignore[union-attr]
        "seen": current if getattr(form, "moved_on", False) else request.POST.get("seen", current),
    }
    wrong = form.is_bound and bool(form.errors or (rows and any(each.errors for each in rows if each.is_bound)))
    return render(request, "bandung/reviews/write_paper.html", words, status=422 if wrong else 200)


def _begun(found: Papers, uid: str, party: str) -> PaperView | None:
    """What the sheet begins with: a proposal of one's own that is asked for, else what holds."""
    own = (each for each in found.versions if each.row.uid == uid and each.row.register == party)
    return next(own, found.holding)


def _sheet(
    request: HttpRequest, row: Initiative, kind: str, begun: PaperView | None, desk: Desk
) -> tuple[Any, Rows | None]:  # fmt: skip
    data = request.POST if request.method == "POST" else None
    says: Any = begun.row.says if begun else None
    if kind == "final-report":
        files = request.FILES if data is not None else None
        initial = report_shown(says, row) if says else {"language": reader_language()}
        lessons = queries.lessons_of(row.uid, desk.party.code)
        return ReportForm(data, files, row=row, names=names_in(row), lessons=lessons, initial=initial), None
    sheet, questions = evaluation_shown(says) if says else ({"language": reader_language()}, [])
    rows = Rows(QuestionRow, "questions", data, initial=questions, least=2, most=MOST_QUESTIONS)
    return EvaluationForm(data, initial=sheet), rows


def _as_typed(form: Sheet) -> dict[str, Any]:
    return {name: form[name].value() for name in form.fields}


def _is_valid(form: Sheet, rows: Rows | None) -> bool:
    """Whether all can be read; each part complains for itself."""
    well = form.is_valid()
    if rows is None:
        return well
    rows_well = rows.is_valid()
    if well and not rows.told:
        form.add_error(None, gettext("Ask one question at least."))
        return False
    return well and rows_well


def _proposed(
    form: Any, rows: Rows | None, row: Initiative, kind: str, begun: PaperView | None, desk: Desk, by: str
) -> PaperView | None:  # fmt: skip
    """The proposal once it is written; None if it was refused, with the reason in the sheet."""
    says: Any = begun.row.says if begun and begun.state != papers.VOID else None
    try:
        return actions.propose(
            kind=kind, initiative=row.uid, party=desk.party.code, by=by, at=desk.at,
            told=form.told(says) if rows is None else form.told(says, rows.told), seen=form.data.get("seen", ""),
        )  # fmt: skip
    except BandungError as refusal:
        form.refuse(refusal)
        form.moved_on = isinstance(refusal, PaperMovedOn)
        return None


urlpatterns = [path(f"{BASE}{kind}/write/", write, {"kind": kind}, name=f"{kind}-write") for kind in PAPERS]
