"""A document as PDF/UA-1 (ISO 14289-1): tagged, its languages named, the record inside.

The same values give the same bytes: no clock and no chance has a part in it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Annotated, Any, Literal, NamedTuple

import segno
import typst
from pydantic import Field

from bandung.printing import fonts
from bandung.printing.blocks import Block, Writer
from bandung.printing.codes import code_of
from bandung.printing.errors import CannotPrint
from bandung.printing.report_paper import ReportPaper
from bandung.printing.texts import everywhere, numbered, printable
from bandung.printing.values import day, words
from bandung.records.canonical import canonical
from bandung.records.canonical import digest as digest_of
from bandung.records.commissions import Commission
from bandung.records.fields import Line, Part, RegisterCode, Title
from bandung.records.kinds import as_json
from bandung.values import Texts
from bandung.values.errors import _

RECORD, PRINTED = "record.json", "printed.json"
"""The attachments: the record in canonical form, and what else the document says."""
MOST_TEXT = 1_500_000
"""Bytes of a record: some 350 pages, which take 5 s and 1.5 GB while they are set in type."""
LONGEST_LINE = 110
"""Characters of an address that fit into one line of the footer."""
_NOT_ON_PAPER = ("__init__.py", "errors.py", "reading.py", "verifying.py")
"""Modules that have no part in how a document looks."""
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


class Signature(Part):
    """A party's consent, as its register states it; ``post`` is the institution and post that gave it."""

    party: RegisterCode
    post: Line
    on: date


class Printed(Part):
    """What a document says beside its record. It travels inside, so that the same document can be printed again."""

    kind: Literal["commission-act", "agreement", "report"]
    parties: Annotated[dict[RegisterCode, Title], Field(max_length=60)]
    session: Commission | None = None
    consents: Annotated[tuple[Signature, ...], Field(max_length=60)] = ()
    verify_address: Annotated[str, Field(max_length=2_000)]
    printer: Annotated[str, Field(max_length=64)]
    paper: ReportPaper | None = None
    """Of a report, everything that its pages say."""

    @classmethod
    def of(
        cls,
        kind: Literal["commission-act", "agreement"],
        parties: Mapping[str, Mapping[str, str]],
        consents: Sequence[Signature],
        verify_address: str,
        session: Commission | None = None,
    ) -> "Printed":
        """What is printed now, by this edition."""
        return cls(
            kind=kind,
            parties={code: Texts(names) for code, names in parties.items() if names},
            session=session,
            consents=tuple(consents),
            verify_address=verify_address,
            printer=printer(),
        )


class Paper(NamedTuple):
    """A document before it is set in type."""

    writer: Writer
    title: str
    author: str
    label: str
    """What the foot of each page calls it."""
    running: Mapping[str, str]
    """Language to what the head of its column calls it."""
    blocks: list[Block]
    digest: str
    body: str
    printed: Printed


def check_digest(body: str, digest: str) -> None:
    """:raises CannotPrint: if the digest is not that of the record, or the record fills hundreds of pages."""
    written = body.encode()
    if len(written) > MOST_TEXT:
        raise CannotPrint(
            _("The text is too long to be printed: it has %(size)s KB, and %(most)s fit."),
            size=len(written) // 1000,
            most=MOST_TEXT // 1000,
        )
    if digest_of(written) != digest:
        raise CannotPrint(reason=_("the digest is not that of the record."))


