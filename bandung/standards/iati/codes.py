"""The code lists of IATI as data, and whether the codes in an activity or organisation are on them.

``data/origins.csv`` says which state of the lists this is. A code that was withdrawn may still stand where what it
says happened before that day.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bandung.standards.iati.document import VERSIONS, Element
from bandung.standards.iati.findings import Finding, Severity, line_near, path_of
from bandung.standards.iati.shape import XML_LANG
from bandung.values.errors import _

NO_SUCH_CODE = _("“%(code)s” is not on the list %(list)s.")
WITHDRAWN = _("“%(code)s” (%(name)s) was taken from the list %(list)s on %(day)s; here it is used for %(used)s.")
WITHDRAWN_ONCE = _("“%(code)s” (%(name)s) has been taken from the list %(list)s.")
MEND_CODE = _("Take a code of the list %(list)s, sign for sign; if none fits, use a vocabulary of your own.")
MEND_WITHDRAWN = _("Take the code that stands for it now.")


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one list; ``until`` is the day it was withdrawn."""

    code: str
    withdrawn: bool
    since: date | None
    until: date | None
    category: str
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place that takes codes of a list, if a vocabulary is one of ``values`` ("" for none)."""

    attribute: str
    list: str
    vocabulary: str
    values: frozenset[str]


@cache
def code_lists(version: str = VERSIONS[-1]) -> Mapping[str, Mapping[str, Code]]:
    """Every list by its name, its codes by themselves, as they are for files of a version."""
    found: dict[str, dict[str, Code]] = {}
    for row in _rows("codes"):
        found.setdefault(row["list"], {})[row["code"]] = _code(row)
    for name in {row["list"] for row in _before(version)}:
        found[name] = {row["code"]: _code(row) for row in _before(version) if row["list"] == name}
    return found


@cache
def complete_lists(version: str = VERSIONS[-1]) -> frozenset[str]:
    """The lists beside which no other code may stand; the others say themselves that they are not complete."""
    complete = {row["list"]: bool(row["complete"]) for row in _rows("code_lists")}
    complete.update({row["list"]: bool(row["complete"]) for row in _before(version)})
    return frozenset(name for name, its in complete.items() if its)


@cache
def places(version: str = VERSIONS[-1]) -> Mapping[str, tuple[Place, ...]]:
    """Path of an element, "iati-activity/sector", to what in it is a code in files of a version."""
    found: dict[str, tuple[Place, ...]] = {}
    for row in _rows("code_places_v1" if version.startswith("1") else "code_places"):
        place = Place(
            row["attribute"], row["list"], row["vocabulary"],
            frozenset(row["values"].split("|")),
        )  # fmt: skip
        found[row["element"]] = (*found.get(row["element"], ()), place)
    return found


@cache
def _before(version: str) -> tuple[dict[str, str], ...]:
    """The rows of the lists that were others in a version, whole lists each."""
    return tuple(row for row in _rows("codes_before") if version in row["versions"].split())


def _code(row: Mapping[str, str]) -> Code:
    return Code(
        row["code"], row["status"] == "withdrawn", _day(row["since"]), _day(row["until"]), row["category"],
        row["en"], row["fr"],
    )  # fmt: skip


@cache
def _usable(version: str) -> Mapping[str, tuple[tuple[Place, str, frozenset[str]], ...]]:
    """The places of each path with the codes that may always stand there."""
    lists = code_lists(version)
    usable = {name: frozenset(c.code for c in its.values() if not c.withdrawn) for name, its in lists.items()}
    return {
        path: tuple((each, each.attribute, usable[each.list]) for each in its)
        for path, its in places(version).items()
    }  # fmt: skip


def check_code(
    code: str, name: str, used: date | None, version: str = VERSIONS[-1]
) -> tuple[Severity, str] | None:  # fmt: skip
    """How bad a code is and in which sentence; None if it may stand, on the day it is used for."""
    known = code_lists(version)[name].get(code)
    if known is None:
        return (Severity.ERROR if name in complete_lists(version) else Severity.WARNING), NO_SUCH_CODE
    if known.withdrawn and (known.until is None or used is None or used > known.until):
        return Severity.WARNING, WITHDRAWN if known.until and used else WITHDRAWN_ONCE
    return None


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whose codes are looked at: an item, its number, its identifier, the version of its file, and the day today."""

    item: Element
    number: int
    identifier: str
    version: str
    on: date


def check_codes(index: Mapping[str, list[Element]], of: Speaking) -> Iterator[Finding]:
    """The codes of one item that are not on their lists; ``index`` has its elements by path."""
    known = _usable(of.version)
    for path, elements in index.items():
        for place, attribute, usable in known.get(path, ()):
            for element in elements:
                code = element.get(attribute) if attribute else (element.text or "").strip()
                if code is None or code in usable:
                    continue
                if not place.vocabulary or _vocabulary(element, place) in place.values:
                    yield from _found(code, place, element, of)


def check_languages(elements: Iterable[Element], of: Speaking) -> Iterator[Finding]:
    """The languages that are not on their list."""
    place = Place(XML_LANG, "Language", "", frozenset())
    usable = code_lists(of.version)["Language"]
    for element in elements:
        code = element.get(XML_LANG)
        if code is not None and code not in usable:
            yield from _found(code, place, element, of)


def _found(code: str, place: Place, element: Element, of: Speaking) -> Iterator[Finding]:
    used = _used(element, of.item, of.on)
    if not (wrong := check_code(code, place.list, used, of.version)):
        return
    severity, sentence = wrong
    known = code_lists(of.version)[place.list].get(code)
    attribute = "xml:lang" if place.attribute == XML_LANG else place.attribute
    yield Finding(
        severity,
        f"code.{place.list}",
        line_near(element),
        path_of(element, of.number, of.item) + (f"/@{attribute}" if attribute else ""),
        of.identifier,
        sentence,
        MEND_CODE if sentence is NO_SUCH_CODE else MEND_WITHDRAWN,
        {"code": code[:100], "list": place.list, "name": known.en if known else "",
         "day": known.until if known else None, "used": used},
    )  # fmt: skip


def _vocabulary(element: Element, place: Place) -> str:
    if not place.vocabulary.startswith("../"):
        return str(element.get("vocabulary", ""))
    parent = element.getparent()
    return str(parent.get("vocabulary", "")) if parent is not None else ""


def _used(element: Element, item: Element, on: date) -> date:
    """The day that a code speaks of: of its transaction or period, else of the end of the activity, else today."""
    node: Element | None = element
    while node is not None and node is not item:
        for name in ("transaction-date", "period-start"):
            dated = node.find(name)
            if dated is not None and (day := _day(dated.get("iso-date", "")[:10])):
                return day
        node = node.getparent()
    ends = {each.get("type"): _day(each.get("iso-date", "")[:10]) for each in item.iterfind("activity-date")}
    return ends.get("4") or ends.get("end-actual") or ends.get("3") or ends.get("end-planned") or on


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
