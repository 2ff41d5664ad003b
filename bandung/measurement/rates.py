"""Exchange rates and purchasing power parities by year: a small real table inside, larger ones from a folder.

A folder holds ``exchange_rates.csv`` (currency, year, value, source, retrieved, note), ``ppp.csv`` (country, currency,
year and the same) and ``origins.csv`` (where they come from). What a table does not say is None, never guessed.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bandung import reference
from bandung.measurement.valued import Rate
from bandung.values.errors import BadValue, _

EXCHANGE, PPP, ORIGINS = "exchange_rates.csv", "ppp.csv", "origins.csv"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    EXCHANGE: ("currency", "year", "value", "source", "retrieved", "note"),
    PPP: ("country", "currency", "year", "value", "source", "retrieved", "note"),
}
"""Columns of the two tables; ``value`` is in units of the currency for one US (or one international) dollar."""
BY_DEFINITION = "by definition"


class BadRates(BadValue):
    """A table of rates that cannot be used; ``field`` is the file and the line."""


@dataclass(frozen=True)
class RatesTable:
    """Annual averages by currency, PPP conversion factors by country. ``version`` names exactly this content: the day
    of its youngest row and the beginning of its SHA-256."""

    version: str
    retrieved: date
    exchange: Mapping[tuple[str, int], Rate] = field(repr=False)
    """(currency, year) to rate."""
    ppp: Mapping[tuple[str, int], Rate] = field(repr=False)
    """(country, year) to factor; its ``currency`` is that of the country in that year."""

    @classmethod
    def read(cls, folder: Path | Traversable) -> "RatesTable":
        """The tables of a folder.

        :raises BadRates: if a file is missing or one of its rows cannot be used: a value of zero or below, an unknown
            code, a renamed column, the same rate twice.
        """
        digest = hashlib.sha256()
        found: dict[str, dict[tuple[str, int], Rate]] = {}
        for name in (EXCHANGE, PPP):
            try:
                raw = (folder / name).read_bytes()
            except OSError:
                raise BadRates(_("There is no “%(file)s” in this folder."), field=name, file=name) from None
            digest.update(raw.replace(b"\r\n", b"\n"))
            found[name] = _read(name, raw)
        retrieved = max((rate.retrieved for table in found.values() for rate in table.values()), default=None)
        if retrieved is None:
            raise BadRates(_("The tables of rates are empty."), field=EXCHANGE)
        return cls(f"{retrieved.isoformat()}-{digest.hexdigest()[:12]}", retrieved, found[EXCHANGE], found[PPP])

    def per_dollar(self, currency: str, year: int) -> Rate | None:
        """Annual average, units of the currency for one US dollar; one for the dollar itself; None if unknown."""
        if currency == "USD":
            return Rate("USD", year, Decimal(1), BY_DEFINITION, self.retrieved)
        return self.exchange.get((currency, year))

    def per_international_dollar(self, country: str, year: int) -> Rate | None:
        """PPP conversion factor, units of the country's currency for one international dollar; None if unknown."""
        if country == "USA":
            return Rate("USD", year, Decimal(1), BY_DEFINITION, self.retrieved)
        return self.ppp.get((country, year))

    def years(self, currency: str) -> tuple[int, ...]:
        """The years for which the table has this currency."""
        return tuple(sorted(year for code, year in self.exchange if code == currency))


