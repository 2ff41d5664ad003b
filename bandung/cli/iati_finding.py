"""``bandung iati find`` and ``bandung evaluate iati-ssc``: South-South cooperation in published activities."""

import csv
import json as jsons
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from bandung.cli import output
from bandung.cli.sentences import translator
from bandung.site import environment
from bandung.standards.iati.errors import NoFiles
from bandung.standards.iati.finding import evaluating, reporting, weighing
from bandung.standards.iati.finding.answers import Grade
from bandung.standards.iati.finding.searching import Searched, files_in, search
from bandung.standards.iati.finding.showing import COLUMNS, as_data, row


class Form(StrEnum):
    """How what was found is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    """One object a line."""


class Labels(StrEnum):
    """Which labels weights are fitted on."""

    DEVELOP = "develop"
    ALL = "all"


def find(
    sources: Annotated[list[Path], typer.Argument(exists=True, help="activity files, or folders of them")],
    form: Annotated[Form, typer.Option("--format", help="how it is written")] = Form.TABLE,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="where to; else it is printed")] = None,
    everything: Annotated[bool, typer.Option("--all", help="also activities that at most mention it")] = False,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="day of an activity that has none")
    ] = None,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
    processes: Annotated[int, typer.Option(min=0, help="how many at once; 0 is as many as there are cores")] = 0,
) -> None:
    """Find South-South and triangular cooperation: grade, kind, who takes part, how sure, and why."""
    translate = translator(language)
    paths = files_in(sources)
    if not paths:
        raise NoFiles()
    cores = processes or os.cpu_count() or 1
    day = on.date() if on else None
    summary: list[list[object]] = []
    failed = False
    with _target(to) as target:
        write = _writer(form, target, translate)
        for searched in search(
            paths, on=day, everything=everything, processes=min(cores, len(paths)), progress=output.progress
        ):
            write(searched)
            summary.append([searched.path.name, searched.activities, *(searched.grades[grade] for grade in Grade)])
            failed |= bool(searched.problems)
            for problem in searched.problems:
                typer.echo(f"{searched.path}: {problem}", err=True)
    if to or form is Form.TABLE:
        output.table(["file", "activities", *(grade.value for grade in Grade)], summary)
    if failed:
        raise typer.Exit(1)


@contextmanager
def _target(to: Path | None) -> Iterator[TextIO]:
    """The output, or a new file that takes its name once it is complete."""
    if to is None:
        yield sys.stdout
        return
    begun = to.with_name(f".{to.name}.begun")
    try:
        with begun.open("w", encoding="utf-8", newline="") as target:
            yield target
        begun.replace(to)
    finally:
        begun.unlink(missing_ok=True)


def _writer(form: Form, target: TextIO, translate: Callable[[str], str]) -> Callable[[Searched], None]:
    if form is Form.CSV:
        lines = csv.DictWriter(target, ["file", "line", *COLUMNS], lineterminator="\n")
        lines.writeheader()

        def as_csv(searched: Searched) -> None:
            for hit in searched.hits:
                cells = {"file": str(searched.path), "line": str(hit.line), **row(hit.found, hit.title, translate)}
                lines.writerow({name: _harmless(cell) for name, cell in cells.items()})

        return as_csv

    def as_json(searched: Searched) -> None:
        for hit in searched.hits:
            where = {"file": str(searched.path), "line": hit.line}
            target.write(jsons.dumps(where | as_data(hit.found, hit.title, translate), ensure_ascii=False) + "\n")

    def as_table(searched: Searched) -> None:
        for hit in searched.hits:
            it = row(hit.found, hit.title, translate)
            who = f"{it['providers'] or '?'} > {it['recipients'] or '?'}"
            head = f"{searched.path.name}:{hit.line}: {it['grade']} {it['confidence']} {it['kind']} {who}"
            target.write(f"{head}\n    {it['identifier']} {hit.title[:100]}\n    {it['reasons']}\n")

    return as_json if form is Form.JSON else as_table


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def evaluate(
    folder: Annotated[Path | None, typer.Option("--data", help="folder of real data; else BANDUNG_DATA")] = None,
    fit: Annotated[
        Labels | None, typer.Option("--fit", help="print weights fitted anew on these labels instead")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="also the worst errors of the part to develop on")] = False,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """How well South-South cooperation is found in IATI, on labels of two readers: a part held out, and baselines."""
    data = evaluating.corpus(folder or Path(environment.value("BANDUNG_DATA")))
    if fit:
        typer.echo(
            weighing.as_toml(evaluating.fitted(data, datetime.now(UTC).date(), everything=fit is Labels.ALL)), nl=False
        )
        return
    report = reporting.report(data, errors=errors)
    if json:
        output.as_json(reporting.as_data(report))
        return
    for section in report:
        typer.echo(f"\n{section.title}")
        output.table(section.headers, section.rows)
