"""GeoDist of CEPII: how far countries are from each other, and what they share. Its workbook, or a CSV of it."""

import csv
from pathlib import Path

from python_calamine import CalamineWorkbook

from bandung.sources.fetching import check_columns
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import columns_of, no_table

COLUMNS = ("contig", "comlang_off", "colony", "distw")
_SIDES = (("iso_o", "iso_d"), ("exporter", "importer"))


def _pairs(file: Path, work: Path) -> Path:
    """The workbook as CSV; a CSV stays as it is."""
    if file.suffix.lower() not in (".xls", ".xlsx"):
        columns_of(file, ("exporter", "importer", *COLUMNS))
        return file
    try:
        rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    except Exception as error:  # every workbook that cannot be read raises another class
        raise no_table(file.name, error) from error
    names = [str(cell) for cell in rows[0]] if rows else []
    check_columns(file.name, names, (*_SIDES[0], *COLUMNS))
    out = work / f"{file.name}.csv"
    with out.open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow([dict(zip(*_SIDES, strict=True)).get(name, name) for name in names])
        write.writerows(rows[1:])
    return out


SOURCE = FigureSource(
    code="geodist",
    name="GeoDist",
    publisher="CEPII",
    licence="Etalab Open Licence 2.0",
    shape="distances",
    about="Distance between the largest cities of two countries, weighed by people; a common border, official "
    "language, colonial tie ever.",
    addresses=("http://www.cepii.fr/distance/dist_cepii.zip",),
    page="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
    files="*dist*",
    layout=Layout(
        columns=("exporter", "importer", *COLUMNS),
        parts={
            "exporter": "exporter", "importer": "importer", "distance": "distw", "contiguous": "contig",
            "language": "comlang_off", "colony": "colony",
        },
        countries={"exporter": "alpha3", "importer": "alpha3"},
        unit="kilometres",
        members=r"dist_cepii\.xls$",
        unfold=_pairs,
    ),
)  # fmt: skip
