"""A register as a file: one line of canonical JSON an entry, so that a party can take it to another node."""

import base64
import json
from collections.abc import Iterator
from typing import BinaryIO

from bandung.records.canonical import canonical, parse
from bandung.records.chain import Stored
from bandung.records.errors import BadLine
from bandung.values import BadValue
from bandung.values.errors import _

LONGEST_LINE = 4_000_000
"""Bytes of one line."""


def line_of(stored: Stored) -> bytes:
    """``{"body": ..., "entry": ...}`` with its line end."""
    return canonical({"body": stored.body, "entry": stored.signed}) + b"\n"


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a register file, none read further than a line may be long."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line


def stored_of(line: bytes, number: int) -> Stored:
    """The entry of one line.

    :raises BadLine: naming the line, if it is none.
    """
    if len(line) > LONGEST_LINE:
        raise BadLine(line=number, reason=_("it is longer than 4 MB"))
    if not line.endswith(b"\n"):
        raise BadLine(line=number, reason=_("the file ends in the middle of it"))
    try:
        value = parse(line[:-1])
    except BadValue as error:
        raise BadLine(line=number, reason=str(error)) from error
    if not isinstance(value, dict) or set(value) != {"body", "entry"} or not isinstance(value["entry"], str):
        raise BadLine(line=number, reason=_("it has other fields than “entry” and “body”"))
    if not isinstance(value["body"], str | None):
        raise BadLine(line=number, reason=_("its body is not a text"))
    return Stored(value["entry"], value["body"])


def register_of(stored: Stored) -> str:
    """The register that an entry says it belongs to; nothing is verified yet.

    :raises BadLine: if its head cannot be read.
    """
    try:
        payload = stored.signed.split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["register"])
    except (IndexError, ValueError, KeyError, TypeError) as error:
        raise BadLine(line=1, reason=_("its head cannot be read")) from error
