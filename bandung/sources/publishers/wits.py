"""World Integrated Trade Solution of the World Bank: total trade by partner, thousands of US dollars."""

from bandung.sources.figures import FigureSource, Layout

SOURCE = FigureSource(
    code="wits",
    name="World Integrated Trade Solution",
    publisher="World Bank",
    licence="WITS terms of use: free with attribution to UN Comtrade",
    shape="totals",
    about="Exports by partner over all products, as exporters declare them, from an advanced query of WITS.",
    page="https://wits.worldbank.org/",
    files="*",
    layout=Layout(
        columns=(
            "ReporterISO3", "ProductCode", "PartnerISO3", "Year", "TradeFlowName", "TradeValue in 1000 USD",
        ),
        parts={
            "year": '"Year"', "exporter": '"ReporterISO3"', "importer": '"PartnerISO3"',
            "value": '"TradeValue in 1000 USD"',
        },
        countries={"exporter": "alpha3", "importer": "alpha3"},
        unit="thousand US dollars",
        times="1000",
        wanted="\"TradeFlowName\" IN ('Export', 'Gross Exports', 'Gross Exp.')",
        aside={"part": "\"ProductCode\" NOT IN ('Total', 'TOTAL', '999999')"},
        members=r"\.(csv|CSV)$",
    ),
)  # fmt: skip
