"""Upgrading activities and organisations of IATI 1.x to 2.03 by the table of ``rules``, with nothing dropped.

What has no place in 2.03 is kept in our extension of it and counted in an ``Upgrade``.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace

from lxml import etree

from bandung.standards.iati.document import LAST_SHORT_LINE, Document, Element, line_of
from bandung.standards.iati.rules import EXTENSION, PREFIX, Rule, rules_of
from bandung.standards.iati.shape import XML_LANG, Shape, is_element, is_foreign, shapes

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}Z?")


@dataclass(slots=True)
class Kept:
    """What was kept aside in one kind of place: how often, and the first time."""

    path: str
    what: str
    times: int
    line: int
    example: str


@dataclass(slots=True)
class Upgrade:
    """One upgrade: the new document, and once its parts have been read, what was kept aside."""

    document: Document
    """The new head."""
    old_version: str
    kept: dict[tuple[str, str], Kept] = field(default_factory=dict)

    def keep(self, path: str, what: str, line: int, example: str) -> None:
        """Count something that 2.03 has no place for."""
        if found := self.kept.get((path, what)):
            found.times += 1
        else:
            self.kept[path, what] = Kept(path, what, 1, line, example[:100])

    def parts(self) -> Iterator[Element]:
        """The parts of the document as 2.03, one at a time."""
        return map(self.part, self.document.parts())

    def part(self, part: Element) -> Element:
        """One part of the document as 2.03; what it was before is used up."""
        if not self.old_version.startswith("1") or part.tag != self.document.kind.item:
            return part
        _Item(self, line_of(part)).upgrade(part, part.tag)
        return _with_prefix(part)


def upgrade(document: Document) -> Upgrade:
    """The upgrade of a file: its ``document`` and ``parts()`` go to ``writing.write``."""
    head = replace(
        document, version="2.03", stated_version="2.03", namespaces={**document.namespaces, PREFIX: EXTENSION}
    )
    return Upgrade(head, document.version)


@dataclass(slots=True)
class _Item:
    report: Upgrade
    line: int

    def upgrade(self, element: Element, path: str) -> None:
        """Bring an element of the standard, which stands at ``path`` in 2.03, and everything in it, to 2.03."""
        for child in list(element):
            if is_element(child) and not is_foreign(child.tag):
                self._child(child, f"{path}/{child.tag}")
        shape = shapes()[path]
        self._attributes(element, shape)
        self._texts(element, shape)
        self._merged(element, shape)

    def _child(self, child: Element, old: str) -> None:
        for rule in rules_of(old):
            _RULES[rule.rule](self, child, rule)
        parent = child.getparent()
        if parent is None:
            return
        path = f"{old.rpartition('/')[0]}/{child.tag}"
        if path in shapes():
            self.upgrade(child, path)
        elif not is_foreign(child.tag):
            self.report.keep(old, "element", self.line, _example(child))
            _set_aside(child)

    def _attributes(self, element: Element, shape: Shape) -> None:
        for name, value in list(element.attrib.items()):
            if name in shape.attributes or (is_foreign(name) and name != XML_LANG):
                continue
            if name == XML_LANG and shape.holds == "narrative":
                continue
            self._aside(element, name, value, shape.path)

    def _texts(self, element: Element, shape: Shape) -> None:
        """A text of its own becomes a narrative, or is kept aside where the element has none."""
        if shape.holds == "text" or not (len(element) or element.text or XML_LANG in element.attrib):
            return
        said = [element.text or "", *(node.tail or "" for node in element)]
        text = " ".join(part.strip() for part in said if part.strip())
        language = element.attrib.pop(XML_LANG, None) if shape.holds == "narrative" else None
        if not text:
            if language:
                element.set(XML_LANG, language)
                self._aside(element, XML_LANG, language, shape.path)
            return
        element.text = None
        for node in element:
            node.tail = None
        if shape.holds == "narrative":
            narrative = etree.Element("narrative", {XML_LANG: language} if language else None)
            narrative.text = text
            element.insert(0, narrative)
        else:
            self._keep(element, "text", text, shape.path)

    def _merged(self, element: Element, shape: Shape) -> None:
        """Several elements of one name that may stand once become one, if only their narratives differ."""
        if len(element) < 2:
            return
        first: dict[tuple[object, ...], Element] = {}
        for child in list(element.iterchildren(etree.Element)):
            inner = shapes().get(f"{shape.path}/{child.tag}")
            if inner is None or not (inner.once or any(rule.rule == "merge" for rule in rules_of(inner.path))):
                continue
            key = (child.tag, *sorted(child.attrib.items())) if not inner.once else (child.tag,)
            before = first.setdefault(key, child)
            if before is child:
                continue
            if inner.holds == "narrative" and dict(before.attrib) == dict(child.attrib):
                if inner.once or not (_languages(before) & _languages(child)):
                    before.extend(list(child))
                    element.remove(child)
            elif inner.once:
                self.report.keep(inner.path, "second element", self.line, _example(child))
                _set_aside(child)

    def _aside(self, element: Element, name: str, value: str, path: str) -> None:
        element.attrib.pop(name)
        self._keep(element, f"@{etree.QName(name).localname}", value, path)

    def _keep(self, element: Element, what: str, value: str, path: str) -> None:
        """Put a value into our extension: as an attribute, or where the schema lets none in, as an element."""
        self.report.keep(path, what, self.line, value)
        shape, name = shapes().get(path), f"{{{EXTENSION}}}{what.removeprefix('@')}"
        if shape is None or shape.extends == "attributes":
            element.set(name, value)
        elif shape.extends == "elements":
            etree.SubElement(element, name).text = value
        else:
            beside = etree.SubElement(element.getparent(), f"{{{EXTENSION}}}{element.tag}")
            beside.set(what.removeprefix("@"), value)

    def code(self, element: Element, rule: Rule) -> None:
        """Map a code; one that neither the old nor the new list has is kept aside."""
        value = element.get(rule.attribute)
        if value is None:
            return
        codes = rule.codes()
        new = codes.get(value.strip().lower())
        if new is None and value.strip() not in codes.values():
            self._aside(element, rule.attribute, value, rule.path)
        elif new is not None:
            element.set(rule.attribute, new)

    def old_code(self, element: Element, rule: Rule) -> None:
        """Map a code of an old list; any other stays."""
        if new := rule.codes().get(element.get(rule.attribute, "").strip().lower()):
            element.set(rule.attribute, new)

    def name(self, element: Element, rule: Rule) -> None:
        """The code of a name, where there is no code; the name is kept too."""
        if not element.get(rule.attribute) and (code := rule.codes().get((element.text or "").strip().lower())):
            element.set(rule.attribute, code)

    def date(self, element: Element, rule: Rule) -> None:
        """A text that is a date fills the attribute, where that is empty."""
        text = (element.text or "").strip()
        if not element.get(rule.attribute) and _DATE.fullmatch(text):
            element.set(rule.attribute, text)
            element.text = None

    def text_to_attribute(self, element: Element, rule: Rule) -> None:
        """A text that is a code fills the attribute, where that is empty."""
        text = (element.text or "").strip()
        if text and " " not in text and not element.get(rule.attribute):
            element.set(rule.attribute, text)
            element.text = None

    def rename(self, element: Element, rule: Rule) -> None:
        """The same under its new name."""
        element.tag = rule.values

    def merge(self, _element: Element, _rule: Rule) -> None:
        """Done where the element stands, when all its siblings are there."""

    def document_link(self, element: Element, rule: Rule) -> None:
        """An address becomes a document; it has no title but itself."""
        address = (element.text or "").strip()
        if not address:
            return
        element.tag, element.text = "document-link", None
        element.set("url", address)
        element.set("format", "text/html")
        title = etree.SubElement(element, "title")
        title.text = address
        if language := element.attrib.pop(XML_LANG, None):
            title.set(XML_LANG, language)
        etree.SubElement(element, "category", code=rule.values)

    def other_identifier(self, element: Element, rule: Rule) -> None:
        """The identifier becomes an attribute, its owner an element."""
        if not element.get("ref") and (text := (element.text or "").strip()):
            element.set("ref", text)
            element.text = None
        if not element.get("type"):
            element.set("type", rule.values)
        ref, owner = element.attrib.pop("owner-ref", None), element.attrib.pop("owner-name", None)
        if ref or owner:
            org = etree.SubElement(element, "owner-org", {"ref": ref} if ref else None)
            org.text = owner

    def point(self, element: Element, rule: Rule) -> None:
        """Coordinates become a point, if the place has none; their precision has no place."""
        parent = element.getparent()
        latitude, longitude = element.get("latitude"), element.get("longitude")
        if parent is None or not latitude or not longitude or parent.find("point") is not None:
            return
        element.tag = "point"
        del element.attrib["latitude"], element.attrib["longitude"]
        element.set("srsName", rule.values)
        etree.SubElement(element, "pos").text = f"{latitude.strip()} {longitude.strip()}"

    def location_id(self, element: Element, rule: Rule) -> None:
        """An entry of a gazetteer that 2.03 knows becomes an identifier of the place."""
        for attribute in (rule.attribute, "gazeteer-ref"):
            known = rule.codes().get(element.get(attribute, "").strip().lower())
            if known and (text := (element.text or "").strip()):
                element.tag, element.text = "location-id", None
                del element.attrib[attribute]
                element.set("vocabulary", known)
                element.set("code", text)
                return

    def country(self, element: Element, rule: Rule) -> None:
        """The country of an administrative area becomes an entry before it."""
        if (value := element.get(rule.attribute)) and element.getparent() is not None:
            made = etree.Element("administrative", vocabulary=rule.values, level="0", code=value.strip())
            element.addprevious(made)
            del element.attrib[rule.attribute]


_RULES: dict[str, Callable[[_Item, Element, Rule], None]] = {
    "code": _Item.code, "old code": _Item.old_code, "name": _Item.name, "date": _Item.date, "rename": _Item.rename,
    "merge": _Item.merge, "document link": _Item.document_link, "other identifier": _Item.other_identifier,
    "point": _Item.point, "location id": _Item.location_id, "country": _Item.country,
    "text to attribute": _Item.text_to_attribute,
}  # fmt: skip


def _with_prefix(item: Element) -> Element:
    """The same item with the prefix of our extension, which an element that was read cannot be given."""
    new: Element = etree.Element(item.tag, item.attrib, nsmap={**item.nsmap, PREFIX: EXTENSION})
    new.text, new.tail = item.text, item.tail
    new.sourceline = min(item.sourceline or 0, LAST_SHORT_LINE)  # from there on the texts inside know the line
    new.extend(list(item))
    return new


def _set_aside(element: Element) -> None:
    for each in element.iter(etree.Element):
        if not is_foreign(each.tag):
            each.tag = f"{{{EXTENSION}}}{each.tag}"


def _languages(element: Element) -> set[str]:
    return {each.get(XML_LANG, "") for each in element.iterchildren("narrative")}


def _example(element: Element) -> str:
    copy = deepcopy(element)
    copy.tail = None
    text: str = etree.tostring(copy, encoding="unicode")
    return " ".join(text.split())
