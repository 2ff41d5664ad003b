"""A file of others comes in: kept untouched, then read in the background."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from bandung.datasets import keeping, rules
from bandung.datasets.errors import AlreadyKept, AlreadyRunning, NoSuchDataset, StillUsed, TakenName
from bandung.datasets.models import BEGUN, DONE, READING, RUNNING, UNDOING, WAITING, Dataset, DatasetVersion


@transaction.atomic
def create(
    *, party: str, by: str, at: datetime, name: str, choices: Mapping[str, str] | None = None, everybody: bool = False,
    **details: str,
) -> Dataset:  # fmt: skip
    """Begin a data set. ``details``: publisher, address, licence.

    :raises NeedsName, BadDetail, BadAddress, BadChoice: if something does not fit.
    :raises TakenName: if the party keeps data of that name.
    """
    told = _checked(name, details)
    if Dataset.objects.filter(party=party, name=told["name"]).exists():
        raise TakenName(name=told["name"])
    return Dataset.objects.create(
        party=party, everybody=everybody, choices=rules.choices(dict(choices or {})), made_by=by, made_at=at, **told
    )


@transaction.atomic
def create_with_file(
    *, party: str, by: str, at: datetime, pieces: Iterable[bytes], file: str, via: str = "web", **told: Any
) -> DatasetVersion:
    """Begin a data set with its first file: both, or neither.

    :raises DatasetError: as ``create`` and ``add_file``.
    """
    dataset = create(party=party, by=by, at=at, **told)
    return add_file(dataset=dataset, pieces=pieces, name=file, by=by, at=at, via=via)


@transaction.atomic
def describe(
    *, dataset: Dataset, name: str, choices: Mapping[str, str], everybody: bool, at: datetime, **details: str
) -> Dataset:
    """Change what is said of a data set. Other choices have its newest version read again.

    :raises NeedsName, BadDetail, BadAddress, BadChoice, TakenName: as ``create``.
    :raises AlreadyRunning: if choices change while an import is under way.
    """
    held = Dataset.objects.select_for_update().get(pk=dataset.pk)
    told = _checked(name, details)
    if Dataset.objects.filter(party=held.party, name=told["name"]).exclude(pk=held.pk).exists():
        raise TakenName(name=told["name"])
    made = rules.choices(dict(choices))
    if made != held.choices and (newest := held.versions.order_by("-number").first()) is not None:
        check_is_idle(held)
        _read_later(newest)
    for key, value in (told | {"choices": made, "everybody": everybody}).items():
        setattr(held, key, value)
    held.save()
    return held


def _checked(name: str, details: Mapping[str, str]) -> dict[str, Any]:
    told = {"name": rules.detail("name", name)}
    for key in ("publisher", "address", "licence"):
        if key in details:
            told[key] = rules.detail(key, details[key])
    return told


def add_file(
    *, dataset: Dataset, pieces: Iterable[bytes], name: str, by: str, at: datetime, via: str = "web"
) -> DatasetVersion:
    """Keep a file as the next version of a data set and have it read.

    :raises FileTooLarge: if it is. :raises AlreadyKept: if this very file is the newest version.
    """
    digest, size = keeping.keep(pieces)
    with transaction.atomic():
        held = Dataset.objects.select_for_update().get(pk=dataset.pk)
        newest = held.versions.order_by("-number").first()
        if newest is not None and newest.digest == digest:
            raise AlreadyKept(number=newest.number)
        last = held.versions.aggregate(last=Max("number"))["last"] or 0
        version = DatasetVersion.objects.create(
            dataset=held, number=last + 1, file=_file_name(name), digest=digest, size=size, via=via, made_by=by,
            made_at=at,
        )  # fmt: skip
        _read_later(version)
    return version


def _file_name(name: str) -> str:
    told = "".join(each for each in Path(name).name if each.isprintable()).strip()
    return told[-255:] or "iati.xml"


def _read_later(version: DatasetVersion) -> None:
    from bandung.datasets.tasks import read_version

    DatasetVersion.objects.filter(pk=version.pk).update(state=WAITING, done=0)
    transaction.on_commit(partial(read_version.enqueue, str(version.pk)))


@transaction.atomic
def read_again(version: DatasetVersion) -> None:
    """Begin the reading of a version anew whose worker died; one that is read stays as it is."""
    held = DatasetVersion.objects.select_for_update().get(pk=version.pk)
    if held.state in (WAITING, READING):
        _read_later(held)


def check_is_idle(dataset: Dataset) -> None:
    """
    :raises AlreadyRunning: if an import of the data set is being written or undone, or a version is being read.
    """
    from bandung.datasets.models import DatasetImport

    at_work = DatasetImport.objects.filter(version__dataset=dataset, state__in=(BEGUN, RUNNING, UNDOING)).exists()
    if at_work or dataset.versions.filter(state__in=(WAITING, READING)).exists():
        raise AlreadyRunning


@transaction.atomic
def remove(*, dataset: Dataset) -> None:
    """Remove a data set with its files. What was taken over must have been undone.

    :raises StillUsed: if something of it stands in the register. :raises NoSuchDataset: if it is gone.
    """
    from bandung.datasets.models import DatasetImport

    held = Dataset.objects.select_for_update().filter(pk=dataset.pk).first()
    if held is None:
        raise NoSuchDataset
    check_is_idle(held)
    if DatasetImport.objects.filter(version__dataset=held, state=DONE).exists():
        raise StillUsed
    digests = set(held.versions.values_list("digest", flat=True))
    DatasetImport.objects.filter(version__dataset=held).delete()
    held.delete()
    unused = digests - set(DatasetVersion.objects.filter(digest__in=digests).values_list("digest", flat=True))
    for each in sorted(unused):
        transaction.on_commit(partial(keeping.drop, each))
