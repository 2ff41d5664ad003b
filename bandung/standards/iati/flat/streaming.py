"""All activities of a file into rows: from its text where it is plain, as elements where it is not.

Plain text is read without the parser, and by what is accepted alone: each activity is cut into parts that were learned
from the parser (``whole``); signs that XML knows not, other references than the five of XML, CDATA, comments and
instructions are not among them. What is not plain is given to the parser: one activity, and where that does not work
out, or often, the rest of the file, after the activities whose rows are there. So a file that has anything wrong in it
is read and refused as ever.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from bandung.standards.iati.document import Document, Element, Kind
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.flat.flattening import Flattener
from bandung.standards.iati.limits import MEGABYTE, PIECE, Guard, Limits
from bandung.standards.iati.opening import Source

_HEAD = re.compile(
    r"""\s*(?:<\?xml\s[^<>?]*\?>)?\s*(<iati-activities(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*>)""",
    re.ASCII,
)
_BEGIN, _END = "<iati-activity", "</iati-activity>"
_FOOT = re.compile(r"\s*</iati-activities>\s*", re.ASCII)
_NO_SIGNS = bytes(each for each in range(32) if each not in b"\t\n")
_ALONE = 50
"""Activities given to the parser one by one, and again for each ten that are plain, before it gets the rest."""
_WAITS = 40
"""Pieces without an end of an activity: packed files can be of many small ones."""
_ABOVE, _ABOVE_EACH = 50_000_000, 5_000
"""Ends of lines that may be parsed above those, so that they stand on their lines; and more for each that is plain."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class _NotPlain(Exception):
    """The text cannot be read further on."""


def flatten_activities(source: Path | BinaryIO, document: Document, flattener: Flattener) -> None:
    """Put the rows of all activities; what could not be read is told by the document as after ``items``."""
    done = 0
    try:
        for _each in _from_text(source, flattener):
            done += 1
    except (_NotPlain, BadIati, UnicodeDecodeError):
        for number, activity in enumerate(document.items()):
            if number >= done:
                flattener.add(activity)


def _from_text(source: Path | BinaryIO, flattener: Flattener) -> Iterator[None]:
    limits = Limits()
    guard, decode = Guard(limits), getincrementaldecoder("utf-8")().decode
    head, rest, before, line, plain, alone, above = "", "", b"", 1, 0, 0, 0
    waited = 0
    for piece in Source(source, limits).pieces():
        if (waited := waited + 1) > _WAITS or _is_odd(before[-2:] + piece):
            raise _NotPlain()
        text, before = rest + decode(piece), piece
        at = 0
        if not head:
            found = _HEAD.match(text)
            if not found:
                rest = text
                continue
            head, at = found[1], found.end()
            line += text.count("\n", 0, at)
        while (end := text.find(_END, at)) >= 0:
            end += len(_END)
            begin = text.find(_BEGIN, at)
            between = text[at:begin]
            if between and not between.isspace():
                raise _NotPlain()
            line += between.count("\n")
            one = text[begin:end]
            if flattener.add_text(one, line):
                plain += 1
            else:
                alone, above = alone + 1, above + line
                if alone > _ALONE + plain // 10 or above > _ABOVE + plain * _ABOVE_EACH:
                    raise _NotPlain()
                guard.weight = 0
                for start in range(0, len(one), PIECE):
                    guard.look(one[start : start + PIECE].encode(), line)
                if guard.weight > limits.item:
                    raise _NotPlain()
                flattener.add(_element(head, one, line))
            yield
            line += one.count("\n")
            at, waited = end, 0
        flattener.rows.settle()
        rest = text[at:]
        if len(rest) > MEGABYTE:
            raise _NotPlain()
    if not _FOOT.fullmatch(rest + decode(b"", final=True)):
        raise _NotPlain()


def _is_odd(piece: bytes) -> bool:
    """Whether signs are in it that XML knows not (as U+FFFE and U+FFFF), an end of CDATA, or lines with two ends."""
    return len(piece.translate(None, _NO_SIGNS)) != len(piece) or b"]]>" in piece or b"\xef\xbf" in piece


def _element(head: str, text: str, line: int) -> Element:
    """One activity, parsed, on its line."""
    above = "\n" * (line - 1 - head.count("\n"))
    try:
        root = etree.fromstring(f"{head}{above}{text}</{Kind.ACTIVITIES}>", _PARSER)
    except etree.XMLSyntaxError:
        raise _NotPlain() from None
    if len(root) != 1 or root[0].tag != Kind.ACTIVITIES.item:
        raise _NotPlain()
    return root[0]
