"""One activity or organisation as JSON, for keeping in a database, and back without loss.

``["iati-activity", {attributes}, content…]``, content in its order: a text, another such list, ``["!", comment]`` or
``["?", target, instruction]``. Names of extensions are ``{namespace}name``; their prefixes are kept beside the tree.
Space between the elements of the standard is not content and not kept.
"""

import json
from typing import Any, TypeAlias

from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.shape import is_element, is_foreign

Tree: TypeAlias = list[Any]


def store(element: Element) -> str:
    """The element as compact JSON text."""
    spaces: dict[str, str] = {}
    _keep_prefixes(element, spaces)
    tree = _tree(element, spaces)
    kept = {"tree": tree} | ({"namespaces": spaces} if spaces else {})
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def restore(stored: str) -> Element:
    """The element that was stored."""
    kept = json.loads(stored)
    return _element(kept["tree"], kept.get("namespaces", {}), None)


def _tree(element: Element, spaces: dict[str, str]) -> Tree:
    attributes = dict(element.attrib)
    if is_foreign(element.tag) or any(is_foreign(name) for name in attributes):
        _keep_prefixes(element, spaces)
    tree: Tree = [element.tag, attributes]
    nodes = list(element)
    between = not is_foreign(element.tag) and any(is_element(node) for node in nodes)
    _keep(tree, element.text, between)
    for node in nodes:
        if is_element(node):
            tree.append(_tree(node, spaces))
        elif isinstance(node, etree._ProcessingInstruction):
            tree.append(["?", node.target, node.text or ""])
        else:
            tree.append(["!", node.text or ""])
        _keep(tree, node.tail, between)
    return tree


def _keep_prefixes(element: Element, spaces: dict[str, str]) -> None:
    for prefix, uri in element.nsmap.items():
        spaces.setdefault(prefix or "", uri)


def _keep(tree: Tree, text: str | None, between: bool) -> None:
    if text and (not between or text.strip()):
        tree.append(text)


def _element(tree: Tree, spaces: dict[str, str], parent: Element | None) -> Element:
    name, attributes, *content = tree
    if parent is None:
        element = etree.Element(name, attributes, nsmap={prefix or None: uri for prefix, uri in spaces.items()})
    else:
        element = etree.SubElement(parent, name, attributes)
    last: Element | None = None
    for each in content:
        if isinstance(each, str):
            if last is None:
                element.text = (element.text or "") + each
            else:
                last.tail = (last.tail or "") + each
        elif each[0] == "!":
            element.append(last := etree.Comment(each[1]))
        elif each[0] == "?":
            element.append(last := etree.ProcessingInstruction(each[1], each[2] or None))
        else:
            last = _element(each, spaces, element)
    return element
