"""The roster of a party's experts, for the party alone; and what of it stands in the register, without any name."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status
from pydantic import StringConstraints, field_validator

from bandung import reference
from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.people import SIGNED_IN, mandated
from bandung.records.fields import checked_text
from bandung.training import queries, roster
from bandung.training.models import Expert

router = Router(tags=["roster"])

Short = Annotated[str, StringConstraints(max_length=10)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class NewExpert(Schema):
    """An expert's sheet. Name and mailbox never leave the party."""

    post: str = Field(min_length=1, max_length=200, examples=["Neonatal nurse"])
    institution: str = Field("", max_length=90)
    competences: str = Field("", max_length=20_000)
    sectors: list[str] = Field(default_factory=list, max_length=60, description="DAC/CRS", examples=[["12220"]])
    languages: list[str] = Field(default_factory=list, max_length=60, description="ISO 639-1", examples=[["fr"]])
    available_from: date | None = None
    available_until: date | None = Field(None, description="last day")
    days_a_year: int | None = Field(None, ge=0, le=366)
    name: str = Field("", max_length=200)
    mailbox: str = Field("", max_length=300)

    @field_validator("post", "institution", "competences", "name", "mailbox")
    @classmethod
    def printable(cls, value: str) -> str:
        return checked_text(value, field="", longest=20_000) if value.strip() else ""

    def told(self) -> dict[str, Any]:
        """:raises UnknownCode: if a list does not have a code."""
        for look_up, codes in ((reference.sector, self.sectors), (reference.language, self.languages)):
            for code in codes:
                look_up(code)
        return self.dict()


class ExpertShape(NewExpert):
    """An expert as the party's own roster has it."""

    id: UUID
    erased_at: datetime | None
    shown_as: str = Field(description="record of the post in the register; empty if it does not stand there")
    changed_by: str
    changed_at: datetime

    @classmethod
    def of(cls, row: Expert) -> "ExpertShape":
        told = {name: getattr(row, name) for name in roster.FIELDS}
        return cls.model_construct(
            id=row.pk,
            erased_at=row.erased_at,
            shown_as=row.shown_as,
            changed_by=row.changed_by,
            changed_at=row.changed_at,
            **told,
        )


class ExpertPage(Schema):
    """Some experts by post, and how many there are."""

    items: list[ExpertShape]
    total: int


class Showing(Schema):
    """In which language the post is written."""

    language: Language = Field(examples=["fr"])


@router.get(
    "/{party}",
    response={200: ExpertPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_experts",
    summary="A party's own experts; nobody else reads them",
)
def listed(
    request: HttpRequest,
    response: HttpResponse,
    party: Part,
    text: Annotated[str, StringConstraints(max_length=100)] = "",
    sector: Short = "",
    language: Short = "",
    available_on: date | None = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    mandated(request, party, "read", "roster")
    found = queries.roster(party, text=text, sector=sector, language=language, on=available_on)
    response["Cache-Control"] = "no-store"
    items = [ExpertShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, ExpertPage.model_construct(items=items, total=len(found)))


@router.put(
    "/{party}/{identifier}",
    response={200: ExpertShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="write_expert",
    summary="Enter an expert under an identifier of the caller's (a UUID), or change the sheet",
)
def write(request: HttpRequest, party: Part, identifier: UUID, new: NewExpert) -> Any:
    held = mandated(request, party, "write", "roster")
    row = roster.add(party=party, told=new.told(), by=held.post, at=timezone.now(), identifier=identifier)
    return Status(200, ExpertShape.of(row))


@router.get(
    "/{party}/{identifier}",
    response={200: ExpertShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_expert",
    summary="One of a party's own experts",
)
def one(request: HttpRequest, response: HttpResponse, party: Part, identifier: UUID) -> Any:
    mandated(request, party, "read", "roster")
    response["Cache-Control"] = "no-store"
    return Status(200, ExpertShape.of(queries.expert(identifier, party)))


@router.post(
    "/{party}/{identifier}/erase",
    response={200: ExpertShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="erase_expert",
    summary="Erase name and mailbox for good; the post stays",
)
def erase(request: HttpRequest, party: Part, identifier: UUID) -> Any:
    held = mandated(request, party, "erase", "roster")
    row = roster.erase(identifier=identifier, party=party, by=held.post, at=timezone.now())
    return Status(200, ExpertShape.of(row))


@router.delete(
    "/{party}/{identifier}",
    response={204: None, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="delete_expert",
    summary="Take an expert out of the roster; a post that stands in the register is withdrawn there",
)
def delete(request: HttpRequest, party: Part, identifier: UUID) -> Any:
    held = mandated(request, party, "erase", "roster")
    if queries.expert(identifier, party).shown_as:
        held = mandated(request, party, "name", "institution")
    roster.delete(identifier=identifier, party=party, by=held.post, at=timezone.now())
    return Status(204, None)


@router.post(
    "/{party}/{identifier}/show",
    response={200: ExpertShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="show_expert",
    summary="Publish the post in the register, without any name",
)
def show(request: HttpRequest, party: Part, identifier: UUID, showing: Showing) -> Any:
    held = mandated(request, party, "name", "institution")
    reference.language(showing.language)
    at = timezone.now()
    row = roster.show(identifier=identifier, party=party, language=showing.language, by=held.post, at=at)
    return Status(200, ExpertShape.of(row))


@router.post(
    "/{party}/{identifier}/hide",
    response={200: ExpertShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="hide_expert",
    summary="Withdraw the post from the register; it stays in the roster",
)
def hide(request: HttpRequest, party: Part, identifier: UUID) -> Any:
    held = mandated(request, party, "name", "institution")
    row = roster.hide(identifier=identifier, party=party, by=held.post, at=timezone.now())
    return Status(200, ExpertShape.of(row))
