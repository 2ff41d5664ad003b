"""A joint commission of Brazil and Madagascar for tests, in one line each."""

from datetime import datetime
from typing import Any

from bandung.commissions import actions
from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.consents.actions import say
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.records.commissions import AgendaItem, Commission
from bandung.records.commissions import CommissionAct as CommissionActRecord
from bandung.records.kinds import read
from tests.cast import AT, later, post
from tests.factories import an_initiative

SESSION = "bra/first"


def session_told(**more: Any) -> dict[str, Any]:
    """A session as its record is written."""
    told = {
        "id": "first",
        "title": {"pt": "Primeira reunião da comissão mista", "fr": "Première réunion de la commission mixte"},
        "number": 1,
        "parties": ["bra", "mdg"],
        "on": "2027-03-01",
        "until": "2027-03-02",
        "place": {"pt": "Antananarivo", "fr": "Antananarivo"},
        "basis": "Basic agreement on technical cooperation, 1996",
        "languages": ["pt", "fr"],
        "programme": {"start": "2027-04-01", "end": "2029-04-01"},
    }
    return told | ({"until": None} if "on" in more else {}) | more


def convened(*, party: str = "bra", at: datetime = AT, **more: Any) -> str:
    """A session that waits for the word of the other parties."""
    session: Commission = read(Commission, session_told(**more))
    return actions.convene(session=session, party=party, by=post(party), at=at).uid


def consented(kind: str, uid: str, party: str, *, at: datetime | None = None, says: str = "consent") -> None:
    """A party's word on what stands there now."""
    if kind == "commission":
        digest = CommissionSession.objects.get(pk=uid).newest
    else:
        digest = CommissionAct.objects.get(pk=uid).digest
    actions.answer(
        kind=kind, uid=uid, digest=digest, party=party, by=post(party), at=at or later(1), says=says
    )  # fmt: skip


def confirmed(**more: Any) -> str:
    """A session that all parties have agreed to hold."""
    uid = convened(**more)
    row = CommissionSession.objects.get(pk=uid)
    for party in row.parties:
        if party != row.register:
            consented("commission", uid, party)
    return uid


def an_item(party: str = "bra", *, session: str = SESSION, **more: Any) -> AgendaItem:
    """What a party brings to the table."""
    row = CommissionSession.objects.get(pk=session)
    told = {
        "id": f"item-{party}",
        "session": row.reference,
        "type": "project",
        "title": {"fr": f"Lactariums, proposés par {party}"},
    }
    item: AgendaItem = read(AgendaItem, told | more)
    return item


def an_act(*, session: str = SESSION, reference: dict[str, str] | None = None, **more: Any) -> CommissionActRecord:
    """A version of the act in Portuguese and French; ``programme`` is added to, or None for none."""
    code, _slash, record = session.partition("/")
    programme = {
        "title": {"pt": "Programa 2027-2029", "fr": "Programme 2027-2029"},
        "period": {"start": "2027-04-01", "end": "2029-04-01"},
        "projects": [{"title": {"pt": "Bancos de leite", "fr": "Lactariums"}, "sector": "12220"}],
    }
    given = more.pop("programme", {})
    told = {
        "id": "act-1",
        "session": reference or {"register_code": code, "record": record, "digest": "0" * 64},
        "number": "I-2027",
        "title": {"pt": "Ata final", "fr": "Acte final"},
        "parties": ["bra", "mdg"],
        "languages": ["pt", "fr"],
        "place": {"pt": "Antananarivo", "fr": "Antananarivo"},
        "on": "2027-03-02",
        "decisions": [{"text": {"pt": "Aprova-se o programa.", "fr": "Le programme est approuvé."}}],
        "programme": None if given is None else programme | given,
    }
    act: CommissionActRecord = read(CommissionActRecord, told | more)
    return act


def proposed(*, party: str = "bra", at: datetime | None = None, session: str = SESSION, **more: Any) -> str:
    """A version of the act that lies on the table."""
    row = CommissionSession.objects.get(pk=session)
    named = {"id": actions.next_act_id(session, party), "parties": row.parties}
    act = an_act(session=session, reference=row.reference, **(named | more))
    return actions.propose(act=act, party=party, by=post(party), at=at or later(2)).uid


def signed(*, session: str = SESSION, **more: Any) -> str:
    """An act that every party has signed."""
    uid = proposed(session=session, **more)
    act = CommissionAct.objects.get(pk=uid)
    for party in act.to:
        consented("commission-act", uid, party, at=later(3))
    return uid


def shared_initiative(**more: Any) -> str:
    """An initiative of both parties, and one that only Madagascar is in so far."""
    for name in ("together", "alone"):
        record = an_initiative(name, lead="mdg", recipient="mdg", provider="bra", **more)
        partnerships.open_initiative(initiative=record, party="mdg", by=post("mdg"), at=AT)
    row = Initiative.objects.get(pk="mdg/together")
    say(kind="initiative", uid=row.uid, digest=row.terms, party="bra", by=post("bra"), at=later(1))
    return row.uid
