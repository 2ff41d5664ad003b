"""Files of the International Monetary Fund: trade by partner (DOTS, IMTS), direct investment by partner (CDIS).

The older bulk files have the years across and name countries; the newer ones (SDMX-CSV) have a row for each year and
alpha-3 codes, with ``SCALE`` as a power of ten where it is not empty.
"""

from bandung.sources.figures import FigureSource, Layout

_WIDE = ("Country Name", "Indicator Code", "Counterpart Country Name", "Attribute")
_LICENCE = "IMF, terms of use for data: free with attribution"

DOTS = FigureSource(
    code="dots",
    name="Direction of Trade Statistics",
    publisher="International Monetary Fund",
    licence=_LICENCE,
    shape="totals",
    about="Exports of goods by partner, as exporters declare them (FOB); bulk file with the years across.",
    page="https://data.imf.org/",
    files="*DOT*",
    layout=Layout(
        columns=_WIDE,
        parts={
            "year": "period", "exporter": '"Country Name"', "importer": '"Counterpart Country Name"', "value": "cell",
        },
        countries={"exporter": "names", "importer": "names"},
        wanted="\"Indicator Code\" = 'TXG_FOB_USD' AND \"Attribute\" = 'Value'",
        years_across=True,
        members=r"timeSeries.*\.csv$",
        header="Country Name",
    ),
)  # fmt: skip
IMTS = FigureSource(
    code="imts",
    name="International Trade in Goods by Partner Country",
    publisher="International Monetary Fund",
    licence=_LICENCE,
    shape="totals",
    about="Exports of goods by partner, as exporters declare them (FOB); the successor of DOTS, as SDMX-CSV.",
    page="https://data.imf.org/",
    files="*IMTS*",
    layout=Layout(
        columns=(
            "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE", "SCALE",
        ),
        parts={
            "year": '"TIME_PERIOD"', "exporter": '"COUNTRY"', "importer": '"COUNTERPART_COUNTRY"',
            "value": '"OBS_VALUE"',
        },
        countries={"exporter": "alpha3", "importer": "alpha3"},
        times="pow(10, coalesce(TRY_CAST(\"SCALE\" AS INTEGER), 0))",
        wanted="\"INDICATOR\" = 'XG_FOB_USD' AND \"FREQUENCY\" = 'A'",
        aside={
            "group": "NOT regexp_full_match(\"COUNTRY\", '[A-Z]{3}') "
            "OR NOT regexp_full_match(\"COUNTERPART_COUNTRY\", '[A-Z]{3}')",
        },
    ),
)  # fmt: skip
CDIS = FigureSource(
    code="cdis",
    name="Coordinated Direct Investment Survey",
    publisher="International Monetary Fund",
    licence=_LICENCE,
    shape="investment",
    about="Direct investment held in each country by the investor’s country, stocks at the end of the year, as the "
    "country where it is declares them. A negative stock is one: debts to the investment exceed it.",
    page="https://data.imf.org/",
    files="*CDIS*",
    layout=Layout(
        columns=_WIDE,
        parts={
            "year": "period", "country": '"Counterpart Country Name"', "partner": '"Country Name"',
            "flow": "'stock'", "value": "cell",
        },
        countries={"country": "names", "partner": "names"},
        wanted="\"Indicator Code\" = 'IIW_BP6_USD' AND \"Attribute\" = 'Value'",
        years_across=True,
        above_zero=False,
        members=r"timeSeries.*\.csv$",
        header="Country Name",
    ),
)  # fmt: skip
