"""The lane for crises: open needs, the nearest end first, and what stands ready for each."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status

from bandung.api.common import Part
from bandung.api.shapes import MatchShape, Problem, Told
from bandung.api.statements import matches_of
from bandung.exchange import crisis, queries

router = Router(tags=["crises"])


class CrisisPage(Schema):
    """Needs of open crises, and how many there are."""

    items: list[Told]
    total: int


class StandingReady(Schema):
    """Standby offers that fit, best first; what is of the kind that is asked for comes first."""

    results: list[MatchShape]


@router.get(
    "",
    response={200: CrisisPage, 422: Problem},
    operation_id="list_crises",
    summary="Public needs of crises that are open today, the nearest end first",
)
def listed(
    request: HttpRequest,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    found = crisis.open_needs(timezone.now().date())
    return Status(200, CrisisPage(items=[Told.of(row) for row in found[offset : offset + limit]], total=found.count()))


@router.get(
    "/{code}/{record}/standby",
    response={200: StandingReady, 404: Problem, 422: Problem, 503: Problem},
    operation_id="standby_for_crisis",
    summary="Brigades, equipment and stocks that stand ready for a need",
)
def standby(request: HttpRequest, code: Part, record: Part) -> Any:
    need = queries.record("need", f"{code}/{record}")
    return Status(200, StandingReady(results=matches_of(crisis.standing_ready(need, on=timezone.now().date()))))
