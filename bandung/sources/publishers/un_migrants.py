"""The United Nations’ International Migrant Stock: who lives abroad where, by five years from 1990.

``undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx`` and its successor of 2024 have a sheet ``Table 1`` with
a row for each destination and origin (countries, and regions with codes from 900 on), and three blocks of the same
years: both sexes, men, women. The first is read. ``..`` is not known, spaces stand between thousands where it was
saved as CSV. Codes are those of M49 as the United Nations use it. The layout is that which programs describe that read
these files; no workbook of the publisher itself was at hand.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.published import as_text
from bandung.sources.reading import no_table, workbook
from bandung.values.errors import _

DESTINATION, ORIGIN = "Location code of destination", "Location code of origin"
COLUMNS = ("year", "destination", "origin", "value")
ABOVE = 40
"""The line with the names of columns stands within so many lines."""
REGIONS = "TRY_CAST({side} AS INTEGER) >= 900"
"""Codes of regions and groups. ``2003`` is none: people of whom no origin is told."""


def _table(file: Path, work: Path) -> Path:
    """The first block of the table as rows.

    :raises Unexpected: if there is no such table, or its first block is not of both sexes.
    """
    for rows in _sheets(file):
        top = next((at for at, row in enumerate(rows[:ABOVE]) if {DESTINATION, ORIGIN} <= {*map(as_text, row)}), None)
        if top is not None:
            out = work / f"{file.name}.rows.csv"
            with out.open("w", encoding="utf-8", newline="") as stream:
                write = csv.writer(stream)
                write.writerow(COLUMNS)
                write.writerows(_cells(rows, top, file.name))
            return out
    raise Unexpected(_("There is no table of this source inside."), field=file.name)


def _sheets(file: Path) -> Iterator[Sequence[Sequence[object]]]:
    if file.suffix.lower() in (".xlsx", ".xls"):
        yield from workbook(file).values()
        return
    try:
        text = file.read_text(encoding="utf-8-sig")
        yield list(csv.reader(text.splitlines(), delimiter=max(",;\t", key=text[:10_000].count)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise no_table(file.name, error) from error


def _cells(rows: Sequence[Sequence[object]], top: int, file: str) -> Iterator[tuple[str, str, str, str]]:
    header = [*map(as_text, rows[top])]
    destination, origin = header.index(DESTINATION), header.index(ORIGIN)
    years: dict[str, int] = {}
    for at, name in enumerate(header):
        if re.fullmatch(r"(19|20)\d\d", name):
            if name in years:
                break  # the block of men begins
            years[name] = at
    if not years:
        raise Unexpected(_("No column of this file is a year."), field=file)
    first = min(years.values())
    if any("male" in text and "both" not in text for text in (_at(row, first).lower() for row in rows[:top])):
        raise Unexpected(_("The first figures of this file are not of both sexes."), field=file)
    for row in rows[top + 1 :]:
        to, of = _at(row, destination), _at(row, origin)
        if not (to or of):
            continue  # an empty line, or a note below the table
        for year, at in years.items():
            cell = re.sub(r"(?<=\d) (?=\d)", "", _at(row, at))
            yield year, to, of, "0" if cell in ("-", "–") else cell


def _at(row: Sequence[object], at: int) -> str:
    return as_text(row[at]) if at < len(row) else ""


SOURCE = FigureSource(
    code="migrant-stock",
    name="International Migrant Stock",
    publisher="United Nations, Department of Economic and Social Affairs, Population Division",
    licence="CC BY 3.0 IGO, as the workbook says",
    shape="people",
    about="How many people of each country live in each other one in the middle of the year, by country of birth where "
    "it is known, else by citizenship; refugees are in it. Every five years from 1990. Estimates between and after "
    "censuses. Of some countries few origins are told, and the rest as others.",
    page="https://www.un.org/development/desa/pd/content/international-migrant-stock",
    files="*ims_stock_by_sex_destination_and_origin*",
    layout=Layout(
        columns=COLUMNS,
        parts={"year": "year", "country": "origin", "partner": "destination", "value": "value"},
        countries={"country": "m49-un", "partner": "m49-un"},
        unit="people",
        aside={
            "group": f"{REGIONS.format(side='destination')} OR {REGIONS.format(side='origin')} AND origin <> '2003'",
        },
        unfold=_table,
    ),
)
