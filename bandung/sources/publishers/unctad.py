"""UNCTAD’s bilateral statistics of direct investment, 2001 to 2012: a workbook for each country.

``webdiaeia2014d3_ZAF.xls`` has the sheets ``inflows``, ``outflows``, ``instock`` and ``outstock``. Each begins with the
country’s name, then a line ``Region / economy`` (or ``Reporting economy``, where only its partners declared) with the
years, then a line for each region and partner, indented by columns; ``-`` is none, ``..`` not known; notes below. A
long table goes on below a second line of years. The layout is that which programs describe that read these files, and
of sheets that R wrote as CSV, here ``webdiaeia2014d3_ZAF.csv``; no workbook of the publisher itself was at hand.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import workbook
from bandung.values.errors import _

SHEETS = {"inflows": "flow", "instock": "stock"}
"""What came in is read, so that each investment is told once: by the country where it is."""
TITLES = {"FDI flows in the host economy": "inflows", "FDI stock in the host economy": "instock"}
"""How the title of a sheet begins, by which one that stands alone as CSV is known."""
HEADINGS = ("Region / economy", "Reporting economy")
COLUMNS = ("year", "investor", "host", "flow", "value")
_NUMBER = re.compile(r"([-–−\s]*)(\d[\d\s]*(?:\.\d+)?)")
"""A figure as it is shown: thousands apart, and one or two signs before what is below zero (``--1 160``)."""


def _workbook(file: Path, work: Path) -> Path:
    """The sheets of a workbook, or one sheet as CSV, as rows.

    :raises Unexpected: if its name does not end with a country, or a sheet has no line of years.
    """
    named = re.search(r"_([A-Z]{3})\.(?:xlsx?|csv)$", file.name)
    if named is None:
        raise Unexpected(_("The name of this file does not say of which country it is."), field=file.name)
    found = _of_text(file) if file.suffix == ".csv" else workbook(file)
    sheets = {name: rows for name, rows in found.items() if name in SHEETS}
    if not sheets:
        raise Unexpected(_("There is no table of this source inside."), field=file.name)
    out = work / f"{file.name}.rows.csv"
    with out.open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow(COLUMNS)
        for name, rows in sheets.items():
            for year, investor, value in _cells(rows, f"{file.name}, {name}"):
                write.writerow((year, investor, named.group(1), SHEETS[name], value))
    return out


def _of_text(file: Path) -> dict[str, list[list[str]]]:
    """One sheet as CSV, by the name that its title tells; lines that R has numbered lose their number and its NA."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    if rows and all(row[:1] == [str(at) if at else ""] for at, row in enumerate(rows)):
        rows = [["" if cell == "NA" else cell for cell in row[1:]] for row in rows]
    above = " ".join(row[0] for row in rows[:3] if row)
    return {name: rows for title, name in TITLES.items() if title in above}


def _cells(rows: Sequence[Sequence[object]], place: str) -> Iterator[tuple[int, str, str]]:
    top = next((at for at, row in enumerate(rows) if row and str(row[0]).strip() in HEADINGS), None)
    years = (
        {at: int(float(str(cell))) for at, cell in enumerate(rows[top]) if _is_year(cell)} if top is not None else {}
    )
    if top is None or not years:
        raise Unexpected(_("No column of this file is a year."), field=place)
    for row in rows[top + 1 :]:
        names = [str(cell).strip() for cell in row[: min(years)] if str(cell).strip()]
        cells = {at: str(row[at]).strip() for at in years if at < len(row)}
        if not any(cells.values()) or (names and names[0].startswith(("Note", "Source", *HEADINGS))):
            continue  # an empty line, what stands below the table, or the years once more
        if not names and set(cells.values()) <= {"", "/..."}:
            continue  # goes on
        for at, cell in cells.items():  # without a name it is counted, with two it is no name that anybody knows
            yield years[at], " ".join(names), _figure(cell)


def _figure(cell: str) -> str:
    if cell in ("-", "–"):
        return "0"
    shown = _NUMBER.fullmatch(cell)
    return cell if shown is None else ("-" if shown[1].strip() else "") + re.sub(r"\s", "", shown[2])


def _is_year(cell: object) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d(\.0)?", str(cell).strip()))


SOURCE = FigureSource(
    code="unctad-fdi",
    name="Bilateral FDI Statistics",
    publisher="UNCTAD",
    licence="UNCTAD terms of use, as recalled: free with attribution",
    shape="investment",
    about="Direct investment from each country, flows and stocks, 2001 to 2012, as the country where it is declares "
    "them; not continued since.",
    page="https://unctad.org/topic/investment/investment-statistics-and-trends",
    files="webdiaeia2014d3_*.[cx]*",
    layout=Layout(
        columns=COLUMNS,
        parts={"year": "year", "country": "investor", "partner": "host", "flow": "flow", "value": "value"},
        countries={"country": "names", "partner": "alpha3"},
        unit="million US dollars",
        times="1000000",
        above_zero=False,
        unfold=_workbook,
    ),
)
