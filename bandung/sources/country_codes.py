"""Whose code is this? Codes and names of countries, as publishers of statistics write them, to ISO 3166 alpha-3.

``data/country_codes.csv`` lists what ISO does not have: codes of a publisher's own, areas that are no single country,
and countries that are no more, with the last year in which they may stand. What is in neither stops the loading.
"""

import csv
import re
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
REASONS = ("group", "dissolved", "unspecified")
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
        plain = _plain(of, code)
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
    """The rows of such a list; a spreadsheet may have saved it, with semicolons and a mark at its beginning."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Unexpected(_("This is no CSV in UTF-8."), field=file.name) from None
    between = ";" if lines and ";" in lines[0] else ","
    rows = csv.DictReader(lines, delimiter=between)
    check_columns(file.name, rows.fieldnames or (), COLUMNS)
    found = {}
    for row in rows:
        of, code, country, why, *years = ((row[name] or "").strip() for name in COLUMNS[:-1])
        place = f"{file.name}:{rows.line_num}"
        if of not in LISTS or bool(country) == bool(why) or (why and why not in REASONS):
            raise Unexpected(
                _("A code stands in one of %(lists)s, for a country or with one of the reasons %(reasons)s."),
                field=place, lists=", ".join(LISTS), reasons=", ".join(REASONS),
            )  # fmt: skip
        if not all(not year or re.fullmatch("[0-9]{4}", year) for year in years):
            raise Unexpected(_("A year is written as 1992, or left empty."), field=place)
        if country:
            reference.country(country)
        first, last = (int(year) if year else other for year, other in zip(years, (0, 9999), strict=True))
        found[of, _plain(of, code)] = Area(country, why, first, last)
    return found


def _plain(of: str, code: str) -> str:
    """A code as it is looked up: numeric ones without zeros in front, which some files have and others not."""
    return (code.strip().lstrip("0") or "0") if of in NUMERIC else code.strip()
