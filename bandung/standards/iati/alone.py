"""A file that holds one activity or organisation without the list around it, as some of 1.x did: put into a list.

The schemas of 1.x let it stand alone; everything else here reads lists.
"""

import io
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from bandung.standards.iati.document import Kind
from bandung.standards.iati.errors import BadIati, NotIati

_LARGEST = 4_000_000
"""Bytes: more than one activity may be anyway."""


def in_a_list(source: Path | BinaryIO, problem: BadIati) -> io.BytesIO | None:
    """The same file with its list around it and on the same lines; None if that is not what is wrong with it."""
    kind = next((each for each in Kind if each.item == problem.places.get("root")), None)
    if not isinstance(problem, NotIati) or kind is None:
        return None
    content = _content(source)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        item = etree.fromstring(content, parser) if content else None
    except etree.XMLSyntaxError:
        return None
    if item is None:
        return None
    item.tail = None
    version = f' version="{item.get("version")}"' if item.get("version", "").replace(".", "").isdecimal() else ""
    above = "\n" * (int(item.sourceline or 1) - 1)
    return io.BytesIO(f"{above}<{kind}{version}>".encode() + etree.tostring(item) + f"</{kind}>".encode())


def _content(source: Path | BinaryIO) -> bytes:
    """All of a file, or nothing if it is too large or cannot be read again."""
    if isinstance(source, Path):
        return source.read_bytes() if source.stat().st_size <= _LARGEST else b""
    if not source.seekable():
        return b""
    source.seek(0)
    content = source.read(_LARGEST + 1)
    return content if len(content) <= _LARGEST else b""
