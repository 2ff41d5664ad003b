"""Files of others in any order give the same records; an import that is undone leaves what was readable before."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.contributions.models import Contribution
from bandung.datasets import importing, preview, reading, receiving, undoing, writing
from bandung.datasets.errors import AlreadyKept, NothingChosen
from bandung.datasets.models import Dataset, DatasetImport, DatasetVersion
from bandung.datasets.standing import bare
from bandung.partnerships.models import Initiative
from bandung.registers import rebuild
from bandung.registers.models import Entry
from tests.cast import AT, joined, post
from tests.foreign_files import a_dataset, a_file, an_activity

pytestmark = pytest.mark.django_db
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WRITTEN = st.tuples(st.integers(1, 3), st.integers(1, 4))
"""Of an activity: its number, and the month in which it was last updated, which says its words and its money."""
FILES = st.lists(WRITTEN, min_size=1, max_size=3, unique_by=lambda each: each[0])


@pytest.fixture(autouse=True)
def _party() -> None:
    joined("bra")


@contextmanager
def tried() -> Iterator[None]:
    """What is done here is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def content(activities: list[tuple[int, int]]) -> bytes:
    told = []
    for number, month in activities:
        more: dict[str, Any] = {} if month % 2 else {"money": ""}
        told.append(
            an_activity(
                f"BR-{number}",
                title=f"South-South cooperation {number}, as of {month}",
                updated=f"2026-{month:02}-01T00:00:00Z",
                **more,
            )
        )
    return a_file(*told)


def brought(dataset: Dataset, file: bytes) -> DatasetVersion | None:
    try:
        version = receiving.add_file(dataset=dataset, pieces=[file], name="x.xml", by=post("bra"), at=AT)
    except AlreadyKept:
        return None
    reading.read_through(version.pk)
    return DatasetVersion.objects.select_related("dataset").get(pk=version.pk)


def taken(version: DatasetVersion | None) -> DatasetImport | None:
    """Everything new and changed is taken over."""
    if version is None:
        return None
    for status in ("new", "changed"):
        preview.choose(version, on=True, asked=preview.Asked(status=status))
    try:
        taking = importing.begin(version=version, by=post("bra"), at=AT)
    except NothingChosen:
        return None
    writing.go_on(taking.pk)
    return DatasetImport.objects.get(pk=taking.pk)


def readable(*, whole: bool = False) -> list[tuple[str, Any]]:
    rows = [*Initiative.objects.filter(withdrawn_at=None), *Contribution.objects.filter(withdrawn_at=None)]
    return sorted((row.uid, row.body if whole else bare(row.body)) for row in rows)


@FEW
@given(FILES, FILES)
def test_any_order_of_two_files_gives_the_same_records(one: Any, other: Any) -> None:
    found = []
    for files in ((one, other), (other, one)):
        with tried():
            dataset = a_dataset()
            for each in files:
                taken(brought(dataset, content(each)))
            found.append(readable())

    assert found[0] == found[1]


@FEW
@given(FILES, FILES)
def test_undoing_leaves_what_was_readable_before_and_again_writes_nothing(one: Any, other: Any) -> None:
    with tried():
        dataset = a_dataset()
        taken(brought(dataset, content(one)))
        before = readable(whole=True)
        version = brought(dataset, content(other))
        taking = taken(version)
        entries = Entry.objects.count()
        assert taken(version) is None
        assert Entry.objects.count() == entries
        after = readable(whole=True)
        rebuild.rebuild()
        assert readable(whole=True) == after
        if taking is not None:
            undoing.undo(taking=taking, by=post("bra"), at=AT)
            undoing.go_on(taking.pk, by=post("bra"), at=AT)

        assert readable(whole=True) == before
