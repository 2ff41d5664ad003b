"""The lines of a party's own IATI files tried over the pages and the API."""

from typing import Any

from tests.web.permissions.iati_world import number
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, Person, World

DESK = "/en/desk/iati/publish"
API = f"/iati/files/{OWN}"


@attempt("read", "iati file")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{number('failed')}/")


@attempt("read", "iati file", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"{API}/versions/{number('failed')}")


@attempt("make", "iati file", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/make/", identifier="", licence="cc0-1.0")


@attempt("make", "iati file", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"{API}/versions")


@attempt("make", "iati file", "choice-api")
def _(world: World, who: Person) -> Any:
    return who.api("put", f"{API}/choice", {"identifier": "", "licence": "cc0-1.0"})


@attempt("publish", "iati file")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{number()}/publish/")


@attempt("publish", "iati file", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"{API}/versions/{number()}/publish")
