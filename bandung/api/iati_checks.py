"""Files of IATI that are only checked: sent, checked, read for a day, gone. Nobody signs in; the key is the secret."""

from itertools import islice
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import File, Path, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from bandung.api.common import file_of
from bandung.api.shapes import Problem
from bandung.datasets import checks
from bandung.datasets.check_errors import NotCheckedYet
from bandung.standards.iati import showing
from bandung.standards.iati.findings import Finding, Severity
from bandung.standards.iati.results import Result
from bandung.web.public import iati_check

router = Router(tags=["iati"])

ERRORS = {404: Problem, 422: Problem}
Key = Annotated[str, Path(min_length=40, max_length=40, pattern="^[0-9a-f]+$")]


class CheckedFile(Schema):
    """A file that was sent to be checked."""

    key: str = Field(description="the secret by which it is asked for")
    file: str
    bytes: int
    done: int = Field(description="bytes that have been read")
    state: str = Field(description="checking, or checked")
    deleted_at: str
    verdict: str = Field("", description="unreadable, invalid, errors, warnings or clean")
    sentence: str = ""
    version: str = Field("", description="the version of IATI by which it was checked")
    items: int = Field(0, description="activities or organisations")
    good: int = Field(0, description="of them with nothing critical and no errors")
    by_severity: dict[str, int] = Field(default_factory=dict)
    by_rule: dict[str, int] = Field(default_factory=dict)


class CheckFinding(Schema):
    """One thing that is not as it should be."""

    severity: str
    rule: str
    line: int
    path: str
    identifier: str
    sentence: str
    mend: str
    standard: str = Field(description="the rule in the words of the standard, in English")


class CheckFindings(Schema):
    """Some of what was found."""

    items: list[CheckFinding]
    next_offset: int | None = None


@router.post(
    "/checks",
    response={201: CheckedFile, 413: Problem, 429: Problem, 503: Problem, **ERRORS},
    operation_id="check_iati_file",
    summary="Send a file of IATI to be checked; small ones are checked at once",
)
def send(request: HttpRequest, file: File[UploadedFile]) -> Any:
    return Status(201, _told(iati_check.taken(request, file)))


@router.get(
    "/checks/{key}",
    response={200: CheckedFile, **ERRORS},
    operation_id="checked_iati_file",
    summary="The verdict on a file that was sent, or how far it is",
)
def one(request: HttpRequest, key: Key) -> Any:
    return Status(200, _told(checks.held(key, timezone.now())))


@router.get(
    "/checks/{key}/findings",
    response={200: CheckFindings, 409: Problem, **ERRORS},
    operation_id="findings_of_iati_file",
    summary="What was found in a file, in its order",
)
def findings(
    request: HttpRequest,
    key: Key,
    severity: Severity | None = None,
    rule: Annotated[str, Query(max_length=100)] = "",
    activity: Annotated[int | None, Query(ge=1, lt=2**31, description="its number in the file")] = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Any:
    wanted = (
        each
        for each in _result(key).findings(activity)
        if severity in (None, each.severity) and rule in ("", each.rule)
    )
    found = list(islice(wanted, offset, offset + limit + 1))
    more = offset + limit if len(found) > limit else None
    return Status(200, CheckFindings(items=[_line(each) for each in found[:limit]], next_offset=more))


@router.get(
    "/checks/{key}/findings.{form}",
    response={404: Problem, 409: Problem, 422: Problem},
    operation_id="findings_of_iati_file_as",
    summary="All that was found as a file: json, csv, sarif or html",
    openapi_extra=file_of("text/csv", "text/html", "application/sarif+json", "application/json"),
)
def as_file(
    request: HttpRequest, key: Key, form: Annotated[str, Path(pattern="^(json|csv|sarif|html)$")]
) -> FileResponse:
    return iati_check.file_of(_result(key), form)


@router.delete(
    "/checks/{key}",
    response={204: None, **ERRORS},
    operation_id="forget_iati_file",
    summary="Delete the results at once",
)
def forget(request: HttpRequest, key: Key) -> Any:
    checks.held(key, timezone.now())
    checks.forget(key)
    return Status(204, None)


def _result(key: str) -> Result:
    result = checks.held(key, timezone.now()).result
    if result is None:
        raise NotCheckedYet()
    return result


def _told(held: checks.Held) -> CheckedFile:
    base = {
        "key": held.key, "file": held.name, "bytes": held.size, "done": held.done, "deleted_at": held.until.isoformat(),
        "state": "checked" if held.result else "checking",
    }  # fmt: skip
    if held.result is None:
        return CheckedFile(**base)
    told = showing.summary(held.result, gettext)
    return CheckedFile(**(told | base))


def _line(finding: Finding) -> CheckFinding:
    return CheckFinding(**showing.row("", finding, gettext))
