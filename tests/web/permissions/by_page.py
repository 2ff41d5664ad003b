"""Each line of the table tried over its pages; where it has none, over the API; else by the action under a mandate."""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bandung.parties import actions as parties
from bandung.people.queries import acting
from bandung.records.kinds import as_json
from bandung.registers import hosting
from tests.factories import a_need, a_party
from tests.web.permissions.table import attempt
from tests.web.permissions.world import FITS, OWN, Person, World, a_spreadsheet


def under_a_mandate(person: Person, action: str, kind: str) -> Any:
    """The mandate of this party under which she does what has no page and no address yet."""
    return acting(person.user, action, kind, at=timezone.now(), party=OWN)


def words(text: str) -> dict[str, Any]:
    return {"record": as_json(a_need("open", title={"en": text}, summary={"en": text}))}


# Records


@attempt("read", "public record")
def _(world: World, who: Person) -> Any:
    return who.get("/en/needs/mdg/open/")


@attempt("read", "public record", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", "/needs/mdg/open")


@attempt("read", "record for named parties")
def _(world: World, who: Person) -> Any:
    return who.get("/en/needs/mdg/named/")


@attempt("read", "own record")
def _(world: World, who: Person) -> Any:
    return who.get("/en/needs/mdg/inner/")


@attempt("publish", "record", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/needs/mdg", {"record": as_json(a_need("new"))})


@attempt("revise", "record", "api")
def _(world: World, who: Person) -> Any:
    return who.api("put", "/needs/mdg/open", words("Said anew"))


@attempt("withdraw", "record")
def _(world: World, who: Person) -> Any:
    return who.post("/en/needs/mdg/open/withdraw/", reason="Over", language="en")


@attempt("withdraw", "record", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/needs/mdg/open/withdraw", {"reason": {"en": "Over"}})


@attempt("confirm", "record")
def _(world: World, who: Person) -> Any:
    return who.post("/en/needs/mdg/open/still-so/")


@attempt("confirm", "record", "list", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/still-so/", record="need/open")


@attempt("merge", "record", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/same/", kind="need", kept="open", merged="twin")


@attempt("answer", "report")
def _(world: World, who: Person) -> Any:
    return who.post("/en/offers/public-sources/report/object/", reason="Not so", language="en")


@attempt("answer", "report", "claim-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/offers/public-sources/report/claim/mdg", {"corrections": {}})


@attempt("answer", "report", "objection-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/offers/public-sources/report/objection/mdg", {"reason": {"en": "Not so"}})


# Drafts and spreadsheets


@attempt("read", "draft")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/drafts/{world.draft}/check/")


@attempt("read", "draft", "list")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/drafts/")


@attempt("write", "draft")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.draft}/", version="1", **FITS | {"title.fr": "Autre"})


@attempt("write", "draft", "new", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/drafts/new/need/", name=str(uuid4()), **FITS)


@attempt("write", "draft", "same")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.draft}/check/", step="same", record="open")


@attempt("write", "draft", "revise", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/drafts/revise/need/open/")


@attempt("submit", "draft")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.draft}/check/", step="submit")


@attempt("submit", "draft", "take-back")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.submitted}/check/", step="withdraw")


@attempt("discard", "draft")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.draft}/check/", step="discard")


@attempt("clear", "draft")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.submitted}/check/", step="clear")


@attempt("return", "draft")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/drafts/{world.submitted}/check/", step="return", comment="Say more")


def _in_bulk(action: str, step: str) -> None:
    @attempt(action, "draft", "many", at_own_desk=True)
    def _(world: World, who: Person) -> Any:
        chosen = [str(world.draft), str(world.submitted)]
        return who.post("/en/desk/drafts/", step=step, draft=chosen, comment="Say more")


for _action, _step in (("submit", "submit"), ("discard", "discard"), ("clear", "clear"), ("return", "return")):
    _in_bulk(_action, _step)


@attempt("read", "intake")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/spreadsheets/{world.intake}/")


@attempt("read", "intake", "list")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/spreadsheets/")


@attempt("upload", "intake", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    file = SimpleUploadedFile("needs.xlsx", a_spreadsheet(as_json(a_need("row"))))
    return who.post("/en/desk/spreadsheets/", kind="need", file=file)


@attempt("confirm", "intake")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/spreadsheets/{world.intake}/", step="hand-in")


@attempt("confirm", "intake", "put-away")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/spreadsheets/{world.intake}/", step="leave")


@attempt("export", "records")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/spreadsheets/all-needs.xlsx")


# Introductions


@attempt("request", "introduction", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/offers/bra/nets/introduction/", note="Bonjour, nous cherchons.", language="fr")


@attempt("request", "introduction", "api")
def _(world: World, who: Person) -> Any:
    told = {"kind": "offer", "uid": "bra/nets", "note": {"fr": "Nous cherchons."}}
    return who.api("post", "/introductions/mdg", told)


@attempt("read", "introduction")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/introductions/{world.introduction}/")


@attempt("read", "introduction", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/introductions/{who.party or OWN}/{world.introduction}")


@attempt("write", "introduction")
def _(world: World, who: Person) -> Any:
    told = {"says": "follow-up", "text": "Nous avançons.", "language": "fr", "sheet": uuid4().hex}
    return who.post(f"/en/desk/introductions/{world.introduction}/", **told)


@attempt("write", "introduction", "api")
def _(world: World, who: Person) -> Any:
    told = {"says": "follow-up", "text": {"fr": "Nous avançons."}}
    return who.api("post", f"/introductions/{who.party or OWN}/{world.introduction}/messages", told)


# Training and the roster

SESSION = {
    "id": "two", "offer": "mdg/course", "start": "2199-03-01", "online": True, "seats": 2, "level": "advanced",
    "languages": ["fr"],
}  # fmt: skip


@attempt("hold", "session", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/training/mdg/sessions", SESSION)


@attempt("hold", "session", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/training/held/one/")


@attempt("apply", "session")
def _(world: World, who: Person) -> Any:
    return who.post("/en/desk/training/apply/mdg/one/", participants="Sage-femme; Hospital; ", note="")


@attempt("apply", "session", "api")
def _(world: World, who: Person) -> Any:
    told = {"session": "mdg/one", "participants": [{"post": "Sage-femme", "institution": "Hospital"}]}
    return who.api("post", f"/training/{who.party or OWN}/applications", told)


@attempt("read", "application")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/training/applications/{world.application}/")


@attempt("read", "application", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/training/{who.party or OWN}/applications/{world.application}")


@attempt("select", "application")
def _(world: World, who: Person) -> Any:
    path = f"/en/desk/training/applications/{world.application}/"
    return who.post(path, what="select", seats="1", waiting="0", text="")


@attempt("select", "application", "api")
def _(world: World, who: Person) -> Any:
    path = f"/training/{who.party or OWN}/applications/{world.application}/selection"
    return who.api("post", path, {"seats": 1})


@attempt("read", "roster")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/experts/")


@attempt("read", "roster", "expert")
def _(world: World, who: Person) -> Any:
    return who.get(f"/en/desk/experts/{world.expert}/")


@attempt("read", "roster", "csv")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/experts/export.csv")


@attempt("write", "roster")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/experts/{world.expert}/change/", post="Geologist", institution="Hospital")


@attempt("erase", "roster")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/experts/{world.expert}/", what="erase")


@attempt("erase", "roster", "delete")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/experts/{world.expert}/", what="delete")


# The party and its people


@attempt("name", "institution", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    told = {"name": "New clinic", "identifier": "clinic", "type": "public-institution", "country": "MDG"}
    return who.post("/en/desk/institutions/new/", **told)


@attempt("name", "institution", "expert")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/experts/{world.expert}/", what="show")


@attempt("describe", "party", "action")
def _(world: World, who: Person) -> Any:
    by = under_a_mandate(who, "describe", "party").post
    told = a_party(OWN, "MDG", name={"en": "Another name"})
    return parties.describe(party=told, register=OWN, by=by, at=timezone.now())


@attempt("read", "mandates")
def _(world: World, who: Person) -> Any:
    return who.get("/en/desk/people/")


@attempt("give", "mandate", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    told = {"address": "new@agency.example", "post": "Officer", "duties": ["draft"], "language": "fr"}
    return who.post("/en/desk/people/invite/", **told)


@attempt("end", "mandate")
def _(world: World, who: Person) -> Any:
    return who.post(f"/en/desk/people/{world.leaver}/end/")


@attempt("write", "webhook", "api")
def _(world: World, who: Person) -> Any:
    return who.api("delete", f"/webhooks/mdg/{world.webhook}")


@attempt("write", "webhook", "off-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/webhooks/mdg/{world.webhook}/off")


@attempt("suspend", "hosting", "command")
def _(world: World, who: Person) -> Any:
    if who.role != "host":
        # A command of who operates the node: no address leads there.
        return who.api("post", "/registers/mdg/suspend", {"reason": "Abuse"})
    return hosting.suspend(OWN, reason="Abuse", at=timezone.now())
