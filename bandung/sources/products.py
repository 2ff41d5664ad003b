"""What a code of a product is called: chapters, headings and subheadings of the Harmonized System, SITC, industries.

A page shows ``product_name("HS17", "0902")``, *Tea*, and not four digits. Names of the Harmonized System are the short
ones of the Atlas of Economic Complexity (in Spanish for chapters and headings), those of SITC revision 2 its own,
those of industries the OECD’s; two misprints are put right. They are for reading: the law is the publisher’s text.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bandung.values.errors import _

ORIGINS: Mapping[str, tuple[str, str]] = {
    "HS92": ("Growth Lab at Harvard, atlas-common-data 1.1.1: hs92.csv", "Apache-2.0"),
    "HS12": ("Growth Lab at Harvard, atlas-common-data 1.1.1: hs12.csv", "Apache-2.0"),
    "HS22": ("Growth Lab at Harvard, atlas-common-data 1.1.1: hs22.csv", "Apache-2.0"),
    "SITC2": ("Growth Lab at Harvard, atlas-common-data 1.1.1: sitc.csv", "Apache-2.0"),
    "ISIC4": ("OECD, Inter-Country Input-Output tables 2025, by way of sanction-simulator 0.1.4", "CC BY 4.0"),
}
"""Which list the names of a classification are of, and its licence."""
LISTS: Mapping[str, tuple[str, ...]] = {
    "HS92": ("HS92", "HS12"), "HS96": ("HS12", "HS92"), "HS02": ("HS12", "HS92"), "HS07": ("HS12", "HS92"),
    "HS12": ("HS12",), "HS17": ("HS12", "HS22"), "HS22": ("HS22", "HS12"), "SITC2": ("SITC2",), "ISIC4": ("ISIC4",),
}  # fmt: skip
"""Classification to the lists that are looked into. A code that its neighbours have too is the same product, but for
what moved between them at a revision; one that none has is called as its heading."""
_HS = _("Harmonized System, %(year)s")
CLASSIFICATIONS: Mapping[str, str] = {
    **{each: _HS for each in LISTS if each.startswith("HS")},
    "SITC2": _("Standard International Trade Classification, revision 2"),
    "ISIC4": _("Industries that make them (ISIC, revision 4)"),
}
"""What a classification is called: a sentence, with the place ``year`` in those of the Harmonized System."""


def year_of(classification: str) -> str:
    """The year of a revision of the Harmonized System; empty for other classifications."""
    digits = classification[2:4] if classification in CLASSIFICATIONS and classification.startswith("HS") else ""
    return digits and ("19" if digits > "50" else "20") + digits


def product_name(classification: str, code: str, language: str = "en") -> str:
    """The name of a product in a language, else in English, else that of the group it is in, else its code."""
    for length in range(len(code), 0, -1):
        if length < len(code) and not classification.startswith(("HS", "SITC")):
            break
        for each in LISTS.get(classification, ()):
            found = _names(each, six=each.startswith("HS") and length == 6).get(code[:length])
            if found:
                return (found[1] if language == "es" else "") or found[0]
    return code


@cache
def _names(classification: str, *, six: bool) -> Mapping[str, tuple[str, str]]:
    """Code to its name in English and Spanish; ``six``: subheadings of the Harmonized System, a file of their own."""
    return _table("products_hs6.csv" if six else "products.csv").get(classification, {})


@cache
def _table(file: str) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    text = (files("bandung.sources") / "data" / file).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["classification"], {})[row["code"]] = (row["en"], row["es"])
    return found
