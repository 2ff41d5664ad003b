"""Files of others in the small world: one that was read, of which one activity was taken over."""

from typing import Any

from bandung.datasets import importing, reading, receiving, writing
from bandung.datasets.models import Dataset, DatasetImport, DatasetVersion, ForeignActivity, TakenRecord
from tests.cast import AT, post
from tests.foreign_files import a_file, an_activity

OWN = "mdg"


def begin(word: str) -> None:
    """A data set of that name, read; its first activity taken over, its second chosen."""
    activities = [an_activity(f"XX-{number}", title=f"South-South cooperation {number}") for number in (1, 2)]
    version = receiving.create_with_file(
        party=OWN, by=post(OWN), at=AT, pieces=[a_file(*activities)], file="file.xml", name=word
    )
    reading.read_through(version.pk)
    version.refresh_from_db()
    version.activities.filter(number=2).update(chosen=False)
    writing.go_on(importing.begin(version=version, by=post(OWN), at=AT).pk)


def dataset() -> str:
    return str(Dataset.objects.get(party=OWN).pk)


def taking() -> str:
    return str(DatasetImport.objects.filter(party=OWN).order_by("at")[0].pk)


def standing(party: str) -> list[Any]:
    """What could change of files of others."""
    datasets = Dataset.objects.filter(party=party) if party else Dataset.objects.all()
    of = {"version__dataset__in": datasets}
    return [
        list(datasets.order_by("pk").values_list("pk", "name", "address")),
        list(DatasetVersion.objects.filter(dataset__in=datasets).order_by("pk").values_list("pk", "state")),
        list(ForeignActivity.objects.filter(**of).order_by("pk").values_list("pk", "chosen")),
        list(DatasetImport.objects.filter(**of).order_by("pk").values_list("pk", "state")),
        list(TakenRecord.objects.filter(taking__version__dataset__in=datasets).order_by("pk").values_list("undone_at")),
    ]
