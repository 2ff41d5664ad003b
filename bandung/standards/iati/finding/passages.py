"""The texts of an activity, each with its place: title, descriptions, results, titles of documents, names of tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bandung.standards.iati.document import Element, line_of

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST = 20_000
"""Characters of one text that are looked at, from its beginning: more than any text that was measured has."""

_WITHIN = {
    "result": ("title", "description", "indicator"),
    "indicator": ("title", "description"),
    "document-link": ("title", "description"),
    "policy-marker": (),
}
_PARTS = {"title": "title", "description": "description", "result": "result", "document-link": "document",
          "sector": "name", "tag": "name"}  # fmt: skip
_SENTENCE = re.compile(r"[^.!?;。！？；؟\n•]*(?:[.](?=\w)[^.!?;。！？；؟\n•]*)*[.!?;。！？；؟\n•]?")
_BREAKS = re.compile(r"<br ?/?>|</?p>| ?\n[ \n]*[-*•·]? ?| [•·*] ")
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text."""

    part: str
    """title, description, result, document or name (of a sector or tag)."""
    element: str
    """Path from the activity down, "result[2]/title"."""
    line: int
    language: str
    """As stated, by itself or by the activity; empty otherwise."""
    text: str
    """Spaces drawn together; a new line where a line or list item ends."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; ``start`` is where in the text of the passage it begins."""

    passage: Passage
    start: int
    text: str


def passages(activity: Element) -> list[Passage]:
    """The texts of an activity, of 1.x as of 2.x, in the order of the file; the same text twice counts once."""
    found: dict[tuple[str, str], Passage] = {}
    default = activity.get(_XML_LANG) or ""
    counts: dict[str, int] = {}
    for child in activity:
        tag = child.tag
        if not isinstance(tag, str) or tag not in _PARTS:
            continue
        counts[tag] = counts.get(tag, 0) + 1
        path = tag if tag == "title" else f"{tag}[{counts[tag]}]"
        for element, where in _inside(child, path):
            for said in _texts(element, where, _PARTS[tag], default):
                found.setdefault((said.part, said.text), said)
    return list(found.values())


def _inside(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    wanted = _WITHIN.get(str(element.tag))
    if wanted is None:
        yield element, path
        return
    for child in element:
        if child.tag in wanted:
            yield from _inside(child, f"{path}/{child.tag}")


def _texts(element: Element, path: str, part: str, default: str) -> Iterator[Passage]:
    narratives = element.findall("narrative")
    for one in narratives or [element]:
        text = _tidy(one.text or "")
        if text:
            language = one.get(_XML_LANG) or element.get(_XML_LANG) or default
            yield Passage(part, path, line_of(one), language.lower(), text)


def _tidy(text: str) -> str:
    return _BREAKS.sub("\n", _SPACES.sub(" ", text[:_LONGEST])).strip()


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a text, in order; a line of a list is one of its own."""
    for found in _SENTENCE.finditer(passage.text):
        text = found.group()
        if text.strip():
            lead = len(text) - len(text.lstrip())
            yield Sentence(passage, found.start() + lead, text.strip())
