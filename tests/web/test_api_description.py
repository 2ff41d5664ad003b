"""The API attacked by its own description: whatever is asked, it answers as it says, and never with a failure."""

from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from ninja import Schema
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bandung.exchange import actions
from bandung.people.accounts import make_token
from bandung.people.models import Mandate
from bandung.people.permissions import DUTIES
from bandung.people.scopes import NAMES
from tests.cast import AT, joined, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True)]

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture
def description(fresh_index: None) -> Any:
    from django.test import override_settings

    from bandung.site.wsgi import application

    joined("bra", "mdg", "public-sources")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    actions.publish_new(record=a_need("bank", sources=[SOURCE]), party="public-sources", by="Editor", at=AT)
    with override_settings(ALLOWED_HOSTS=["*"]):
        yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def token(django_user_model: Any, description: Any) -> str:
    """Of somebody who may do everything in a party."""
    person = django_user_model.objects.create_user("bra")
    for duty in DUTIES:
        Mandate.objects.create(person=person, party="bra", duty=duty, post=post("bra"), since=AT, given_by="x")
    now = timezone.now()
    return make_token(person=person, name="t", scopes=NAMES, expires=now + timedelta(days=1), at=now)[1]


def attacked(operation: Any, examples: int, **headers: str) -> None:
    """Ask this many things of an operation, and see that the answers are as it says."""

    @given(case=operation.as_strategy())
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def attack(case: Any) -> None:
        if headers and "party" in (case.path_parameters or {}):
            case.path_parameters["party"] = "bra"
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity", **headers})

    attack()


def test_the_api_answers_as_it_says(description: Any) -> None:
    operations = [found.ok() for found in description.get_all_operations()]
    assert len(operations) > 25

    for operation in operations:
        attacked(operation, 4)


def test_the_api_answers_as_it_says_to_whoever_may_do_everything(description: Any, token: str) -> None:
    operations = [found.ok() for found in description.get_all_operations()]
    signed = [each for each in operations if "security" in each.definition.raw]
    assert len(signed) > 40

    for operation in signed:
        attacked(operation, 4, Authorization=f"Bearer {token}")


def test_every_operation_says_what_it_does_and_what_it_answers(description: Any) -> None:
    names = set()
    for found in description.get_all_operations():
        raw = found.ok().definition.raw
        assert raw["operationId"] not in names
        names.add(raw["operationId"])
        assert raw["summary"][0].isupper(), raw
        assert raw["tags"], raw
        for status, answer in raw["responses"].items():
            assert answer.get("content") or int(status) == 204, (raw["operationId"], status)
            if int(status) >= 400:
                assert list(answer["content"]) == ["application/problem+json"]
        if "security" in raw:
            assert {401, 403, 429} <= set(map(int, raw["responses"]))


def test_no_two_shapes_have_one_name() -> None:
    """A description keeps one of them, and says of the other what is not so."""
    import bandung.api.service  # noqa: F401 - all of them are there

    def every(kind: type) -> list[type]:
        return [each for child in kind.__subclasses__() for each in (child, *every(child))]

    names = sorted(
        {(each.__name__, each.__module__) for each in every(Schema) if each.__module__.startswith("bandung")}
    )
    assert [name for name, _module in names] == sorted({name for name, _module in names})
