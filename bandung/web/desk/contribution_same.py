"""The guard against counting twice: lines that may tell of one contribution, side by side, and what all concerned say.

Who comes: the statistician before a year is closed. She sees pairs that look alike with the reasons, says which line
counts or that they differ: one step each. It takes effect when everybody who declared one of them agrees.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.consents.queries import words_on
from bandung.contributions import answers, ledger, queries
from bandung.contributions.errors import NoSuchContribution
from bandung.contributions.models import Contribution, SameContribution, SameLine
from bandung.measurement.sameness import REASONS, likely_same
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.contribution_parts import shown
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

AREA = "contributions"
SHOWN = 10
MOST_LINES = 5_000
"""Lines of a year that are compared for one page; more are narrowed by partner."""
MOST_SPOKEN = 200


@at_desk
def same(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Candidates of a year, what waits for words, what is resolved. A fixed number of queries."""
    desk.acting("read", "contribution")
    refused = ""
    if request.method == "POST":
        try:
            made = _said(request, desk)
        except BandungError as refusal:
            refused = translated(refusal)
        else:
            return redirect("contribution-same", made.register, made.record)
    every = _concerning(desk)
    years = sorted(every.order_by().values_list("year", flat=True).distinct(), reverse=True)
    asked = request.GET.get("year", "")
    usual = next((each for each in years if each <= desk.at.year), desk.at.year)
    year = next((each for each in years if str(each) == asked), usual)
    rows = list(every.filter(year=year).order_by("uid")[: MOST_LINES + 1])
    spoken = _spoken(desk.party.code)
    pairs = _pairs(spoken)
    found = likely_same(list(ledger.lines(rows[:MOST_LINES], on=desk.at.date())), pairs).found
    number = page_number(request.GET.get("page", ""))
    part = found[(number - 1) * SHOWN : number * SHOWN]
    named = {uid for each in part for uid in (each.first, each.second)}
    lines = {each.row.uid: each for each in shown(row for row in rows if row.uid in named)}
    words = {
        "area": AREA,
        "pairs": [_pair([lines[each.first], lines[each.second]], each.reasons, desk) for each in part],
        "years": [(each, each == year) for each in years],
        "year": year,
        "too_many": len(rows) > MOST_LINES,
        "most": MOST_LINES,
        "paging": Paging(number, SHOWN, len(found), {"year": [asked]}),
        "spoken": _told(spoken, desk),
        "refused": refused,
        "may_answer": desk.may("answer", "contribution"),
    }
    return render(request, "bandung/contributions/same.html", words, status=422 if refused else 200)


def _concerning(desk: Desk) -> QuerySet[Contribution]:
    """The lines that the party may read and that tell of what it, or its country, gave or received."""
    code, country = desk.party.code, desk.party.speaks_for
    ours = Q(register=code) | Q(recipient=code)
    if country:
        ours |= Q(giver_country=country) | Q(recipient_country=country)
    return queries.visible(code).filter(ours, counts=True)


def _pair(lines: Sequence[Any], reasons: Iterable[str], desk: Desk) -> dict[str, Any]:
    code = desk.party.code
    return {
        "lines": lines,
        "reasons": [gettext(REASONS[each]) for each in reasons],
        "is_ours": any(code in (each.row.register, each.row.recipient) for each in lines),
    }


def _said(request: HttpRequest, desk: Desk) -> SameContribution:
    """Say that lines are the same, and which counts, or that they differ.

    :raises BandungError: if our party cannot say it.
    """
    mandate = desk.acting("answer", "contribution")
    counts = request.POST.get("counts", "")
    made = answers.propose_same(
        lines=[each[:161] for each in request.POST.getlist("line")[:8]], counts=counts, party=desk.party.code,
        says="same" if counts else "different", by=mandate.post, at=desk.at,
    )  # fmt: skip
    if made.holds_at is None:
        messages.success(request, gettext("Said. It takes effect when all who declared one of them agree."))
    else:
        messages.success(request, gettext("Said, and in effect."))
    return made


