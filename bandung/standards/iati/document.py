"""An IATI file as it is read: what its head says, and a stream of what is in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from lxml.etree import _Element

from bandung.standards.iati.errors import BadIati

Element: TypeAlias = _Element

VERSIONS = ("1.01", "1.02", "1.03", "1.04", "1.05", "2.01", "2.02", "2.03")


class Kind(StrEnum):
    """The two files of IATI; the value is the name of the first element."""

    ACTIVITIES = "iati-activities"
    ORGANISATIONS = "iati-organisations"

    @property
    def item(self) -> str:
        """The name of the elements that the file is a list of."""
        return "iati-activity" if self is Kind.ACTIVITIES else "iati-organisation"


@dataclass(slots=True)
class Document:
    """A file whose head is known; ``items`` or ``parts`` stream the rest and fill what stands from ``after`` on."""

    kind: Kind
    version: str
    """One of ``VERSIONS``."""
    stated_version: str
    """As it stands in the file; empty where the file does not say, and then ``version`` is inferred."""
    attributes: dict[str, str]
    """Of the first element, in order, without ``version``; with a namespace as ``{namespace}name``."""
    namespaces: dict[str | None, str]
    """Prefix to namespace, as declared on the first element."""
    encoding: str
    before: tuple[Element, ...]
    """Comments and processing instructions before the first element, in order."""
    line: int
    """Where the first element begins."""
    stream: Callable[["Document"], Iterator[Element]] = field(repr=False)
    after: list[Element] = field(default_factory=list)
    """The same after the end, once everything has been read."""
    text: str = ""
    """Text directly in the first element, before anything else, if it is more than space: the schema knows none."""
    problems: list[BadIati] = field(default_factory=list)
    """What could not be read, each with its line; complete once everything has been read."""
    stopped: BadIati | None = None
    """The problem after which nothing more could be read; also the last one of ``problems``."""

    def parts(self) -> Iterator[Element]:
        """Everything that stands in the first element, in order: items, comments, instructions, foreign elements.

        Each is freed when the next one is asked for. Memory does not grow with the file.
        """
        self.problems, self.after, self.stopped, self.text = [], [], None, ""
        return self.stream(self)

    def items(self) -> Iterator[Element]:
        """The activities or organisations (``line_of`` says where), each freed when the next one is asked for."""
        wanted = self.kind.item
        return (part for part in self.parts() if part.tag == wanted)


LAST_SHORT_LINE = 65535


def line_of(element: Element) -> int:
    """The line on which an element begins, beyond line 65,535 too.

    There the parser keeps lines for texts only and answers with the one on which the next text ends; the line ends of
    that text are taken off. (Where that text was itself read in two pieces, the answer may be a little too small.)
    """
    line = int(element.sourceline or 0)
    if line < LAST_SHORT_LINE:
        return line
    node = element
    while len(node) and not node.text:
        node = node[0]
    if len(node) or node.text:
        return line - str(node.text or "").count("\n")
    tail = node.tail or ""
    return line - str(tail).count("\n")
