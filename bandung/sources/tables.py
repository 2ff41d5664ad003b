"""Write a folder of rates as ``measurement.rates`` reads it, from what the loaders cleaned."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from bandung.measurement.rates import COLUMNS, EXCHANGE, ORIGINS, PPP, RatesTable
from bandung.measurement.valued import Rate
from bandung.sources.fetching import Copy

ORIGIN_COLUMNS = ("table", "source", "release", "licence", "seen_on", "evidence", "note")


def write(
    folder: Path, exchange: Iterable[Rate], ppp: Iterable[tuple[str, Rate]], origins: Iterable[Sequence[str]]
) -> RatesTable:
    """The folder, read back: what was written can be used.

    :raises BadRates: if it cannot; nothing is written then.
    """
    trial = folder.with_name(f"{folder.name}.trial")
    trial.mkdir(parents=True, exist_ok=True)
    rates = [[rate.currency, *_cells(rate)] for rate in exchange]
    factors = [[country, rate.currency, *_cells(rate)] for country, rate in ppp]
    tables = {
        EXCHANGE: _csv(COLUMNS[EXCHANGE], rates), PPP: _csv(COLUMNS[PPP], factors),
        ORIGINS: _csv(ORIGIN_COLUMNS, origins),
    }  # fmt: skip
    try:
        for name, text in tables.items():
            (trial / name).write_text(text, encoding="utf-8")
        table = RatesTable.read(trial)
        folder.mkdir(parents=True, exist_ok=True)
        for name in tables:
            (trial / name).replace(folder / name)
        return table
    finally:
        for name in tables:
            (trial / name).unlink(missing_ok=True)
        trial.rmdir()


def origin(table: str, copy: Copy) -> list[str]:
    """A row of origins for what was cleaned from a copy."""
    release, day = f"sha256:{copy.sha256[:16]}", copy.retrieved.isoformat()
    return [table, copy.address, release, copy.licence, day, "verified", "Fetched and cleaned by this node."]


def without(origins: Iterable[list[str]], table: str) -> list[list[str]]:
    """Rows of origins but for those of a table."""
    return [each for each in origins if each[0] != table]


def _cells(rate: Rate) -> list[str]:
    return [str(rate.year), f"{rate.value:f}", rate.source, rate.retrieved.isoformat(), rate.note]


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
