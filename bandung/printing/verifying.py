"""Verifying a printed act or agreement: does the record inside have the digest on the paper, and does the paper say it?

The document is printed once more from what it holds, and compared with what was brought, page by page. Whether the
digest is in force, and for whom, the register says; here nobody asks it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from bandung.printing import act, agreement, report
from bandung.printing.codes import check_code, code_of
from bandung.printing.document import PRINTED, RECORD, Printed, Signature, printer
from bandung.printing.errors import CannotPrint, MistypedCode, NotPrintedHere
from bandung.printing.reading import attachment, looks, opened, tags
from bandung.records.canonical import digest as digest_of
from bandung.records.canonical import parse
from bandung.records.errors import BadRecord
from bandung.records.kinds import read
from bandung.values.errors import BadValue, _

__all__ = ["CannotPrint", "MistypedCode", "NotPrintedHere", "Verified", "check_code", "code_of", "verify_pdf"]

Paper = Literal["exact", "same", "changed", "another-edition"]
"""The file is byte for byte what the record prints; its pages look the same though the file was saved anew; a page says
something else; or it was printed by another edition, which breaks lines elsewhere, so pages cannot be compared."""

_AGAIN: Mapping[str, Callable[..., bytes]] = {
    act.KIND: act.print_again, agreement.KIND: agreement.print_again, report.KIND: report.print_again,
}  # fmt: skip
_DAMAGED = _("What this PDF holds beside its pages is not what Bandung puts there: %(reason)s")


@dataclass(frozen=True)
class Verified:
    """What a printed document holds. Ask the register whether it has a record of this digest."""

    kind: Literal["commission-act", "agreement", "report"]
    record: Any
    """The record itself: a CommissionAct or an Agreement; of a report what it rests on, as JSON."""
    body: str
    digest: str
    """Computed from the record now, whatever the paper says."""
    code: str
    pages: int
    beside: Printed
    """What the paper says and the record does not: names of the parties, the session, consents. Its digest does not
    cover them; the registers say whether they are so."""
    paper: Paper
    changed: tuple[int, ...]
    """Pages, from 1, that do not say, to the eye or to a screen reader, what the record and its consents say."""
    again: bytes
    """The document as this edition prints it from the record inside, to lay beside the paper."""

    @property
    def consents(self) -> tuple[Signature, ...]:
        """As the paper names them."""
        return self.beside.consents

    @property
    def belongs(self) -> bool | None:
        """Whether the pages say what the record says; None where another edition printed them."""
        return None if self.paper == "another-edition" else self.paper != "changed"


def verify_pdf(data: bytes) -> Verified:
    """What the file holds, and whether its pages say what its record says.

    :raises NotPrintedHere: if it is no PDF, too large, encrypted, cut, or holds no record of ours.
    """
    reader = opened(data)
    body = attachment(reader, RECORD)
    printed = _printed(attachment(reader, PRINTED))
    digest = digest_of(body)
    record = _record(printed.kind, body)
    try:
        again = _AGAIN[printed.kind](record, printed, digest=digest, body=body.decode())
    except CannotPrint as error:
        raise NotPrintedHere(_DAMAGED, reason=str(error)) from error
    paper, changed = _compared(data, again, printed)
    return Verified(
        kind=printed.kind,
        record=record,
        body=body.decode(),
        digest=digest,
        code=code_of(digest),
        pages=len(reader.pages),
        beside=printed,
        paper=paper,
        changed=changed,
        again=again,
    )


def _compared(data: bytes, again: bytes, printed: Printed) -> tuple[Paper, tuple[int, ...]]:
    """What the eye sees page by page, and what a screen reader says; where that differs no page can be relied on."""
    if data == again:
        return "exact", ()
    brought, ours = opened(data), opened(again)
    pairs = list(zip_longest(looks(brought), looks(ours)))
    same_tags = tags(brought) == tags(ours)
    changed = tuple(page for page, (one, other) in enumerate(pairs, start=1) if one != other or not same_tags)
    if not changed:
        return "same", ()
    return ("another-edition", ()) if printed.printer != printer() else ("changed", changed)


def _printed(data: bytes) -> Printed:
    try:
        found = Printed.model_validate(parse(data))
        if (found.kind == report.KIND) != (found.paper is not None):
            raise NotPrintedHere
        return found
    except (ValidationError, BadValue) as error:
        raise NotPrintedHere(_DAMAGED, reason=str(error)[:300]) from error


def _record(kind: str, body: bytes) -> Any:
    try:
        if kind == report.KIND:
            return parse(body)
        found: BaseModel = read(kind, parse(body))
    except (BadRecord, BadValue) as error:
        raise NotPrintedHere(_DAMAGED, reason=str(error)[:300]) from error
    return found
