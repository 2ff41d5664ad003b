"""The lines of contributions tried over the pages and the API."""

from typing import Any

from bandung.contributions.models import Contribution, SameContribution, Settlement
from tests.factories import a_contribution
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, PARTNER, Person, World

DESK = "/en/desk/contributions"
SHEET = {
    "stage": "delivery", "title": "Days", "recipient": PARTNER, "item": "B1", "quantity": "5", "unit": "person-day",
    "year": "2025", "language": "en", "channel": "direct", "cost": "direct",
}  # fmt: skip


def _other(who: Person) -> str:
    return OWN if who.party == PARTNER else PARTNER


def _line(who: Person) -> Contribution:
    """What the other side declared to this party."""
    return Contribution.objects.get(pk=f"{_other(who)}/line")


def _api(who: Person, method: str, rest: str, told: Any = None) -> Any:
    return who.api(method, f"/contributions/{who.party or OWN}{rest}", told)


@attempt("read", "contribution", "list")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/")


@attempt("read", "contribution")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{_line(who).uid}/")


@attempt("read", "contribution", "same")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/same/{SameContribution.objects.get(register=_other(who)).uid}/")


@attempt("read", "contribution", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, "get", f"/{_line(who).uid}")


@attempt("declare", "contribution", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/declare/", **SHEET)


@attempt("declare", "contribution", "correct", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/own/line/correct/", **SHEET | {"recipient": _other(who)})


@attempt("declare", "contribution", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/contributions/{OWN}", {"record": a_contribution("new", to=PARTNER)})


@attempt("answer", "contribution")
def _(world: World, who: Person) -> Any:
    row = _line(who)
    return who.post(f"{DESK}/{row.uid}/", what="confirmed", seen=row.digest)


@attempt("answer", "contribution", "many")
def _(world: World, who: Person) -> Any:
    row = _line(who)
    return who.post(f"{DESK}/waiting/", line=[f"{row.uid} {row.digest}"])


@attempt("answer", "contribution", "settle")
def _(world: World, who: Person) -> Any:
    row = _line(who)
    return who.post(f"{DESK}/{row.uid}/", what="settle", seen=row.digest, quantity="8", unit="person-day")


@attempt("answer", "contribution", "api")
def _(world: World, who: Person) -> Any:
    row = _line(who)
    return _api(who, "post", f"/{row.uid}/words", {"digest": row.digest})


@attempt("answer", "contribution", "api-take-back")
def _(world: World, who: Person) -> Any:
    row = Settlement.objects.get(register=PARTNER if who.party == PARTNER else OWN)
    return _api(who, "post", f"/proposals/settlement/{row.uid}/take-back", {})


@attempt("answer", "contribution", "api-same")
def _(world: World, who: Person) -> Any:
    return _api(who, "post", "/same", {"lines": [f"{OWN}/line", f"{PARTNER}/line"], "counts": f"{OWN}/line"})


@attempt("consent", "contribution")
def _(world: World, who: Person) -> Any:
    row = Settlement.objects.get(register=_other(who))
    return who.post(f"{DESK}/{row.about}/", what="consent", seen=row.digest, settlement=row.uid)


@attempt("consent", "contribution", "same")
def _(world: World, who: Person) -> Any:
    row = SameContribution.objects.get(register=_other(who))
    return who.post(f"{DESK}/same/{row.uid}/", what="consent", seen=row.digest)


@attempt("consent", "contribution", "api")
def _(world: World, who: Person) -> Any:
    row = Settlement.objects.get(register=_other(who))
    return _api(who, "post", f"/proposals/settlement/{row.uid}/words", {"digest": row.digest})


@attempt("close", "statistical year", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/years/2024/close/", text="Complete.")


@attempt("close", "statistical year", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/contributions/{OWN}/years/2024/close", {})
