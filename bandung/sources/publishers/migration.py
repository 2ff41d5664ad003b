"""The World Bank’s Global Bilateral Migration Database: who lives abroad where, by ten years from 1960 to 2000.

DataBank gives what somebody chose there, as a workbook (sheet ``Data``), a CSV, or a ZIP with one: a row for each
origin, sex and destination, the years across (``1960 [1960]``), ``..`` where there is no figure, and below the rows the
name of the database and its day. Origin ``zzz`` are refugees of whom no country is known. Layout and codes are as
programs describe that read these files, and as a smaller file out of it that was at hand; no file of DataBank was.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.published import as_text
from bandung.sources.reading import no_table, workbook
from bandung.values.errors import _

BELOW = ("Data from database", "Last Updated")
"""How the lines begin that DataBank puts below the rows."""
_LICENCE = "CC BY 4.0, as recalled: the World Bank’s for its own data"
_ABOUT = (
    "How many people of each country live in each other one, by country of birth where it is known, else by "
    "citizenship: about every ten years from 1960 to 2000. Made of censuses; where there was none, estimated. A zero "
    "stands also where nothing could be known, and is set aside."
)
_COLUMNS = ("Country Origin Code", "Migration by Gender Code", "Country Dest Code")


def _without_notes(file: Path, work: Path) -> Path:
    """The table without what stands below it, as CSV.

    :raises Unexpected: if no line names the columns.
    """
    out = work / f"{file.name}.rows.csv"
    with out.open("w", encoding="utf-8", newline="") as stream:
        write, width = csv.writer(stream), 0
        for row in _rows(file):
            cells = [as_text(cell) for cell in row]
            if not any(cells) or cells[0].startswith(BELOW):
                continue
            if not width and set(_COLUMNS) <= set(cells):
                width = len(cells)
            if width:
                write.writerow(cells + [""] * (width - len(cells)))
    if not width:
        raise Unexpected(_("There is no table of this source inside."), field=file.name)
    return out


def _rows(file: Path) -> Iterator[Sequence[object]]:
    if file.suffix.lower() in (".xlsx", ".xls"):
        yield from next((rows for rows in workbook(file).values() if _has_columns(rows)), ())
        return
    opened = gzip.open if file.suffix.lower() == ".gz" else open
    try:
        with opened(file, "rt", encoding="utf-8-sig", newline="") as stream:
            yield from csv.reader(stream)
    except (OSError, UnicodeDecodeError, EOFError, csv.Error) as error:
        raise no_table(file.name, error) from error


def _has_columns(rows: Sequence[Sequence[object]]) -> bool:
    return any(set(_COLUMNS) <= {as_text(cell) for cell in row} for row in rows[:10])


MIGRANTS = FigureSource(
    code="migrants",
    name="Global Bilateral Migration Database",
    publisher="World Bank",
    licence=_LICENCE,
    shape="people",
    about=_ABOUT,
    page="https://databank.worldbank.org/source/global-bilateral-migration",
    files="*[Mm]igration*",
    layout=Layout(
        columns=_COLUMNS,
        parts={
            "year": "period", "country": '"Country Origin Code"', "partner": '"Country Dest Code"', "value": "cell",
        },
        countries={"country": "alpha3", "partner": "alpha3"},
        unit="people",
        wanted="\"Migration by Gender Code\" = 'TOT'",
        years_across=True,
        members=r"Data\.csv$",
        unfold=_without_notes,
    ),
)  # fmt: skip
_SEXES = "[Migration_Dim].[list].[Mig_Name].[Code]"
LARGEST = FigureSource(
    code="migrants-largest",
    name="Global Bilateral Migration Database, its largest pairs",
    publisher="World Bank, by way of ilyabo/remittances",
    licence=_LICENCE,
    shape="people",
    about=f"{_ABOUT} Only pairs of which in 2000 so many people of the one lived in the other as the file’s name says.",
    page="https://github.com/ilyabo/remittances",
    files="migration-*K-plus.csv",
    layout=Layout(
        columns=("Origin", _SEXES, "Dest"),
        parts={"year": "period", "country": '"Origin"', "partner": '"Dest"', "value": "cell"},
        countries={"country": "alpha3", "partner": "alpha3"},
        unit="people",
        wanted=f"\"{_SEXES}\" = 'TOT'",
        years_across=True,
    ),
)
