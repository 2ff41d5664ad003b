"""Panels of trade between countries that researchers published with their methods, as CSV."""

from pathlib import Path

import duckdb

from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import columns_of, no_table, quoted

_AGREED = ("exp", "imp", "time", "agreement")


def _agreements(file: Path, work: Path) -> Path:
    """Each agreement with its members, and the first and last year of the panel in which it was in force for them."""
    table = columns_of(file, _AGREED)
    out = work / f"{file.name}.agreements.parquet"
    try:
        with duckdb.connect() as database:
            database.execute(
                f"CREATE VIEW sides AS SELECT agreement, exp AS side, time::INTEGER AS year FROM {table} "  # noqa: S608
                f"UNION SELECT agreement, imp, time::INTEGER FROM {table}"
            )
            database.execute(
                "COPY (SELECT agreement, side, min(year) AS first, "  # noqa: S608
                "CASE max(year) WHEN (SELECT max(year) FROM sides) THEN 9999 ELSE max(year) END AS final "
                f"FROM sides WHERE agreement <> '' GROUP BY ALL) TO {quoted(str(out))} (FORMAT parquet)"
            )
    except duckdb.Error as error:
        raise no_table(file.name, error) from error
    return out


PENPPML = FigureSource(
    code="penppml",
    name="Trade between countries and trade agreements, every fourth year 1964-2016",
    publisher="penppml (CRAN), from UN Comtrade and the World Bank’s database of deep trade agreements",
    licence="MIT",
    shape="totals",
    about="Exports in US dollars every fourth year, 1964 to 2016. Zeros stand where nothing was declared, and are set "
    "aside; Belgium and Luxembourg are one area.",
    page="https://github.com/cran/penppml",
    files="*penppml*",
    layout=Layout(
        columns=("exp", "imp", "time", "export"),
        parts={"year": '"time"', "exporter": '"exp"', "importer": '"imp"', "value": '"export"'},
        countries={"exporter": "alpha3", "importer": "alpha3"},
    ),
)
PENPPML_AGREEMENTS = FigureSource(
    code="penppml-agreements",
    name="Trade agreements in force between countries, every fourth year 1964-2016",
    publisher=PENPPML.publisher,
    licence="MIT",
    shape="agreements",
    about="Who traded under which agreement. The first year given is that of the panel (every fourth one) in which the "
    "agreement was in force there, so up to three years late; the last year is 9999 where it still was in 2016.",
    page=PENPPML.page,
    files="*penppml*",
    layout=Layout(
        columns=("agreement", "side", "first", "final"),
        parts={
            "agreement": "agreement", "country": "side", "start": '"first"', "end": '"final"',
            "kind": "'trade agreement'",
        },
        countries={"country": "alpha3"},
        unfold=_agreements,
    ),
)  # fmt: skip
AGTPA = FigureSource(
    code="agtpa",
    name="Trade in manufactures between 69 countries, 1986-2006",
    publisher="Advanced Guide to Trade Policy Analysis (UN and WTO), by way of pachadotdev/tradepolicy",
    licence="CC BY 4.0",
    shape="totals",
    about="Manufactures only, 69 countries; what a country sells to itself is in the file and set aside.",
    page="https://github.com/pachadotdev/tradepolicy",
    files="*agtpa*",
    layout=Layout(
        columns=("exporter", "importer", "year", "trade"),
        parts={"year": '"year"', "exporter": '"exporter"', "importer": '"importer"', "value": '"trade"'},
        countries={"exporter": "alpha3", "importer": "alpha3"},
        unit="million US dollars",
        times="1000000",
    ),
)
