"""``bandung contributions``: published projects of other countries as reported contributions."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.sources import southern_projects
from bandung.sources.published import Published
from bandung.values.errors import BandungError, _

app = typer.Typer(no_args_is_help=True, help="Published projects of other countries, as reported contributions.")

Folder = Annotated[Path, typer.Argument(help="where AidData's files are", exists=True, file_okay=False)]
Json = Annotated[bool, typer.Option("--json", help="print JSON")]
WRITERS = {".xlsx": "write_book", ".csv": "write_rows"}


class Kind(StrEnum):
    """Reports that can be written of reported lines."""

    SSC = "ssc"
    NATIONAL = "national"
    TOSSD = "tossd"


class UnknownEnding(BandungError):
    sentence = _("“%(ending)s” is no ending of a file that can be written here; use one of %(known)s.")


@app.command("read-reported")
def read_reported(folder: Folder, json: Json = False) -> None:
    """Say what of the files can be used, and why other rows cannot, with the money of both. Needs no node."""
    rows = list(southern_projects.published(folder))
    if json:
        output.as_json([{"file": row.file, "row": row.row, "id": row.id, "why": row.why} for row in rows if row.why])
        return
    _tell(southern_projects.summary(rows))


@app.command("load-reported")
def load_reported(
    folder: Folder,
    reporter: Annotated[str, typer.Option("--as", help="the reporter in whose register they stand")] = "public-sources",
    by: Annotated[str, typer.Option(help="post that acts")] = "Reader of published projects",
    not_used: Annotated[Path | None, typer.Option(help="write the rows that were not used to this CSV file")] = None,
) -> None:
    """Write the usable rows into a reporter's register, as reported; the same files again write nothing twice."""
    wake()
    from bandung.site import reported

    seen: list[Published] = []

    def passing() -> Iterator[Published]:
        for row in southern_projects.published(folder):
            seen.append(row)
            yield row

    told = reported.load(passing(), reporter=reporter, by=by, at=datetime.now(UTC), tell=output.progress)
    _tell(southern_projects.summary(seen))
    if not_used is not None:
        _write_not_used(not_used, seen)
    typer.echo(f"{told.written} written, {told.stood} stood so already, {told.taken_back} taken back earlier")


@app.command("report-reported")
def report_reported(
    country: Annotated[str, typer.Argument(help="who gave, by alpha-3")],
    year: Annotated[int, typer.Argument(min=1945, max=2200)],
    to: Annotated[Path, typer.Argument(help="a file to write: .xlsx or .csv")],
    kind: Annotated[Kind, typer.Option(help="in the columns of which report")] = Kind.SSC,
    language: Annotated[str, typer.Option(help="of the file")] = "en",
) -> None:
    """Write what a report would say of what sources report that a country gave in a year: nobody's own return."""
    wake()
    from bandung import reference
    from bandung.site import reported
    from bandung.standards.rendering import book

    code, write = reference.country(country.upper()).code, WRITERS.get(to.suffix)
    if write is None:
        raise UnknownEnding(ending=to.suffix or to.name, known=", ".join(WRITERS))
    report = reported.report_of(kind.value, country=code, year=year, on=datetime.now(UTC).date())
    with to.open("wb") as file:
        getattr(book, write)(report, reference.language(language).code, file)
    typer.echo(f"{to}: {len(report.rows)} rows; {len(report.left_out)} lines are outside this report, with the reason")


def _tell(summary: southern_projects.Summary) -> None:
    rows: list[list[Any]] = [[file, count, ""] for file, count in summary.used.items()]
    rows += [[file, count, why] for (file, why), count in sorted(summary.not_used.items())]
    output.table(["file", "rows", "not used because"], rows)
    used, others = summary.money_used, summary.money_not_used
    money = [
        [file, currency or "-", *(f"{sums.get((file, currency), Decimal(0)):,f}" for sums in (used, others))]
        for file, currency in sorted({*used, *others})
    ]
    output.table(["file", "currency", "used", "not used"], money)


def _write_not_used(path: Path, rows: list[Published]) -> None:
    """The rows that were not used, each with its place and the reason."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row", "id", "why"])
        writer.writerows([row.file, row.row, row.id, row.why] for row in rows if row.why)
