"""What people ask about files of others."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bandung.datasets.errors import NoSuchDataset, NoSuchImport
from bandung.datasets.models import READY, Dataset, DatasetImport, DatasetVersion, ForeignActivity

_NONE = UUID(int=0)


def kept_by(party: str) -> QuerySet[Dataset]:
    """The data sets of a party, the latest first."""
    return Dataset.objects.filter(party=party).order_by("-made_at", "pk")


def own(party: str, name: Any) -> Dataset:
    """A data set of a party.

    :raises NoSuchDataset: if it keeps none of that name.
    """
    found = Dataset.objects.filter(party=party, pk=_uuid(name)).first()
    if found is None:
        raise NoSuchDataset
    return found


def version(dataset: Dataset, number: int) -> DatasetVersion:
    """A version of a data set.

    :raises NoSuchDataset: if there is none of that number.
    """
    if not 0 < number < 2**31:
        raise NoSuchDataset
    found = dataset.versions.select_related("dataset").filter(number=number).first()
    if found is None:
        raise NoSuchDataset
    return found


def newest(dataset: Dataset) -> DatasetVersion | None:
    """The newest version that has been read."""
    return dataset.versions.select_related("dataset").filter(state=READY).order_by("-number").first()


def activity(held: DatasetVersion, number: int) -> ForeignActivity:
    """:raises NoSuchDataset: if the version has none of that number."""
    if not 0 < number < 2**31:
        raise NoSuchDataset
    found = held.activities.filter(number=number).first()
    if found is None:
        raise NoSuchDataset
    return found


def imports(party: str) -> QuerySet[DatasetImport]:
    """What a party took over, the latest first."""
    return DatasetImport.objects.filter(party=party).select_related("version__dataset").order_by("-at", "pk")


def own_import(party: str, name: Any) -> DatasetImport:
    """:raises NoSuchImport: if the party has none of that name."""
    found = imports(party).filter(pk=_uuid(name)).first()
    if found is None:
        raise NoSuchImport
    return found


def _uuid(name: Any) -> UUID:
    try:
        return name if isinstance(name, UUID) else UUID(str(name))
    except ValueError:
        return _NONE
