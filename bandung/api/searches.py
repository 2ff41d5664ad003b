"""Searches that stand: a person says once what she looks for, and is told of what is new and fits."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Path, Router, Schema, Status
from pydantic import StringConstraints

from bandung.api.common import ERRORS, WRITE_ERRORS, Part, Uid
from bandung.api.draft_shapes import Kind
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.shapes import FilterParameters
from bandung.notices import searches
from bandung.notices.models import StandingSearch

router = Router(tags=["searches"])

Number = Annotated[int, Path(ge=1, lt=2**62)]


class SearchShape(Schema):
    """What a person is told of when something new fits."""

    id: int
    wanted: Kind
    text: str
    about: str | None = Field(description="the record that asks instead of a text")
    filters: dict[str, list[str]] = Field(description="what narrows it")
    made_at: datetime
    paused_at: datetime | None

    @classmethod
    def of(cls, row: StandingSearch) -> "SearchShape":
        filters = {name: list(codes) for name, codes in asdict(searches.filters_of(row)).items() if codes}
        return cls(
            id=row.pk, wanted=row.wanted, text=row.text, about=row.about or None, filters=filters,  # type: ignore[arg-type]
            made_at=row.made_at, paused_at=row.paused_at,
        )  # fmt: skip


class NewSearch(FilterParameters):
    """What to look for from now on: a text in any language, or a record that asks."""

    wanted: Kind = "offer"
    text: Annotated[str, StringConstraints(max_length=2_000, pattern=r"^[^\x00]*$")] = Field(
        "", examples=["banque de lait maternel"]
    )
    about: Uid | None = Field(None, description="a need (for offers) or an offer (for needs) instead of a text")


@router.get(
    "/{party}",
    response={200: list[SearchShape], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_searches",
    summary="The person's standing searches in a party",
)
def listed(request: HttpRequest, party: Part) -> Any:
    found = StandingSearch.objects.filter(person=_person(request, party), party=party).order_by("-made_at", "-pk")
    return Status(200, [SearchShape.of(each) for each in found])


@router.post(
    "/{party}",
    response={201: SearchShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="keep_search",
    summary="Be told from now on when something new fits; the same search twice is one",
)
def keep(request: HttpRequest, party: Part, new: NewSearch) -> Any:
    made = searches.keep(
        person=_person(request, party), party=party, wanted=new.wanted, filters=new.filters(), at=timezone.now(),
        text=new.text, about=new.about or "",
    )  # fmt: skip
    return Status(201, SearchShape.of(made))


@router.post(
    "/{party}/{search}/pause",
    response={200: SearchShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="pause_search",
    summary="Be told nothing of a search for now",
)
def pause(request: HttpRequest, party: Part, search: Number) -> Any:
    person = _person(request, party)
    return Status(200, SearchShape.of(searches.pause(search=search, person=person, party=party, at=timezone.now())))


@router.post(
    "/{party}/{search}/go-on",
    response={200: SearchShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="go_on_with_search",
    summary="Look again from now on",
)
def go_on(request: HttpRequest, party: Part, search: Number) -> Any:
    return Status(200, SearchShape.of(searches.go_on(search=search, person=_person(request, party), party=party)))


@router.delete(
    "/{party}/{search}",
    response={204: None, **ERRORS},
    auth=SIGNED_IN,
    operation_id="delete_search",
    summary="Look no more",
)
def forget(request: HttpRequest, party: Part, search: Number) -> Any:
    searches.delete(search=search, person=_person(request, party), party=party)
    return Status(204, None)


def _person(request: HttpRequest, party: str) -> int:
    """The account of whoever searches for a party for which she holds a mandate."""
    mandated(request, party, "read", "own record", institution=reach(request, party))
    return int(request.auth.pk)  # type: ignore[attr-defined]
