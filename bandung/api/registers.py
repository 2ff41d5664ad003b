"""Registers: who has one, its entries, and the public copy to verify or to take elsewhere."""

import json
from typing import Annotated, Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Path, Query, Router, Status
from pydantic import StringConstraints

from bandung.api.common import Part
from bandung.api.cursors import pack, unpack
from bandung.api.shapes import EntryPage, EntryShape, Problem, RegisterShape
from bandung.registers import files
from bandung.registers.errors import NoSuchEntry
from bandung.registers.models import Entry, Register

router = Router(tags=["registers"])
LINES: dict[str, Any] = {
    "responses": {
        200: {
            "description": "one line of JSON an entry",
            "content": {"application/x-ndjson": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("", response=list[RegisterShape], operation_id="list_registers", summary="All registers of this node")
def listed(request: HttpRequest) -> Any:
    return [_register(register) for register in Register.objects.order_by("code")]


@router.get("/{code}", response={200: RegisterShape, 404: Problem}, operation_id="get_register", summary="One register")
def one(request: HttpRequest, code: Part) -> Any:
    return Status(200, _register(files.get(code)))


@router.get(
    "/{code}/entries",
    response={200: EntryPage, 400: Problem, 404: Problem, 422: Problem},
    operation_id="list_entries",
    summary="Entries in order; the feed that another node follows",
)
def entries(
    request: HttpRequest,
    code: Part,
    cursor: Annotated[str | None, StringConstraints(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Any:
    register = files.get(code)
    after = unpack(cursor, code) or 0
    rows = list(register.entries.filter(seq__gt=after).order_by("seq")[: limit + 1])
    more = len(rows) > limit
    return Status(
        200,
        EntryPage(items=[_entry(row) for row in rows[:limit]], next=pack(code, rows[limit - 1].seq if more else None)),
    )


@router.get(
    "/{code}/entries/{seq}",
    response={200: EntryShape, 404: Problem, 422: Problem},
    operation_id="get_entry",
    summary="One entry",
)
def entry(request: HttpRequest, code: Part, seq: Annotated[int, Path(ge=1, lt=2**62)]) -> Any:
    row = files.get(code).entries.filter(seq=seq).first()
    if row is None:
        raise NoSuchEntry(register=code, seq=seq)
    return Status(200, _entry(row))


@router.get(
    "/{code}/export.ndjson",
    response={404: Problem},
    operation_id="export_register",
    summary="The public copy: one line an entry, to verify or to take in elsewhere",
    openapi_extra=LINES,
)
def export(request: HttpRequest, code: Part) -> Any:
    register = files.get(code)
    return StreamingHttpResponse(files.export(register.code, public_only=True), content_type="application/x-ndjson")


def _register(register: Register) -> RegisterShape:
    return RegisterShape(code=register.code, length=register.length, last=register.last, kid=register.kid)


def _entry(row: Entry) -> EntryShape:
    shown = row.audience == "public" and row.body is not None
    return EntryShape(
        seq=row.seq,
        act=row.act,
        kind=row.kind,
        record=row.record,
        audience=row.audience,
        by=row.by,
        at=row.at,
        digest=row.digest,
        signed=row.signed,
        body=json.loads(row.body) if shown and row.body else None,
    )
