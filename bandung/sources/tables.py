"""Write a folder of rates as ``measurement.rates`` reads it, from what the loaders cleaned."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from bandung.measurement.rates import COLUMNS, EXCHANGE, ORIGINS, PPP, RatesTable
from bandung.measurement.valued import Rate

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


def _cells(rate: Rate) -> list[str]:
    return [str(rate.year), f"{rate.value:f}", rate.source, rate.retrieved.isoformat(), rate.note]


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
