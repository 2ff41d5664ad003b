"""How much of a file is taken into memory, whoever wrote it.

The parser (libxml2) has limits of its own: 256 elements deep, 10 MB of one text, no growing entities. These come on
top, because a file can also be harmful by its breadth: one activity with millions of elements, one tag with millions
of attributes, millions of different names. They are counted in the bytes before the parser sees them.
"""

import re
import secrets
from dataclasses import dataclass, field

from bandung.standards.iati.errors import NotWellFormed
from bandung.values.errors import _

PIECE = 1 << 16
_ONE_IN = 8
MEGABYTE = 1_000_000
_PER_MARK, _PER_ATTRIBUTE = 260, 240
"""Bytes of the parser's memory for a “<” and for an attribute: a node of 120 bytes, its text, what is lost between."""
_ELEMENT = re.compile(rb"<\??([^\s/>!?<]+)")
_NAMESPACE = re.compile(rb"""\sxmlns(?::[^\s=]+)?\s*=\s*["']([^"'<>]*)""")
_OPENING = re.compile(rb"<(?:!--|!\[CDATA\[|\?)")
_ENDS = {b"<!-": b"-->", b"<![": b"]]>", b"<?": b"?>"}
_ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/&;,.()]+)\s*=\s*["']""")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken. Who trusts a file may raise ``item`` for an activity of more than some four megabytes."""

    head: int = MEGABYTE
    """Bytes before the first element."""
    item: int = 48 * MEGABYTE
    """Memory that one activity may take, by estimate: some 4 MB of ordinary XML."""
    run: int = 3 * MEGABYTE // 2
    """Bytes of one tag, text or comment."""
    attributes: int = 5_000
    names: int = 4_000
    """Of elements and attributes, in the eighth of the file that is looked at."""
    declarations: int = 400_000
    """Of namespaces, each of which the parser keeps for good."""
    unpacked: int = 8_000 * MEGABYTE
    """Bytes that come out of a packed file."""
    ratio: int = 400
    """How many times larger than packed; ordinary files unpack to 10 to 60 times."""


@dataclass(slots=True)
class Guard:
    """Looks at each piece before it is parsed."""

    limits: Limits
    weight: int = 0
    """What the item that is being read takes so far."""
    _quotes: int = 0
    _declarations: int = 0
    _run: int = 0
    _rest: bytes = b""
    _end: bytes = b""
    _open: int = 0
    _names: set[bytes] = field(default_factory=set)

    def look(self, piece: bytes, line: int) -> None:
        """:raises NotWellFormed: if parsing this piece would take more memory than is given."""
        marks, quotes = piece.count(b"<"), piece.count(b'"') + piece.count(b"'")
        self.weight += marks * _PER_MARK + quotes // 2 * _PER_ATTRIBUTE + len(piece)
        last = piece.rfind(b"<")
        # “<” stands neither in a text nor in the value of an attribute, so what lies between two of them is one thing
        if last < 0:
            self._quotes += quotes
            self._run += len(piece)
        else:
            after = piece[last:]
            self._quotes, self._run = after.count(b'"') + after.count(b"'"), len(after)
        if self._quotes > 2 * self.limits.attributes and self._run < 100 * self._quotes:
            raise NotWellFormed(line=line, reason=_("a tag has too many attributes"))
        if max(self._run, self._open_for(piece)) > self.limits.run:
            raise NotWellFormed(line=line, reason=_("a text is too long"))

        self._declarations += piece.count(b"xmlns")
        if self._declarations > self.limits.declarations:
            raise NotWellFormed(line=line, reason=_("there are too many different names"))
        if secrets.randbelow(_ONE_IN) == 0:
            self._remember_names(piece[: max(last, 0)], line)

    def _open_for(self, piece: bytes) -> int:
        """How many bytes the comment, CDATA or instruction is long that is open at the end of a piece.

        The parser waits for its end and keeps all of it; and “<” may stand in it.
        """
        text, at = self._rest + piece, 0
        while True:
            if self._end:
                found = text.find(self._end, at)
                if found < 0:
                    self._open += len(piece)
                    self._rest = text[max(at, len(text) - 2) :]
                    return self._open
                at, self._end, self._open = found + len(self._end), b"", 0
            begin = _OPENING.search(text, at)
            if begin is None:
                self._rest = text[max(at, len(text) - 8) :]
                return 0
            at, self._end = begin.end(), _ENDS[begin[0][:3]]

    def _remember_names(self, whole: bytes, line: int) -> None:
        """The parser keeps names for good. Looking at some pieces, which nobody can foresee, finds too many soon."""
        found = set(_ELEMENT.findall(whole))
        found.update(_ATTRIBUTE.findall(whole), _NAMESPACE.findall(whole))
        self._names |= found
        if len(self._names) > self.limits.names or sum(map(len, found)) > PIECE // 2:
            raise NotWellFormed(line=line, reason=_("there are too many different names"))
