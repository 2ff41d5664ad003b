"""Reports of the ledger: made, fetched, compared and published by their party; published ones for everybody."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status
from pydantic import StringConstraints

from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part, file_of
from bandung.api.people import SIGNED_IN, mandated
from bandung.api.report_shapes import (
    KIND_SHAPES,
    ChangesShape,
    KindShape,
    NewPublication,
    NewReport,
    PolicyShape,
    PublicReportShape,
    PublishedPage,
    PublishedShape,
    ReportShape,
    ReportVersionShape,
    VersionPage,
)
from bandung.reporting import actions, compare, papers, queries
from bandung.reporting.errors import NoSuchReport, NothingToCompare, OnlyItsRecord
from bandung.values import Texts
from bandung.web.report_parts import as_file

router = Router(tags=["reports"])

Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]
Named = Annotated[str, Query(max_length=80)]
Year = Annotated[int | None, Query(ge=1945, le=2200)]
Code = Annotated[str, StringConstraints(max_length=100)]
Form = Annotated[str, StringConstraints(max_length=20, pattern=r"^[a-z]+$")]
Language = Annotated[str, Query(max_length=3)]


@router.get("/kinds", response=list[KindShape], operation_id="list_report_kinds", summary="The kinds of reports")
def kinds(request: HttpRequest) -> Any:
    return KIND_SHAPES


@router.get(
    "/published",
    response={200: PublishedPage, **READ_ERRORS},
    operation_id="list_published_reports",
    summary="Reports that parties published for everybody, the newest year first",
)
def published(
    request: HttpRequest, party: Named = "", type: Named = "",  # noqa: A002
    year: Year = None, offset: Offset = 0, limit: Limit = 50,
) -> Any:  # fmt: skip
    rows = queries.standing(queries.Asked(party=party, type=type, year=year))
    items = [PublishedShape.of(row) for row in rows[offset : offset + limit]]
    return Status(200, PublishedPage(items=items, total=rows.count()))


@router.get(
    "/verify/{code}",
    response={200: PublishedShape, **READ_ERRORS},
    operation_id="verify_report",
    summary="The published report that a check code or a whole digest names",
)
def verify(request: HttpRequest, code: Code) -> Any:
    plain = code.strip().lower()
    told = papers.known(plain) if len(plain) == 64 else papers.by_code(code)
    if told is None or told.published is None:
        raise NoSuchReport(uid=code)
    return Status(200, PublishedShape.of(told.published))


@router.get(
    "/published/{author}/{name}",
    response={200: PublicReportShape, **READ_ERRORS},
    operation_id="get_published_report",
    summary="A published report with its figures",
)
def one_published(request: HttpRequest, author: Part, name: Part) -> Any:
    row = queries.published_one(f"{author}/{name}")
    try:
        head = queries.content_of_published(row).told
    except OnlyItsRecord:
        head = None
    return Status(200, PublicReportShape(**PublishedShape.of(row).dict(), head=head))


@router.get(
    "/published/{author}/{name}/file.{form}",
    response={**READ_ERRORS},
    operation_id="get_published_report_file",
    summary="A file of a published report, without rows that only parties may read",
    openapi_extra=file_of("application/octet-stream"),
)
def published_file(request: HttpRequest, author: Part, name: Part, form: Form, language: Language = "en") -> Any:
    row = queries.published_one(f"{author}/{name}")
    return as_file(queries.content_of_published(row), form, language, public=True)


@router.get(
    "/{party}",
    response={200: VersionPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_reports",
    summary="Reports that the party made, the newest first",
)
def versions(
    request: HttpRequest, party: Part, type: Named = "", year: Year = None,  # noqa: A002
    offset: Offset = 0, limit: Limit = 50,
) -> Any:  # fmt: skip
    mandated(request, party, "read", "ledger report")
    rows = queries.versions(party, queries.Asked(type=type, year=year))
    items = [ReportVersionShape.of(row) for row in rows[offset : offset + limit]]
    return Status(200, VersionPage(items=items, total=rows.count()))


@router.post(
    "/{party}",
    response={201: ReportVersionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="make_report",
    summary="Make a report; of a large ledger in the background, see `state` and `done`",
)
def make(request: HttpRequest, party: Part, new: NewReport) -> Any:
    held = mandated(request, party, "make", "ledger report")
    row = actions.begin(
        party=party, kind=new.type, year=new.year, partner=new.partner, by=held.post, at=timezone.now()
    )  # fmt: skip
    return Status(201, ReportVersionShape.of(row))


@router.get(
    "/{party}/policy",
    response={200: PolicyShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_counting_policy",
    summary="What the party counts of what countries disagree on",
)
def policy(request: HttpRequest, party: Part) -> Any:
    mandated(request, party, "read", "ledger report")
    return Status(200, PolicyShape.of(queries.policy(party)))


@router.put(
    "/{party}/policy",
    response={200: PolicyShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="set_counting_policy",
    summary="Choose what the party counts; each method note prints it from then on",
)
def set_policy(request: HttpRequest, party: Part, new: PolicyShape) -> Any:
    held = mandated(request, party, "choose", "counting policy")
    row = actions.set_policy(party=party, counted=new.counted, note=new.note, by=held.post, at=timezone.now())
    return Status(200, PolicyShape.of(row))


@router.get(
    "/{party}/{int:number}",
    response={200: ReportShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="get_report",
    summary="Everything that a report says: figures with their addresses, method, checks, reconciliation",
)
def one(request: HttpRequest, party: Part, number: int) -> Any:
    mandated(request, party, "read", "ledger report")
    row = queries.version(number, party)
    return Status(200, ReportShape.told(row, queries.content_of(row).told))


@router.get(
    "/{party}/{int:number}/file.{form}",
    response={**WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="get_report_file",
    summary="A file of a report in one of seven languages",
    openapi_extra=file_of("application/octet-stream"),
)
def file(request: HttpRequest, party: Part, number: int, form: Form, language: Language = "en") -> Any:
    mandated(request, party, "read", "ledger report")
    return as_file(queries.content_of(queries.version(number, party)), form, language)


@router.get(
    "/{party}/{int:number}/changes",
    response={200: ChangesShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="compare_reports",
    summary="What changed since an earlier version, contribution by contribution",
)
def changes(
    request: HttpRequest, party: Part, number: int, since: Annotated[int | None, Query(ge=1, lt=2**31)] = None,
    offset: Offset = 0, limit: Limit = 50,
) -> Any:  # fmt: skip
    mandated(request, party, "read", "ledger report")
    row = queries.version(number, party)
    other = queries.version(since, party) if since is not None else queries.before(row)
    if (other.type, other.year, other.partner) != (row.type, row.year, row.partner):
        raise NothingToCompare
    found = compare.compared(queries.content_of(other).sides, queries.content_of(row).sides)
    return Status(200, ChangesShape.told(row.pk, other.pk, found, offset, limit))


@router.post(
    "/{party}/{int:number}/publish",
    response={201: PublishedShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="publish_report",
    summary="Write a report into the party's own register",
)
def publish(request: HttpRequest, party: Part, number: int, new: NewPublication) -> Any:
    held = mandated(request, party, "publish", "ledger report")
    row = actions.publish(
        number=number, party=party, by=held.post, at=timezone.now(), public=new.public,
        text=Texts(new.text, field="text") if new.text else None,
    )  # fmt: skip
    return Status(201, PublishedShape.of(row))
