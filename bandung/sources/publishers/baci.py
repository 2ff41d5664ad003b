"""BACI of CEPII: who sold what to whom, by six digits of the Harmonized System, exporters and importers reconciled.

A ZIP for each revision, a CSV for each year: ``t`` year, ``i`` exporter, ``j`` importer (numeric codes of Comtrade),
``k`` product, ``v`` thousands of US dollars, ``q`` tons. Self-trade and zeros are not in it.
"""

from bandung.sources.figures import FigureSource, Layout

SOURCE = FigureSource(
    code="baci",
    name="BACI",
    publisher="CEPII",
    licence="Etalab Open Licence 2.0",
    shape="trade",
    about="Trade between countries by product (HS, 6 digits), from the declarations of both sides, reconciled.",
    addresses=("https://www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_HS17_V202501.zip",),
    page="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    files="*[Bb][Aa][Cc][Ii]*",
    layout=Layout(
        columns=("t", "i", "j", "k", "v"),
        parts={"year": "t", "exporter": "i", "importer": "j", "product": "k", "value": "v"},
        countries={"exporter": "m49", "importer": "m49"},
        unit="thousand US dollars",
        times="1000",
        digits=6,
        revision_in_name=r"(?i)baci_(hs\d\d)_?",
        revisions={f"hs{year}": f"HS{year}" for year in ("92", "96", "02", "07", "12", "17", "22")},
        members=r"BACI_HS\d\d_Y\d{4}_V\w+\.csv$",
    ),
)
