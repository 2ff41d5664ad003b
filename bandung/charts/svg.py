"""Makes the SVG that Vega writes small, linked and readable by assistive technology."""

import re
from collections.abc import Iterable
from functools import lru_cache
from xml.etree import ElementTree as ET

import vl_convert

_SVG = "{http://www.w3.org/2000/svg}"
_KEPT = {"d", "x", "y", "x2", "y2", "transform", "fill", "stroke", "stroke-width", "font-size", "font-weight"} | {
    "text-anchor"
}
_LONG_DECIMAL = re.compile(r"\d*\.\d{2,}")

ET.register_namespace("", _SVG[1:-1])


@lru_cache(maxsize=128)
def vega_svg(definition: str) -> str:
    """What Vega draws for a Vega-Lite definition in JSON; about half a second the first time, then 30 ms."""
    return str(vl_convert.vegalite_to_svg(definition))


def marks_of(definition: str, *, names: Iterable[str], links: Iterable[str | None]) -> str:
    """The drawing for a definition without its ``svg`` element, each bar with its name and, where given, its link.

    Numbers are rounded to one decimal; what says nothing to the reader goes: classes, backgrounds, empty groups, and
    Vega's own English descriptions. ``names`` and ``links`` are in the order of the bars. Links are set here because
    Vega puts a web address of its own before those that are paths.
    """
    root = ET.fromstring(vega_svg(definition))  # noqa: S314 (drawn in this process by Vega)
    told = iter(list(zip(names, links, strict=True)))
    for parent in list(root.iter()):
        for position, mark in enumerate(list(parent)):
            if mark.get("aria-roledescription") == "bar":
                parent[position] = _named(mark, *next(told))
    _without_scaffold(root)
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            if attribute in _KEPT and value not in ("translate(0,0)", "normal"):
                element.set(attribute, _LONG_DECIMAL.sub(lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), value))
            elif attribute != "href":
                del element.attrib[attribute]
    text = "".join(ET.tostring(child, encoding="unicode") for child in root)
    return text.replace(f' xmlns="{_SVG[1:-1]}"', "")


def _named(mark: ET.Element, name: str, link: str | None) -> ET.Element:
    outer = ET.Element(f"{_SVG}a", {"href": link}) if link else ET.Element(f"{_SVG}g")
    ET.SubElement(outer, f"{_SVG}title").text = name
    outer.append(mark)
    return outer


def _without_scaffold(parent: ET.Element) -> None:
    for child in list(parent):
        _without_scaffold(child)
        if child.get("class") in ("background", "foreground") or (child.tag == f"{_SVG}g" and len(child) == 0):
            parent.remove(child)
