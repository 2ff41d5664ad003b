"""The lines of obligations, credit lines, clearing rounds and payments tried by the pages."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.permissions import payments_world as stage
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, Person, World

DESK = "/en/desk/payments"


def _round(world_row: Any) -> str:
    return f"{DESK}/rounds/{world_row.uid}/"


@attempt("read", "obligation")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/owed/{OWN}/owed/")


@attempt("declare", "obligation", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    told = {"creditor": "vnm", "amount": "5", "currency": "USD", "on": "2026-11-01"}
    return who.post(f"{DESK}/declare/", **told)


@attempt("declare", "obligation", "file", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    data = b"creditor,amount,currency,on\nvnm,5,USD,2026-11-01\n"
    brought = who.post(f"{DESK}/file/", file=SimpleUploadedFile("owed.csv", data))
    number = brought.headers.get("Location", "").partition("?file=")[2]
    return who.post(f"{DESK}/file/", what="declare", about=number)


@attempt("declare", "obligation", "withdraw")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/owed/{OWN}/owed/", what="withdraw", reason="")


@attempt("answer", "obligation")
def _(world: World, who: Person) -> Any:
    row = stage.owed_to(who.party)
    return who.post(f"{DESK}/owed/{row.uid}/", what="confirm", digest=row.digest)


@attempt("read", "credit line")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/lines/")


@attempt("grant", "credit line", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/lines/grant/", debtor="vnm", amount="5", currency="USD")


@attempt("consent", "credit line")
def _(world: World, who: Person) -> Any:
    row = stage.line_to(who.party)
    return who.post(f"{DESK}/lines/", what="consent", about=row.uid, digest=row.digest)


@attempt("read", "clearing round")
def _(world: World, who: Person) -> Any:
    return who.get(_round(stage.round_of(OWN, "to-pay")))


@attempt("read", "clearing round", "list")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/rounds/")


@attempt("propose", "clearing round", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    told = {
        "title": "Encore", "language": "fr", "members": ["bra"], "unit": "USD", "until": "2026-11-30",
        "settles_on": "2026-12-02", "sheet": "d" * 32,
    }  # fmt: skip
    shown = who.post(f"{DESK}/rounds/propose/", what="preview", **told)
    seen = (shown.context or {}).get("seen", "") if shown.status_code == 200 else ""
    return who.post(f"{DESK}/rounds/propose/", what="propose", seen=seen, **told)


@attempt("consent", "clearing round")
def _(world: World, who: Person) -> Any:
    row = stage.round_of(who.party, "asked-to-clear")
    return who.post(_round(row), what="consent", digest=row.digest)


@attempt("consent", "clearing round", "publish")
def _(world: World, who: Person) -> Any:
    row = stage.round_of(who.party, "to-pay")
    return who.post(_round(row), what="publish", digest=row.digest)


@attempt("pay", "payment")
def _(world: World, who: Person) -> Any:
    return who.post(_round(stage.round_of(who.party, "to-pay")), what="pay", number="1", on="2026-12-02")


@attempt("answer", "payment")
def _(world: World, who: Person) -> Any:
    row, made = stage.paid_to(who.party)
    return who.post(_round(row), what="arrived", about=made.uid, digest=made.digest)
