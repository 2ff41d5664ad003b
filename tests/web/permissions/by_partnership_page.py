"""The lines of initiatives and agreements tried over the pages of the desk."""

from typing import Any

from bandung.partnerships.models import AgreementText, Initiative
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, PARTNER, Person, World

DESK = "/en/desk/initiatives/"
JOINT = f"{DESK}mdg/joint/"
TEXT = f"{JOINT}agreements/agreement/"
SHEET = {
    "type": "project", "title": "Other words", "summary": "As before.", "language": "en", "sectors": ["12220"],
    "participants": ["0", "1"], "participants-0-party": OWN, "participants-0-role": "recipient",
    "participants-0-kind": "government", "participants-1-party": PARTNER, "participants-1-role": "provider",
    "participants-1-kind": "government",
}  # fmt: skip


@attempt("read", "initiative", "board")
def _(world: World, who: Person) -> Any:
    return who.get(DESK)


@attempt("read", "initiative", "export")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}export.csv")


@attempt("read", "initiative", "page")
def _(world: World, who: Person) -> Any:
    return who.get(JOINT)


@attempt("read", "initiative", "agreement")
def _(world: World, who: Person) -> Any:
    return who.get(TEXT)


@attempt("read", "initiative", "difference")
def _(world: World, who: Person) -> Any:
    return who.get(f"{TEXT}difference/")


@attempt("open", "initiative", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}new/", **SHEET)


@attempt("propose", "initiative", "terms")
def _(world: World, who: Person) -> Any:
    return who.post(f"{JOINT}terms/", **SHEET, seen=Initiative.objects.get(pk="mdg/joint").terms, lead=OWN)


@attempt("consent", "initiative")
def _(world: World, who: Person) -> Any:
    return who.post(JOINT, what="publish", seen=Initiative.objects.get(pk="mdg/joint").terms)


@attempt("consent", "initiative", "agreement")
def _(world: World, who: Person) -> Any:
    return who.post(TEXT, what="publish", version=AgreementText.objects.get(initiative="mdg/joint").digest)


@attempt("leave", "initiative")
def _(world: World, who: Person) -> Any:
    return who.post(f"{JOINT}leave/", text="Our priorities changed.")


@attempt("remark", "agreement")
def _(world: World, who: Person) -> Any:
    version = AgreementText.objects.get(initiative="mdg/joint").digest
    told = {"version": version, "clause": "purpose", "rule": "", "text": "Not clear to us."}
    return who.post(TEXT, what="remark", **told)


@attempt("write", "agreement draft", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{JOINT}agreements/new/", name="other", title="Other", languages=["en"], begin="blank")
