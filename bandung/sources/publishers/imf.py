"""Files of the International Monetary Fund: trade by partner (DOTS, IMTS), direct investment by partner (CDIS, DIP).

The older bulk files have the years across and name countries; the newer ones (SDMX-CSV) have a row for each year and
alpha-3 codes. Their ``SCALE`` (6) says how figures are shown, not what they are in: values are whole US dollars. That,
the codes of indicators and ``DV_TYPE`` (O: as the country declares; SCC: derived from what its partners declare) are as
several programs that read the service describe them; no file of the publisher itself was at hand.
"""

from bandung.sources.figures import FigureSource, Layout

_WIDE = ("Country Name", "Indicator Code", "Counterpart Country Name", "Attribute")
_LICENCE = "IMF, terms of use for data: free with attribution"

_GROUPS = {
    "group": "NOT regexp_full_match(\"COUNTRY\", '[A-Z]{3}') "
    "OR NOT regexp_full_match(\"COUNTERPART_COUNTRY\", '[A-Z]{3}')",
}
"""Groups of countries have codes with figures in them (G001 is the world)."""

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
            "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE",
        ),
        parts={
            "year": '"TIME_PERIOD"', "exporter": '"COUNTRY"', "importer": '"COUNTERPART_COUNTRY"',
            "value": '"OBS_VALUE"',
        },
        countries={"exporter": "alpha3", "importer": "alpha3"},
        wanted="\"INDICATOR\" = 'XG_FOB_USD' AND \"FREQUENCY\" = 'A'",
        aside=_GROUPS,
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
DIP = FigureSource(
    code="dip",
    name="Direct Investment Positions by Counterpart Economy",
    publisher="International Monetary Fund",
    licence=_LICENCE,
    shape="investment",
    about="Direct investment held in each country by the investor’s country, stocks at the end of the year, as the "
    "country where it is declares them (liabilities less assets); the successor of CDIS, as SDMX-CSV. What others "
    "declare of a country that declares nothing is passed over.",
    page="https://data.imf.org/en/datasets/IMF.STA:DIP",
    files="*DIP*",
    layout=Layout(
        columns=(
            "COUNTRY", "DV_TYPE", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE",
        ),
        parts={
            "year": '"TIME_PERIOD"', "country": '"COUNTERPART_COUNTRY"', "partner": '"COUNTRY"', "flow": "'stock'",
            "value": '"OBS_VALUE"',
        },
        countries={"country": "alpha3", "partner": "alpha3"},
        wanted="\"INDICATOR\" = 'INWD_D_NETLA_FALL_ALL' AND \"FREQUENCY\" = 'A' AND \"DV_TYPE\" = 'O'",
        aside=_GROUPS,
        above_zero=False,
    ),
)  # fmt: skip
