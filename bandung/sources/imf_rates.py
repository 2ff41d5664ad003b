"""Exchange rates of the International Monetary Fund: monthly averages in SDR, made into annual averages per US dollar.

Source: a JSON list of ``{"year", "month", "currency_id", "value"}``, value in SDR for one unit of the currency,
monthly averages of the IMF's representative rates as IATI.cloud keeps them. Units of a currency for one US dollar in a
month are the dollar's value in SDR over the currency's; the annual average is the mean of the months.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from importlib.resources import files
from typing import Any

from bandung import reference
from bandung.measurement.valued import Rate
from bandung.sources.fetching import Copy, Unexpected, check_columns
from bandung.values.errors import _

ADDRESS = (
    "https://raw.githubusercontent.com/zimmerman-team/IATI.cloud/f79bd89c3a48d17a8601fa1bc4ab111461581e3b/"
    "direct_indexing/data_sources/currency_monthlyaverage.json"
)
LICENCE = "Rates: IMF, terms of use for data; repository: MIT"
COLUMNS = ("year", "month", "currency_id", "value")
SOURCE = "IMF, monthly averages"
FEWEST_MONTHS = 10
"""With fewer the year has no average: months that are missing are not guessed."""
DIGITS = 7
GONE = frozenset({
    "ATS", "BEF", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "IEP", "ITL", "LTL", "LUF", "LVL", "MTL", "NLG",
    "PTE", "SIT", "SKK", "VEB", "VEF",
})  # fmt: skip
"""Currencies of the series that are no more, and left out: euro area before the euro, Venezuela before 2018."""


def clean(copy: Copy) -> list[Rate]:
    """Annual averages by currency and year, sorted; fixed parities fill in where the series has no rate.

    :raises Unexpected: if a column was renamed, a currency is unknown, a value is not above zero or stands twice.
    """
    months = _months(copy)
    rates = [
        Rate(currency, year, rounded(sum(those.values(), Decimal()) / len(those)), SOURCE, copy.retrieved, _note(those))
        for (currency, year), those in months.items()
        if len(those) >= FEWEST_MONTHS and currency != "USD"
    ]
    return sorted([*rates, *_by_parity(rates, copy.retrieved)], key=lambda rate: (rate.currency, rate.year))


def _months(copy: Copy) -> Mapping[tuple[str, int], dict[int, Decimal]]:
    """(currency, year) to month to units for one US dollar."""
    sdr: dict[tuple[str, int, int], Decimal] = {}
    for place, row in _rows(copy):
        currency = _currency(place, row["currency_id"])
        if currency is None:
            continue
        key, value = (currency, _whole(place, row["year"]), _whole(place, row["month"])), row["value"]
        if not isinstance(value, Decimal | int) or isinstance(value, bool) or not value > 0:
            raise Unexpected(
                _("%(value)s is no rate of exchange: a rate is above zero."), field=place, value=str(value)[:30]
            )
        if key in sdr:
            raise Unexpected(_("%(code)s of %(year)s stands twice."), field=place, code=currency, year=key[1])
        sdr[key] = Decimal(value)
    months: dict[tuple[str, int], dict[int, Decimal]] = defaultdict(dict)
    for (currency, year, month), value in sdr.items():
        dollar = sdr.get(("USD", year, month))
        if dollar is not None:
            months[currency, year][month] = dollar / value
    return months


def _rows(copy: Copy) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        told = json.loads(copy.read(), parse_float=Decimal)
    except ValueError as error:
        raise Unexpected(_("This is no table that we can read: %(reason)s."), field=copy.file.name, reason=str(error)) \
            from error  # fmt: skip
    if not isinstance(told, list) or not told or not all(isinstance(row, dict) for row in told):
        raise Unexpected(_("This is no table that we can read: %(reason)s."), field=copy.file.name, reason="no list")
    for number, row in enumerate(told, start=1):
        check_columns(f"{copy.file.name}:{number}", list(row), COLUMNS)
        yield f"{copy.file.name}:{number}", row


def _currency(place: str, code: Any) -> str | None:
    """The currency, None if it is one of those that are no more."""
    if code in GONE:
        return None
    try:
        return reference.currency(code).code
    except reference.UnknownCode as error:
        raise Unexpected(_("%(reason)s"), field=place, reason=str(error)) from None


def _whole(place: str, number: Any) -> int:
    if not isinstance(number, int):
        raise Unexpected(_("“%(amount)s” is not a number."), field=place, amount=str(number)[:40])
    return number


def rounded(value: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        return +value


def _note(months: Mapping[int, Decimal]) -> str:
    return "" if len(months) == 12 else f"{len(months)} months"


@cache
def parities() -> tuple[Mapping[str, str], ...]:
    """Fixed parities: currency, anchor, units for one unit of the anchor, first and last year; recalled, not read."""
    text = (files("bandung.sources") / "data" / "parities.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _by_parity(rates: list[Rate], retrieved: date) -> Iterator[Rate]:
    known = {(rate.currency, rate.year): rate.value for rate in rates}
    years = sorted({year for _currency, year in known})
    known |= {("USD", year): Decimal(1) for year in years}
    for row in parities():
        for year in years:
            anchor = known.get((row["anchor"], year))
            if (row["currency"], year) in known or anchor is None:
                continue
            if int(row["first_year"]) <= year <= int(row["last_year"]):
                value = rounded(Decimal(row["units"]) * anchor)
                note = f"fixed parity: {row['units']} for 1 {row['anchor']}; recalled, unverified"
                yield Rate(row["currency"], year, value, "fixed parity", retrieved, note)
