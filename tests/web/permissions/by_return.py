"""The lines of institutions' returns tried over the pages and the API."""

from typing import Any

from bandung.returns.models import ReturnSheet
from tests.web.permissions.return_world import Q, a_file
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, Person, World

DESK = "/en/desk/returns"
HERS = f"hospital/{Q}"


def _sheet(*, handed_in: bool) -> str:
    return str(ReturnSheet.objects.filter(handed_in_at__isnull=not handed_in).order_by("pk")[0].intake_id)


def _api(who: Person, method: str, rest: str, told: Any = None) -> Any:
    return who.api(method, f"/returns/{OWN}{rest}", told)


@attempt("read", "return", "overview")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/sheets/{_sheet(handed_in=True)}/")


@attempt("read", "return", "rows-api")
def _(world: World, who: Person) -> Any:
    return _api(who, "get", f"/sheets/{_sheet(handed_in=True)}/rows")


@attempt("read", "return", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, "get", f"/{HERS}")


@attempt("send", "return", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.browser.post(f"{DESK}/{HERS}/", {"step": "send", "file": a_file("Another")})


@attempt("send", "return", "hand-in")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/sheets/{_sheet(handed_in=False)}/", step="hand-in")


@attempt("send", "return", "hand-in-api")
def _(world: World, who: Person) -> Any:
    return _api(who, "post", f"/sheets/{_sheet(handed_in=False)}/hand-in", {})


@attempt("ask", "return", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{Q}/", step="ask", due="2027-01-01", institution="hospital")


@attempt("ask", "return", "each-quarter", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/", step="each", days="20")


@attempt("ask", "return", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, "post", "/ask", {"quarter": str(Q), "due": "2027-01-01", "institutions": ["hospital"]})


@attempt("clear", "return")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/sheets/{_sheet(handed_in=True)}/", step="take-over")


@attempt("clear", "return", "give-back-api")
def _(world: World, who: Person) -> Any:
    return _api(who, "post", f"/sheets/{_sheet(handed_in=True)}/give-back", {"comment": "Which province?"})


@attempt("clear", "return", "take-over-api")
def _(world: World, who: Person) -> Any:
    return _api(who, "post", f"/sheets/{_sheet(handed_in=True)}/take-over", {})
