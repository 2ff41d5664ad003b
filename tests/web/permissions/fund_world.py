"""Funds in the small world: Madagascar and Brazil share one, another waits, and a call is open while one is over."""

from datetime import timedelta
from typing import Any

from bandung.funds import actions, bench
from bandung.funds.models import OwnAssessment
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.values import Texts
from tests.cast import AT, post

OWN, PARTNER = "mdg", "bra"
CLOSED = AT + timedelta(days=3)
"""After the call that is over has closed everywhere."""
SCORES = {"use": 70}


def a_fund(name: str, title: str) -> records.Fund:
    found: records.Fund = read(records.Fund, {
        "id": name, "title": {"fr": title}, "summary": {"fr": "Parts égales."}, "language": "fr", "currency": "USD",
        "shares": [{"party": code, "amount": "1000"} for code in (OWN, PARTNER)],
    })  # fmt: skip
    return found


def a_call(name: str, fund: Any, closes: str) -> records.Call:
    found: records.Call = read(records.Call, {
        "id": name, "fund": fund, "title": {"fr": "Appel"}, "summary": {"fr": "Échanges."}, "language": "fr",
        "opens": "2026-11-01", "closes": closes, "criteria": [{"key": "use", "title": {"fr": "Utilité"}, "weight": 1}],
    })  # fmt: skip
    return found


def a_proposal(name: str, call: Any, title: str = "Proposition") -> records.JointProposal:
    found: records.JointProposal = read(records.JointProposal, {
        "id": name, "call": call, "title": {"fr": title}, "summary": {"fr": "Deux hôpitaux."}, "language": "fr",
        "sectors": ["12220"], "asked_for": "100", "proposers": [
            {"party": code, "organisation": {"name": "Hôpital", "type": "government"}} for code in (OWN, PARTNER)
        ],
    })  # fmt: skip
    return found


def named(kind: str, uid: str) -> dict[str, Any]:
    return actions.reference(actions.TABLES[kind]._default_manager.get(pk=uid)).model_dump()


def told(party: str, at: Any = AT) -> dict[str, Any]:
    return {"party": party, "by": post(party), "at": at}


def _consent(kind: str, uid: str, party: str) -> None:
    actions.consent(kind=kind, uid=uid, digest=named(kind, uid)["digest"], **told(party))


def begin(secret_of_fund: str, secret_of_proposal: str, secret_of_assessment: str) -> None:
    """Everything that lines about funds speak of."""
    actions.open_fund(fund=a_fund("pot", "Fonds commun"), **told(OWN))
    _consent("fund", "mdg/pot", PARTNER)
    actions.open_fund(fund=a_fund("wait", secret_of_fund), **told(PARTNER))
    for name, closes in (("now", "2199-12-31"), ("over", "2026-11-25")):
        actions.open_call(call=a_call(name, named("fund", "mdg/pot"), closes), **told(OWN))
        _consent("call", f"mdg/{name}", PARTNER)
    now, over = named("call", "mdg/now"), named("call", "mdg/over")
    actions.submit(proposal=a_proposal("asked", now, secret_of_proposal), **told(PARTNER))
    for name in ("judged", "open"):
        actions.submit(proposal=a_proposal(name, over), **told(OWN))
        _consent("joint-proposal", f"mdg/{name}", PARTNER)
    for party in (OWN, PARTNER):
        text = Texts({"fr": secret_of_assessment}, field="text") if party == OWN else None
        bench.seal(proposal="mdg/judged", scores=SCORES, text=text, **told(party, CLOSED))
    for party in (OWN, PARTNER):
        bench.open_sealed(proposal="mdg/judged", **told(party, CLOSED))
    bench.keep(proposal="mdg/open", draft={"points.use": 70, "eligible": "yes"}, **told(OWN, CLOSED))


def assessments(party: str) -> list[Any]:
    """What sides have written so far, of one party or of all."""
    rows = OwnAssessment.objects.filter(party=party) if party else OwnAssessment.objects.all()
    return list(rows.order_by("pk").values_list("pk", "draft", "changed_at"))
