"""The plan for a file: which tables it needs depends on its kind and version, and on the languages of its texts."""

from collections import Counter
from itertools import islice

from lxml import etree

from bandung.standards.iati.document import Document, Element
from bandung.standards.iati.shape import XML_LANG
from bandung.standards.iati.sheets.plan import Node, Plan, plan_for, usable_languages

LOOKED_AT = 400
"""Items that are looked at for the languages that get columns; others go to “texts”."""


def is_old(version: str) -> bool:
    """Whether texts stand directly in elements."""
    return version < "2"


def plan_of(document: Document) -> Plan:
    """The plan for a file, with the languages that its first items have."""
    old = is_old(document.version)
    plan = plan_for(document.kind, old=old)
    found: Counter[tuple[str, str]] = Counter()
    for item in islice(document.items(), LOOKED_AT):
        _count(plan.root, item, old, found)
    return plan_for(document.kind, old=old, languages=usable_languages(found))


def _count(node: Node, element: Element, old: bool, found: Counter[tuple[str, str]]) -> None:
    if node.has_texts:
        stated = [element.get(XML_LANG)] if old else [each.get(XML_LANG) for each in element.iterchildren("narrative")]
        for language in filter(None, stated):
            found[f"{node.table.name}/{node.table.columns[node.texts['']].name}", language] += 1
    for child in element.iterchildren(etree.Element):
        below = node.folded.get(child.tag) or node.tabled.get(child.tag)
        if below is not None:
            _count(below, child, old, found)
