"""IATI files that parties publish: listed and told for everybody; made, published and taken back by their party."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part
from bandung.api.iati_file_shapes import (
    IatiChoice,
    IatiLossesShape,
    IatiPublishedPage,
    IatiPublishedShape,
    IatiVersionPage,
    IatiVersionShape,
)
from bandung.api.people import SIGNED_IN, mandated
from bandung.reporting import iati_actions as actions
from bandung.reporting import iati_queries as queries
from bandung.web.iati_parts import losses_shown

router = Router(tags=["iati"])

Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]


def _losses(losses: Any) -> IatiLossesShape:
    rows = [{**each, "why": each["sentence"]} for each in losses_shown(losses)]
    return IatiLossesShape(counts=losses.get("counts", {}), rows=rows)  # type: ignore[arg-type]


@router.get(
    "",
    response={200: IatiPublishedPage, **READ_ERRORS},
    operation_id="list_iati_files",
    summary="IATI files of every party that publishes some",
)
def listing(request: HttpRequest, offset: Offset = 0, limit: Limit = 50) -> Any:
    rows = queries.published()
    items = [IatiPublishedShape.of(row) for row in rows[offset : offset + limit]]
    return Status(200, IatiPublishedPage(items=items, total=rows.count()))


@router.get(
    "/{party}",
    response={200: IatiPublishedShape, **READ_ERRORS},
    operation_id="get_iati_files",
    summary="The IATI files of a party: addresses, digests, licence",
)
def one(request: HttpRequest, party: Part) -> Any:
    return Status(200, IatiPublishedShape.of(queries.published_of(party)))


@router.get(
    "/{party}/losses",
    response={200: IatiLossesShape, **READ_ERRORS},
    operation_id="get_iati_losses",
    summary="What of a party's records its published files could not carry without our namespace",
)
def losses(request: HttpRequest, party: Part) -> Any:
    return Status(200, _losses(queries.published_of(party).losses))


@router.delete(
    "/{party}",
    response={200: IatiVersionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_iati_files",
    summary="Let nobody fetch the party's files any more",
)
def take_back(request: HttpRequest, party: Part) -> Any:
    held = mandated(request, party, "publish", "iati file")
    return Status(200, IatiVersionShape.of(actions.take_back(party=party, by=held.post, at=timezone.now())))


@router.get(
    "/{party}/choice",
    response={200: IatiChoice, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_iati_choice",
    summary="Identifier and licence that the party chose",
)
def choice(request: HttpRequest, party: Part) -> Any:
    mandated(request, party, "read", "iati file")
    return Status(200, IatiChoice.told(queries.publisher(party)))


@router.put(
    "/{party}/choice",
    response={200: IatiChoice, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="set_iati_choice",
    summary="Choose identifier and licence; files made from then on bear them",
)
def choose(request: HttpRequest, party: Part, new: IatiChoice) -> Any:
    held = mandated(request, party, "make", "iati file")
    row = actions.choose(
        party=party, identifier=new.identifier, licence=new.licence, by=held.post, at=timezone.now()
    )  # fmt: skip
    return Status(200, IatiChoice.told(row))


@router.get(
    "/{party}/versions",
    response={200: IatiVersionPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_iati_versions",
    summary="Versions that the party made, the newest first",
)
def versions(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "iati file")
    rows = queries.versions(party)
    items = [IatiVersionShape.of(row) for row in rows[offset : offset + limit]]
    return Status(200, IatiVersionPage(items=items, total=rows.count()))


@router.post(
    "/{party}/versions",
    response={201: IatiVersionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="make_iati_files",
    summary="Make both files; many activities in the background, see `state`",
)
def make(request: HttpRequest, party: Part) -> Any:
    held = mandated(request, party, "make", "iati file")
    return Status(201, IatiVersionShape.of(actions.begin(party=party, by=held.post, at=timezone.now())))


@router.get(
    "/{party}/versions/{int:number}",
    response={200: IatiVersionShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_iati_version",
    summary="A version: what is in it, what changed, what is kept back",
)
def version(request: HttpRequest, party: Part, number: int) -> Any:
    mandated(request, party, "read", "iati file")
    return Status(200, IatiVersionShape.of(queries.version(number, party)))


@router.get(
    "/{party}/versions/{int:number}/losses",
    response={200: IatiLossesShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_iati_version_losses",
    summary="What a version could not carry",
)
def version_losses(request: HttpRequest, party: Part, number: int) -> Any:
    mandated(request, party, "read", "iati file")
    return Status(200, _losses(queries.version(number, party).losses))


@router.post(
    "/{party}/versions/{int:number}/publish",
    response={200: IatiVersionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="publish_iati_files",
    summary="Let everybody fetch this version, in place of the one before",
)
def publish(request: HttpRequest, party: Part, number: int) -> Any:
    held = mandated(request, party, "publish", "iati file")
    row = actions.publish(number=number, party=party, by=held.post, at=timezone.now())
    return Status(200, IatiVersionShape.of(row))
