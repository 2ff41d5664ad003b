"""Two data sets of one party that tell of the same activity: neither import takes back what the other wrote."""

from datetime import timedelta

import pytest

from bandung.datasets import importing, preview, undoing
from bandung.datasets.errors import AlreadyChanged, NothingChosen
from bandung.datasets.models import DatasetImport, DatasetVersion
from bandung.partnerships.models import Initiative
from tests.cast import AT, joined, post
from tests.foreign_files import a_dataset, a_file, an_activity, brought

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


@pytest.fixture(autouse=True)
def parties() -> None:
    joined("bra", "mwi")


def imported(version: DatasetVersion, hours: int = 1, **more: bool) -> DatasetImport:
    taking = importing.begin(version=version, by=post("bra"), at=AT + timedelta(hours=hours), **more)
    return DatasetImport.objects.get(pk=taking.pk)


def undone(taking: DatasetImport) -> DatasetImport:
    undoing.undo(taking=taking, by=post(taking.party), at=AT + timedelta(hours=9))
    return DatasetImport.objects.get(pk=taking.pk)


def titles() -> list[str]:
    return sorted(row.title["en"] for row in Initiative.objects.filter(withdrawn_at=None))


def told(title: str, updated: str = "2026-01-01T00:00:00Z", identifier: str = "BR-ABC-1") -> str:
    return an_activity(identifier, title=f"South-South cooperation on {title}", updated=updated)


def test_what_vanished_from_one_file_stays_where_another_file_told_it_last() -> None:
    ours, theirs = a_dataset(name="Ours"), a_dataset(name="Theirs")
    both = a_file(told("milk"), told("rice", identifier="BR-ABC-2"))
    imported(brought(both, ours))
    imported(brought(a_file(told("milk banks", "2026-03-01T00:00:00Z")), theirs), 2)

    newer = brought(a_file(told("rice", identifier="BR-ABC-2")), ours)

    assert preview.vanished(newer) == []
    with pytest.raises(NothingChosen):
        imported(newer, 3, withdraw_vanished=True, sure=True)
    assert titles() == ["South-South cooperation on milk banks", "South-South cooperation on rice"]


def test_a_preview_that_grew_old_does_not_put_the_older_word_over_the_newer() -> None:
    older = brought(a_file(told("milk")), a_dataset(name="Older"))
    newer = brought(a_file(told("milk banks", "2026-03-01T00:00:00Z")), a_dataset(name="Newer"))
    imported(newer)

    with pytest.raises(AlreadyChanged):
        imported(older, 2)
    with pytest.raises(NothingChosen):
        imported(older, 2)

    assert titles() == ["South-South cooperation on milk banks"]
    assert list(older.activities.values_list("status", "chosen")) == [("older", False)]


def test_imports_are_undone_in_their_order_only() -> None:
    first = imported(brought(a_file(told("milk")), a_dataset(name="First")))
    version = brought(a_file(told("milk banks", "2026-03-01T00:00:00Z")), a_dataset(name="Second"))
    version.activities.update(chosen=True)
    second = imported(version, 2)

    assert undone(first).state == "done"
    assert titles() == ["South-South cooperation on milk banks"]

    assert undone(second).state == "undone"
    assert titles() == ["South-South cooperation on milk"]
    assert undone(first).state == "undone"
    assert titles() == []