def _spoken(party: str) -> list[SameContribution]:
    """What was said of lines of this party, or by it, and stands; the newest first. Two queries."""
    lines = SameLine.objects.filter(line__startswith=f"{party}/").values_list("same", flat=True)
    found = SameContribution.objects.filter(Q(register=party) | Q(pk__in=list(lines)), withdrawn_at=None)
    return [
        each for each in found.order_by("-at", "uid")[:MOST_SPOKEN] if party == each.register or party in each.asked
    ]


def _pairs(spoken: Iterable[SameContribution]) -> set[frozenset[str]]:
    """Pairs of lines about which somebody has spoken."""
    return {frozenset(pair) for each in spoken for pair in combinations(uids_of(each), 2)}


def uids_of(row: SameContribution) -> list[str]:
    return [f"{each.register_code}/{each.record}" for each in row.says.lines]


def _told(spoken: Sequence[SameContribution], desk: Desk) -> list[dict[str, Any]]:
    """What was said, with the lines that the party may read. Three queries."""
    named = {uid for each in spoken for uid in uids_of(each)}
    rows = {row.uid: row for row in Contribution.objects.filter(pk__in=named)}
    lines = {each.row.uid: each for each in shown(r for r in rows.values() if queries.may_read(r, desk.party.code))}
    words = words_on("same-contribution", spoken)
    names = party_names({each.register for each in spoken}, reader_language())
    return [
        {
            "row": each,
            "author": names.get(each.register, each.register),
            "lines": [lines.get(uid) for uid in uids_of(each)],
            "waits_for_us": each.holds_at is None and desk.party.code in each.asked
            and desk.party.code not in {it.register for it in words.get(each.uid, ()) if it.until is None},
        }
        for each in spoken
    ]  # fmt: skip


@at_desk
def one(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One such word: its lines side by side, who agrees, and what our party can say. A fixed number of queries."""
    desk.acting("read", "contribution")
    uid, code, refused = f"{register}/{record}", desk.party.code, ""
    row = SameContribution.objects.filter(pk=uid).first()
    if row is None or (code != row.register and code not in row.asked):
        raise NoSuchContribution(uid=uid)
    if request.method == "POST":
        try:
            _agree(request, desk, row)
        except BandungError as refusal:
            refused = translated(refusal)
        else:
            return redirect("contribution-same", register, record)
    rows = {each.uid: each for each in Contribution.objects.filter(pk__in=uids_of(row))}
    lines = {each.row.uid: each for each in shown(r for r in rows.values() if queries.may_read(r, code))}
    said = {each.register: each for each in consents_on(row)}
    names = party_names({row.register, *row.asked}, reader_language())
    words = {
        "area": AREA,
        "row": row,
        "author": names.get(row.register, row.register),
        "lines": [(each, lines.get(each)) for each in uids_of(row)],
        "text": reading(row.says.text, reader_language()) if row.says.text else None,
        "heard": [(names.get(each, each), said.get(each)) for each in row.asked],
        "asks_us": code in row.asked and row.holds_at is None and row.withdrawn_at is None,
        "ours": said.get(code),
        "is_ours": row.register == code and row.holds_at is None and row.withdrawn_at is None,
        "may_consent": desk.may("consent", "contribution"),
        "may_answer": desk.may("answer", "contribution"),
        "refused": refused,
    }
    return render(request, "bandung/contributions/same_one.html", words, status=422 if refused else 200)


def consents_on(row: SameContribution) -> Sequence[Any]:
    """The words of parties on it that stand. One query."""
    return list(Consent.objects.filter(digest=row.digest, withdrawn_at=None).order_by("at"))


def _agree(request: HttpRequest, desk: Desk, row: SameContribution) -> None:
    what = request.POST.get("what", "")
    if what == "back":
        mandate = desk.acting("answer", "contribution")
        answers.take_back(kind="same-contribution", uid=row.uid, party=desk.party.code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("Taken back. What was written stays in the history."))
        return
    mandate = desk.acting("consent", "contribution")
    consents.say(
        kind="same-contribution", uid=row.uid, digest=request.POST.get("seen", ""), party=desk.party.code,
        says="refuse" if what == "refuse" else "consent", by=mandate.post, at=desk.at,
    )  # fmt: skip
    messages.success(request, gettext("Your party’s word stands in its register."))


urlpatterns = [
    path("contributions/same/", same, name="contributions-same"),
    path("contributions/same/<code:register>/<code:record>/", one, name="contribution-same"),
]
