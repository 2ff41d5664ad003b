"""What countries mainly export, by The World Factbook, as products of our own: see ``data/README.md``.

A label of a list names products, or a group of them ("chemicals"), or is left aside with a reason; beside that it may
hold products of which nobody can say whether it does.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "data"
Said = dict[str, set[str]]


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def kinds() -> Mapping[str, str]:
    """Every code of the tables: *product*, or *group* of products."""
    return {row["product"]: row["kind"] for row in table("main_exports_products.csv")}


def products_in(code: str) -> set[str]:
    """The products that a code holds: itself, or those of its chapters (``08``, ``28-38``)."""
    products = {each for each, kind in kinds().items() if kind == "product"}
    if code in products:
        return {code}
    first, _dash, last = code.partition("-")
    return {each for each in products if first <= each[:2] <= (last or first)}


@dataclass(frozen=True)
class Lists:
    """The lists of a year by country: products and groups that are named, and products that they may hold beside."""

    named: Said
    perhaps: Said
    rows: int
    aside: int


def lists(year: int) -> Lists:
    labels = {(row["year"], row["label"]): row for row in table("main_exports_labels.csv")}
    named: Said = defaultdict(set)
    perhaps: Said = defaultdict(set)
    rows = aside = 0
    for row in table("main_exports.csv"):
        if row["year"] != str(year):
            continue
        label, place = labels[row["year"], row["label"]], row["country"]
        codes = label["products"].split()
        named[place].update(codes)
        for code in [*label["perhaps"].split(), *(code for code in codes if kinds()[code] == "group")]:
            perhaps[place] |= products_in(code)
        rows, aside = rows + 1, aside + (not codes)
    return Lists(named, {place: held - named[place] for place, held in perhaps.items()}, rows, aside)


@cache
def _starts() -> Mapping[str, str]:
    return {it: row["product"] for row in table("main_exports_products.csv") for it in row["sitc2"].split()}


def product_of_sitc(code: str) -> str | None:
    """The product that a code of SITC revision 2 belongs to: the one with the longest beginning of it."""
    return next((_starts()[code[:size]] for size in (4, 3, 2) if code[:size] in _starts()), None)
