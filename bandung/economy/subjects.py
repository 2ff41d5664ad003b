"""From a product to the subjects of cooperation: which sectors a need or an offer on it would name.

Somebody sees that a country could sell tea to a neighbour, and asks who offers cooperation on growing it. Chapters and
headings of the Harmonized System, divisions and groups of SITC and industries of ISIC lead to sectors of the DAC/CRS
list, in the table ``data/subjects.csv``, version ``VERSION``. The table is ours, made by reading both lists side by
side; nobody else has checked it yet (``evidence`` U in every row).
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

VERSION = "1"


def sectors_of(classification: str, product: str) -> tuple[str, ...]:
    """Codes of the sectors of a product, the nearest first; empty where the table has none, as for HS 99.

    :param classification: with its revision, as ``sources`` names it: HS17, SITC2, ISIC4. Revisions move codes between
        headings and hardly ever between chapters, so that one table serves all of a classification.
    :param product: its code; the longest beginning of it that the table has counts, for industries the code itself.
    """
    table = _table().get(classification.rstrip("0123456789"), {})
    if classification.startswith("ISIC"):
        return table.get(product, ())
    for length in range(len(product), 0, -1):
        if found := table.get(product[:length]):
            return found
    return ()


@cache
def _table() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    text = (files("bandung.economy") / "data" / "subjects.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["classification"], {})[row["code"]] = tuple(row["sectors"].split())
    return found
