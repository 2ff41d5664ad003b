"""``bandung sources``: figures of trade, investment, people, agreements and countries, from their publishers."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung.cli import output
from bandung.site import environment
from bandung.values.errors import BadValue, _

app = typer.Typer(
    no_args_is_help=True, help="Figures of the economy, from their publishers: list, fetch, load, status."
)

Code = Annotated[str, typer.Argument(help="code of the source, as `bandung sources list` prints it")]
Json = Annotated[bool, typer.Option("--json", help="print JSON")]
Address = Annotated[str, typer.Option(help="fetch from this address instead of the source's own")]
From = Annotated[Path | None, typer.Option("--from", help="folder with files of the source, brought by hand")]
Anew = Annotated[bool, typer.Option("--anew", help="put away the copies there are, when these have come")]


def shelf() -> Path:
    """Where the node keeps its figures."""
    return environment.home() / "figures"


def _today() -> date:
    return datetime.now(UTC).date()


@app.command("list")
def list_(json: Json = False) -> None:
    """List the sources: what they are of, their licence, and whether they are fetched or brought by hand."""
    from bandung.sources.publishers import SOURCES

    sources = list(SOURCES.values())
    if json:
        names = ("code", "shape", "name", "publisher", "licence", "about", "addresses", "page", "files")
        output.as_json([{name: getattr(each, name) for name in names} for each in sources])
        return
    output.table(
        ["code", "table", "way", "name", "licence"],
        [
            [each.code, each.shape, "fetched" if each.addresses else "by hand", each.name, each.licence]
            for each in sources
        ],
    )


@app.command()
def fetch(code: Code, address: Address = "", folder: From = None, anew: Anew = False) -> None:
    """Fetch a source untouched, with its origin and checksum. What an interrupted fetching left is continued."""
    from bandung.sources import shelf as figures

    if address and folder is not None:
        raise BadValue(_("Name an address or a folder, not both."), field="from")
    copies = figures.fetch(
        shelf(), code, on=_today(), address=address, folder=folder, anew=anew, told=output.progress
    )  # fmt: skip
    for copy in copies:
        typer.echo(f"{copy.file.name}: {copy.size:,} bytes, sha256 {copy.sha256[:16]}, from {copy.address}")


@app.command()
def load(code: Code) -> None:
    """Clean what was fetched into a table, and take it into use; then work out what pages ask first (its last year).

    Nothing is written if the same copies are in use.
    """
    from bandung.cli.economy_tables import Figures
    from bandung.sources import shelf as figures
    from bandung.sources import worked

    done = figures.load(shelf(), code, told=output.progress)
    quality = done.origin.quality
    typer.echo(f"{code} {done.origin.version}: {quality.kept:,} rows" + ("" if done.written else ", as before"))
    _print_quality(done.origin.source)
    for what in worked.ahead(Figures(shelf())):
        typer.echo(f"worked out: {what}")


@app.command()
def status(
    code: Annotated[str, typer.Argument(help="only this source, with its quality")] = "", json: Json = False
) -> None:
    """Say which figures are in use: how old they are, how many rows, which years, what was set aside."""
    from bandung.sources import shelf as figures
    from bandung.sources.publishers import SOURCES

    origins = [figures.origin(shelf(), code)] if code else list(figures.loaded(shelf()))
    rows = [
        [each.source, each.version, each.days_old(_today()), each.quality.kept,
         "-".join(map(str, each.quality.years or ())), each.quality.countries, each.quality.revision,
         sum(aside.rows for aside in each.quality.aside)]
        for each in origins
    ]  # fmt: skip
    for each in () if code else figures.broken(shelf()):
        typer.echo(f"{each}: {figures.Broken(code=each)}", err=json)
    headers = ["source", "version", "days old", "rows", "years", "countries", "revision", "set aside"]
    if json:
        output.as_json(
            [
                {**dict(zip(headers, row, strict=True)), "quality": each.quality.as_dict(), "copies": each.copies}
                for row, each in zip(rows, origins, strict=True)
            ]
        )
        return
    output.table(headers, rows)
    if code:
        _print_quality(code)
    for each in SOURCES:
        if (copies := figures.waiting(shelf(), each)) and not any(each == one.source for one in origins) and not code:
            typer.echo(f"{each}: {copies} copies fetched, not loaded")


def _print_quality(code: str) -> None:
    from bandung.sources import shelf as figures

    quality = figures.origin(shelf(), code).quality
    rows = [[each.sentence, each.rows, each.value, "; ".join(each.examples[:2])] for each in quality.told()]
    typer.echo(f"{quality.read:,} rows read in {quality.unit}, {quality.passed_over:,} of other things passed over")
    cells = [
        [name, f"{number:,}", "" if value is None else f"{value:,.0f}", example]
        for name, number, value, example in rows
    ]
    output.table(["rows", "number", "people" if quality.unit == "people" else "US dollars", "for example"], cells)