def grouped(digest: str) -> str:
    """A digest in groups of eight digits, so that two people can compare it aloud."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


@cache
def printer() -> str:
    """Which edition of this room and its tools prints: only the same edition breaks lines at the same places."""
    edition = sha256()
    for folder in (files("bandung.printing"), files("bandung.printing") / "data"):
        for path in sorted(folder.iterdir(), key=lambda each: each.name):
            if path.name.endswith((".py", ".typ", ".json")) and path.name not in _NOT_ON_PAPER:
                edition.update(path.read_bytes())
    for package in ("typst", "babel", "manimgx-fonts", "manimgx-fonts-cjk"):
        edition.update(version(package).encode())
    return edition.hexdigest()[:16]


def render(paper: Paper) -> bytes:
    """The document as PDF/UA-1. Twelve projects in two languages take a fraction of a second.

    :raises CannotPrint: if the printer refuses it.
    """
    writer, first = paper.writer, words(paper.writer.languages[0])
    address = paper.printed.verify_address
    said = {
        "title": paper.title,
        "author": paper.author,
        "columns": len(writer.languages) == 2,
        "blocks": paper.blocks,
        "languages": writer.described(lambda each: paper.running[each]),
    }
    attachments = [
        attachment(RECORD, paper.body, "source", "The record in canonical form (RFC 8785); its digest is on each page"),
        attachment(PRINTED, canonical(as_json(paper.printed)).decode(), "supplement", "What else the document says"),
    ]
    rest = {
        "footer": foot(paper.label, paper.digest, address),
        "verify": verifying(address, first),
        "attachments": attachments,
    }
    return typeset(everywhere(said, printable), rest)


def foot(label: str, digest: str, address: str) -> Block:
    """What stands at the foot of each page."""
    return {
        "label": printable(label),
        "digest": grouped(digest),
        "code": code_of(digest),
        "address": address if len(address) <= LONGEST_LINE else printable(address),
    }


def verifying(address: str, fixed: Mapping[str, str]) -> Block:
    """What the last page says about verifying the document."""
    return {
        "qr": _qr(address),
        "qr-says": fixed["qr"],
        "code-label": fixed["code"],
        "digest-label": fixed["digest"],
    }


def attachment(name: str, text: str, relationship: str, description: str) -> Block:
    """A file inside the document."""
    return {"name": name, "text": text, "relationship": relationship, "description": description}


def _qr(address: str) -> str:
    """The address as QR code in SVG; nothing for an address that is too long for one that a telephone reads."""
    if not address or len(address.encode()) > 300:
        return ""
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(scale=4, border=2)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def typeset(said: Any, rest: Mapping[str, Any], *, template: str = "document.typ") -> bytes:
    """Set in type; a cluster that no single font has is replaced by its numbers, and tried again.

    :raises CannotPrint: if the printer refuses it.
    """
    template = str(files("bandung.printing") / "data" / template)
    for _attempt in range(20):
        try:
            printed: bytes = typst.compile(
                template,
                font_paths=fonts.folders(),
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps({**said, **rest}, ensure_ascii=False)},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            found = _NOT_SHOWN.search(str(error))
            if not found:
                raise CannotPrint(reason=str(error)[:300]) from error
            cluster = _plain(found.group(1))
            by_numbers = "".join(map(numbered, cluster))
            said = everywhere(said, lambda text, old=cluster, new=by_numbers: text.replace(old, new))  # type: ignore[misc]
        else:
            return printed
    raise CannotPrint(reason=_("too many of its characters are in none of the fonts."))


def _plain(quoted: str) -> str:
    """A text as the printer quotes it in its refusals."""
    return _BY_NUMBER.sub(lambda found: chr(int(found.group(1), 16)), quoted).replace('\\"', '"').replace("\\\\", "\\")


def signature_blocks(writer: Writer, parties: Sequence[str], consents: Sequence[Signature]) -> list[Block]:
    """For each party its consent with post and day, or that it is awaited."""
    given = {each.party: each for each in consents}
    blocks = [writer.heading(writer.word("consents")), writer.status(set(parties) <= set(given))]
    for party in parties:
        consent = given.get(party)
        if consent is None:
            blocks.append(writer.signature(party, (), writer.word("awaited")))
        else:
            post, on = consent.post, consent.on
            fields = (
                (writer.word("post"), lambda _language, post=post: [post]),
                (writer.word("consented_on"), lambda language, on=on: [day(on, language)]),
            )
            blocks.append(writer.signature(party, fields, lambda _language: ""))
    return blocks
