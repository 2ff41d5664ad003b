"""The lines of joint commissions tried over the pages and the API."""

from typing import Any

from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.records.kinds import as_json
from tests.commissions import an_act, session_told
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, PARTNER, Person, World

TABLE, SECOND = "mdg/table", "mdg/second"


def _party(who: Person) -> str:
    return who.party or OWN


def _asked(who: Person) -> tuple[str, str, str]:
    """What waits for this party's word: for our partner a session, for everybody else the partner's act."""
    if who.party == PARTNER:
        return "commissions", SECOND, CommissionSession.objects.get(pk=SECOND).newest
    act = CommissionAct.objects.get()
    return "commission-acts", act.uid, act.digest


@attempt("convene", "commission", "api")
def _(world: World, who: Person) -> Any:
    record = session_told(id="third", parties=[OWN, PARTNER])
    return who.api("post", f"/commissions/{OWN}", {"record": record})


@attempt("convene", "commission", "call-off")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/commissions/{SECOND}/call-off/", text="")


@attempt("convene", "commission", "call-off-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/commissions/{_party(who)}/{SECOND}/call-off", {})


@attempt("read", "commission")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/commissions/{TABLE}/")


@attempt("read", "commission", "list")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/commissions/")


@attempt("read", "commission", "act")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/commissions/{TABLE}/acts/{CommissionAct.objects.get().uid}/")


@attempt("read", "commission", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/commissions/{_party(who)}/{TABLE}")


@attempt("read", "commission", "list-api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/commissions/{_party(who)}")


@attempt("consent", "commission")
def _(world: World, who: Person) -> Any:
    kind, uid, digest = _asked(who)
    table = f"/en/desk/commissions/{SECOND if kind == 'commissions' else TABLE}/"
    page = f"{table}answer/" if kind == "commissions" else f"{table}acts/{uid}/answer/"
    return who.post(page, says="consent", digest=digest, text="")


@attempt("consent", "commission", "api")
def _(world: World, who: Person) -> Any:
    kind, uid, digest = _asked(who)
    return who.api("post", f"/{kind}/{_party(who)}/{uid}/words", {"digest": digest})


@attempt("bring", "agenda item")
def _(world: World, who: Person) -> Any:
    told = {"type": "other", "title": "Encore une chose", "text": "", "language": "fr", "sheet": "c" * 32}
    return who.post(f"/en/desk/commissions/{TABLE}/", **told)


@attempt("bring", "agenda item", "api")
def _(world: World, who: Person) -> Any:
    told = {"id": "thing", "type": "other", "title": {"fr": "Encore une chose"}}
    return who.api("post", f"/commissions/{_party(who)}/{TABLE}/items", told)


@attempt("write", "act draft")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/commissions/{TABLE}/write/", what="save", edition="0", number="II")


@attempt("propose", "commission act", "api")
def _(world: World, who: Person) -> Any:
    record = as_json(an_act(id="answer", number="II", based_on=CommissionAct.objects.get().digest))
    named = {"session": CommissionSession.objects.get(pk=TABLE).reference, "parties": [OWN, PARTNER]}
    return who.api("post", f"/commissions/{_party(who)}/{TABLE}/acts", {"record": record | named})
