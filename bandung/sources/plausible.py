"""Whether figures can be in the unit that their layout says: what countries sell, beside what their economies make."""

from importlib.resources import as_file, files

import duckdb

from bandung.economy.tables import EXPORTS, TOTALS, TRADE, Shape
from bandung.sources.reading import quoted

SELLERS = {TRADE.name: "exporter", TOTALS.name: "exporter", EXPORTS.name: "country"}
"""Shape of a table of trade to the column of who sells."""
MOST = 20.0
"""Times its GDP that no country sells in a year; ports that pass goods on sell up to twice theirs (World Bank, WDI,
"Merchandise exports"), and thousands of dollars taken for dollars make a hundred times and more."""


def times_of_gdp(database: duckdb.DuckDBPyConnection, shape: Shape) -> float | None:
    """How many times its GDP a country sells in a year of the table ``kept``, at the median of the countries of which
    the GDP is inside; none where it is no table of trade, or has none of them.

    The highest GDP of any year inside is taken, so that a poorer year never makes a true figure look too large.
    """
    if shape.name not in SELLERS:
        return None
    with as_file(files("bandung.sources") / "data" / "sample" / "macro.parquet") as macro:
        found = database.execute(
            f'WITH sold AS (SELECT year, "{SELLERS[shape.name]}" AS country, sum(value) AS value '  # noqa: S608
            f"FROM kept GROUP BY ALL), gdp AS (SELECT country, max(value) AS gdp FROM {quoted(str(macro))} "
            "WHERE indicator = 'gdp' GROUP BY country) "
            "SELECT median(sold.value / gdp.gdp) FROM sold JOIN gdp USING (country)"
        ).fetchone()
    return None if found is None or found[0] is None else float(found[0])
