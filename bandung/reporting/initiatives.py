"""Initiatives of a party as the annual tables of Ibero-America need them, and as a report keeps them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from bandung.contributions.models import Contribution
from bandung.contributions.queries import visible
from bandung.parties.models import Party
from bandung.partnerships.models import Initiative, Move, Participant
from bandung.reporting.asked import Asked
from bandung.standards.ibero.initiatives import Initiative as Told
from bandung.standards.ibero.initiatives import Partner

APPROVED, STARTED, ENDED = "approved", "executing", "completed"


def initiatives_of(asked: Asked) -> list[tuple[Told, bool]]:
    """Those in which the party takes part, each with whether everybody may read it. Four queries."""
    mine = Participant.objects.filter(Q(party=asked.party) | Q(country=asked.country, country__gt=""), joined=True)
    uids = set(mine.values_list("initiative", flat=True))
    rows = Initiative.objects.filter(pk__in=uids, withdrawn_at=None, standing="opened").order_by("uid")
    found = [row for row in rows if asked.party in row.named or row.public]
    spoken = dict(Party.objects.values_list("code", "speaks_for"))
    partners: dict[str, list[Partner]] = {}
    for each in Participant.objects.filter(initiative__in=uids, joined=True).order_by("uid"):
        partner = Partner(each.country or spoken.get(each.party, ""), each.role, each.party)
        partners.setdefault(each.initiative, []).append(partner)
    days: dict[tuple[str, str], date] = {}
    moves = Move.objects.filter(initiative__in=uids, agreement="", state="holds").order_by("since", "uid")
    for move in moves:
        if move.since is not None:
            days.setdefault((move.initiative, move.to_stage), move.since.date())
    return [(_told(row, partners.get(row.uid, []), days), row.public) for row in found]


def _told(row: Initiative, partners: Sequence[Partner], days: Mapping[tuple[str, str], date]) -> Told:
    body = row.body
    period = body.get("period") or {}
    start, end = period.get("start"), period.get("end")
    return Told(
        row.uid, body["title"].get(body["language"]) or next(iter(body["title"].values())), row.type, row.basis,
        tuple(partners), next(iter(body.get("sectors", ())), ""), tuple(body.get("sdgs", ())),
        days.get((row.uid, APPROVED)),
        days.get((row.uid, STARTED)) or (date.fromisoformat(start) if start else None),
        days.get((row.uid, ENDED)) or (date.fromisoformat(end) if end else None),
    )  # fmt: skip


def beside(asked: Asked, uids: Iterable[str]) -> QuerySet[Contribution]:
    """What others gave in these initiatives in the year, as far as the party may read it."""
    rows = visible(asked.party).filter(initiative__in=list(uids), year=asked.year)
    return rows.exclude(register=asked.party).order_by("uid")


def kept(found: Iterable[tuple[Told, bool]]) -> str:
    """Initiatives as JSON."""
    return json.dumps([_plain(told) | {"public": public} for told, public in found], ensure_ascii=False)


def read(text: str, *, public: bool = False) -> list[Told]:
    """Those that were kept; with ``public`` only what everybody may read."""
    return [_back(each) for each in json.loads(text or "[]") if each["public"] or not public]


def opened(text: str) -> str:
    """Those that were kept and that everybody may read, kept again."""
    return json.dumps([each for each in json.loads(text or "[]") if each["public"]], ensure_ascii=False)


_DAYS = ("approved", "started", "ended")


def _plain(told: Told) -> dict[str, Any]:
    days = {name: day.isoformat() if (day := getattr(told, name)) else None for name in _DAYS}
    return {
        "uid": told.uid, "title": told.title, "type": told.type, "basis": told.basis, "sector": told.sector,
        "sdgs": list(told.sdgs), "partners": [[each.country, each.role, each.name] for each in told.partners], **days,
    }  # fmt: skip


def _back(each: Mapping[str, Any]) -> Told:
    days = [date.fromisoformat(each[name]) if each[name] else None for name in _DAYS]
    partners = tuple(Partner(*partner) for partner in each["partners"])
    return Told(each["uid"], each["title"], each["type"], each["basis"], partners, each["sector"],
                tuple(each["sdgs"]), *days)  # fmt: skip
