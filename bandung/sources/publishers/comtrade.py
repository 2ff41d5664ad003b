"""UN Comtrade, bulk files and downloads of its pages: what countries declare, by product.

Imports are read (they name the origin); sums over products, over second partners, modes of transport and customs
procedures are kept as the one row of each product, everything below is a part of it. Re-imports and re-exports have
flows of their own (RM, RX), which imports and exports contain: they are set aside and counted.
"""

from bandung.sources.figures import FigureSource, Layout

_REVISIONS = {"H0": "HS92", "H1": "HS96", "H2": "HS02", "H3": "HS07", "H4": "HS12", "H5": "HS17", "H6": "HS22"}

SOURCE = FigureSource(
    code="comtrade",
    name="UN Comtrade",
    publisher="United Nations Statistics Division",
    licence="UN Comtrade terms of use: free for use with attribution; large parts may not be redistributed",
    shape="trade",
    about="Imports by product and origin as importers declare them, not reconciled with what exporters declare.",
    page="https://comtradeplus.un.org/",
    files="*",
    layout=Layout(
        columns=(
            "freqCode", "refYear", "reporterCode", "flowCode", "partnerCode", "partner2Code", "classificationCode",
            "cmdCode", "customsCode", "motCode", "primaryValue",
        ),
        parts={
            "year": '"refYear"', "exporter": '"partnerCode"', "importer": '"reporterCode"', "product": '"cmdCode"',
            "value": '"primaryValue"',
        },
        countries={"exporter": "m49", "importer": "m49"},
        wanted="\"flowCode\" IN ('M', 'RM', 'RX') AND \"freqCode\" = 'A'",
        aside={
            "again": "\"flowCode\" <> 'M'",
            "part": "NOT regexp_full_match(trim(\"cmdCode\"), '[0-9]{5,6}') OR \"partner2Code\" <> '0' "
            "OR \"customsCode\" <> 'C00' OR \"motCode\" <> '0'",
        },
        digits=6,
        revision='"classificationCode"',
        revisions=_REVISIONS,
    ),
)  # fmt: skip
