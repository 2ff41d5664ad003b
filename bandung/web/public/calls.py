"""Calls of joint funds that all their parties have consented to: a list, and the page of one call.

Who comes: somebody in an institution who looks for means to work with colleagues elsewhere. She sees what is open now,
narrows it to her sector, opens a call, and reads until when her own country takes proposals: three steps.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bandung import reference
from bandung.funds import queries, rules
from bandung.funds.queries import CallFilters, CallView
from bandung.people.queries import held, under
from bandung.web.fund_words import CALL_STATES, PUBLIC_STATES, clocks, names_of
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

SHOWN = 20
NAMES = ("state", "sector", "country", "fund", "sort")


def listing(request: HttpRequest) -> HttpResponse:
    """Calls that hold: open ones first. A fixed number of queries."""
    at, language = timezone.now(), reader_language()
    chosen = {name: request.GET.get(name, "")[:161] for name in NAMES}
    chosen["state"] = chosen["state"] if chosen["state"] in PUBLIC_STATES else ""
    every = queries.calls(CallFilters(), at=at)
    asked = CallFilters(chosen["state"], chosen["sector"], chosen["country"], chosen["fund"])
    found = queries.calls(asked, at=at) if any(chosen.values()) else every
    if chosen["sort"] == "newest":
        found = sorted(found, key=lambda each: each.row.at, reverse=True)
    number = page_number(request.GET.get("page", ""))
    shown = found[(number - 1) * SHOWN : number * SHOWN]
    countries = {side.country for each in every for side in each.clocks if side.country}
    words = {
        "section": "calls",
        "calls": [(each, each.state(at), CALL_STATES[each.state(at)], clocks(each, at)) for each in shown],
        "names": names_of(code for each in shown for code in each.fund.votes),
        "total": len(found),
        "any": bool(every),
        "chosen": chosen,
        "narrowed": any(chosen[name] for name in NAMES[:4]),
        "paging": Paging(number, SHOWN, len(found), {name: [value] for name, value in chosen.items() if value}),
        "states": [(code, CALL_STATES[code]) for code in PUBLIC_STATES],
        "countries": sorted(
            ((code, name_of("country", code, language)) for code in countries), key=lambda each: each[1]
        ),
        "sectors": [
            (each.code, name_of("sector", each.code, language)) for each in reference.sectors() if len(each.code) == 3
        ],
    }
    return render(request, "bandung/funds/calls.html", words)


def call(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """One call. A fixed number of queries."""
    found = queries.call(f"{register}/{record}")
    mine = held(request.user, timezone.now()) if found.holds else []
    words = {
        "section": "calls",
        **facts(found),
        "may_propose": under(mine, "write", "joint proposal") is not None,
        "decides": any(each.party in found.fund.votes for each in mine),
    }
    return render(request, "bandung/funds/call.html", words)


def facts(found: CallView) -> dict[str, Any]:
    """What a call's pages show of it, in public and at the desk. One query."""
    at, says, fund = timezone.now(), found.row.says, found.fund.row.says
    weights = sum(each.weight for each in says.criteria)
    state = found.state(at)
    return {
        "call": found,
        "says": says,
        "fund": fund,
        "fund_total": rules.total(fund),
        "shares": [(each.party, each.amount) for each in fund.shares],
        "names": names_of([*found.fund.row.parties, found.row.register]),
        "state": state,
        "state_label": CALL_STATES[state],
        "clocks": clocks(found, at),
        "criteria": [(each, round(100 * each.weight / weights)) for each in says.criteria],
    }
