"""Gapminder’s Systema Globalis: direct investment as per cent of national product, from the World Bank.

A CSV for each figure: ``geo`` (alpha-3 in small letters), ``time``, and a column that is called as the figure. From and
to the whole world; who invests in whom is in ``cdis`` and ``unctad-fdi``.
"""

import re
from pathlib import Path

import duckdb

from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import columns_of, no_table, quoted
from bandung.values.errors import _

FIGURES = {
    "foreign_direct_investment_net_inflows_percent_of_gdp": "investment_in_share",
    "foreign_direct_investment_net_outflows_percent_of_gdp": "investment_out_share",
}


def _long(file: Path, work: Path) -> Path:
    """The file with the name of its figure in each row.

    :raises Unexpected: if its name tells none that is known.
    """
    found = next((name for name in FIGURES if re.search(rf"(?<![a-z]){name}(?![a-z])", file.name)), "")
    if not found:
        raise Unexpected(
            _("The name of this file says none of: %(figures)s."), field=file.name, figures=", ".join(FIGURES)
        )
    table = columns_of(file, ("geo", "time", found))
    out = work / f"{file.name}.long.parquet"
    try:
        with duckdb.connect() as database:
            database.execute(
                f"COPY (SELECT upper(geo) AS geo, time, {quoted(FIGURES[found])} AS indicator, {found} AS cell "  # noqa: S608
                f"FROM {table}) TO {quoted(str(out))} (FORMAT parquet)"
            )
    except duckdb.Error as error:
        raise no_table(file.name, error) from error
    return out


FDI_SHARES = FigureSource(
    code="fdi-shares",
    name="Direct investment, net, in per cent of national product",
    publisher="World Bank, by way of Gapminder (Systema Globalis)",
    licence="CC BY 4.0",
    shape="macro",
    about="Direct investment that came in and went out, net of what was taken back, from and to the whole world. Below "
    "zero where more was taken back than came.",
    page="https://github.com/open-numbers/ddf--gapminder--systema_globalis",
    files="*foreign_direct_investment_net_*.csv",
    layout=Layout(
        columns=("geo", "time", "indicator", "cell"),
        parts={"year": '"time"', "country": "geo", "indicator": "indicator", "value": "cell"},
        countries={"country": "alpha3"},
        unit="per cent of GDP",
        above_zero=False,
        unfold=_long,
    ),
)
