"""``bandung iati explore``: questions to a folder of IATI files, without a node."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bandung import reference
from bandung.cli import output
from bandung.cli.rates import shelf
from bandung.measurement.rates import current_rates
from bandung.standards.iati.errors import BadIati, EmptyFile
from bandung.standards.iati.exploring import leaving
from bandung.standards.iati.exploring.answering import Answers
from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.beside import read_beside
from bandung.standards.iati.exploring.collecting import collect
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.grouping import REASONS
from bandung.standards.iati.exploring.sources import Source, of_tables
from bandung.standards.iati.flat import flatten

Several = Annotated[list[str], typer.Option(help="several are possible")]


def explore(
    folder: Annotated[Path, typer.Argument(exists=True, help="IATI files, or their Parquet tables by `iati flatten`")],
    query: Annotated[str, typer.Option(help="words of title, description or identifier")] = "",
    country: Several = [],  # noqa: B006
    role: Several = [],  # noqa: B006
    sector: Several = [],  # noqa: B006
    kind: Several = [],  # noqa: B006
    reporter: Several = [],  # noqa: B006
    since: Annotated[str, typer.Option(help="year")] = "",
    until: Annotated[str, typer.Option(help="year, included")] = "",
    once: Annotated[bool, typer.Option(help="count each activity once, however many report it")] = False,
    several: Annotated[bool, typer.Option(help="only what is reported more than once, with the reasons")] = False,
    table: Annotated[str, typer.Option(help="write this table of what was found")] = "",
    form: Annotated[str, typer.Option(help="csv, xlsx or parquet")] = "csv",
    to: Annotated[Path | None, typer.Option("-o", "--output", help="the file for the table")] = None,
    most: Annotated[int, typer.Option(min=0, help="activities that are printed")] = 20,
    language: Annotated[str, typer.Option(help="of names beside codes")] = "en",
) -> None:
    """Ask what is in IATI files: how many activities, how much, who reports them; print it, or write a table of it."""
    reference.language(language)
    told = {
        "q": [query], "country": country, "role": role, "sector": sector, "kind": kind, "reporter": reporter,
        "since": [since], "until": [until], "once": ["yes"] if once else [], "told": ["several"] if several else [],
    }  # fmt: skip
    asked = Asked.read(told)
    if table:
        leaving.check(table, form)
    with _collection(folder, language) as collection, collection.ask(asked) as answers:
        if table:
            notes = leaving.notes(answers, "bandung iati explore", str(asked.query()), date.today())  # noqa: DTZ011
            path = to or Path(f"{table}.{form}")
            with path.open("wb") as file:
                leaving.write(answers, table, form, file, notes, language)
            typer.echo(f"{path}")
            return
        _print(collection, answers, most, several=several)


def _print(collection: Collection, answers: Answers, most: int, *, several: bool) -> None:
    typer.echo(f"{answers.number} activities, {answers.groups} when reports of the same are taken together")
    output.table(
        ["amounts", "activities", "US dollars", "amounts without dollars", "by currency"],
        [
            [it.kind, it.activities, f"{it.usd:f}", it.amounts - it.converted,
             "; ".join(f"{currency or '-'} {value.normalize():f}" for currency, value in it.by_currency.items())]
            for it in answers.totals()
        ],
    )  # fmt: skip
    rows, why = [], []
    for line in answers.page(1, most) if most else ():
        rows += [
            [it.identifier[:40], it.title[:60], it.reporter_name[:30], it.dataset[:30], f"{it.committed:f}",
             f"{it.spent:f}", "" if it is line.first else "again"]
            for it in (line.first, *line.others)
        ]  # fmt: skip
        if several:
            why += [
                f"{line.first.identifier}: {REASONS[link.reason].sentence % {'evidence': link.evidence}} "
                f"({link.confidence:.2f})"
                for link in collection.group(line.first.id).links
            ]
    output.table(["identifier", "title", "reported by", "file", "committed USD", "spent USD", ""], rows)
    for each in why:
        typer.echo(each)


@contextmanager
def _collection(folder: Path, language: str) -> Iterator[Collection]:
    """What is in the folder; tables and collection are gone afterwards."""
    between = Path(tempfile.mkdtemp(prefix="iati-explore-"))
    try:
        sources = of_tables(folder) if (folder / "activities.parquet").exists() else _read(folder, between, language)
        collect(sources, between / "made.duckdb")
        yield Collection(between / "made.duckdb")
    finally:
        shutil.rmtree(between, ignore_errors=True)


def _read(folder: Path, between: Path, language: str) -> list[Source]:
    """:raises EmptyFile: if there is no file of activities that can be read."""
    files = (
        [folder] if folder.is_file() else sorted(it for it in folder.rglob("*") if it.name.endswith((".xml", ".gz")))
    )
    rates, sources = current_rates(shelf()), []
    for number, file in enumerate(files, 1):
        at = between / str(number)
        name = file.name if folder.is_file() else file.relative_to(folder).as_posix()
        name = os.fsencode(name).decode("utf-8", "backslashreplace")
        try:
            made = flatten(file, at, rates=rates, forms=("parquet",), language=language, processes=1)
            beside = read_beside(file, at)
        except (BadIati, OSError) as refusal:
            said = refusal.strerror if isinstance(refusal, OSError) else refusal
            typer.echo(f"{name}: {said}", err=True)
            continue
        for why in made.unread.values():
            typer.echo(f"{name}: {why}", err=True)
        output.progress(number, len(files))
        tables = {path.stem: path for path in at.glob("*.parquet")} | dict(beside)
        sources.append(Source(name, name, tables, name=name, file=name))
    if not sources:
        raise EmptyFile()
    return sources