def _rows(name: str, raw: bytes) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Place (file and line) and cells of each row."""
    try:
        reader = csv.DictReader(raw.decode("utf-8-sig").splitlines(), strict=True)
        missing = [column for column in COLUMNS[name] if column not in (reader.fieldnames or ())]
        if missing:
            raise BadRates(
                _("The columns %(missing)s are missing; were they renamed?"), field=name, missing=", ".join(missing)
            )
        for row in reader:
            yield f"{name}:{reader.line_num}", row
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadRates(_("This is no table that we can read: %(reason)s."), field=name, reason=str(error)) from error


def _read(name: str, raw: bytes) -> dict[tuple[str, int], Rate]:
    by_key: dict[tuple[str, int], Rate] = {}
    for place, row in _rows(name, raw):
        rate = _rate(place, row)
        key = (row["country"] if name == PPP else rate.currency, rate.year)
        if name == PPP:
            _known(place, "country", row["country"])
        if key in by_key:
            raise BadRates(_("%(code)s of %(year)s stands twice."), field=place, code=key[0], year=key[1])
        by_key[key] = rate
    return by_key


def _rate(place: str, row: Mapping[str, str]) -> Rate:
    _known(place, "currency", row["currency"])
    try:
        value, year = Decimal(row["value"]), int(row["year"])
        retrieved = date.fromisoformat(row["retrieved"])
    except (InvalidOperation, ValueError, TypeError):
        raise BadRates(_("A rate needs a number, a year and the day it was retrieved."), field=place) from None
    if not value.is_finite() or value <= 0:
        raise BadRates(
            _("%(value)s is no rate of exchange: a rate is above zero."), field=place, value=row["value"][:30]
        )
    if not 1900 <= year <= 2200:
        raise BadRates(_("%(year)s is not a year of which rates are known."), field=place, year=year)
    if not row["source"]:
        raise BadRates(_("A rate needs its source."), field=place)
    return Rate(row["currency"], year, value, row["source"], retrieved, row["note"] or "")


def _known(place: str, what: str, code: str) -> None:
    try:
        (reference.country if what == "country" else reference.currency)(code)
    except reference.UnknownCode as error:
        raise BadRates(_("%(reason)s"), field=place, reason=str(error)) from None


def origins(folder: Path | Traversable) -> tuple[Mapping[str, str], ...]:
    """Where the tables of a folder come from: table, source, release, licence, seen_on, evidence, note."""
    try:
        text = (folder / ORIGINS).read_text(encoding="utf-8")
    except OSError:
        return ()
    return tuple(csv.DictReader(text.splitlines()))


INSIDE = files("bandung.measurement") / "data"
"""The tables inside the project."""


@cache
def sample_rates() -> RatesTable:
    """The small real table inside the project: about sixty currencies from 2000, seventy-five countries from 2014."""
    return RatesTable.read(INSIDE)


def keep(shelf: Path, folder: Path) -> RatesTable:
    """Put the tables of a folder on a shelf and use them from now on. Older ones stay: figures are computed again.

    :raises BadRates: as ``RatesTable.read``; the shelf stays as it was.
    """
    table = RatesTable.read(folder)
    place = shelf / table.version
    place.mkdir(parents=True, exist_ok=True)
    for name in (EXCHANGE, PPP, ORIGINS):
        if (folder / name).exists():
            (place / name).write_bytes((folder / name).read_bytes())
    part = shelf / "current.part"
    part.write_text(table.version, encoding="utf-8")
    part.replace(shelf / "current")
    return table


def current_folder(shelf: Path) -> Path | Traversable:
    """The tables in use: those kept last, else the ones inside."""
    named = shelf / "current"
    return shelf / named.read_text(encoding="utf-8") if named.exists() else INSIDE


def current_rates(shelf: Path) -> RatesTable:
    """The rates in use on a node: those kept last, else the small table inside."""
    named = shelf / "current"
    return _kept(shelf / named.read_text(encoding="utf-8")) if named.exists() else sample_rates()


def rates_at(shelf: Path, version: str) -> RatesTable:
    """The rates of a version, so that a published figure can be computed again.

    :raises BadRates: if the shelf does not have it.
    """
    if version == sample_rates().version:
        return sample_rates()
    if not re.fullmatch(r"[0-9a-f-]{11,40}", version) or not (shelf / version).is_dir():
        raise BadRates(
            _("There are no exchange rates of version %(version)s here."), field="rates", version=version[:60]
        )
    return _kept(shelf / version)


@lru_cache(maxsize=4)
def _kept(folder: Path) -> RatesTable:
    return RatesTable.read(folder)
