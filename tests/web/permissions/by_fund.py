"""The lines of funds, joint proposals and assessments tried by the pages and over the API."""

from typing import Any

from bandung.funds import assessing
from bandung.records.kinds import as_json
from tests.web.permissions import fund_world
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, Person, World


def _party(who: Person) -> str:
    return who.party or OWN


@attempt("read", "fund")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/funds/bra/wait/")


@attempt("read", "fund", "list")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/funds/")


@attempt("read", "fund", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/funds/{_party(who)}")


SHEET = {
    "title": "Fonds", "summary": "Parts égales.", "language": "fr", "currency": "USD", "shares": ["0", "1"],
    "shares-0-party": "mdg", "shares-0-amount": "5", "shares-1-party": "bra", "shares-1-amount": "5",
}  # fmt: skip


@attempt("write", "fund", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/funds/open/", **SHEET)


@attempt("write", "fund", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/funds/{OWN}", {"record": as_json(fund_world.a_fund("new", "Nouveau"))})


@attempt("write", "fund", "call", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    told = {
        "title": "Appel", "summary": "Échanges.", "language": "fr", "opens": "2199-01-01", "closes": "2199-02-01",
        "criteria": ["0"], "criteria-0-title": "Utilité", "criteria-0-weight": "5",
    }  # fmt: skip
    return who.post("/en/desk/funds/mdg/pot/call/", **told)


@attempt("consent", "fund")
def _(world: World, who: Person) -> Any:
    digest = fund_world.named("fund", "bra/wait")["digest"]
    return who.post("/en/desk/funds/bra/wait/", what="consent", digest=digest)


@attempt("consent", "fund", "api")
def _(world: World, who: Person) -> Any:
    digest = fund_world.named("fund", "bra/wait")["digest"]
    return who.api("post", f"/funds/{_party(who)}/consents/fund/bra/wait", {"digest": digest})


@attempt("read", "joint proposal")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/proposals/bra/asked/")


@attempt("read", "joint proposal", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/proposals/{_party(who)}/bra/asked")


@attempt("write", "joint proposal", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    told = {
        "title": "Proposition", "summary": "Deux hôpitaux.", "language": "fr", "sectors": ["12220"],
        "asked_for": "10", "proposers": ["0", "1"],
        "proposers-0-party": "mdg", "proposers-0-name": "Hôpital", "proposers-0-type": "government",
        "proposers-1-party": "bra", "proposers-1-name": "Hospital", "proposers-1-type": "government",
    }  # fmt: skip
    return who.post("/en/desk/calls/mdg/now/propose/", **told)


@attempt("write", "joint proposal", "api")
def _(world: World, who: Person) -> Any:
    record = as_json(fund_world.a_proposal("new", fund_world.named("call", "mdg/now")))
    return who.api("post", f"/proposals/{OWN}", {"record": record})


@attempt("consent", "joint proposal")
def _(world: World, who: Person) -> Any:
    digest = fund_world.named("joint-proposal", "bra/asked")["digest"]
    return who.post("/en/desk/proposals/bra/asked/", what="consent", digest=digest)


@attempt("consent", "joint proposal", "api")
def _(world: World, who: Person) -> Any:
    digest = fund_world.named("joint-proposal", "bra/asked")["digest"]
    return who.api("post", f"/funds/{_party(who)}/consents/joint-proposal/bra/asked", {"digest": digest})


@attempt("read", "assessment")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/proposals/mdg/judged/sides/")


@attempt("read", "assessment", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/proposals/{_party(who)}/mdg/judged/assessment")


@attempt("write", "assessment", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/proposals/mdg/open/assess/", what="keep", eligible="yes", language="fr", text="Bien")


@attempt("write", "assessment", "api")
def _(world: World, who: Person) -> Any:
    return who.api("put", f"/proposals/{OWN}/mdg/open/assessment", {"draft": {"text": "Bien"}})


@attempt("seal", "assessment", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    own = assessing.own("mdg/open", who.party)
    return who.post("/en/desk/proposals/mdg/open/seal/", seen=own.changed_at.isoformat() if own else "")


@attempt("seal", "assessment", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/proposals/{OWN}/mdg/open/seal", {"scores": fund_world.SCORES})
