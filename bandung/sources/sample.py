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
from bandung.sources.writing import KINDS
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

    shape: str
    source: str
    select: str
    about: str


_INPUTS = (
    "Goods that industries of one country bought of another's to work with in 2022, by industry that makes them (ISIC "
    "Rev. 4, as the OECD groups it), among 80 countries. What households buy and what is invested is not in it, nor "
    "the other countries. Estimates."
)
CUTS: Mapping[str, _Cut] = {
    "totals": _Cut(
        "totals",
        "penppml",
        "SELECT year, exporter, importer, value FROM facts WHERE year >= 1996 "
        "AND exporter IN {countries} AND importer IN {countries}",
        "Exports of goods between 70 countries every fourth year from 1996 to 2016, as declared to UN Comtrade; no "
        "other year or country. Some declared nothing in a year (in 2016 Bangladesh, Cuba, Kenya and Trinidad): what "
        "they sold then is unknown, not zero.",
    ),
    "trade": _Cut(
        "trade",
        "icio-inputs",
        "SELECT year, exporter, importer, product, round(value, -6) AS value FROM facts WHERE value >= 1e6",
        f"{_INPUTS} Rounded to millions of dollars; smaller ones, together a thousandth of all, are left out.",
    ),
    "trade-hs17": _Cut(
        "trade",
        "baci",
        "SELECT year, exporter, importer, left(product, 2) AS product, sum(value) AS value FROM facts GROUP BY ALL",
        "What South Africa and Afghanistan sold in 2020 to every country, by chapter (2 digits) of the Harmonized "
        "System of 2017. No other exporter is in it.",
    ),
    "exports": _Cut(
        "exports",
        "icio-inputs",
        "SELECT year, exporter AS country, product, round(sum(value), -3) AS value FROM facts GROUP BY ALL",
        _INPUTS,
    ),
    "exports-hs17": _Cut(
        "exports",
        "baci",
        "SELECT year, exporter AS country, left(product, 2) AS product, sum(value) AS value FROM facts GROUP BY ALL",
        "What South Africa and Afghanistan sold to the world in 2020, by chapter (2 digits) of the Harmonized System "
        "of 2017. No other country is in it.",
    ),
    "agreements": _Cut(
        "agreements",
        "penppml-agreements",
        "SELECT * FROM facts WHERE country IN {countries}",
        "Trade agreements as they stood every fourth year until 2016, for 70 countries; the first year is up to three "
        "years late, and what began after 2016 is not in it.",
    ),
    "macro": _Cut(
        "macro",
        "wdi-table",
        "SELECT year, country, indicator, value FROM facts WHERE country IN {countries} AND year >= 2000 "
        "AND indicator IN ('gdp', 'gdp_ppp', 'population') AND (year % 4 = 0 OR year >= 2020)",
        "GDP in US dollars and international dollars of the year, and population, of 70 countries: every fourth year "
        "from 2000, and each from 2020 to 2024.",
    ),
    "macro-investment": _Cut(
        "macro",
        "fdi-shares",
        "SELECT year, country, indicator, round(value, 3) AS value FROM facts WHERE country IN {countries} "
        "AND year >= 2000 AND (year % 4 = 0 OR year >= 2018)",
        "Direct investment that came in and went out, net, in per cent of GDP, of 70 countries: every fourth year from "
        "2000, and each from 2018. From and to the whole world; who invests in whom is not in it.",
    ),
    "distances": _Cut(
        "distances",
        "geodist",
        "SELECT exporter, importer, round(distance, 1) AS distance, contiguous, language, colony FROM facts "
        "WHERE exporter IN {countries} AND importer IN {countries}",
        "Distances between 70 countries.",
    ),
    "people": _Cut(
        "people",
        "migrants-largest",
        "SELECT * FROM facts",
        "Who lived abroad where, about every ten years from 1960 to 2000: the 290 pairs of countries of which 100,000 "
        "people of the one or more lived in the other in 2000. Smaller ones are not in it, so shares are of these "
        "pairs alone.",
    ),
    "investment": _Cut(
        "investment",
        "unctad-fdi",
        "SELECT year, country, partner, flow, value FROM facts WHERE value <> 0 AND (partner <> 'ARG' OR year >= 2005)",
        "Direct investment that came from each country into 15 countries from 2001 to 2012, net: Argentina (from "
        "2005), Bangladesh, Brazil, Cambodia, Colombia, Ecuador, Egypt, India (years from April on), Kenya, Mauritius, "
        "Peru (out of its stocks), South Africa, Sri Lanka, Tunisia, Uganda; what went into any other is not in it. "
        "Kenya, South Africa and Sri Lanka as some of the countries it came from declare it. Flows only, in whole "
        "millions; a zero there means nothing, little or not told, and is left out.",
    ),
}
"""Name of a table inside to how it is cut. The one that answers where none is named is called as its shape; others of
the same shape are of another classification or subject, and never mixed with it."""


