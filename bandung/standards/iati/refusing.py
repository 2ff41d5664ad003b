"""Our sentences for what the parser of XML met (libxml2's codes: https://gnome.pages.gitlab.gnome.org/libxml2/)."""

import re
from functools import lru_cache

from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.errors import BadIati, CutOff, NotWellFormed, WrongEncoding
from bandung.values.errors import _

_CODES = etree.ErrorTypes
_CUT = {
    _CODES.ERR_DOCUMENT_EMPTY, _CODES.ERR_TAG_NOT_FINISHED, _CODES.ERR_GT_REQUIRED, _CODES.ERR_CDATA_NOT_FINISHED,
    _CODES.ERR_COMMENT_NOT_FINISHED, _CODES.ERR_PI_NOT_FINISHED, _CODES.ERR_DOCTYPE_NOT_FINISHED,
}  # fmt: skip
_CUT_AT_THE_END = {
    _CODES.ERR_ATTRIBUTE_NOT_FINISHED, _CODES.ERR_ATTRIBUTE_NOT_STARTED, _CODES.ERR_ATTRIBUTE_WITHOUT_VALUE,
    _CODES.ERR_ENTITYREF_SEMICOL_MISSING, _CODES.ERR_NAME_REQUIRED, _CODES.ERR_INVALID_CHARREF,
    _CODES.ERR_LTSLASH_REQUIRED, _CODES.ERR_TAG_NAME_MISMATCH,
}  # fmt: skip
"""The same, if it is the last sign of the file that they complain of."""
_NOT_ESCAPED = _("“&” or “<” is not written as “&amp;” or “&lt;”")
_REASONS: dict[int, str] = {
    _CODES.ERR_TAG_NAME_MISMATCH: _("a tag is closed that is not open"),
    _CODES.ERR_INVALID_CHAR: _("a character that XML does not allow"),
    _CODES.ERR_ATTRIBUTE_REDEFINED: _("an attribute is there twice"),
    _CODES.ERR_NAME_REQUIRED: _NOT_ESCAPED,
    _CODES.ERR_LT_IN_ATTRIBUTE: _NOT_ESCAPED,
    _CODES.ERR_ENTITYREF_SEMICOL_MISSING: _NOT_ESCAPED,
    _CODES.NS_ERR_UNDEFINED_NAMESPACE: _("a prefix is used that is not declared"),
    _CODES.ERR_UNDECLARED_ENTITY: _("“&…;” stands for a sign that XML does not know"),
    _CODES.WAR_UNDECLARED_ENTITY: _("“&…;” stands for a sign that XML does not know"),
    _CODES.ERR_RESERVED_XML_NAME: _("something comes before the first line"),
    _CODES.ERR_DOCUMENT_END: _("something comes after the end"),
    _CODES.ERR_NAME_TOO_LONG: _("a text is too long"),
}
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z_][\w.-]*;")


def refusal(error: etree.XMLSyntaxError, *, at_end: bool = False, piece: bytes = b"", line: int = 1) -> BadIati:
    """What to say of an error of the parser; ``piece`` is what it was given, which begins on ``line``."""
    at = int(error.lineno or 0)
    if at_end and (error.code in _CUT or (error.code in _CUT_AT_THE_END and _is_last_sign(error, piece, line))):
        return CutOff(line=at)
    if error.code == _CODES.ERR_INVALID_ENCODING:
        return WrongEncoding(line=at)
    if error.code in (_CODES.ERR_INTERNAL_ERROR, _CODES.ERR_UNDECLARED_ENTITY, _CODES.WAR_UNDECLARED_ENTITY):
        found = _ENTITY.search(piece)
        at = at or line + piece[: found.start() if found else 0].count(b"\n")
        return NotWellFormed(line=at, reason=_("“&…;” stands for a sign that XML does not know"))
    message = str(error)
    if error.code == _CODES.ERR_RESOURCE_LIMIT:
        deep = "depth" in message
        return NotWellFormed(line=at, reason=_("elements are nested too deep") if deep else _("a text is too long"))
    return NotWellFormed(line=at, reason=_REASONS.get(error.code, _("its marks cannot be understood")))


def noted(code: int, line: int) -> BadIati:
    """What to say of an error that the parser noted and went on after."""
    return NotWellFormed(line=line, reason=_REASONS.get(code, _("its marks cannot be understood")))


def _is_last_sign(error: etree.XMLSyntaxError, piece: bytes, line: int) -> bool:
    at, column = error.position
    return bool(at == line + piece.count(b"\n") and column > len(piece.rpartition(b"\n")[2].decode(errors="replace")))


def is_well_named(element: Element) -> bool:
    """Whether the names of an element and its attributes are in namespaces that are declared and can be.

    The parser goes on to the end of what it was given when one is not, and hands out names like “x:y” as they stand.
    """
    names = (element.tag, *element.attrib)
    return not any(":" in name.rpartition("}")[2] for name in names) and (
        not element.nsmap or _can_be_declared(tuple(element.nsmap.values()))
    )


@lru_cache
def _can_be_declared(namespaces: tuple[str, ...]) -> bool:
    try:
        etree.Element("x", nsmap={f"n{number}": uri for number, uri in enumerate(namespaces)})
    except ValueError:
        return False
    return True
