"""The lines of work plans, progress and transfers tried over the pages and the API."""

from typing import Any

from bandung.plans.models import Plan, Transfer
from tests.plans_cast import a_line
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, PARTNER, Person, World

DESK = "/en/desk/initiatives/mdg/joint"
NEW = {"title": {"en": "Other plan"}, "language": "en", "items": [a_line("new", OWN)]}
WHAT = {"technology": {"en": "Dryer"}, "what": {"en": "Drawings"}, "giver": PARTNER, "receiver": OWN}


def _party(who: Person) -> str:
    return who.party or OWN


def _api(who: Person, rest: str, told: Any = None) -> Any:
    method = "get" if told is None else "post"
    return who.api(method, f"/partnerships/{_party(who)}/initiatives/mdg/joint/{rest}", told)


def _of_the_other(model: Any, who: Person, **state: str) -> Any:
    """What the other side wrote, and this party can answer."""
    return model.objects.get(register=OWN if who.party == PARTNER else PARTNER, **state)


@attempt("read", "initiative", "plan")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/plan/")


@attempt("read", "initiative", "plan-export")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/plan/export.csv")


@attempt("read", "initiative", "plan-version")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/plan/versions/{Plan.objects.get(state='in-effect').uid}/")


@attempt("read", "initiative", "plan-api")
def _(world: World, who: Person) -> Any:
    return _api(who, "plan")


@attempt("read", "initiative", "plan-version-api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"plan/{Plan.objects.get(state='in-effect').uid}")


@attempt("read", "initiative", "transfers")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/transfers/")


@attempt("read", "initiative", "transfer")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/transfers/{_of_the_other(Transfer, who).uid}/")


@attempt("read", "initiative", "transfers-api")
def _(world: World, who: Person) -> Any:
    return _api(who, "transfers")


@attempt("propose", "plan")
def _(world: World, who: Person) -> Any:
    row = {"type": "activity", "title": "New", "start": "2027-03-01", "last": "2027-03-31", "responsible": OWN}
    sheet = {f"lines-0-{name}": value for name, value in row.items()} | {"lines": "0", "title": "Plan"}
    seen = Plan.objects.get(state="in-effect").digest
    return who.post(f"{DESK}/plan/edit/", **sheet, language="en", seen=seen, what="propose")


@attempt("propose", "plan", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, "plan", NEW)


@attempt("propose", "plan", "take-back")
def _(world: World, who: Person) -> Any:
    row = Plan.objects.get(state="proposed", register=PARTNER if who.party == PARTNER else OWN)
    return who.post(f"{DESK}/plan/versions/{row.uid}/", what="back")


@attempt("propose", "plan", "take-back-api")
def _(world: World, who: Person) -> Any:
    row = Plan.objects.get(state="proposed", register=PARTNER if who.party == PARTNER else OWN)
    return _api(who, f"plan/{row.uid}/take-back", {})


@attempt("consent", "plan")
def _(world: World, who: Person) -> Any:
    row = _of_the_other(Plan, who, state="proposed")
    return who.post(f"{DESK}/plan/versions/{row.uid}/", what="consent", seen=row.digest)


@attempt("consent", "plan", "api")
def _(world: World, who: Person) -> Any:
    row = _of_the_other(Plan, who, state="proposed")
    return _api(who, f"plan/{row.uid}/words", {"digest": row.digest})


@attempt("consent", "plan", "transfer")
def _(world: World, who: Person) -> Any:
    row = _of_the_other(Transfer, who)
    return who.post(f"{DESK}/transfers/{row.uid}/", what="consent", seen=row.digest)


@attempt("consent", "plan", "transfer-api")
def _(world: World, who: Person) -> Any:
    row = _of_the_other(Transfer, who)
    return _api(who, f"transfers/{row.uid}/words", {"digest": row.digest, "says": "refuse"})


@attempt("report", "progress")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/plan/progress/", on="2026-11-24", text="It goes well.")


@attempt("report", "progress", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, "progress", {"on": "2026-11-24", "text": {"en": "It goes well."}})


@attempt("record", "transfer")
def _(world: World, who: Person) -> Any:
    sheet = {"technology": "Dryer", "what": "Drawings", "language": "en", "giver": PARTNER, "receiver": OWN}
    return who.post(f"{DESK}/transfers/new/", **sheet, community_consent="not-stated")


@attempt("record", "transfer", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, "transfers", {"record": WHAT})


@attempt("record", "transfer", "take-back")
def _(world: World, who: Person) -> Any:
    row = Transfer.objects.get(register=PARTNER if who.party == PARTNER else OWN)
    return who.post(f"{DESK}/transfers/{row.uid}/", what="back")


@attempt("record", "transfer", "take-back-api")
def _(world: World, who: Person) -> Any:
    row = Transfer.objects.get(register=PARTNER if who.party == PARTNER else OWN)
    return _api(who, f"transfers/{row.uid}/take-back", {})


@attempt("write", "draft", "offer-adapted")
def _(world: World, who: Person) -> Any:
    row = Transfer.objects.get(register=OWN)
    return who.post(f"{DESK}/transfers/{row.uid}/", what="offer")


@attempt("write", "draft", "offer-adapted-api")
def _(world: World, who: Person) -> Any:
    row = Transfer.objects.get(register=OWN)
    return _api(who, f"transfers/{row.uid}/offer", {})
