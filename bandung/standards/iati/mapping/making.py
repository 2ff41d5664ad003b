"""Small hands for writing elements: texts in all their languages, codes of the mapping tables, dates, addresses."""

import csv
import mimetypes
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from lxml import etree

from bandung.standards.iati.codes import code_lists
from bandung.standards.iati.document import Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WEB_PAGE, ANY_FILE = "text/html", "application/octet-stream"


def put(parent: Element, tag: str, text: str | None = None, /, **attributes: object) -> Element:
    """A new element at the end of another; attributes that are None are left out, ``_`` stands for a hyphen."""
    element: Element = etree.SubElement(parent, tag)
    for key, value in attributes.items():
        if value is not None and value != "":
            element.set(key.replace("_", "-"), _clean(str(value)))
    if text is not None:
        element.text = _clean(text)
    return element


def narratives(parent: Element, texts: Mapping[str, str], language: str = "") -> Element:
    """The text in every language that it is stated in, the owner's first; without one for the activity's language."""
    for spoken in sorted(texts, key=lambda each: (each != language, each)):
        told = put(parent, "narrative", texts[spoken])
        told.set(XML_LANG, spoken)
    return parent


def named(names: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Names of a code in the language of the activity and in English: a code says the rest."""
    return {spoken: names[spoken] for spoken in (language, "en") if spoken in names}


def narrative(parent: Element, text: str) -> Element:
    """A text whose language is not stated: in the language of the activity."""
    put(parent, "narrative", text)
    return parent


def iati_code(table: str, ours: str) -> str:
    """The code for ours by ``data/codes.csv``; empty where the standard has none."""
    return codes().get((table, ours), ("", False))[0]


def says_all(table: str, ours: str) -> bool:
    """Whether that code says everything that ours does."""
    return codes().get((table, ours), ("", False))[1]


@cache
def codes() -> Mapping[tuple[str, str], tuple[str, bool]]:
    """(table, our code) to the code of IATI, and whether it says as much."""
    rows = csv.DictReader((Path(__file__).parent / "data" / "codes.csv").read_text(encoding="utf-8").splitlines())
    return {(row["table"], row["ours"]): (row["iati"], row["fully"] == "yes") for row in rows}


def is_on(name: str, code: str) -> bool:
    """Whether a code is on one of IATI's lists."""
    return code in code_lists().get(name, {})


def by_digest(digest: str) -> str:
    """The address of a file by its SHA-256, wherever it lies (RFC 6920)."""
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")


def format_of(name: str | None) -> str:
    """The media type by a file's name; unknown ones are files of any type."""
    guessed = mimetypes.guess_type(name or "")[0] or ANY_FILE
    return guessed if is_on("FileFormat", guessed) else ANY_FILE


def day(value: date) -> str:
    return value.isoformat()


def equal_parts(count: int) -> list[str]:
    """Percentages of equal size whose sum is 100, to two decimals; the last one takes what is left."""
    each = 10_000 // count
    parts = [each] * (count - 1) + [10_000 - each * (count - 1)]
    return [f"{part // 100}.{part % 100:02d}" for part in parts]


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
