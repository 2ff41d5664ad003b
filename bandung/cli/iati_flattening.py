"""``bandung iati flatten``: activities as tables."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from bandung import reference
from bandung.cli import output
from bandung.cli.rates import shelf
from bandung.measurement.rates import current_rates
from bandung.records.wording import translated
from bandung.standards.iati.flat.columns import NO_USD, TABLES
from bandung.standards.iati.flat.files import SPLIT, Flattened, flatten

MOST_SHOWN = 10


def flatten_(
    source: Annotated[Path, typer.Argument(exists=True, help="an activity file, or a folder of them")],
    to: Annotated[Path, typer.Option("-o", "--output", file_okay=False, help="the folder for the tables")],
    form: Annotated[list[str], typer.Option(help="csv, parquet, xlsx, duckdb; several are possible")] = ["csv"],  # noqa: B006
    language: Annotated[str, typer.Option(help="of the names beside codes")] = "en",
    processes: Annotated[int, typer.Option(min=0, help="how many at once; 0 is as many as there are cores")] = 0,
    keep: Annotated[
        bool, typer.Option(help="keep the rows of each file, so that only changed ones are read again")
    ] = False,
) -> None:
    """Turn activities into tables whose splits add up; taken up where it was left when it was interrupted.

    Ends with 1 if a file could not be read to its end.
    """
    reference.language(language)
    told = flatten(
        source, to, rates=current_rates(shelf()), forms=form, language=language, processes=processes or None,
        keep=keep, progress=lambda done, of, _name: output.progress(done, of),
    )  # fmt: skip
    output.table(["table", "rows"], [[name, told.rows[name]] for name in TABLES])
    output.table(
        ["amounts", "currency", "sum", "sum of the parts"],
        [
            [kind, currency or "none", f"{total:f}", f"{told.sums[SPLIT[kind], currency]:f}" if kind in SPLIT else ""]
            for (kind, currency), total in told.sums.items()
            if kind not in SPLIT.values()
        ],
    )
    _without_usd(told, language)
    for name, why in told.unread.items():
        typer.echo(f"{name}: {why}", err=True)
    if told.taken_up:
        typer.echo(f"{told.taken_up} of {told.files} files were there from an earlier run")
    if told.differences() or told.unread:
        raise typer.Exit(1)


def _without_usd(told: Flattened, language: str) -> None:
    """Print how many amounts are not said in dollars, and why: the currencies that have most."""
    years: dict[tuple[str, str, str], list[str]] = {}
    number: Counter[tuple[str, str, str]] = Counter()
    for (kind, why, currency, year), times in told.without_usd.items():
        number[kind, why, currency] += times
        years.setdefault((kind, why, currency), []).append(year)
    rows = [
        [
            kind,
            currency or "none",
            "-".join(dict.fromkeys((min(of), max(of)))),
            translated(NO_USD[why], language),
            times,
        ]
        for (kind, why, currency), times in number.most_common(MOST_SHOWN)
        if (of := years[kind, why, currency])
    ]
    if rows:
        output.table(["amounts without dollars", "currency", "years", "because", "number"], rows)
    if more := sum(number.values()) - sum(times for _key, times in number.most_common(MOST_SHOWN)):
        typer.echo(f"and {more} more in {len(number) - MOST_SHOWN} other currencies or kinds")
