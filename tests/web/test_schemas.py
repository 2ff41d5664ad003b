"""JSON Schemas of all kinds of records, as anyone can fetch them."""

import json

import pytest
from django.test import Client

from bandung.records.kinds import ACT_BODIES, KINDS, as_json, schema
from tests.factories import an_offer

ALL = [*KINDS, *ACT_BODIES]


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_has_its_schema(client: Client, kind: str) -> None:
    answer = client.get(f"/schemas/{kind}.json")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/schema+json"
    assert json.loads(answer.content) == json.loads(json.dumps(schema(kind)))


def test_records_have_only_fields_that_the_schema_names(client: Client) -> None:
    told = json.loads(client.get("/schemas/offer.json").content)

    assert set(as_json(an_offer())) <= set(told["properties"])
    assert set(told["required"]) <= set(as_json(an_offer()))
    assert told["additionalProperties"] is False


def test_the_list_leads_to_each_in_the_browsers_language(client: Client) -> None:
    answer = client.get("/schemas/", headers={"Accept-Language": "ar"})

    shown = answer.content.decode()
    assert '<html lang="ar" dir="rtl">' in shown
    for kind in ALL:
        assert f'href="/schemas/{kind}.json"' in shown


@pytest.mark.parametrize("kind", ["nothing", "%00", "..%2Foffer", "%F0%9F%98%80"])
def test_an_unknown_kind_is_not_there(client: Client, kind: str) -> None:
    assert client.get(f"/schemas/{kind}.json").status_code == 404
