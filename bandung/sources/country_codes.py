"""Whose code is this? Codes and names of countries, as publishers of statistics write them, to ISO 3166 alpha-3.

``data/country_codes.csv`` lists what ISO does not have: codes of a publisher's own, areas that are no single country,
and countries that are no more, with the last year in which they may stand. What is in neither stops the loading.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bandung import reference
from bandung.sources.fetching import Unexpected, check_columns
from bandung.values.errors import _

COLUMNS = ("list", "code", "country", "why", "first_year", "last_year", "note")
LISTS = ("m49", "m49-un", "alpha3", "names")
"""Numeric codes of M49 as Comtrade and BACI use them, as the United Nations’ Population Division uses them (492 is
Monaco there), alpha-3 codes, names in any of our languages."""
NUMERIC = ("m49", "m49-un")
OWN = "country_codes.csv"
"""On a shelf: further codes of the same columns, for what a publisher begins to use before we know of it."""


@dataclass(frozen=True, slots=True)
class Area:
    """What a code stands for: a country, or why it is none: ``group``, ``dissolved``, ``unspecified``."""

    country: str = ""
    why: str = ""
    first_year: int = 0
    last_year: int = 9999


def areas(of: str, codes: Iterable[str], *, file: str, own: Path | None = None) -> Mapping[str, Area]:
    """Each of these codes to what it stands for; ``of`` is one of ``LISTS``.

    :raises Unexpected: with the codes that nobody has listed.
    """
    listed = dict(_listed())
    if own is not None and own.is_file():
        listed |= _read(own)
    found, unknown = {}, []
    for code in codes:
        plain = code.lstrip("0") or "0" if of in NUMERIC else code.strip()
        area = listed.get((of, plain)) or _country(of, plain)
        if area is None:
            unknown.append(code)
        else:
            found[code] = area
    if unknown:
        raise Unexpected(
            _("These codes of countries are unknown: %(codes)s. Add each to %(list)s, as a country or as set aside."),
            field=file, codes=", ".join(sorted(unknown)[:12]), list=OWN,
        )  # fmt: skip
    return found


def _country(of: str, code: str) -> Area | None:
    if of == "names":
        it = reference.find_country(code) if code else None
        return Area(it.code) if it else None
    country = _by_code().get((of, code))
    return Area(country) if country else None


@cache
def _by_code() -> Mapping[tuple[str, str], str]:
    numeric = {(of, it.m49.lstrip("0")): it.code for of in NUMERIC for it in reference.countries() if it.m49}
    return numeric | {("alpha3", it.code): it.code for it in reference.countries()}


@cache
def _listed() -> Mapping[tuple[str, str], Area]:
    return _read(files("bandung.sources") / "data" / OWN)


def _read(file: Path | Traversable) -> Mapping[tuple[str, str], Area]:
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    check_columns(file.name, rows.fieldnames or (), COLUMNS)
    found = {}
    for row in rows:
        if row["list"] not in LISTS or bool(row["country"]) == bool(row["why"]):
            raise Unexpected(
                _("A code stands in one of %(lists)s, for a country or with a reason."),
                field=f"{file.name}:{rows.line_num}", lists=", ".join(LISTS),
            )  # fmt: skip
        if row["country"]:
            reference.country(row["country"])
        years = (int(row["first_year"] or 0), int(row["last_year"] or 9999))
        found[row["list"], row["code"]] = Area(row["country"], row["why"], *years)
    return found
