"""What flattening reads from an element, of version 1.x as of 2.x."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.amounts import day_of
from bandung.standards.iati.rules import rules_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def words(element: Element | None, language: str) -> str:
    """The text of an element: the narrative in this language, else the first; white space made even."""
    if element is None:
        return ""
    inner = len(element)
    text = element.text
    if inner == 1:
        only = element[0]
        if only.tag == "narrative":
            text = only.text
    elif inner and (narratives := [each for each in element if each.tag == "narrative"]):
        text = next((each for each in narratives if each.get(_LANGUAGE) == language), narratives[0]).text
    return even(text) if text else ""


def even(text: str) -> str:
    """A text without space around it, and with one blank for each white space in it."""
    if "\n" in text or "\t" in text or "\r" in text or "  " in text:
        return " ".join(text.split())
    return text.strip()


def chosen(elements: Sequence[Element], language: str) -> Element | None:
    """Of elements that version 1.x repeats for each language, the one in this language, else the first."""
    if len(elements) > 1:
        for each in elements:
            if each.get(_LANGUAGE) == language:
                return each
    return elements[0] if elements else None


def grouped(element: Element) -> Mapping[str, Sequence[Element]]:
    """What stands in an element, by name (and its comments, by what is no name)."""
    children = list(element)
    each_once = {child.tag: (child,) for child in children}
    if len(each_once) == len(children):
        return each_once
    found: dict[str, list[Element]] = {}
    for child in children:
        if child.tag in found:
            found[child.tag].append(child)
        else:
            found[child.tag] = [child]
    return found


def attribute(elements: Sequence[Element] | None, name: str = "code") -> str:
    """An attribute of the first of them."""
    return elements[0].get(name, "").strip() if elements else ""


def date_text(element: Element) -> str:
    """A date as it stands in a file, as an attribute or, in 1.x, as a text."""
    return str(element.get("iso-date") or element.text or "").strip()


def day(elements: Sequence[Element] | None) -> date | None:
    """The day of the first of them, None if it is none."""
    return day_of(date_text(elements[0])) if elements else None


_LONGEST = 60
"""Characters of what is remembered: whatever a file holds, memory stays small."""


def activity_date(kind: str, text: str) -> tuple[str, str]:
    """The kind of a date of an activity as 2.x has it, and its day as it stands in a row; empty if it is none."""
    return (_activity_date if len(kind) + len(text) <= _LONGEST else _activity_date.__wrapped__)(kind, text)


@lru_cache(maxsize=20_000)
def _activity_date(kind: str, text: str) -> tuple[str, str]:
    when = day_of(text)
    return modern("activity-date", kind), when.isoformat() if when else ""


@cache
def old_codes(path: str) -> Mapping[str, str]:
    """The codes that 1.x has in this place, in small letters, to those of 2.x."""
    return {
        old: new
        for rule in rules_of(f"iati-activity/{path}")
        if rule.rule == "code"
        for old, new in rule.codes().items()
    }


def modern(path: str, code: str) -> str:
    """A code of 1.x as 2.x has it; any other stays as it is."""
    return old_codes(path).get(code.lower(), code)
