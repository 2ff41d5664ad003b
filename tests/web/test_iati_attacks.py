"""What nobody honest sends to the pages and the API of IATI: refused in a sentence, and nothing of others is seen."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client, TestCase

from bandung.contributions import actions as ledger
from bandung.datasets import importing
from bandung.datasets.models import DatasetImport, DatasetVersion
from bandung.reporting import iati_actions
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution
from tests.foreign_files import a_dataset, a_file, an_activity, brought
from tests.web.test_api_intake import by_token
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db

HALF = "\ud800"
SECRET = "Hidden water tower"
HOSTILE = ("%00", quote(HALF, errors="surrogatepass"), "-1", "9" * 30, "%D9%A1", "1'+OR+'1'='1", "x" * 3000)
NO_TEXTS = ({"filters": {"words": HALF}}, {"filters": {"reporter": HALF}}, {"filters": {"words": "a\0b"}})
NO_NUMBERS = ({"numbers": [10**30]}, {"numbers": [-1, 2**63]})


@pytest.fixture(autouse=True)
def parties(fresh_index: None, settings: Any, tmp_path: Path) -> None:
    settings.CHECKS_FOLDER = tmp_path / "checks"
    cache.clear()
    joined("bra", "mdg", "ken")


@pytest.fixture
def kept() -> DatasetVersion:
    """Brazil keeps a file for its own people."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = brought(a_file(an_activity(title=SECRET)), a_dataset())
    return DatasetVersion.objects.get(pk=made.pk)


@pytest.fixture
def taken(kept: DatasetVersion) -> DatasetImport:
    """And took it over."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return importing.begin(version=kept, by=post("bra"), at=AT)


def published() -> None:
    ledger.declare(a_contribution("experts", "mdg", year=2025), party="bra", by=post("bra"), at=AT, public=True)
    row = iati_actions.begin(party="bra", by=post("bra"), at=later(1))
    iati_actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(1))


def own_addresses(taken: DatasetImport) -> list[str]:
    """Of what Brazil alone may see."""
    name = taken.version.dataset_id
    api = f"/api/v1/datasets/bra/{name}"
    return [
        f"/en/desk/iati/{name}/", f"/en/desk/iati/{name}/1/", f"/en/desk/iati/{name}/1/activities/1/",
        f"/en/desk/iati/imports/{taken.pk}/", f"/en/desk/iati/explore/activity/?dataset={name}&id=BR-ABC-1",
        f"/en/desk/iati/explore/activity.xml?dataset={name}&id=BR-ABC-1", "/api/v1/datasets/bra",
        "/api/v1/datasets/bra/imports", f"/api/v1/datasets/bra/imports/{taken.pk}",
        f"/api/v1/datasets/bra/imports/{taken.pk}/records", api, f"{api}/files/1/activities",
        f"{api}/files/1/activities/1", f"{api}/files/1/vanished", "/api/v1/iati/files/bra/choice",
        "/api/v1/iati/files/bra/versions", "/api/v1/iati/files/bra/versions/1",
    ]  # fmt: skip


def clients(party: str) -> tuple[Client, Client]:
    """Somebody of a party who may do everything here, at the desk and by the API."""
    return a_person(f"{party}-desk", party, "draft", "clear"), by_token(f"{party}-api", party, "draft", "clear")


def test_what_a_party_keeps_is_seen_by_nobody_else(taken: DatasetImport) -> None:
    ours, theirs, anybody = clients("bra"), clients("ken"), (Client(), Client())
    iati_actions.choose(party="bra", identifier="", licence="cc-by-4.0", by=post("bra"), at=AT)
    for address in own_addresses(taken):
        api = address.startswith("/api")
        if "versions" not in address:
            assert ours[api].get(address).status_code == 200, address
        for others in (theirs, anybody):
            answer = others[api].get(address)
            assert answer.status_code in (302, 401, 403, 404), (address, answer.status_code)
            assert SECRET.encode() not in answer.content


def test_nobody_else_changes_what_a_party_keeps(taken: DatasetImport) -> None:
    name = taken.version.dataset_id
    desk, api = clients("ken")
    for client, address, told in (
        (desk, f"/en/desk/iati/{name}/", {"step": "remove"}),
        (desk, f"/en/desk/iati/{name}/1/", {"step": "take-over"}),
        (desk, f"/en/desk/iati/imports/{taken.pk}/", {"step": "undo"}),
        (api, f"/api/v1/datasets/bra/{name}/remove", {}), (api, f"/api/v1/datasets/ken/{name}/remove", {}),
        (api, f"/api/v1/datasets/ken/imports/{taken.pk}/undo", {}),
        (api, f"/api/v1/datasets/ken/{name}/files/1/import", {}),
    ):  # fmt: skip
        how = {"data": json.dumps(told), "content_type": "application/json"} if client is api else {"data": told}
        assert client.post(address, **how).status_code in (403, 404), address
    taken.refresh_from_db()
    assert taken.state == "done"


def test_what_is_kept_for_the_party_is_not_explored_by_everybody(kept: DatasetVersion) -> None:
    published()
    name = kept.dataset_id
    for path in ("/en/iati/", "/en/iati/explore/", f"/en/iati/explore/?dataset={name}", "/en/iati/explore/?q=water",
                 f"/api/v1/iati/explore/activities?dataset={name}", "/api/v1/iati/explore/groups"):  # fmt: skip
        assert SECRET.encode() not in Client().get(path).content, path
    assert Client().get("/api/v1/iati/explore/activities").json()["total"] == 1
    whole = b"".join(Client().get("/en/iati/explore/iati.duckdb").streaming_content)
    assert SECRET.encode() not in whole and str(name).encode() not in whole
    assert Client().get(f"/en/iati/explore/activity/?dataset={name}&id=BR-ABC-1").status_code == 404


def test_what_is_no_longer_for_everybody_is_explored_by_nobody() -> None:
    published()
    assert b"Agronomists" in Client().get("/en/iati/explore/").content

    ledger.withdraw(uid="bra/experts", party="bra", by=post("bra"), at=later(2))

    assert b"Agronomists" not in Client().get("/en/iati/explore/").content
    for path in ("iati.duckdb", "activity/?dataset=published-here-bra&id=urn:bandung:register:bra-experts"):
        assert Client().get(f"/en/iati/explore/{path}").status_code == 404


def test_odd_questions_to_the_desk_and_the_api_are_answered(taken: DatasetImport) -> None:
    desk, api = clients("bra")
    for at, address in enumerate(own_addresses(taken)):
        client = api if address.startswith("/api") else desk
        for value in HOSTILE:
            name = ("page", "sort", "offset", "words", "status", "year", "limit")[(at + len(value)) % 7]
            asked = client.get(f"{address}{'&' if '?' in address else '?'}{name}={value}")
            assert asked.status_code < 500, (address, name, value)


@pytest.mark.parametrize("told", [*NO_TEXTS, *NO_NUMBERS, [], None, {"numbers": "x"}])
def test_odd_choices_are_answered(taken: DatasetImport, told: Any) -> None:
    _desk, api = clients("bra")
    address = f"/api/v1/datasets/bra/{taken.version.dataset_id}/files/1/choose"

    answer = api.post(address, json.dumps(told), content_type="application/json")

    assert answer.status_code in (200, 422)


def test_undoing_what_has_no_name_is_refused(taken: DatasetImport) -> None:
    _desk, api = clients("bra")

    answer = api.post(
        f"/api/v1/datasets/bra/imports/{taken.pk}/undo", json.dumps({"identifier": HALF}),
        content_type="application/json",
    )  # fmt: skip

    assert answer.status_code == 404
