"""What the columns of each table of figures are; whoever reads or makes one holds to it.

Countries are ISO 3166 alpha-3 as ``reference.countries`` has them, years whole numbers, products codes of one named
revision of one classification, values US dollars of the year (never thousands) unless a table says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bandung.economy.engine import Facts
from bandung.values.errors import BandungError, _


class ColumnsMissing(BandungError):
    sentence = _("A table of %(what)s has the columns %(needed)s; here %(missing)s is missing.")


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of table: its columns with their types as Arrow names them; ``key`` are those no two rows share."""

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]

    def check(self, facts: Facts) -> Facts:
        """The same table, if it has every column.

        :raises ColumnsMissing: with the names of those it does not have.
        """
        if missing := [name for name in self.columns if name not in facts.columns]:
            raise ColumnsMissing(what=self.name, needed=", ".join(self.columns), missing=", ".join(missing))
        return facts


def _shape(name: str, key: str, **columns: str) -> Shape:
    keys = tuple(key.split())
    return Shape(name, {each: _TYPES[each] for each in keys} | columns, keys)


_TYPES: Mapping[str, str] = {
    "year": "int32", "exporter": "string", "importer": "string", "product": "string", "country": "string",
    "partner": "string", "indicator": "string", "currency": "string", "agreement": "string", "flow": "string",
}  # fmt: skip

TRADE = _shape("trade by product", "year exporter importer product", value="double")
"""Who sold what to whom; of one classification and revision, which the data set names. Self-trade is not in it."""
TOTALS = _shape("total trade", "year exporter importer", value="double")
EXPORTS = _shape("exports by product", "year country product", value="double")
"""What a country sells to the world."""
PURCHASES = _shape("purchases by product", "year country product", value="double", suppliers="int32")
"""What a country buys from the world, and from how many countries; always made of ``TRADE``."""
INVESTMENT = _shape("investment", "year country partner flow", value="double")
"""``country`` invests in ``partner``; ``flow`` is stock or flow. A negative flow is money that went back."""
REMITTANCES = _shape("remittances", "year country partner", value="double")
"""From ``country``, where people work, to ``partner``."""
PEOPLE = _shape("people abroad", "year country partner", value="double")
"""How many people from ``country`` live in ``partner``: a number of people, not US dollars; a stock, not who moved."""
AGREEMENTS = _shape("trade agreements", "agreement country", start="int32", end="int32", kind="string")
"""One row for each member: the first and the last full year in which it is in force there (end: 9999 while it is)."""
MACRO = _shape("national figures", "year country indicator", value="double")
"""Indicators: gdp, gdp_ppp, gdp_const, population, inflation, … in the unit of ``sources``."""
DISTANCES = _shape(
    "distances", "exporter importer", distance="double", contiguous="int32", language="int32", colony="int32"
)
"""Kilometres between the largest cities weighed by people (CEPII GeoDist ``distw``); the rest 0 or 1."""
MEMBERS = _shape("members of groups", "year country", group="string")
"""Which countries are in a group in each year: ``members`` makes it from the dated lists of ``reference``."""

SHAPES: Mapping[str, Shape] = {
    "trade": TRADE, "totals": TOTALS, "exports": EXPORTS, "investment": INVESTMENT, "remittances": REMITTANCES,
    "people": PEOPLE, "agreements": AGREEMENTS, "macro": MACRO, "distances": DISTANCES,
}  # fmt: skip
"""Name of a data set on disk to what it holds."""
