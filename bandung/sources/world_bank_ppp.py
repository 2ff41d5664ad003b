"""Purchasing power parities of the World Bank: the published conversion factor, or the one its GDP figures imply.

Published: indicator PA.NUS.PPP, units of the country's currency for one international dollar, as rows of country,
year and value. Implied: from GDP in US dollars and in international dollars, ``p = e * GDP(USD) / GDP(PPP)`` with ``e``
units of the currency for one US dollar; right where the Bank converted GDP by the same ``e``, close to it elsewhere.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from bandung import reference
from bandung.measurement.valued import Rate
from bandung.sources.fetching import Copy, Unexpected, check_columns
from bandung.sources.imf_rates import rounded
from bandung.values.errors import _

ADDRESS = "https://raw.githubusercontent.com/datasets/ppp/916e816da4eac4726cd2f8daaf1c1394ddfe27a9/data/ppp-gdp.csv"
LICENCE = "CC BY 4.0 (World Bank, International Comparison Program); repository: ODC-PDDL-1.0"
COLUMNS = ("Country", "Country ID", "Year", "PPP")
SOURCE = "World Bank, PA.NUS.PPP"
IMPLIED = "implied by GDP, World Bank"
AGGREGATES = frozenset({"1A", "1W", "4E", "7E", "8S", "B8", "EU", "OE", "S1", "S2", "S3", "S4", "T2", "T3", "T4", "T5",
    "T6", "T7", "V1", "V2", "V3", "V4", "XC", "XD", "XE", "XF", "XG", "XH", "XI", "XJ", "XL", "XM", "XN", "XO", "XP",
    "XQ", "XT", "XU", "XY", "Z4", "Z7", "ZF", "ZG", "ZJ", "ZQ", "ZT"})  # fmt: skip
"""The Bank's codes of groups of countries, left out."""
OTHER_CODES: Mapping[str, str] = {"JG": "", "XK": "XKX"}
"""Its codes that are not ISO 3166-1: the Channel Islands are left out, Kosovo has one of its own here."""


def clean(copy: Copy) -> list[tuple[str, Rate]]:
    """Country and its published factor, sorted.

    :raises Unexpected: if a column was renamed, a country is unknown, a value is not above zero or stands twice.
    """
    try:
        reader = csv.DictReader(copy.read().decode("utf-8-sig").splitlines(), strict=True)
        check_columns(copy.file.name, reader.fieldnames or (), COLUMNS)
        rows = [(f"{copy.file.name}:{reader.line_num}", row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unexpected(_("This is no table that we can read: %(reason)s."), field=copy.file.name, reason=str(error)) \
            from error  # fmt: skip
    found: dict[tuple[str, int], Rate] = {}
    for place, row in rows:
        country = _country(place, row["Country ID"] or "")
        if country is None or not row["PPP"]:
            continue
        rate = _factor(place, country, row, copy.retrieved)
        if (country.code, rate.year) in found:
            raise Unexpected(_("%(code)s of %(year)s stands twice."), field=place, code=country.code, year=rate.year)
        found[country.code, rate.year] = rate
    return [(code, found[code, year]) for code, year in sorted(found)]


def _country(place: str, code: str) -> reference.Country | None:
    if code in AGGREGATES or OTHER_CODES.get(code) == "":
        return None
    found = reference.find_country(OTHER_CODES.get(code, code)) if code else None
    if found is None:
        raise Unexpected(_("“%(code)s” is no country that we know."), field=place, code=code[:20])
    return found


def _factor(place: str, country: reference.Country, row: Mapping[str, str], retrieved: date) -> Rate:
    try:
        value, year = Decimal(row["PPP"]), int(row["Year"])
    except (InvalidOperation, ValueError, TypeError):
        raise Unexpected(_("“%(amount)s” is not a number."), field=place, amount=str(row["PPP"])[:40]) from None
    if not value.is_finite() or value <= 0:
        raise Unexpected(
            _("%(value)s is no rate of exchange: a rate is above zero."), field=place, value=row["PPP"][:30]
        )
    return Rate(country.currency, year, rounded(value), SOURCE, retrieved)


def implied(gdp: Iterable[tuple[str, int, Decimal, Decimal]], exchange: Iterable[Rate]) -> list[tuple[str, Rate]]:
    """Country and the factor its GDP implies; ``gdp`` is country, year, in US dollars, in international dollars.

    A country whose currency has no rate of exchange in that year has no factor.
    """
    known = {(rate.currency, rate.year): rate for rate in exchange}
    found = []
    for code, year, dollars, international in gdp:
        currency = reference.country(code).currency
        rate = known.get((currency, year))
        e = Decimal(1) if currency == "USD" else rate and rate.value
        if not e or dollars <= 0 or international <= 0:
            continue
        note = "with " + ("1 for the US dollar" if rate is None else f"{rate.value} ({rate.source})")
        retrieved = rate.retrieved if rate else max(each.retrieved for each in known.values())
        found.append((code, Rate(currency, year, rounded(e * dollars / international), IMPLIED, retrieved, note)))
    return sorted(found, key=lambda pair: (pair[0], pair[1].year))
