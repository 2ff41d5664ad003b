"""A figure followed: its total and coverage, the contributions and entries behind it, rates, methods and rules.

Who comes: whoever reads a number on a page, in a file or in a report and asks where it comes from. The number is a
link; here stands what it rests on, each contribution with its entry in the register: one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.measurement.checks import FINDINGS, run
from bandung.measurement.figures import Figure, measured
from bandung.measurement.methods import METHODS
from bandung.measurement.sensitivity import VARIANTS
from bandung.measurement.valued import Valued
from bandung.people.errors import NotPermitted
from bandung.reporting.explaining import MOST_MOVED, PAGE, Explained, explain, moves
from bandung.reporting.parts import POLICY
from bandung.values import BadValue
from bandung.web import figure_words as words
from bandung.web.cards import party_names
from bandung.web.desk.party import desk_of
from bandung.web.naming import Reading, reading
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

WHY: dict[str, Any] = {
    "counted-in-units": _("counted in its own unit only, by group C of the framework"),
    "no-amount": _("no amount is stated"),
    "no-rate": _("no exchange rate is known for the currency and the year"),
    "contested": _("countries do not agree whether it counts; it is left out here"),
}
LONGEST = 2_000
EXAMPLE = "quantity?giver_country=BRA&unit=person-day&year=2024"


@dataclass(frozen=True, slots=True)
class Line:
    """One contribution behind the figure, and what it adds."""

    title: Reading
    address: str
    register: str
    seq: int
    giver: str
    recipient: str
    year: int
    item: str
    stage: str
    said: str
    is_agreed: bool
    part: str
    """Its part of the figure, in words; empty where it says nothing of it."""
    why: str
    methods: str


def figure(request: HttpRequest) -> HttpResponse:
    """The page of a figure; without one, what a figure's address is. Queries: a fixed number, however many lines."""
    address = request.GET.get("f", "").replace("\0", "")[:LONGEST].strip()
    reader, name = _reader(request) if request.GET.get("own") else ("", "")
    told: dict[str, Any] = {
        "section": "cooperation", "address": address, "own": reader, "reader_name": name, "example": EXAMPLE,
    }  # fmt: skip
    if not address:
        return render(request, "bandung/cooperation/figures.html", told)
    number = page_number(request.GET.get("page", ""))
    try:
        found = explain(address, reader=reader, offset=(number - 1) * PAGE, limit=PAGE)
    except BadValue as refusal:
        return render(request, "bandung/cooperation/figures.html", told | {"wrong": translated(refusal)}, status=422)
    told |= _words(found, number, own=bool(reader))
    if request.GET.get("moves") and found.figure.measure == "usd":
        told["moves"] = _moves(address, reader)
    return render(request, "bandung/cooperation/figure.html", told)


def _moves(address: str, reader: str) -> list[dict[str, Any]]:
    """How much the figure moves with the method, row by row; none where it has too many lines. Two queries."""
    found = moves(address, reader=reader)
    asked = Figure.read(address)
    return [
        {
            "name": gettext(VARIANTS[each.name]),
            "value": words.value(asked, each.total.value),
            "counted": words.amount(each.total.counted),
            "lines": words.amount(each.total.lines),
            "share": "" if each.moves is None else words.amount(round(each.moves * 100, 1)),
        }
        for each in found or ()
    ]


def _reader(request: HttpRequest) -> tuple[str, str]:
    """The party for which a person works just now, with its name; none for anybody else."""
    if not request.user.is_authenticated:
        return "", ""
    try:
        desk = desk_of(request)
        desk.acting("read", "contribution")
    except NotPermitted:
        return "", ""
    return desk.party.code, party_names({desk.party.code}, reader_language()).get(desk.party.code, desk.party.code)


def _words(found: Explained, number: int, *, own: bool) -> dict[str, Any]:
    asked, total = found.figure, found.total
    query = {"f": [str(asked)]} | ({"own": ["1"]} if own else {})
    parties = {value for name, value in asked.where if name in ("giver", "recipient")}
    names = party_names(parties, reader_language()) if parties else {}
    return {
        "measure": words.measure(asked),
        "value": words.value(asked, total.value),
        "counted": words.amount(total.counted),
        "number_of_lines": words.amount(total.lines),
        "share": "" if total.coverage is None else words.amount(round(total.coverage * 100, 1)),
        "total": total,
        "where": [(words.FILTERS[name], words.label(name, value, names)) for name, value in asked.where],
        "lines": _lines(asked, found.shown, own=own),
        "paging": Paging(number, PAGE, total.lines, query),
        "rates": found.rates,
        "rates_version": found.rates_version,
        "methods": [METHODS[each] for each in found.methods if each in METHODS],
        "list_versions": found.list_versions,
        "why_not": [(WHY.get(reason, reason), words.amount(lines)) for reason, lines in found.why_not],
        "checks": _checks(found, own=own),
        "behind": found.behind,
        "may_move": asked.measure == "usd" and 0 < total.lines <= MOST_MOVED,
        "command": f"bandung explain '{asked}'",
    }


def _lines(asked: Figure, valued: Sequence[Valued], *, own: bool) -> list[Line]:
    """The contributions of this page, in order. One query at most, for names of parties without a country."""
    lines = [each.line for each in valued]
    codes = {each.giver for each in lines if not each.giver_country} - {""}
    codes |= {each.recipient for each in lines if not each.recipient_country} - {""}
    names = party_names(codes, reader_language()) if codes else {}
    return [_line(asked, each, names, own=own) for each in valued]


def _line(asked: Figure, valued: Valued, names: Mapping[str, str], *, own: bool) -> Line:
    line, of_money = valued.line, asked.measure in ("usd", "ppp")
    register, _slash, record = line.uid.partition("/")
    language = reader_language()
    return Line(
        title=reading({line.language: line.title}, language, line.language),
        address=reverse("contribution" if own else "public-contribution", args=(register, record)),
        register=register,
        seq=line.seq,
        giver=words.side(line.giver, line.giver_country, line.giver_name, names),
        recipient=words.side(line.recipient, line.recipient_country, line.recipient_name, names),
        year=line.year,
        item=words.label("item", line.item),
        stage=words.label("stage", line.stage),
        said=words.label("said", line.said),
        is_agreed=line.said in ("confirmed", "settled"),
        part=words.value(asked, measured(asked.measure, valued)),
        why=str(WHY[valued.why]) if of_money and valued.why in WHY else "",
        methods=", ".join(valued.methods) if of_money else "",
    )


def _checks(found: Explained, *, own: bool) -> list[dict[str, Any]]:
    """Every counting rule over the contributions of this page, also those that find nothing."""
    page = "contribution" if own else "public-contribution"
    outcomes = run([each.line for each in found.shown], found.shown, POLICY, rates=found.rates_version)
    return [
        {
            "rule": each.rule,
            "name": gettext(each.name),
            "findings": [
                (gettext(FINDINGS[one.code]), [(uid, reverse(page, args=uid.split("/"))) for uid in one.uids])
                for one in each.findings
            ],
        }
        for each in outcomes
    ]
