"""One need or one offer: what it says, whose word it is, where that can be checked, and what fits it.

Who comes: an officer who was led here by a list, a search or a match. She reads it in her language, follows its proof,
and sees who could help, with reasons: no step further. A focal point of the country it is about answers it in one step.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bandung.exchange import queries
from bandung.exchange.errors import NoSuchRecord
from bandung.exchange.lineage import lineage
from bandung.exchange.models import Offer, Statement
from bandung.notices import queries as notices
from bandung.people.permissions import roles_for
from bandung.people.queries import held as mandates_of
from bandung.people.queries import under
from bandung.records.fields import Capacity, Period
from bandung.registers import files
from bandung.training import queries as training
from bandung.training.queries import Held
from bandung.values.quantity import UNITS
from bandung.web.asked import Asked, filters_of
from bandung.web.cards import crisis_until, not_confirmed_since, party_names
from bandung.web.fitting import OTHER, section
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language
from bandung.web.speaking import speaking_for
from bandung.web.templatetags.bandung import number

CONSENT = {
    "given": _("The community has consented."),
    "asked": _("The community has been asked for its consent."),
    "not-needed": _("No community’s consent is needed."),
    "not-stated": _("Whether the community has consented is not stated."),
}

WRITING = roles_for("write", "draft")
"""Who can begin a draft of a new version."""


def record(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """The page of a record. Queries: nine (ten for an offer), and two more for somebody who is signed in; none more for
    more matches; one for each offer above it in its lineage.
    """
    language = reader_language()
    row = readable(request.user, kind, f"{register}/{record}")
    narrowed = Asked(filters_of(request.GET))
    reported = row.standing == "reported"
    claims = queries.claims_of(row) if reported else []
    objections = queries.objections_to(row.uid) if reported else []
    names = party_names([row.register, *(each.register for each in (*claims, *objections))], language)
    every = mandates_of(request.user, timezone.now()) if row.withdrawn_at is None else []
    held = [each for each in every if each.duty == "clear" and not each.institution]
    words = facts(row, language, names) | {
        "section": f"{kind}s",
        "sessions": _sessions(row),
        "lineage": lineage(row) if isinstance(row, Offer) else None,
        "provenance": files.provenance(row.register, row.seq),
        "claims": [(each, names.get(each.register, each.register)) for each in claims],
        "objections": [(each, names.get(each.register, each.register)) for each in objections],
        "may_answer": reported and speaking_for(held, row.body.get("countries", [])) is not None,
        "may_confirm": row.confirmed_on is not None
        and row.confirmed_on < timezone.localdate()
        and under(every, "confirm", "record", party=row.register) is not None,
        "may_withdraw": any(each.party == row.register for each in held),
        "may_revise": any(each.party == row.register and each.duty in WRITING for each in every),
        "revise_at": f"revise-{kind}",
        "comes_back": notices.focal_point_comes_back(row.register),
        "merged_into": queries.merged_into(row) if row.withdrawn_at else "",
        "may_ask": row.withdrawn_at is None and all(each.party != row.register for each in held),
    }
    if row.withdrawn_at is None:
        page_language, today = get_language() or "en", timezone.localdate()
        words |= {"may_keep": bool(every), "what": OTHER[kind], "chosen": narrowed.chosen}
        words["fitting"] = section(row, narrowed, page_language=page_language, on=today, as_of=queries.as_of())
    answer = render(request, "bandung/record.html", words)
    if row.audience != "public":
        answer["Cache-Control"] = "private, no-store"
    return answer


def readable(person: Any, kind: str, uid: str) -> Statement:
    """A record that is for everyone; or for a party in which the person holds a mandate for the whole of it.

    :raises NoSuchRecord: if there is none, or it is not for her.
    """
    try:
        return queries.record(kind, uid)
    except NoSuchRecord:
        mine = [each for each in mandates_of(person, timezone.now()) if under([each], "read", "own record")]
        return queries.record_for(kind, uid, {each.party for each in mine})


def _sessions(row: Statement) -> list[Held]:
    """Sessions of a training offer that have not begun; no query for any other record."""
    told = row.body
    if row.kind_of_record != "offer" or "training" not in (told.get("kind"), *told.get("kinds", ())):
        return []
    return training.sessions(training.SessionFilters(offer=row.uid), on=timezone.localdate())


def facts(row: Statement, language: str, parties: Mapping[str, str]) -> dict[str, Any]:
    """What a record says, as its page shows it."""
    says = row.says
    summary = reading(says.summary, language, says.language)
    return {
        "row": row,
        "kind": row.kind_of_record,
        "says": says,
        "title": reading(says.title, language, says.language),
        "summary": summary,
        "others": [
            (reading(says.title, code, says.language), reading(says.summary, code, says.language))
            for code in says.summary
            if code != summary.language
        ],
        "party": parties.get(row.register, row.register),
        "not_confirmed_since": not_confirmed_since(row, timezone.localdate()),
        "crisis_until": crisis_until(row, timezone.localdate()),
        "period": _period(says.period),
        "capacity": [_capacity(each, language) for each in says.capacity],
        "reported_at": _reported_at(row),
        "consent": CONSENT[says.technology.community_consent] if getattr(says, "technology", None) else "",
    }


def facts_alone(row: Statement, language: str) -> dict[str, Any]:
    """The same with the name of its party looked up. One query."""
    return facts(row, language, party_names([row.register], language))


def _period(period: Period | None) -> dict[str, Any] | None:
    """First and last day, both included, as people say it."""
    if period is None:
        return None
    return {"start": period.start, "end": period.end - timedelta(days=1) if period.end else None}


def _capacity(each: Capacity, language: str) -> dict[str, Any]:
    unit = gettext(UNITS[each.unit]) if each.unit in UNITS else name_of("currency", each.unit, language)
    return {"text": each.text, "amount": each.amount, "left": each.left, "unit": unit}


def capacity_in_words(each: Capacity, language: str) -> str:
    """How much there is or is needed, in one line: “200 seats, trucks with drivers”."""
    told = _capacity(each, language)
    amount = f"{number(told['amount'])} {told['unit']}" if told["amount"] is not None else ""
    return ", ".join(part for part in (amount, told["text"] or "") if part)


def _reported_at(row: Statement) -> str:
    """The page of the report that was taken over; empty for others."""
    origin = row.says.claimed_from
    return reverse(row.kind_of_record, args=(origin.register_code, origin.record)) if origin else ""
