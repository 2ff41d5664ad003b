"""The lines of initiatives and agreements tried over the API, by the pages, else by the action under a mandate."""

from typing import Any

from bandung.partnerships.models import Initiative
from bandung.records.kinds import as_json
from tests.factories import a_text, an_initiative
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, PARTNER, Person, World

WORDS = {"en": "Because it is so."}


def _party(who: Person) -> str:
    return who.party or OWN


def _row() -> Initiative:
    return Initiative.objects.get(pk="mdg/joint")


@attempt("read", "initiative", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/partnerships/{_party(who)}/initiatives/mdg/joint")


@attempt("read", "initiative", "list-api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/partnerships/{_party(who)}/initiatives")


@attempt("open", "initiative", "api")
def _(world: World, who: Person) -> Any:
    record = as_json(an_initiative("new", lead=OWN, recipient=OWN, provider=PARTNER))
    return who.api("post", f"/partnerships/{OWN}/initiatives", {"record": record})


@attempt("propose", "initiative", "terms-api")
def _(world: World, who: Person) -> Any:
    row = _row()
    record = row.body | {"id": "terms-2", "initiative": row.reference, "after": row.terms, "title": WORDS}
    return who.api("post", f"/partnerships/{_party(who)}/terms", {"record": record})


@attempt("propose", "initiative", "agreement-api")
def _(world: World, who: Person) -> Any:
    text = a_text(_row().reference, {OWN: "recipient", PARTNER: "provider"}, "text-2")
    return who.api("post", f"/partnerships/{_party(who)}/agreements", {"record": as_json(text)})


@attempt("consent", "initiative", "api")
def _(world: World, who: Person) -> Any:
    row = _row()
    told = {"kind": "initiative", "uid": row.uid, "digest": row.digest, "says": "publish"}
    return who.api("post", f"/partnerships/{_party(who)}/consents", told)


@attempt("leave", "initiative", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/partnerships/{_party(who)}/initiatives/mdg/joint/leave", {})


@attempt("remark", "agreement", "api")
def _(world: World, who: Person) -> Any:
    told = {"clause": "purpose", "text": WORDS}
    return who.api("post", f"/partnerships/{_party(who)}/agreements/mdg/text-1/remarks", told)
