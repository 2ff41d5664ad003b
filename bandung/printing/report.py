"""A report on paper: one language, tables with figures, bars and a map; what it rests on travels inside."""

from collections.abc import Mapping
from typing import Any, Final

from bandung.printing import values
from bandung.printing.blocks import Block, Writer
from bandung.printing.document import (
    PRINTED,
    RECORD,
    Printed,
    attachment,
    check_digest,
    foot,
    printer,
    typeset,
    verifying,
)
from bandung.printing.report_paper import ReportPaper
from bandung.printing.texts import everywhere, printable
from bandung.records.canonical import canonical
from bandung.records.kinds import as_json
from bandung.values import Texts

KIND: Final = "report"
_TEMPLATE = "report.typ"
_DRAWN = ("svg", "colour")
"""Keys whose values are drawings, not texts."""


def report_pdf(
    paper: ReportPaper, *, body: str, digest: str, party: str, name: Mapping[str, str], verify_address: str
) -> bytes:
    """The report as PDF/UA in the language of the paper. ``body`` is what the report rests on, in canonical form.

    The same values give the same bytes.

    :raises CannotPrint: if the digest is not that of the body, or the printer refuses it.
    """
    check_digest(body, digest)
    printed = Printed(
        kind=KIND,
        parties={party: Texts(dict(name))} if name else {},
        verify_address=verify_address,
        printer=printer(),
        paper=paper,
    )
    return _render(paper, printed, body, digest)


def print_again(_says: Any, printed: Printed, *, digest: str, body: str) -> bytes:
    """The report once more, from what the document itself holds."""
    assert printed.paper is not None  # ``verifying`` refuses a report without
    here = printed.model_copy(update={"printer": printer()})
    return _render(printed.paper, here, body, digest)


def _render(paper: ReportPaper, printed: Printed, body: str, digest: str) -> bytes:
    writer = Writer((paper.language,), printed.parties)
    title = f"{paper.above} – {paper.title}"
    code = next(iter(printed.parties), "")
    said: dict[str, Any] = {
        "title": title,
        "author": writer.party(code)(paper.language) if code else "",
        "language": _language(writer, paper),
        "report": everywhere_but_drawings(paper.model_dump(mode="json")),
    }
    rest = {
        "footer": foot(title if len(title) <= 100 else f"{title[:99]}…", digest, printed.verify_address),
        "verify": verifying(printed.verify_address, values.words(paper.language)),
        "attachments": [
            attachment(RECORD, body, "source", "What the report rests on (RFC 8785); its digest is on each page"),
            attachment(PRINTED, canonical(as_json(printed)).decode(), "supplement", "What the document says"),
        ],
    }
    return typeset(said, rest, template=_TEMPLATE)


def _language(writer: Writer, paper: ReportPaper) -> Block:
    found = writer.described(lambda _language: paper.above)[0]
    return found | {"verify-how": found["verify-how"].replace("act verify", "report verify")}


def everywhere_but_drawings(value: Any) -> Any:
    """Texts as the printer takes them; drawings stay as they are."""
    if isinstance(value, dict):
        return {key: each if key in _DRAWN else everywhere_but_drawings(each) for key, each in value.items()}
    if isinstance(value, list):
        return [everywhere_but_drawings(each) for each in value]
    return everywhere(value, printable)
