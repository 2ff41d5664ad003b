"""An agreement at the desk: the version that stands, what the checks find in it, who consents, what changed.

Who comes: somebody whose party is asked to consent. She reads the text in her language, sees what the checks of the
principles point at and what the parties answered, looks at what differs from the version before, and goes to a page
that shows exactly what she consents to: three steps. Withdrawing from an agreement is always one link away.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.consents.queries import standing
from bandung.introductions.actions import in_its_language
from bandung.partnerships import actions, queries
from bandung.partnerships.stages import AGREEMENT_BY_WAY
from bandung.people.errors import NotPermitted
from bandung.values.errors import BandungError
from bandung.web.desk.agreement_checks import Answer, answered, by_clause, findings_of, gaps_of, pieces, shown
from bandung.web.desk.agreement_forms import RemarkForm
from bandung.web.desk.agreement_reading import Reading
from bandung.web.desk.initiative_moves import StageForm
from bandung.web.desk.party import Desk, at_desk
from bandung.web.initiative_parts import days_of, state_name
from bandung.web.naming import direction_of, name_of, reading
from bandung.web.paging import Paging, page_number
from bandung.web.partnership_words import CLAUSES, ROLES, unit_name
from bandung.web.sentences import reader_language

CLAUSES_ON_A_PAGE = 50


@at_desk
def agreement(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """The text with everything beside it. Queries: eight beside those of the desk, whatever the number of clauses."""
    at = Reading(request, desk, register, record, name)
    remark = RemarkForm(request.POST if request.POST.get("what") == "remark" else None)
    refused: StageForm | None = None
    if request.method == "POST":
        try:
            refused = _done(request, at, remark)
        except NotPermitted:
            raise
        except BandungError as refusal:
            remark = remark if remark.is_bound else RemarkForm(request.POST)
            remark.is_valid()
            remark.refuse(refusal)
        if refused is None and not (remark.is_bound and remark.errors):
            return at.here()
    words = _words(request, at, refused) | {"remark": remark}
    return render(request, "bandung/agreements/agreement.html", words, status=422 if request.method == "POST" else 200)


def _done(request: HttpRequest, at: Reading, remark: RemarkForm) -> StageForm | None:
    """Comment, answer, move, take back: one step; a sheet of a move with its complaints where that cannot be."""
    what, desk = request.POST.get("what", ""), at.desk
    told = {"party": at.code, "at": desk.at}
    if what in ("publish", "unpublish"):
        mandate = desk.acting("consent", "initiative", relation="partner")
        word = consents.say if what == "publish" else consents.take_back
        word(kind="agreement", uid=at.text.uid, digest=at.text.digest, says="publish", by=mandate.post, **told)
        return None
    if what == "remark":
        mandate = desk.acting("remark", "agreement", relation="partner")
        if not remark.is_valid():
            return None
        said = remark.cleaned_data
        actions.remark(
            uid=at.text.uid, clause=said["clause"], rule=said["rule"], by=mandate.post,
            text=in_its_language(said["text"]), **told,
        )  # fmt: skip
        messages.success(request, gettext("Written in your register, for all parties."))
        return None
    mandate = desk.acting("propose", "initiative", relation="partner")
    if what == "take-back":
        actions.take_back(kind="agreement", uid=at.text.uid, by=mandate.post, **told)
        messages.success(request, gettext("The proposal is taken back; nobody needs to answer it."))
    elif what == "move":
        return _moved(request, at, mandate.post)
    return None


def _moved(request: HttpRequest, at: Reading, post: str) -> StageForm | None:
    to = request.POST.get("to", "")
    way = AGREEMENT_BY_WAY.get((at.text.state, to))
    form = StageForm(request.POST, request.FILES, way=way, partners={}) if way else None
    if form is not None and not form.is_valid():
        return form
    try:
        actions.move(
            uid=at.row.uid, agreement=at.text.uid, to=to, party=at.code, by=post, at=at.desk.at,
            seen=request.POST.get("seen", ""), **(form.move() if form else {}),
        )  # fmt: skip
    except BandungError as refusal:
        if form is None:
            raise
        form.refuse(refusal)
        return form
    return None


def _words(request: HttpRequest, at: Reading, refused: StageForm | None) -> dict[str, Any]:
    text, record, language = at.text, at.text.says, reader_language()
    remarks = answered(queries.remarks(each.uid for each in at.versions), at.names)
    number = page_number(request.GET.get("page", ""))
    words = standing(text.digest, {each.party for each in record.parties})
    numbered = list(enumerate(record.clauses, 1))
    some = numbered[(number - 1) * CLAUSES_ON_A_PAGE : number * CLAUSES_ON_A_PAGE]
    published = {each.register for each in words if each.says == "publish"}
    found = findings_of(record, text.digest, at.row, at.countries)
    findings = by_clause(shown(found, remarks, at.names), lambda each: each.finding.clause)
    place = list(at.versions).index(text)
    return {
        "area": "initiatives",
        "row": at.row,
        "text": text,
        "record": record,
        "days": days_of(record.period),
        "name": at.name,
        "title": reading(record.title, language),
        "state": state_name(text.state),
        "author": at.named([text.register]),
        "is_newest": text == at.versions[-1],
        "in_force": at.in_force,
        "parties": [(at.named([each.party]), ROLES[each.role], each.party in text.bound) for each in record.parties],
        "clauses": _clauses(some, at, findings, remarks),
        "findings": len(found),
        "gaps": gaps_of(record, at.names),
        "whole": findings.get("", []),
        "comments": [each for each in remarks if not each.row.clause and not each.row.rule],
        "paging": Paging(number, CLAUSES_ON_A_PAGE, len(numbered), {"version": [text.digest]}),
        "contributions": [
            (at.named([each.giver]) if each.giver else each.organisation or each.country, each,
             unit_name(each.unit, language)) for each in record.contributions
        ],
        "given": [(at.named([text.register]), text.at, "")] + [
            (at.named([each.register]), each.at, _said(each)) for each in words if each.says == "consent"
        ],
        "refusals": [(at.named([each.register]), each.at, _said(each)) for each in words if each.says == "refuse"],
        "awaited": at.named(text.awaited),
        "awaits_us": at.code in text.awaited,
        "may_consent": at.may_consent,
        "may_write": at.may_write,
        "may_remark": at.code in at.row.everybody and at.desk.may("remark", "agreement", relation="partner"),
        "may_take_back": text.register == at.code and text.state == "proposed" and at.may_write,
        "may_draft": at.code in at.row.partners and at.desk.may("write", "agreement draft"),
        "may_withdraw": at.code in text.bound and at.desk.may("leave", "initiative", relation="partner"),
        "is_party": any(each.party == at.code for each in record.parties),
        "published": at.named(published),
        "not_published": at.named(each.party for each in record.parties if each.party not in published),
        "we_published": at.code in published,
        "ways": _ways(at, refused),
        "versions": [
            (number, each, at.named([each.register]), state_name(each.state), each == text)
            for number, each in enumerate(at.versions, 1)
        ],
        "before": at.versions[place - 1] if place else None,
        "asked_remark": (request.GET.get("remark", ""), request.GET.get("rule", "")),
    }  # fmt: skip


def _said(word: Consent) -> str:
    return str(reading(word.body["text"], reader_language())) if word.body.get("text") else ""


def _ways(at: Reading, refused: StageForm | None) -> list[StageForm]:
    if not at.may_write:
        return []
    forms = [StageForm(way=way, partners={}) for way in queries.agreement_ways(at.text, at.code)]
    return [refused if refused and refused.way == each.way else each for each in forms]


def _clauses(some: Any, at: Reading, findings: dict[str, list[Any]], remarks: list[Answer]) -> list[dict[str, Any]]:
    """The clauses of a page: every language version with the words that a finding points at marked."""
    language = reader_language()
    about = by_clause([each for each in remarks if not each.row.rule], lambda each: each.row.clause)
    told = []
    for number, clause in some:
        theirs = findings.get(clause.key, [])
        order = sorted(clause.text, key=lambda code: code != language)
        told.append({
            "number": number,
            "clause": clause,
            "type": CLAUSES[clause.type],
            "held_by": at.named(clause.held_by),
            "country": name_of("country", clause.country, language) if clause.country else "",
            "versions": [
                {
                    "language": code, "direction": direction_of(code), "name": name_of("language", code, language),
                    "title": (clause.title or {}).get(code, ""),
                    "pieces": pieces(clause.text[code], code, [each.finding for each in theirs]),
                }
                for code in order
            ],
            "findings": theirs,
            "comments": about.get(clause.key, []),
        })  # fmt: skip
    return told


urlpatterns = [
    path("initiatives/<code:register>/<code:record>/agreements/<code:name>/", agreement, name="agreement"),
]
