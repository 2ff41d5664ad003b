"""One activity or organisation as JSON, for keeping in a database, and back without loss.

``["iati-activity", {attributes}, content…]``, content in its order: a text, another such list, ``["!", comment]`` or
``["?", target, instruction]``. Names of extensions are ``{namespace}name``; ``xmlns:prefix`` among the attributes keeps
their prefixes.
Space between the elements of the standard is not content and not kept.
"""

import json
from typing import Any, TypeAlias

from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.shape import is_element, is_foreign

Tree: TypeAlias = list[Any]
Spaces: TypeAlias = dict[str | None, str]


def store(element: Element) -> str:
    """The element as compact JSON text."""
    return json.dumps(_tree(element, {}), ensure_ascii=False, separators=(",", ":"))


def restore(stored: str) -> Element:
    """The element that was stored."""
    return _element(json.loads(stored), None)


def _tree(element: Element, scope: Spaces) -> Tree:
    attributes: dict[str, str] = {}
    if not scope or is_foreign(element.tag) or any(map(is_foreign, element.attrib)):
        spaces: Spaces = element.nsmap
        attributes = {_declaration(prefix): uri for prefix, uri in spaces.items() if scope.get(prefix) != uri}
        scope = spaces
    tree: Tree = [element.tag, attributes | dict(element.attrib)]
    nodes = list(element)
    between = not is_foreign(element.tag) and any(is_element(node) for node in nodes)
    _keep(tree, element.text, between)
    for node in nodes:
        if is_element(node):
            tree.append(_tree(node, scope))
        elif isinstance(node, etree._ProcessingInstruction):
            tree.append(["?", node.target, node.text or ""])
        else:
            tree.append(["!", node.text or ""])
        _keep(tree, node.tail, between)
    return tree


def _declaration(prefix: str | None) -> str:
    return f"xmlns:{prefix}" if prefix else "xmlns"


def _keep(tree: Tree, text: str | None, between: bool) -> None:
    if text and (not between or text.strip()):
        tree.append(text)


def _element(tree: Tree, parent: Element | None) -> Element:
    name, kept, *content = tree
    attributes = {key: value for key, value in kept.items() if key != "xmlns" and not key.startswith("xmlns:")}
    spaces = {key.partition(":")[2] or None: value for key, value in kept.items() if key not in attributes}
    if parent is None:
        element = etree.Element(name, attributes, nsmap=spaces)
    else:
        element = etree.SubElement(parent, name, attributes, nsmap=spaces)
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
            last = _element(each, element)
    return element
