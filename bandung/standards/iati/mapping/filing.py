"""The two files of a party: activities and organisations, written as a stream."""

from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from bandung.standards.iati.document import VERSIONS, Document, Element, Kind
from bandung.standards.iati.mapping.namespace import PREFIX, URI
from bandung.standards.iati.writing import write


def write_file(kind: Kind, items: Iterable[Element], to: BinaryIO, *, licence: str = "") -> None:
    """Write the items under their head, in canonical form: the same records are always the same bytes.

    ``licence`` is the address of the licence under which the party publishes; a comment at the head says it. The day
    of writing is not in the file: each item says when it was last changed.
    """
    notes = [f" Our own elements are of {URI}. "] + ([f" Licence: {licence} "] if licence else [])
    version = VERSIONS[-1]
    document = Document(
        kind=kind, version=version, stated_version=version, attributes={}, namespaces={PREFIX: URI}, encoding="UTF-8",
        before=tuple(etree.Comment(note) for note in notes), line=1, stream=lambda _document: iter(items),
    )  # fmt: skip
    write(document, to)
