"""Inter-Country Input-Output tables (ICIO) of the OECD: which industries of which countries buy from which, every year.

The OECD’s files (``2022_SML.csv`` in the archives of the release of 2025) are one matrix in millions of US dollars: a
row for each country and industry (``ZAF_B07``), a column for each country and industry that buys and for each final use
(``ZAF_HFCE``), taxes, value added and output at the end. Industries are those of ISIC Rev. 4. The layout is that which
programs read that work on the file (pymrio; the network below); no file of the OECD itself was at hand.

A research package publishes the inputs of the same matrix for 2022, without final uses and the rest of the world, as
shares of what each industry buys. From those the flows are recovered: two columns that the package had capped are found
from the sums of rows, which hold to the last digit.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bandung.sources.fetching import Unexpected, check_columns
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import no_table
from bandung.values.errors import _

COLUMNS = ("year", "exporter", "importer", "product", "value")
NETWORK = ("A", "omb", "z", "go", "countries", "sectors")
SUMS = ("TLS", "VA", "OUT")
_GOODS = "regexp_full_match(\"product\", '[ABC][0-9].*')"
_PARTS = {name: f'"{name}"' for name in COLUMNS}


def _country(text: str) -> str:
    """Country of a row or column: two parts of China and of Mexico (CN1, MX2) are the whole."""
    code = text.partition("_")[0]
    return {"CN": "CHN", "MX": "MEX"}.get(code[:2], code) if code[2:].isdigit() else code


def _matrix(file: Path, work: Path) -> Path:
    """The matrix as rows: what each industry of a country sold to each country, to its industries and final uses.

    :raises Unexpected: if it is none, or its name does not say of which year.
    """
    year = next((part for part in file.stem.replace("-", "_").split("_") if part.isdigit() and len(part) == 4), "")
    if not year:
        raise Unexpected(_("Nothing in the name or title of this file says of which year it is."), field=file.name)
    out = work / f"{file.name}.rows.csv"
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream, out.open("w", encoding="utf-8") as rows:
            lines = csv.reader(stream)
            buyers = [name.strip() for name in next(lines, [])[1:]]
            if not any(each.endswith("_HFCE") for each in buyers):
                check_columns(file.name, buyers, ["ZAF_HFCE"])
            kept = [at for at, name in enumerate(buyers) if name not in SUMS]
            names = [_country(buyers[at]) for at in kept]
            places = sorted(set(names))
            into = np.array([places.index(name) for name in names])
            write = csv.writer(rows)
            write.writerow(COLUMNS)
            for line in lines:
                seller, _underscore, industry = line[0].strip().partition("_") if line else ("", "", "")
                if not industry or seller in SUMS:
                    continue
                cells = np.array([float(line[at + 1] or 0) for at in kept])
                sums = np.bincount(into, weights=cells, minlength=len(places))
                write.writerows(
                    (year, _country(seller), place, industry, repr(float(value)))
                    for place, value in zip(places, sums, strict=True)
                )
    except (OSError, UnicodeDecodeError, ValueError, IndexError) as error:
        raise no_table(file.name, error) from error
    return out


def _network(file: Path, work: Path) -> Path:
    """The network of a research package as rows: inputs that each country’s industries bought of another’s.

    :raises Unexpected: if an array is missing, or the flows do not add up to what each industry sold as inputs.
    """
    try:
        with np.load(file, allow_pickle=False) as arrays:
            check_columns(file.name, list(arrays.files), NETWORK)
            shares, inputs, final, output = (np.asarray(arrays[name], dtype=float) for name in ("A", "omb", "z", "go"))
            countries, sectors = ([str(each) for each in arrays[name]] for name in ("countries", "sectors"))
    except (OSError, ValueError, TypeError) as error:
        raise no_table(file.name, error) from error
    bought = inputs * output
    capped = np.flatnonzero(inputs >= inputs.max() - 1e-12)
    sold = np.maximum(output - final, 0.0)
    rest = sold - shares @ np.where(np.isin(np.arange(len(bought)), capped), 0.0, bought)
    bought[capped] = np.linalg.lstsq(shares[:, capped], rest, rcond=None)[0]
    flows = shares * bought[None, :]
    if not np.allclose(flows.sum(axis=1), sold, rtol=1e-6, atol=0.01):
        raise Unexpected(_("The flows of this file do not add up to what each industry sold."), field=file.name)
    many = len(countries)
    pairs = flows.reshape(len(sectors), many, len(sectors), many).sum(axis=2)
    out = work / f"{file.name}.rows.csv"
    with out.open("w", encoding="utf-8") as stream:
        write = csv.writer(stream)
        write.writerow(COLUMNS)
        write.writerows(_cells(pairs, countries, sectors))
    return out


def _cells(pairs: Any, countries: Sequence[str], sectors: Sequence[str]) -> list[tuple[str, str, str, str, str]]:
    return [
        ("2022", seller, buyer, sector, repr(float(pairs[at, row, column])))
        for at, sector in enumerate(sectors)
        for row, seller in enumerate(countries)
        for column, buyer in enumerate(countries)
    ]


def _layout(unfold: Any) -> Layout:
    return Layout(
        columns=COLUMNS,
        parts=_PARTS,
        countries={"exporter": "alpha3", "importer": "alpha3"},
        unit="million US dollars",
        times="1000000",
        wanted=_GOODS,
        revision="'ISIC4'",
        unfold=unfold,
    )


ICIO = FigureSource(
    code="icio",
    name="Inter-Country Input-Output tables",
    publisher="OECD",
    licence="CC BY 4.0",
    shape="trade",
    about="Goods by industry (ISIC Rev. 4) that makes them, to industries and final uses of each of 80 countries. "
    "Estimates that fit national accounts and trade together, not declarations.",
    page="https://www.oecd.org/en/data/datasets/inter-country-input-output-tables.html",
    files="*SML*.csv",
    layout=_layout(_matrix),
)
ICIO_INPUTS = FigureSource(
    code="icio-inputs",
    name="Inputs of industries, of the Inter-Country Input-Output tables 2025, year 2022",
    publisher="OECD, by way of the Python package sanction-simulator",
    licence="CC BY 4.0 (data), MIT (package)",
    shape="trade",
    about="Goods that industries of 80 countries bought of one another’s in 2022 to work with, by industry (ISIC Rev. "
    "4) that makes them; goods for households and for investment are not in it. Estimates that fit national accounts "
    "and trade together, not declarations.",
    page=ICIO.page,
    files="*bench_cache*.npz",
    layout=_layout(_network),
)
