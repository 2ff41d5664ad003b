"""Every refusal answers with the status that says what it is."""

from collections.abc import Iterator

import pytest
from django.test import Client

from bandung.values.errors import BandungError


def every(kind: type[BandungError] = BandungError) -> Iterator[type[BandungError]]:
    for child in kind.__subclasses__():
        yield child
        yield from every(child)


def status(kind: type[BandungError]) -> int:
    return kind.status


def test_what_is_not_there_is_404() -> None:
    missing = [kind.__name__ for kind in every() if kind.__name__.startswith("NoSuch") and status(kind) != 404]

    assert missing == []


def test_what_somebody_else_has_done_already_is_409() -> None:
    names = ("Already", "Taken")
    others = [kind.__name__ for kind in every() if kind.__name__.startswith(names) and status(kind) != 409]

    assert [name for name in others if name != "AlreadyFounded"] == []


def test_values_and_files_that_cannot_be_read_are_422() -> None:
    bad = [kind.__name__ for kind in every() if kind.__module__.endswith("spreadsheet.errors")]

    assert bad
    wrong = {kind.__name__: status(kind) for kind in every() if kind.__name__ in bad and status(kind) != 422}
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/api/v1/calls?fund=a%00b", "/en/initiatives/?sector=%00", "/en/cooperation/?item=%00"]
)
def test_nul_in_a_question_finds_nothing_or_is_refused_on_any_database(client: Client, address: str) -> None:
    assert client.get(address).status_code in (200, 400, 422)


def test_an_address_that_is_none_is_a_problem_document_whatever_the_method() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/api/v1/reports/bra/-5/publish", {}, content_type="application/json")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