@dataclass(frozen=True, slots=True)
class SampleTable:
    """A table inside: what it is of, in a sentence, and the origin of the table it was cut from."""

    name: str
    shape: str
    rows: int
    about: str
    origin: shelves.Origin
    years: tuple[int, int] | None

    @property
    def classification(self) -> str:
        """Classification and revision of its products; empty where there are none."""
        return self.origin.quality.revision


def sample(engine: Engine) -> Mapping[str, Facts]:
    """Name to table, of all figures inside."""
    return {name: open_table(engine, name) for name in tables()}


def open_table(engine: Engine, name: str) -> Facts:
    """The table of this name inside.

    :raises NotInSample: if there is none.
    """
    shape = sample_table(name).shape
    with as_file(files("bandung.sources") / "data" / "sample" / f"{name}.parquet") as file:
        return SHAPES[shape].check(engine.read(pq.read_table(file)))


@cache
def tables() -> Mapping[str, SampleTable]:
    """Name to what the table inside is of, and where it comes from."""
    told = json.loads((files("bandung.sources") / "data" / "sample" / "origins.json").read_text(encoding="utf-8"))
    return {
        name: SampleTable(
            name, each["shape"], each["rows"], each["about"], shelves.origin_of(each["origin"], name),
            (each["years"][0], each["years"][1]) if each["years"] else None,
        )
        for name, each in told.items()
    }  # fmt: skip


def of_shape(shape: str) -> tuple[SampleTable, ...]:
    """The tables of a shape inside, the one that answers where none is named first."""
    return tuple(each for each in tables().values() if each.shape == shape)


def sample_table(name: str) -> SampleTable:
    """What the table of this name inside is of.

    :raises NotInSample: if there is none.
    """
    try:
        return tables()[name]
    except KeyError:
        raise NotInSample(shape=name[:40]) from None


def cut(shelf: Path, into: Path, addresses: Mapping[str, str]) -> None:
    """Make the sample anew from the tables in use on a shelf; ``addresses`` are those of copies brought by hand.

    :raises NotLoaded: if one of the sources has not been loaded.
    """
    into.mkdir(parents=True, exist_ok=True)
    told: dict[str, Any] = {}
    for name, each in CUTS.items():
        origin, columns = shelves.origin(shelf, each.source), SHAPES[each.shape].columns
        place = shelf / each.source / origin.version
        select = each.select.format(countries=COUNTRIES)
        typed = ", ".join(f'"{column}"::{KINDS[kind]} AS "{column}"' for column, kind in columns.items())
        out = into / f"{name}.parquet"
        with duckdb.connect() as database:
            database.execute(
                f"CREATE VIEW facts AS SELECT * FROM read_parquet({quoted(str(place / '**' / '*.parquet'))})"  # noqa: S608
            )
            database.execute(
                f"COPY (SELECT {typed} FROM ({select}) ORDER BY ALL) TO {quoted(str(out))} "  # noqa: S608
                "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)"
            )
            years = "[min(year), max(year)]" if "year" in columns else "NULL"
            counted = database.execute(f"SELECT count(*), {years} FROM read_parquet({quoted(str(out))})").fetchone()  # noqa: S608
        assert counted is not None
        written = json.loads((place / shelves.ORIGIN).read_text(encoding="utf-8"))
        for copy in written["copies"]:
            copy["address"] = copy["address"] or addresses[each.source]
        told[name] = {
            "shape": each.shape, "rows": counted[0], "years": counted[1], "about": each.about, "origin": written,
        }  # fmt: skip
    (into / "origins.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
