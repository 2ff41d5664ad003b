"""The paths and conditions of rulesets: XPath 1.0 from an element, compiled once."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeAlias, cast

from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.indexing import children_of
from bandung.standards.iati.shape import XML_LANG
from bandung.values.errors import _

Value: TypeAlias = "Element | str"
NOW = "NOW"
_LONGEST_MOMENT = 100
NAMESPACES = {"xml": "http://www.w3.org/XML/1998/namespace"}
_PREDICATE = re.compile(r"\[[^\[\]]*\]")
_PLAIN = re.compile(
    r"(?:(?P<steps>(?:\w[\w.-]*/)*)(?P<last>\w[\w.-]*)(?:\[(?P<filter>[^\]]*)\])?(?P<slash>/|$))?"
    r"(?:@(?P<attribute>\w[\w.-]*|xml:lang))?"
)
_IS_NOT = re.compile(r"not\(@([\w.-]+) *= *'([^']*)'\)|@([\w.-]+) *!= *'([^']*)'")
_IS = re.compile(r"@([\w.-]+) *= *'([^']*)'|not\(@([\w.-]+)\)")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")


class BadRuleset(ValueError):
    """A ruleset that cannot be used; the sentence says what in it."""

    sentence = _("This ruleset has a path that cannot be understood: %(path)s.")


@dataclass(frozen=True, slots=True)
class Path:
    """One path: what it finds from an element, and which elements it goes through."""

    text: str
    names: frozenset[str]
    """Names without all of which it finds nothing; empty where that is not known."""
    bare: bool
    """Whether it only asks which elements there are."""
    attribute: str
    elements: Callable[[Element], Sequence[Element]] | None
    """Of a plain path, which needs no XPath: the elements that it finds, or whose attribute it finds."""
    values: Callable[[Element], Sequence[Value]]
    """What it finds: elements and texts."""
    steps: str | None = None
    """Of a plain path: the elements that it goes through, "transaction/sector"."""
    looks: frozenset[str] = frozenset()
    """Of a plain path: the attributes of the last of them that it looks at."""

    def texts(self, element: Element) -> Sequence[str]:
        """The texts of what it finds."""
        values = self.values(element)
        return cast(Sequence[str], values) if self.attribute else [text_of(value) for value in values]

    def places(self, element: Element) -> Iterator[tuple[Element, str, str]]:
        """Each thing it finds: its element, the attribute if it is one, its text."""
        if self.elements is not None:
            for each in self.elements(element):
                value = each.get(self.attribute) if self.attribute else text_of(each)
                if value is not None:
                    yield each, "xml:lang" if self.attribute == XML_LANG else self.attribute, value
            return
        found = _placing(self.text)(element)
        for value in found if isinstance(found, list) else ():
            if isinstance(value, str):
                parent = value.getparent()  # type: ignore[attr-defined]
                name = str(value.attrname or "") if value.is_attribute else ""  # type: ignore[attr-defined]
                yield parent, "xml:lang" if name == XML_LANG else name, str(value)
            else:
                yield value, "", text_of(value)


@lru_cache(maxsize=4096)
def path(text: str) -> Path:
    """A path, compiled."""
    bare = text
    while bare != (bare := _PREDICATE.sub("", bare)):
        pass
    known = "|" not in bare and "(" not in bare.replace("text()", "") and "::" not in bare
    names = frozenset(step for step in bare.split("/") if _NAME.fullmatch(step)) if known else frozenset()
    if text.endswith("/text()") and (whose := path(text.removesuffix("/text()"))).bare and whose.elements is not None:
        return Path(text, names, False, "", None, _of_texts(whose.elements, _by_xpath(expression(text))))
    read = _PLAIN.fullmatch(text)
    filtered = _filter(read["filter"]) if read and text else None
    if not read or filtered is None or bool(read["slash"]) != bool(read["last"] and read["attribute"]):
        return Path(text, names, False, "", None, _by_xpath(expression(text)))
    steps = (*(read["steps"] or "").split("/")[:-1], read["last"]) if read["last"] else ()
    attribute = XML_LANG if read["attribute"] == "xml:lang" else read["attribute"] or ""
    elements = _by_steps(steps, *filtered)
    values = _of_attribute(elements, attribute, here=not steps) if attribute else elements
    looks = frozenset(filter(None, (attribute, filtered[0])))
    return Path(text, names, not (attribute or filtered[0]), attribute, elements, values, "/".join(steps), looks)


def _by_xpath(compiled: Any) -> Callable[[Element], Sequence[Value]]:
    def values(element: Element) -> Sequence[Value]:
        result = compiled(element)
        return result if isinstance(result, list) else [str(result)]

    return values


def _of_texts(
    elements: Callable[[Element], Sequence[Element]], otherwise: Callable[[Element], Sequence[Value]]
) -> Callable[[Element], Sequence[Value]]:
    """The texts directly in elements, each as one where nothing else stands in its element."""

    def values(element: Element) -> Sequence[Value]:
        found = elements(element)
        if any(len(each) for each in found):
            return otherwise(element)
        return [each.text for each in found if each.text]

    return values


def _by_steps(
    steps: tuple[str, ...], filtered: str, values: frozenset[str | None], one_of: bool
) -> Callable[[Element], Sequence[Element]]:
    def elements(element: Element) -> Sequence[Element]:
        found: Sequence[Element] = (element,)
        for step in steps:
            found = [child for each in found for child in children_of(each, step)]
        return [each for each in found if (each.get(filtered) in values) is one_of] if filtered else found

    def only_filtered(element: Element) -> Sequence[Element]:
        found = children_of(element, first)
        return [each for each in found if (each.get(filtered) in values) is one_of] if found else found

    def children(element: Element) -> Sequence[Element]:
        return children_of(element, first)

    first = steps[0] if steps else ""
    return elements if len(steps) != 1 else only_filtered if filtered else children


def _of_attribute(
    elements: Callable[[Element], Sequence[Element]], name: str, *, here: bool
) -> Callable[[Element], Sequence[str]]:
    def its_own(element: Element) -> Sequence[str]:
        value = element.get(name)
        return () if value is None else (value,)

    def values(element: Element) -> Sequence[str]:
        found = elements(element)
        return [value for each in found if (value := each.get(name)) is not None] if found else ()

    return its_own if here else values


def _filter(text: str | None) -> tuple[str, frozenset[str | None], bool] | None:
    """An attribute, values (None for where it is not there), and whether it is one of them or none of them.

    None if the filter asks for something else.
    """
    if text is None:
        return "", frozenset(), True
    if unlike := _IS_NOT.fullmatch(text.strip()):
        return unlike[1] or unlike[3], frozenset((unlike[2],) if unlike[1] else (unlike[4], None)), False
    parts = [_IS.fullmatch(part.strip()) for part in text.split(" or ")]
    if not all(parts) or len(names := {part[1] or part[3] for part in parts if part}) != 1:
        return None
    return names.pop(), frozenset(part[2] for part in parts if part), True


@lru_cache(maxsize=4096)
def _placing(text: str) -> Any:
    """An XPath whose texts know where they stand."""
    return etree.XPath(text, namespaces=NAMESPACES)


@lru_cache(maxsize=4096)
def expression(text: str) -> Any:
    """An XPath, compiled."""
    try:
        return etree.XPath(text, namespaces=NAMESPACES, smart_strings=False)
    except etree.XPathSyntaxError as error:
        raise BadRuleset(BadRuleset.sentence % {"path": text}) from error


def holds(compiled: Any, element: Element) -> bool:
    """Whether a condition holds, as XPath has it: something was found, a number is not zero, a text not empty."""
    result = compiled(element)
    return bool(result == result and result) if isinstance(result, float) else bool(result)


def text_of(value: Value) -> str:
    """The text of an element, with that of everything in it, or of an attribute."""
    return (
        value
        if isinstance(value, str)
        else "".join(value.itertext(with_tail=False))
        if len(value)
        else value.text or ""
    )


def moment(text: str) -> datetime | None:
    """A date or a time of XML Schema as a moment; a date begins at midnight UTC. None if it is neither."""
    return _moment(text) if len(text) <= _LONGEST_MOMENT else None


@lru_cache(maxsize=20_000)
def _moment(text: str) -> datetime | None:
    text = text.strip()
    try:
        if len(text) == 10:
            return (
                datetime(int(text[:4]), int(text[5:7]), int(text[8:]), tzinfo=UTC)
                if text[4] == text[7] == "-"
                else None
            )
        if len(text) in (11, 16) and "T" not in text:
            text = text[:10] + "T00:00:00" + text[10:]
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
