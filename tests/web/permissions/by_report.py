"""The lines of reports of the ledger tried over the pages and the API."""

from typing import Any

from tests.web.permissions.report_world import number
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, Person, World

DESK = "/en/desk/reports"
ASKED = {"kind": "ssc", "year": "2025", "partner": ""}


@attempt("read", "ledger report")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{number()}/")


@attempt("read", "ledger report", "file")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{number()}/file.csv")


@attempt("read", "ledger report", "preview", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/preview/?kind=national&year=2023")


@attempt("read", "ledger report", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/reports/{OWN}/{number()}")


@attempt("read", "ledger report", "file-api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/reports/{OWN}/{number()}/file.csv")


@attempt("make", "ledger report", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/preview/", **ASKED)


@attempt("make", "ledger report", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/reports/{OWN}", {"type": "ssc", "year": 2025})


@attempt("publish", "ledger report")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{number()}/publish/", readers="own", text="")


@attempt("publish", "ledger report", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/reports/{OWN}/{number()}/publish", {"public": False})


@attempt("choose", "counting policy", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/policy/", refugees="on", note="We host them.")


@attempt("choose", "counting policy", "api")
def _(world: World, who: Person) -> Any:
    return who.api("put", f"/reports/{OWN}/policy", {"counted": {"refugees": True}, "note": ""})
