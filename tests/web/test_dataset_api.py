"""Files of others by the API: the same as at the desk."""

from typing import Any

import pytest
from django.test import Client, TestCase

from bandung.datasets.models import Dataset, DatasetImport
from bandung.partnerships.models import Initiative
from tests.cast import joined
from tests.foreign_files import a_file, an_activity, an_upload
from tests.web.test_api_intake import by_token

pytestmark = pytest.mark.django_db
DATA = "/api/v1/datasets/bra"


@pytest.fixture(autouse=True)
def _parties(fresh_index: None) -> None:
    joined("bra", "mwi")


@pytest.fixture
def client() -> Client:
    return by_token("agency", "bra", "draft", "clear")


def asked(client: Client, path: str, told: Any = None, **files: Any) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        if files:
            return client.post(f"{DATA}{path}", files)
        if told is not None:
            return client.post(f"{DATA}{path}", told, content_type="application/json")
        return client.get(f"{DATA}{path}")


def test_from_a_file_to_the_register_and_back(client: Client) -> None:
    made = asked(client, "", file=an_upload(a_file()), name="ABC", address="https://abc.example/iati.xml")
    assert made.status_code == 202, made.content
    name = made.json()["id"]

    activities = asked(client, f"/{name}/files/1/activities?found=south").json()
    one = asked(client, f"/{name}/files/1/activities/1").json()
    taking = asked(client, f"/{name}/files/1/import", {}).json()
    records = asked(client, f"/imports/{taking['id']}/records").json()
    undone = asked(client, f"/imports/{taking['id']}/undo", {}).json()

    assert made.status_code == 202
    assert (activities["total"], activities["chosen"]) == (1, 1)
    assert activities["chosen_sums"] == [["delivery", "BRL", "1000.50"]]
    assert one["initiative"]["title"]["en"] == "South-South cooperation on milk banks"
    assert [each["kind"] for each in records["items"]] == ["initiative", "contribution"]
    assert undone["state"] in ("undoing", "undone")
    assert Initiative.objects.get().withdrawn_at is not None


def test_choosing_by_numbers_and_by_what_fits(client: Client) -> None:
    two = an_activity("BR-ABC-2", title="South-South cooperation on roads")
    name = asked(client, "", file=an_upload(a_file(an_activity(), two))).json()["id"]

    asked(client, f"/{name}/files/1/choose", {"on": False, "numbers": [1]})
    after_one = asked(client, f"/{name}/files/1/activities").json()["chosen"]
    asked(client, f"/{name}/files/1/choose", {"on": False, "filters": {"words": "roads"}})

    assert after_one == 1
    assert asked(client, f"/{name}/files/1/activities").json()["chosen"] == 0
    assert asked(client, f"/{name}/files/1/import", {}).status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/00000000-0000-0000-0000-000000000000", 404), ("/imports/00000000-0000-0000-0000-000000000000", 404),
        ("/{name}/files/2/activities", 404), ("/{name}/files/99999999999999999999/activities", 404),
        ("/{name}/files/1/activities/9", 404), ("/{name}/files/1/activities?status=nonsense", 400),
        ("/{name}/files/1/activities?words=%00", 200), ("/{name}/files/1/vanished", 200),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(client: Client, path: str, status: int) -> None:
    name = asked(client, "", file=an_upload(a_file())).json()["id"]

    assert asked(client, path.replace("{name}", name)).status_code == status


def test_a_second_file_and_what_vanished(client: Client) -> None:
    name = asked(client, "", file=an_upload(a_file())).json()["id"]
    asked(client, f"/{name}/files/1/import", {})
    other = an_upload(a_file(an_activity("BR-ABC-8", title="South-South cooperation on roads")))

    number = asked(client, f"/{name}/files", file=other).json()["number"]
    again = asked(client, f"/{name}/files", file=an_upload(a_file(an_activity("BR-ABC-8", title="x")))).json()

    assert (number, again["number"]) == (2, 3)
    assert [each["identifier"] for each in asked(client, f"/{name}/files/2/vanished").json()] == ["BR-ABC-1"]
    refused = asked(client, f"/{name}/files/2/import", {"withdraw_vanished": True})
    assert refused.status_code == 409
    assert DatasetImport.objects.count() == 1


def test_other_parties_data_are_not_there(client: Client) -> None:
    asked(client, "", file=an_upload(a_file()))
    name = Dataset.objects.get().pk

    assert client.get(f"/api/v1/datasets/mwi/{name}").status_code == 403
    assert Client().get(f"{DATA}/{name}").status_code == 401
