"""Reference data, dated: countries, groups, sectors, SDGs, and where each table comes from."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from bandung import reference
from bandung.api.shapes import CountryShape, GroupShape, Named, Problem
from bandung.web.sentences import reader_language

router = Router(tags=["reference"])


@router.get("/countries", response=list[CountryShape], operation_id="list_countries", summary="Countries on a day")
def countries(request: HttpRequest, on: date | None = None) -> Any:
    return [_country(each, on) for each in reference.countries()]


@router.get(
    "/countries/{code}",
    response={200: CountryShape, 422: Problem},
    operation_id="get_country",
    summary="One country on a day",
)
def country(request: HttpRequest, code: str, on: date | None = None) -> Any:
    return Status(200, _country(reference.country(code), on))


@router.get("/groups", response=list[Named], operation_id="list_groups", summary="Dated groups of countries")
def groups(request: HttpRequest) -> Any:
    return [Named(code=each.code, name=each.name(reader_language())) for each in reference.groups()]


@router.get(
    "/groups/{code}",
    response={200: GroupShape, 422: Problem},
    operation_id="get_group",
    summary="Who belongs to a group on a day",
)
def group(request: HttpRequest, code: str, on: date | None = None) -> Any:
    day = on or timezone.now().date()
    found = reference.group(code)
    members = sorted(reference.members(code, day))
    return Status(200, GroupShape(code=found.code, name=found.name(reader_language()), on=day, members=members))


@router.get("/sectors", response=list[Named], operation_id="list_sectors", summary="DAC/CRS sectors and purposes")
def sectors(request: HttpRequest) -> Any:
    return [Named(code=each.code, name=each.name(reader_language())) for each in reference.sectors()]


@router.get("/sdgs", response=list[Named], operation_id="list_sdgs", summary="SDG goals and targets")
def sdgs(request: HttpRequest) -> Any:
    return [Named(code=each.code, name=each.name(reader_language())) for each in reference.sdgs()]


@router.get(
    "/origins",
    response=list[dict[str, Any]],
    operation_id="list_origins",
    summary="Where each reference table comes from",
)
def origins(request: HttpRequest) -> Any:
    return [{field: getattr(each, field) for field in type(each).__dataclass_fields__} for each in reference.origins()]


def _country(found: reference.Country, on: date | None) -> CountryShape:
    day = on or timezone.now().date()
    return CountryShape(
        code=found.code,
        name=found.name(reader_language()),
        alpha2=found.alpha2,
        m49=found.m49,
        region=[code for code in reference.region_path(found.code) if code],
        groups=sorted(reference.groups_of(found.code, day)),
        languages=list(reference.official_languages(found.code)),
    )
