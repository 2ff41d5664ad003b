"""The desk's lines of the table tried over the API as well."""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from bandung.records.kinds import as_json
from tests.factories import a_need
from tests.web.permissions.table import attempt
from tests.web.permissions.world import FITS, Person, World, a_spreadsheet


@attempt("read", "draft", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/drafts/mdg/{world.draft}")


@attempt("read", "draft", "list-api")
def _(world: World, who: Person) -> Any:
    return who.api("get", "/drafts/mdg")


@attempt("write", "draft", "new-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/drafts/mdg", {"kind": "need", "answers": FITS, "id": str(uuid4())})


@attempt("write", "draft", "api")
def _(world: World, who: Person) -> Any:
    told = {"answers": FITS | {"title.fr": "Autre"}, "version": 1}
    return who.api("put", f"/drafts/mdg/{world.draft}", told)


@attempt("write", "draft", "revise-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/drafts/mdg/revisions", {"kind": "need", "record": "open"})


@attempt("write", "draft", "same-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/drafts/mdg/{world.draft}/version-of/open")


@attempt("submit", "draft", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/drafts/mdg/{world.draft}/submit")


@attempt("submit", "draft", "take-back-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/drafts/mdg/{world.submitted}/withdraw")


@attempt("discard", "draft", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/drafts/mdg/{world.draft}/discard")


@attempt("clear", "draft", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/drafts/mdg/{world.submitted}/clear", {})


@attempt("return", "draft", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/drafts/mdg/{world.submitted}/return", {"comment": "Say more"})


@attempt("merge", "record", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/drafts/mdg/merges", {"kind": "need", "kept": "open", "merged": "twin"})


@attempt("confirm", "record", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", "/unconfirmed/mdg/confirm", {"records": [{"kind": "need", "record": "open"}]})


@attempt("read", "intake", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/spreadsheets/mdg/{world.intake}")


@attempt("read", "intake", "rows-api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/spreadsheets/mdg/{world.intake}/rows")


@attempt("upload", "intake", "api")
def _(world: World, who: Person) -> Any:
    file = SimpleUploadedFile("needs.xlsx", a_spreadsheet(as_json(a_need("row"))))
    headers = {"Authorization": f"Bearer {who.token}"} if who.token else {}
    return who.browser.post("/api/v1/spreadsheets/mdg", {"kind": "need", "file": file}, headers=headers)


@attempt("confirm", "intake", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/spreadsheets/mdg/{world.intake}/take-over", {})


@attempt("confirm", "intake", "put-away-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/spreadsheets/mdg/{world.intake}/put-away")


@attempt("export", "records", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", "/spreadsheets/mdg/export/need.xlsx")


@attempt("read", "roster", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", f"/roster/mdg/{world.expert}")


@attempt("read", "roster", "list-api")
def _(world: World, who: Person) -> Any:
    return who.api("get", "/roster/mdg")


@attempt("write", "roster", "api")
def _(world: World, who: Person) -> Any:
    return who.api("put", f"/roster/mdg/{world.expert}", {"post": "Geologist"})


@attempt("erase", "roster", "api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/roster/mdg/{world.expert}/erase")


@attempt("erase", "roster", "delete-api")
def _(world: World, who: Person) -> Any:
    return who.api("delete", f"/roster/mdg/{world.expert}")


@attempt("name", "institution", "show-api")
def _(world: World, who: Person) -> Any:
    return who.api("post", f"/roster/mdg/{world.expert}/show", {"language": "fr"})


@attempt("name", "institution", "api")
def _(world: World, who: Person) -> Any:
    told = {"name": {"fr": "Clinique"}, "type": "public-institution", "country": "MDG"}
    return who.api("put", "/institutions/mdg/clinic", told)


@attempt("read", "mandates", "api")
def _(world: World, who: Person) -> Any:
    return who.api("get", "/people/mdg")
