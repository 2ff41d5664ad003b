"""Makes the SVG that Vega writes small, linked and readable by assistive technology."""

import re
from collections.abc import Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_LINES = {"d", "x2", "y2", "transform", "fill", "stroke", "stroke-width"}
_LETTERS = {"font-size", "text-anchor", "text-decoration"}
_LONG_DECIMAL = re.compile(r"\d*\.\d{2,}")

ET.register_namespace("", _SVG[1:-1])


@lru_cache(maxsize=128)
def vega_svg(definition: str) -> str:
    """What Vega draws for a Vega-Lite definition in JSON; about half a second the first time, then 30 ms."""
    import vl_convert  # slow to load; pages without a chart do without it

    return str(vl_convert.vegalite_to_svg(definition))


def marks_of(definition: str, names: Mapping[str, str], links: Mapping[str, str]) -> str:
    """The drawing for a definition without its ``svg`` element, with names and links on the marks.

    Marks are known by what the definition encodes as their ``description``: ``names`` gives what each is called for
    pointer and screen reader, ``links`` where it leads. Links are set here because Vega puts a web address of its own
    before those that are paths; like those of the map they take no place in the tab order. Numbers are rounded to one
    decimal; what says nothing to the reader goes: classes, backgrounds, empty groups, Vega's own English descriptions.
    """
    root = ET.fromstring(vega_svg(definition))  # noqa: S314 (drawn in this process by Vega)
    for parent in list(root.iter()):
        for position, mark in enumerate(list(parent)):
            known = mark.get("aria-label", "")
            if known in names:
                parent[position] = _named(mark, names[known], links.get(known))
    _without_scaffold(root)
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            if attribute in _LINES | _LETTERS and value not in ("translate(0,0)", "normal"):
                element.set(attribute, _LONG_DECIMAL.sub(lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), value))
            elif attribute not in ("href", "tabindex"):
                del element.attrib[attribute]
    text = "".join(ET.tostring(child, encoding="unicode") for child in root)
    return text.replace(f' xmlns="{_SVG[1:-1]}"', "")


def _named(mark: ET.Element, name: str, link: str | None) -> ET.Element:
    outer = ET.Element(f"{_SVG}a", {"href": link, "tabindex": "-1"}) if link else ET.Element(f"{_SVG}g")
    if link and mark.tag == f"{_SVG}text":
        mark.set("text-decoration", "underline")
    ET.SubElement(outer, f"{_SVG}title").text = name
    outer.append(mark)
    return outer


def _without_scaffold(parent: ET.Element) -> None:
    for child in list(parent):
        _without_scaffold(child)
        scaffold = child.get("class") in ("background", "foreground") or child.tag == f"{_SVG}rect"
        empty = len(child) == 0 and not child.text and child.tag in (f"{_SVG}g", f"{_SVG}text")
        if scaffold or empty:
            parent.remove(child)
