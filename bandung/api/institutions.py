"""Institutions of parties, and experts as posts: for everybody to read, for their party to name and describe."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from bandung.api.common import Part
from bandung.api.people import SIGNED_IN, mandated
from bandung.api.shapes import Problem
from bandung.parties import actions, queries
from bandung.parties.models import Institution
from bandung.records.fields import InstitutionType
from bandung.records.kinds import read
from bandung.registers import files

router = Router(tags=["institutions"])

READ_ERRORS = {404: Problem, 422: Problem}
WRITE_ERRORS = {400: Problem, 401: Problem, 403: Problem, 409: Problem, **READ_ERRORS}


class InstitutionShape(Schema):
    """An institution as its party's register describes it."""

    uid: str = Field(examples=["bra/fiocruz"])
    party: str
    type: InstitutionType
    country: str | None
    entry: int
    at: datetime
    withdrawn_at: datetime | None
    record: dict[str, Any] = Field(description="by the schema /schemas/institution.json")

    @classmethod
    def of(cls, row: Institution) -> "InstitutionShape":
        return cls(
            uid=row.uid,
            party=row.party,
            type=row.type,  # type: ignore[arg-type]
            country=row.country or None,
            entry=row.seq,
            at=row.at,
            withdrawn_at=row.withdrawn_at,
            record=row.body,
        )


class InstitutionPage(Schema):
    """Some institutions of a party by reference number, and how many there are."""

    items: list[InstitutionShape]
    total: int


class NewInstitution(Schema):
    """An institution, described in full."""

    name: dict[str, str] = Field(examples=[{"pt": "Fundação Oswaldo Cruz"}])
    type: InstitutionType
    country: str | None = Field(None, max_length=3, examples=["BRA"])
    address: str | None = Field(None, max_length=2_000, examples=["https://portal.fiocruz.br/"])
    languages: list[str] = Field(default_factory=list, max_length=60, examples=[["pt"]])
    competences: dict[str, str] | None = None


@router.get(
    "/{code}",
    response={200: InstitutionPage, **READ_ERRORS},
    operation_id="list_institutions",
    summary="The institutions of a party that stand, and its experts as posts",
)
def listed(
    request: HttpRequest,
    code: Part,
    type: InstitutionType | None = None,  # noqa: A002 - the word of the record
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    files.get(code)
    found = [row for row in queries.institutions(code) if type in (None, row.type)]
    items = [InstitutionShape.of(row) for row in found[offset : offset + limit]]
    return Status(200, InstitutionPage(items=items, total=len(found)))


@router.get(
    "/{code}/{record}",
    response={200: InstitutionShape, **READ_ERRORS},
    operation_id="get_institution",
    summary="One institution; also one that no longer stands",
)
def one(request: HttpRequest, code: Part, record: Part) -> Any:
    return Status(200, InstitutionShape.of(queries.institution(f"{code}/{record}")))


@router.put(
    "/{code}/{record}",
    response={200: InstitutionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="describe_institution",
    summary="Name an institution of one's own party, or describe it anew",
)
def describe(request: HttpRequest, code: Part, record: Part, new: NewInstitution) -> Any:
    held = mandated(request, code, "name", "institution", institution=record)
    told = read("institution", new.dict() | {"id": record})
    actions.name_institution(institution=told, party=code, by=held.post, at=timezone.now())
    return Status(200, InstitutionShape.of(queries.institution(f"{code}/{record}")))


@router.post(
    "/{code}/{record}/withdraw",
    response={200: InstitutionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="withdraw_institution",
    summary="Say that it no longer stands; its history stays",
)
def withdraw(request: HttpRequest, code: Part, record: Part) -> Any:
    held = mandated(request, code, "name", "institution", institution=record)
    actions.withdraw_institution(record=record, party=code, by=held.post, at=timezone.now())
    return Status(200, InstitutionShape.of(queries.institution(f"{code}/{record}")))
