"""IATI files of others that a party keeps: brought in, looked at, chosen, taken over as reported, undone."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.dataset_shapes import (
    DatasetDetails,
    DatasetFile,
    DatasetLine,
    DatasetPage,
    DatasetShape,
    Filters,
    ForeignChoice,
    ForeignLine,
    ForeignPage,
    ForeignShape,
    ImportPage,
    ImportShape,
    TakeBack,
    TakenLine,
    TakenPage,
    TakeOver,
    VanishedLine,
)
from bandung.api.people import SIGNED_IN, mandated
from bandung.api.shapes import Problem
from bandung.datasets import importing, preview, queries, receiving, undoing
from bandung.datasets.models import DatasetVersion
from bandung.standards.iati.mapping.taking_choices import NAMES

router = Router(tags=["IATI files of others"])

WRITE = {**WRITE_ERRORS, 410: Problem, 413: Problem}
Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get(
    "/{party}",
    response={200: DatasetPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_datasets",
    summary="Data sets that a party keeps, the latest first",
)
def listed(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "data set")
    found = queries.kept_by(party)
    items = [DatasetLine(**DatasetLine.told(each)) for each in found[offset : offset + limit]]
    return Status(200, DatasetPage(items=items, total=found.count()))


@router.post(
    "/{party}",
    response={202: DatasetShape, **WRITE},
    auth=SIGNED_IN,
    operation_id="bring_in_dataset",
    summary="Begin a data set with its first file, which is read in the background",
)
def bring_in(
    request: HttpRequest,
    party: Part,
    file: File[UploadedFile],
    details: Form[DatasetDetails],
) -> Any:
    held = mandated(request, party, "write", "data set")
    told = details.dict()
    told["name"] = details.name or (file.name or "").rpartition(".")[0] or file.name or ""
    choices = {name: told.pop(name) for name in NAMES}
    version = receiving.create_with_file(
        party=party, by=held.post, at=timezone.now(), pieces=file.chunks(), file=file.name or "", via="api",
        choices=choices, **told,
    )  # fmt: skip
    return Status(202, DatasetShape.of(queries.own(party, version.dataset_id)))


@router.get(
    "/{party}/imports",
    response={200: ImportPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_dataset_imports",
    summary="What a party took over, the latest first",
)
def imports(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "data set")
    found = queries.imports(party)
    items = [ImportShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, ImportPage(items=items, total=found.count()))


@router.get(
    "/{party}/imports/{uuid:name}",
    response={200: ImportShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_dataset_import",
    summary="One import: how far it is, what became of it",
)
def one_import(request: HttpRequest, party: Part, name: UUID) -> Any:
    mandated(request, party, "read", "data set")
    return Status(200, ImportShape.of(queries.own_import(party, name)))


@router.get(
    "/{party}/imports/{uuid:name}/records",
    response={200: TakenPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_taken_records",
    summary="Every record that an import wrote",
)
def records(request: HttpRequest, party: Part, name: UUID, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "data set")
    found = queries.own_import(party, name).records.order_by("pk")
    items = [TakenLine.of(each) for each in found[offset : offset + limit]]
    return Status(200, TakenPage(items=items, total=found.count()))


@router.post(
    "/{party}/imports/{uuid:name}/undo",
    response={202: ImportShape, **WRITE},
    auth=SIGNED_IN,
    operation_id="undo_dataset_import",
    summary="Undo an import, or what it wrote of one activity",
)
def undo(request: HttpRequest, party: Part, name: UUID, what: TakeBack) -> Any:
    held = mandated(request, party, "import", "data set")
    taking = queries.own_import(party, name)
    if what.identifier:
        undoing.undo_activity(taking=taking, identifier=what.identifier, by=held.post, at=timezone.now())
    else:
        undoing.undo(taking=taking, by=held.post, at=timezone.now())
    return Status(202, ImportShape.of(queries.own_import(party, name)))


@router.get(
    "/{party}/{uuid:name}",
    response={200: DatasetShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_dataset",
    summary="One data set with its files",
)
def one(request: HttpRequest, party: Part, name: UUID) -> Any:
    mandated(request, party, "read", "data set")
    return Status(200, DatasetShape.of(queries.own(party, name)))


@router.post(
    "/{party}/{uuid:name}/files",
    response={202: DatasetFile, **WRITE},
    auth=SIGNED_IN,
    operation_id="add_dataset_file",
    summary="Bring a newer file of a data set in",
)
def add_file(request: HttpRequest, party: Part, name: UUID, file: File[UploadedFile]) -> Any:
    held = mandated(request, party, "write", "data set")
    dataset = queries.own(party, name)
    version = receiving.add_file(
        dataset=dataset, pieces=file.chunks(), name=file.name or "", by=held.post, at=timezone.now(), via="api"
    )
    return Status(202, DatasetFile.of(queries.version(dataset, version.number)))


@router.post(
    "/{party}/{uuid:name}/remove",
    response={204: None, **WRITE},
    auth=SIGNED_IN,
    operation_id="remove_dataset",
    summary="Remove a data set of which nothing stands in the register",
)
def remove(request: HttpRequest, party: Part, name: UUID) -> Any:
    mandated(request, party, "import", "data set")
    receiving.remove(dataset=queries.own(party, name))
    return Status(204, None)


@router.get(
    "/{party}/{uuid:name}/files/{int:number}/activities",
    response={200: ForeignPage, **ERRORS, 400: Problem},
    auth=SIGNED_IN,
    operation_id="list_foreign_activities",
    summary="Activities of a file: filtered, sorted, and what is chosen",
)
def activities(
    request: HttpRequest,
    party: Part,
    name: UUID,
    number: int,
    filters: Annotated[Filters, Query()],
    offset: Offset = 0,
    limit: Limit = 50,
) -> Any:
    held = _version(request, party, name, number)
    found = preview.fitting(held, preview.Asked.of(filters.dict()))
    chosen = preview.totals(held.activities.filter(chosen=True))
    shown = found[offset : offset + limit].defer("initiative", "lines", "left", "reasons")
    page = ForeignPage(
        items=[ForeignLine(**ForeignLine.told(each)) for each in shown], total=found.count(),
        chosen=chosen.activities,
        chosen_sums=[[stage, currency, f"{amount:f}"] for (stage, currency), amount in sorted(chosen.sums.items())],
    )  # fmt: skip
    return Status(200, page)


@router.get(
    "/{party}/{uuid:name}/files/{int:number}/activities/{int:place}",
    response={200: ForeignShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_foreign_activity",
    summary="One activity: what it becomes, and what has no place",
)
def activity(request: HttpRequest, party: Part, name: UUID, number: int, place: int) -> Any:
    return Status(200, ForeignShape.of(queries.activity(_version(request, party, name, number), place)))


@router.get(
    "/{party}/{uuid:name}/files/{int:number}/vanished",
    response={200: list[VanishedLine], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_vanished_activities",
    summary="What was taken over from earlier files and is not in this one",
)
def vanished(request: HttpRequest, party: Part, name: UUID, number: int) -> Any:
    gone = preview.vanished(_version(request, party, name, number))
    return Status(200, [VanishedLine(identifier=it.identifier, uid=it.uid, title=it.title) for it in gone])


@router.post(
    "/{party}/{uuid:name}/files/{int:number}/choose",
    response={200: DatasetFile, **WRITE},
    auth=SIGNED_IN,
    operation_id="choose_foreign_activities",
    summary="Choose activities: single ones, or all that fit",
)
def choose(request: HttpRequest, party: Part, name: UUID, number: int, told: ForeignChoice) -> Any:
    mandated(request, party, "write", "data set")
    held = _version(request, party, name, number)
    asked = preview.Asked.of(told.filters.dict()) if told.filters is not None else None
    preview.choose(held, on=told.on, numbers=told.numbers, asked=asked)
    return Status(200, DatasetFile.of(held))


@router.post(
    "/{party}/{uuid:name}/files/{int:number}/import",
    response={202: ImportShape, **WRITE},
    auth=SIGNED_IN,
    operation_id="import_dataset",
    summary="Take over as reported what is chosen, in the background",
)
def take_over(request: HttpRequest, party: Part, name: UUID, number: int, how: TakeOver) -> Any:
    held = mandated(request, party, "import", "data set")
    taking = importing.begin(
        version=_version(request, party, name, number), by=held.post, at=timezone.now(),
        withdraw_vanished=how.withdraw_vanished, sure=how.sure,
    )  # fmt: skip
    return Status(202, ImportShape.of(queries.own_import(party, taking.pk)))


def _version(request: HttpRequest, party: str, name: UUID, number: int) -> DatasetVersion:
    mandated(request, party, "read", "data set")
    return queries.version(queries.own(party, name), number)
