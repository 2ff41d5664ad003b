"""The lines of files of others tried over the pages and the API."""

from typing import Any

from tests.foreign_files import a_file, an_activity, an_upload
from tests.web.permissions.dataset_world import OWN, dataset, taking
from tests.web.permissions.table import attempt
from tests.web.permissions.world import Person, World

DESK = "/en/desk/iati"


def _another() -> Any:
    return an_upload(a_file(an_activity("XX-3")))


@attempt("read", "data set", "list")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/")


@attempt("read", "data set")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{dataset()}/")


@attempt("read", "data set", "preview")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{dataset()}/1/")


@attempt("read", "data set", "activity")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/{dataset()}/1/activities/1/")


@attempt("read", "data set", "import")
def _(world: World, who: Person) -> Any:
    return who.get(f"{DESK}/imports/{taking()}/")


@attempt("read", "data set", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/datasets/{OWN}/{dataset()}")


@attempt("write", "data set", at_own_desk=True)
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/", file=_another(), name="Another")


@attempt("write", "data set", "file")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{dataset()}/", step="file", file=_another())


@attempt("write", "data set", "describe")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{dataset()}/", step="describe", name="Another name")


@attempt("write", "data set", "choose")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{dataset()}/1/", step="all")


@attempt("write", "data set", "choose-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/datasets/{OWN}/{dataset()}/files/1/choose", {"numbers": [2]})


@attempt("import", "data set")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/{dataset()}/1/", step="take-over", shown="2", choose="2")


@attempt("import", "data set", "undo")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/imports/{taking()}/", step="undo")


@attempt("import", "data set", "undo-activity")
def _(world: World, who: Person) -> Any:
    return who.post(f"{DESK}/imports/{taking()}/", step="undo-activity", identifier="XX-1")


@attempt("import", "data set", "undo-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/datasets/{OWN}/imports/{taking()}/undo", {"identifier": "XX-1"})
