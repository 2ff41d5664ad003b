"""The World Bank: national figures (World Development Indicators), and remittances between countries (KNOMAD).

The matrix of remittances has had corners of several wordings, each of which says who sends. Of its layout is known what
programs tell that read it (2017: sheet ``Bilateral_Remittances_2017``, names in its second line, ``WORLD`` at both
ends, words in some cells); no workbook of the publisher itself was at hand.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import duckdb

from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import columns_of, no_table, quoted, workbook
from bandung.values.errors import _

INDICATORS = {
    "NY.GDP.MKTP.CD": "gdp",
    "NY.GDP.MKTP.KD": "gdp_const",
    "NY.GDP.MKTP.PP.CD": "gdp_ppp",
    "NY.GDP.MKTP.PP.KD": "gdp_ppp_const",
    "SP.POP.TOTL": "population",
    "FP.CPI.TOTL.ZG": "inflation",
    "BX.KLT.DINV.CD.WD": "investment_in",
    "BX.TRF.PWKR.CD.DT": "remittances_in",
}
"""What is read of the World Development Indicators: US dollars of the year, constant (2015) and international dollars
of the year and constant (2021), people, per cent a year, US dollars of the year."""
_ACROSS = ("gdp", "gdp_const", "gdp_ppp", "gdp_ppp_const", "population")
_UNIT = "US dollars, international dollars, people or per cent, by the indicator"
_GROUPS = (
    "AFE", "AFW", "ARB", "CEB", "CSS", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU", "EUU", "FCS", "HIC", "HPC", "IBD",
    "IBT", "IDA", "IDB", "IDX", "INX", "LAC", "LCN", "LDC", "LIC", "LMC", "LMY", "LTE", "MEA", "MIC", "MNA", "NAC",
    "OED", "OSS", "PRE", "PSS", "PST", "SAS", "SSA", "SSF", "SST", "TEA", "TEC", "TLA", "TMN", "TSA", "TSS", "UMC",
    "WLD",
)  # fmt: skip
"""Codes of the World Bank for groups of countries."""


def _aside(country: str, indicator: str, amounts: Sequence[str]) -> Mapping[str, str]:
    """Groups of countries; and of amounts, which inflation and investment are not, what is no more than nothing."""
    amount = f"{indicator} IN ({', '.join(map(quoted, amounts))}) AND TRY_CAST(cell AS DOUBLE)"
    return {
        "group": f"{country} IN ({', '.join(map(quoted, _GROUPS))})",
        "negative": f"{amount} < 0",
        "zero": f"{amount} = 0",
    }


WDI = FigureSource(
    code="wdi",
    name="World Development Indicators",
    publisher="World Bank",
    licence="CC BY 4.0",
    shape="macro",
    about="Gross domestic product, population, inflation, investment and remittances received, by country and year.",
    addresses=("https://databank.worldbank.org/data/download/WDI_CSV.zip",),
    page="https://datatopics.worldbank.org/world-development-indicators/",
    files="*",
    layout=Layout(
        columns=("Country Code", "Indicator Code"),
        parts={
            "year": "period", "country": '"Country Code"', "value": "cell",
            "indicator": "CASE \"Indicator Code\" "
            + " ".join(f"WHEN {quoted(code)} THEN {quoted(name)}" for code, name in INDICATORS.items())
            + " END",
        },
        countries={"country": "alpha3"},
        unit=_UNIT,
        wanted=f"\"Indicator Code\" IN ({', '.join(map(quoted, INDICATORS))})",
        aside=_aside(
            '"Country Code"', '"Indicator Code"', [code for code, name in INDICATORS.items() if name in _ACROSS]
        ),
        years_across=True,
        above_zero=False,
        members=r"(WDICSV|WDIData|API_.*)\.csv$",
        header="Country Name",
    ),
)  # fmt: skip


def _indicators_down(file: Path, work: Path) -> Path:
    """A table with an indicator in each column, made into one with a row for each."""
    table = columns_of(file, ("iso3_code", "year", *_ACROSS))
    out = work / f"{file.name}.long.parquet"
    try:
        with duckdb.connect() as database:
            database.execute(
                f"COPY (SELECT iso3_code, year, indicator, cell FROM (SELECT iso3_code, year, {', '.join(_ACROSS)} "  # noqa: S608
                f"FROM {table}) UNPIVOT INCLUDE NULLS (cell FOR indicator IN ({', '.join(_ACROSS)}))) "
                f"TO {quoted(str(out))} (FORMAT parquet)"
            )
    except duckdb.Error as error:
        raise no_table(file.name, error) from error
    return out


WDI_TABLE = FigureSource(
    code="wdi-table",
    name="World Development Indicators, one column for each indicator",
    publisher="World Bank, by way of atlas-common-data (Growth Lab)",
    licence="CC BY 4.0 (data), Apache-2.0 (package)",
    shape="macro",
    about="Gross domestic product and population since 1960, as a Parquet file with a row for each country and year.",
    page=WDI.page,
    files="*wdi*.parquet",
    layout=Layout(
        columns=("iso3_code", "year", "indicator", "cell"),
        parts={"year": '"year"', "country": "iso3_code", "indicator": "indicator", "value": "cell"},
        countries={"country": "alpha3"},
        unit=_UNIT,
        aside=_aside("iso3_code", "indicator", _ACROSS),
        above_zero=False,
        unfold=_indicators_down,
    ),
)


def _matrix(file: Path, work: Path) -> Path:
    """The workbook’s matrix as rows; which side sends is read from its corner, the year from its title or name.

    :raises Unexpected: if no sheet has such a corner, or nothing says of which year it is.
    """
    for name, rows in workbook(file).items():
        for place, row in enumerate(rows[:10]):
            corner = " ".join(str(row[0]).lower().split()) if row else ""
            if "across" in corner and "down" in corner and "receiving" in corner and "sending" in corner:
                titles = [str(cell) for above in rows[:place] for cell in above]
                year = _year([file.name, name, *titles], file.name)
                across_receives = corner.index("receiving") < corner.index("across") < corner.index("sending")
                return _rows_of(rows[place:], across_receives, year, work / f"{file.name}.rows.csv")
    raise Unexpected(_("No sheet has a corner that says which side sends and which receives."), field=file.name)


def _year(texts: list[str], file: str) -> str:
    for text in texts:
        if found := re.search(r"(?<!\d)(20\d\d)(?!\d)", text):
            return found.group(1)
    raise Unexpected(_("Nothing in the name or title of this file says of which year it is."), field=file)


def _rows_of(rows: Sequence[Sequence[object]], across_receives: bool, year: str, out: Path) -> Path:
    across = [str(cell).strip() for cell in rows[0][1:]]
    with out.open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow(("year", "sending", "receiving", "value"))
        for row in rows[1:]:
            down, cells = str(row[0]).strip(), [str(cell).strip() for cell in row[1:]]
            if not any(cells):
                continue  # notes below the matrix
            for other, cell in zip_longest(across, cells, fillvalue=""):
                if cell or (down and other):  # a figure that nobody has a name for is counted as such
                    write.writerow((year, *((down, other) if across_receives else (other, down)), cell))
    return out


REMITTANCES = FigureSource(
    code="remittances",
    name="Bilateral Remittance Matrix",
    publisher="World Bank / KNOMAD",
    licence="CC BY 4.0",
    shape="remittances",
    about="Estimates of what people send home, from migrant stocks and incomes; no measured flows. A workbook a year.",
    page="https://www.knomad.org/data/remittances",
    files="*[Rr]emittance*",
    layout=Layout(
        columns=("year", "sending", "receiving", "value"),
        parts={"year": "year", "country": "sending", "partner": "receiving", "value": "value"},
        countries={"country": "names", "partner": "names"},
        unit="million US dollars",
        times="1000000",
        unfold=_matrix,
    ),
)
