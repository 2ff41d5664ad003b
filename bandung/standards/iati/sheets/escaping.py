"""Values as they are written in XML, in the canonical form (https://www.w3.org/TR/xml-c14n)."""

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from bandung.standards.iati.sheets.layout import IDENTIFIER
from bandung.standards.iati.sheets.plan import Column

_SPECIAL = re.compile(r'[&<"\t\n\r]')
_TEXT = {"\r": "&#xD;"}


def escape_for(column: Column, at: int) -> Callable[[str], str]:
    """Numbers are no content and stay as they are; identifiers are, in the table of items."""
    if column.is_key and at != IDENTIFIER:
        return str
    return as_attribute if "@" in column.path else as_text


def as_attribute(value: str) -> str:
    """As Canonical XML has it; ">" stays."""
    if not _SPECIAL.search(value):
        return value
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return value.replace("\t", "&#x9;").replace("\n", "&#xA;").replace("\r", "&#xD;")


def as_text(value: str) -> str:
    """The same for what stands between tags."""
    return escape(value, _TEXT)
