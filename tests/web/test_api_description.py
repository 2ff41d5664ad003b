"""The API attacked by its own description: whatever is asked, it answers as it says, and never with a failure."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bandung.exchange import actions
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


def test_the_api_answers_as_it_says(description: Any) -> None:
    operations = [found.ok() for found in description.get_all_operations()]
    assert len(operations) > 25

    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def attack(case: Any) -> None:
            case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

        attack()
