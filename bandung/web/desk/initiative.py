"""One initiative at the desk: who, what, where it stands, what is missing, what waits, texts, plan, news.

Who comes: an officer of one of its parties. She sees in the first lines whether anything waits for her party, reads
what it is, and says yes or no: two steps. Or she leads and wants to move it on: the page names what is missing for each
next stage, and the sheet of a move asks for exactly what that move needs: two steps. Leaving is always one link away.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.commissions import queries as commissions
from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.consents.queries import standing
from bandung.contributions import queries as contributions
from bandung.exchange.models import TABLES
from bandung.partnerships import actions, drafts, queries
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import BY_WAY, WHO, StageMove
from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.contribution_parts import of_initiative
from bandung.web.desk.initiative_forms import ReasonForm, in_language
from bandung.web.desk.initiative_moves import StageForm
from bandung.web.desk.initiative_news import told_news
from bandung.web.desk.initiative_papers import looked_back, sessions_for
from bandung.web.desk.party import Desk, at_desk
from bandung.web.initiative_cards import stage_name
from bandung.web.initiative_parts import days_of, gone_of, lines_of, links_of, proposal_shown, steps_of, texts_by_name
from bandung.web.partnership_words import BASES, TYPES, own_word
from bandung.web.sentences import reader_language

WORDS = ("consent", "refuse", "publish")
"""What a party can say of the terms in effect."""


@at_desk
def page(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The page, and what is said on it. Queries: a fixed number, whatever was written in it."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    row = queries.own_initiative(f"{register}/{record}", desk.party.code)
    refused: StageForm | None = None
    word = ReasonForm(prefix="word")
    if request.method == "POST":
        what = request.POST.get("what", "")
        try:
            if what == "move":
                refused = _moved(request, row, desk)
            elif what in WORDS:
                word = ReasonForm(request.POST, prefix="word")
                _say(request, row, desk, what, word)
            elif what == "unpublish":
                _unsay(row, desk, "publish")
            elif what == "unjoin":
                _unsay(row, desk, "consent")
        except NotPermitted:
            raise
        except BandungError as refusal:
            word = word if word.is_bound else ReasonForm(request.POST, prefix="word")
            word.is_valid()
            word.refuse(refusal)
        if refused is None and not (word.is_bound and word.errors):
            return redirect("desk-initiative", register, record)
        row.refresh_from_db()
        row.__dict__.pop("says", None)
    words = _words(row, desk, refused) | {"word": word}
    wrong = request.method == "POST"
    return render(request, "bandung/initiatives/initiative.html", words, status=422 if wrong else 200)


def _say(request: HttpRequest, row: Initiative, desk: Desk, says: str, word: ReasonForm) -> None:
    """Join, refuse to join, or agree that everybody reads the terms as they stood on the page."""
    mandate = desk.acting("consent", "initiative", relation="partner")
    if not word.is_valid():
        return
    consents.say(
        kind=row.terms_kind,
        uid=row.terms_uid,
        digest=request.POST.get("seen", ""),
        party=desk.party.code,
        says=says,
        text=in_language(word.cleaned_data["text"]),  # type: ignore[arg-type]
        by=mandate.post,
        at=desk.at,
    )
    messages.success(request, {
        "consent": gettext("Your party has joined, by its consent to these terms."),
        "refuse": gettext("Your party has said that it does not join. It can still consent later."),
        "publish": gettext("Your party agrees. Everybody can read it once all parties have agreed."),
    }[says])  # fmt: skip


def _unsay(row: Initiative, desk: Desk, says: str) -> None:
    mandate = desk.acting("consent", "initiative", relation="partner")
    consents.take_back(
        kind=row.terms_kind,
        uid=row.terms_uid,
        digest=row.terms,
        party=desk.party.code,
        says=says,
        by=mandate.post,
        at=desk.at,
    )


def _moved(request: HttpRequest, row: Initiative, desk: Desk) -> StageForm | None:
    """Make or propose a move; the sheet with its complaints where that cannot be."""
    mandate = desk.acting("propose", "initiative", relation="partner")
    seen, to = request.POST.get("seen", ""), request.POST.get("to", "")
    way = BY_WAY.get((row.stage, to)) if seen == row.stage else None
    if way is None:
        actions.move(uid=row.uid, to=to, party=desk.party.code, by=mandate.post, at=desk.at, seen=seen)
        return None
    papers = _papers(row, desk, [way])
    form = StageForm(request.POST, request.FILES, way=way, partners=_named(row.partners), **papers)
    if not form.is_valid():
        return form
    try:
        actions.move(
            uid=row.uid, to=to, party=desk.party.code, by=mandate.post, at=desk.at, seen=seen, **form.move()
        )  # fmt: skip
    except BandungError as refusal:
        form.refuse(refusal)
        return form
    if way.who == "partners" and len(row.partners) > 1:
        messages.success(request, gettext("Proposed. It holds when every partner has consented."))
    else:
        messages.success(request, gettext("Done; everybody in it reads it."))
    return None


def _named(codes: list[str]) -> dict[str, str]:
    names = party_names(codes, reader_language())
    return {code: names.get(code, code) for code in codes}


def _words(row: Initiative, desk: Desk, refused: StageForm | None) -> dict[str, Any]:
    code, terms = desk.party.code, row.says
    names = party_names([*row.readers], reader_language())
    is_in, is_named = code in row.everybody, code in row.named
    may_write = code in row.partners and desk.may("propose", "initiative", relation="partner")
    may_draft = code in row.partners and desk.may("write", "agreement draft")
    open_ones = queries.open_proposals(row)
    texts = texts_by_name(queries.versions(row))
    words_on_terms = standing(row.terms, row.readers)
    return {
        "area": "initiatives",
        "row": row,
        "terms": terms,
        "days": days_of(terms.period),
        "lines": lines_of(row, names, desk.party.speaks_for),
        "gone": gone_of(row, names),
        "names": names,
        "lead": names.get(row.lead, row.lead),
        "stage": stage_name(row.stage),
        "type": TYPES[row.type],
        "basis": own_word(row.basis, BASES, desk.party.speaks_for),
        "steps": steps_of(row.stage),
        "ways": _ways_shown(row, desk, names, refused),
        "is_in": is_in,
        "is_invited": is_named and not is_in,
        "is_facilitator": code in row.facilitators,
        "may_write": may_write,
        "may_consent": desk.may("consent", "initiative", relation="partner"),
        "may_leave": is_in and desk.may("leave", "initiative", relation="partner"),
        "proposals": [proposal_shown(each, code, names) for each in open_ones],
        "awaits_us": [proposal_shown(each, code, names) for each in open_ones if code in each.awaited],
        "said_no": [each for each in words_on_terms if each.says == "refuse"],
        "we_joined": any(each.register == code and each.says == "consent" for each in words_on_terms),
        "we_refused": any(each.register == code and each.says == "refuse" for each in words_on_terms),
        "publish": _publishing(row, code, words_on_terms, names),
        "texts": texts,
        "may_draft": may_draft,
        "drafts": drafts.of(row.uid, code) if may_draft else [],
        "needs": links_of(terms.needs, TABLES["need"], code),
        "offers": links_of(terms.offers, TABLES["offer"], code),
        "above": queries.above(row)[:1],
        "within": list(queries.of_party(code).filter(programme=row.uid)[:60]) if row.type == "programme" else [],
        "news": told_news(queries.news(row), names),
        "given": of_initiative(contributions.visible(code if desk.may("read", "contribution") else ""), row.uid),
        "may_review": desk.may("read", "review", relation="partner"),
        "may_declare": is_in and desk.may("declare", "contribution"),
    }


def _papers(row: Initiative, desk: Desk, ways: Iterable[StageMove]) -> dict[str, Any]:
    """What these moves can name: of our joint commissions, and of what the partners said at the end."""
    code, found = desk.party.code, [*ways]
    papers = {"acts": commissions.acts_for(row.uid, code), "sessions": sessions_for(found, code)}
    return papers | looked_back(row, found, desk.at)


def _ways_shown(
    row: Initiative, desk: Desk, names: dict[str, str], refused: StageForm | None
) -> list[dict[str, Any]]:  # fmt: skip
    ways = queries.ways(row, desk.party.code)
    papers = _papers(row, desk, [each.move for each in ways if each.ours])
    return [_way_shown(each, row, names, refused, papers) for each in ways]


def _way_shown(
    way: queries.Way, row: Initiative, names: dict[str, str], refused: StageForm | None, papers: dict[str, Any]
) -> dict[str, Any]:
    form = refused
    if refused is None or refused.way != way.move:
        form = StageForm(way=way.move, partners={each: names.get(each, each) for each in row.partners}, **papers)
    return {
        "way": way,
        "form": form,
        "who": gettext(WHO[way.move.who]),
        "missing": [gettext(each) for each in way.missing],
        "is_open": refused is not None and refused.way == way.move,
    }


def _publishing(row: Initiative, code: str, words: list[Consent], names: dict[str, str]) -> dict[str, Any]:
    """Who has agreed that everybody reads these terms, and who has not yet."""
    agreed = {each.register for each in words if each.says == "publish"}
    return {
        "agreed": [names.get(each, each) for each in row.everybody if each in agreed],
        "missing": [names.get(each, each) for each in row.everybody if each not in agreed],
        "ours": code in agreed,
    }


@at_desk
def leave(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """What leaving means, and then leaving: nobody has to agree."""
    row = queries.own_initiative(f"{register}/{record}", desk.party.code)
    mandate: Mandate = desk.acting("leave", "initiative", relation="partner")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave(
                uid=row.uid,
                party=desk.party.code,
                reason=in_language(form.cleaned_data["text"]),  # type: ignore[arg-type]
                by=mandate.post,
                at=desk.at,
            )
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Your party has left. What it wrote stays readable for those in it."))
            return redirect("desk-initiative", register, record)
    names = party_names(row.readers, reader_language())
    binding = [each for each in queries.versions(row) if desk.party.code in each.bound]
    others = [each for each in row.partners if each != desk.party.code]
    words = {
        "area": "initiatives",
        "row": row,
        "form": form,
        "binding": binding,
        "is_lead": row.lead == desk.party.code,
        "next_lead": names.get(others[0], others[0]) if others else "",
    }
    return render(request, "bandung/initiatives/leave.html", words, status=422 if form.errors else 200)


urlpatterns = [
    path("initiatives/<code:register>/<code:record>/", page, name="desk-initiative"),
    path("initiatives/<code:register>/<code:record>/leave/", leave, name="initiative-leave"),
]
