"""Real figures that come inside, so that every page shows something true on a fresh machine; small, and of past years.

Each table is cut from one of a source and says so: which countries, which years, and what is not in it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from bandung.economy.engine import Engine, Facts
from bandung.economy.tables import SHAPES
from bandung.sources import shelf as shelves
from bandung.sources.reading import quoted
from bandung.values.errors import BandungError, _

COUNTRIES = (
    "AGO", "ARE", "ARG", "AUS", "BGD", "BOL", "BRA", "BWA", "CAN", "CHL", "CHN", "CIV", "CMR", "COL", "CRI", "CUB",
    "DEU", "DOM", "DZA", "ECU", "EGY", "ESP", "ETH", "FRA", "GBR", "GHA", "GTM", "IDN", "IND", "IRN", "ITA", "JAM",
    "JOR", "JPN", "KEN", "KHM", "KOR", "LKA", "MAR", "MDG", "MEX", "MOZ", "MUS", "MYS", "NAM", "NGA", "NLD", "NPL",
    "PAK", "PAN", "PER", "PHL", "PRY", "RUS", "RWA", "SAU", "SEN", "SGP", "THA", "TTO", "TUN", "TUR", "TZA", "UGA",
    "URY", "USA", "VNM", "ZAF", "ZMB", "ZWE",
)  # fmt: skip
"""70 countries: most of the trade of the South with itself and with its largest partners."""


class NotInSample(BandungError):
    status = 404
    sentence = _("The figures inside have no table of %(shape)s; load a source of it.")


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a table of the sample is cut from the table of a source."""

    source: str
    select: str
    about: str


CUTS: Mapping[str, _Cut] = {
    "totals": _Cut(
        "penppml",
        "SELECT year, exporter, importer, value FROM facts WHERE year >= 1996 "
        "AND exporter IN {countries} AND importer IN {countries}",
        "Exports of goods between 70 countries every fourth year from 1996 to 2016, as declared to UN Comtrade; no "
        "other year or country. Some declared nothing in a year (in 2016 Bangladesh, Cuba, Kenya and Trinidad): what "
        "they sold then is unknown, not zero.",
    ),
    "trade": _Cut(
        "baci",
        "SELECT year, exporter, importer, left(product, 2) AS product, sum(value) AS value FROM facts "
        "WHERE exporter = 'ZAF' GROUP BY ALL",
        "What South Africa sold in 2020 to every country, by chapter (2 digits) of the Harmonized System of 2017. "
        "No other exporter is in it.",
    ),
    "exports": _Cut(
        "baci",
        "SELECT year, exporter AS country, left(product, 2) AS product, sum(value) AS value FROM facts GROUP BY ALL",
        "What South Africa and Afghanistan sold to the world in 2020, by chapter (2 digits) of the Harmonized System "
        "of 2017. No other country is in it.",
    ),
    "agreements": _Cut(
        "penppml-agreements",
        "SELECT * FROM facts WHERE country IN {countries}",
        "Trade agreements as they stood every fourth year until 2016, for 70 countries; ``start`` is up to three years "
        "late, and what began after 2016 is not in it.",
    ),
    "macro": _Cut(
        "wdi-table",
        "SELECT year, country, indicator, value FROM facts WHERE country IN {countries} AND year >= 2000 "
        "AND indicator IN ('gdp', 'gdp_ppp', 'population') AND (year % 4 = 0 OR year >= 2020)",
        "GDP in US dollars and international dollars of the year, and population, of 70 countries: every fourth year "
        "from 2000, and each from 2020 to 2024.",
    ),
    "distances": _Cut(
        "geodist",
        "SELECT exporter, importer, round(distance, 1) AS distance, contiguous, language, colony FROM facts "
        "WHERE exporter IN {countries} AND importer IN {countries}",
        "Distances between 70 countries.",
    ),
}


@dataclass(frozen=True, slots=True)
class SampleTable:
    """A table inside: what it is of, in a sentence, and the origin of the table it was cut from."""

    shape: str
    rows: int
    about: str
    origin: shelves.Origin


def sample(engine: Engine) -> Mapping[str, Facts]:
    """Shape to its table, for each shape of which there are figures inside."""
    found = {}
    for shape in tables():
        with as_file(files("bandung.sources") / "data" / "sample" / f"{shape}.parquet") as file:
            found[shape] = SHAPES[shape].check(engine.read(pq.read_table(file)))
    return found


@cache
def tables() -> Mapping[str, SampleTable]:
    """Shape to what its table inside is of, and where it comes from."""
    told = json.loads((files("bandung.sources") / "data" / "sample" / "origins.json").read_text(encoding="utf-8"))
    return {
        shape: SampleTable(shape, each["rows"], each["about"], shelves.origin_of(each["origin"], shape))
        for shape, each in told.items()
    }


def sample_table(shape: str) -> SampleTable:
    """What the table of this shape inside is of.

    :raises NotInSample: if there is none.
    """
    try:
        return tables()[shape]
    except KeyError:
        raise NotInSample(shape=shape[:40]) from None


def cut(shelf: Path, into: Path, addresses: Mapping[str, str]) -> None:
    """Make the sample anew from the tables in use on a shelf; ``addresses`` are those of copies brought by hand.

    :raises NotLoaded: if one of the sources has not been loaded.
    """
    into.mkdir(parents=True, exist_ok=True)
    told: dict[str, Any] = {}
    for shape, each in CUTS.items():
        origin = shelves.origin(shelf, each.source)
        place = shelf / each.source / origin.version
        select = each.select.format(countries=COUNTRIES)
        kinds = {"int32": "INTEGER", "double": "DOUBLE", "string": "VARCHAR"}
        columns = ", ".join(f'"{name}"::{kinds[kind]} AS "{name}"' for name, kind in SHAPES[shape].columns.items())
        out = into / f"{shape}.parquet"
        with duckdb.connect() as database:
            database.execute(
                f"CREATE VIEW facts AS SELECT * FROM read_parquet({quoted(str(place / '**' / '*.parquet'))})"  # noqa: S608
            )
            rows = database.execute(
                f"COPY (SELECT {columns} FROM ({select}) ORDER BY ALL) TO {quoted(str(out))} "  # noqa: S608
                "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)"
            ).fetchone()
        assert rows is not None
        written = json.loads((place / shelves.ORIGIN).read_text(encoding="utf-8"))
        for copy in written["copies"]:
            copy["address"] = copy["address"] or addresses[each.source]
        told[shape] = {"rows": rows[0], "about": each.about, "origin": written}
    (into / "origins.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
