"""``bandung sample``: look at the sample, load it into the node."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung import sample
from bandung.cli import output
from bandung.cli.platform import wake

app = typer.Typer(no_args_is_help=True, help="Real needs, offers, initiatives, reported by public sources.")


@app.command("list")
def list_(
    folder: Annotated[Path | None, typer.Option(help="another folder of the sample's shape")] = None,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """List the records of the sample; every one is checked. Needs no node."""
    source = folder or sample.FOLDER
    rows = [
        [kind, record.id, " ".join(record.countries), record.title.best(original=record.language)[1]]
        for kind, records in (("offer", sample.offers(source)), ("need", sample.needs(source)))
        for record in records
    ]
    for each in sample.initiatives(source):
        countries = dict.fromkeys(one.country for one in each.participations if one.country)
        rows.append(["initiative", each.id, " ".join(countries), each.title.best(original=each.language)[1]])
    headers = ["record", "id", "countries", "title"]
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@app.command()
def load(folder: Annotated[Path | None, typer.Option(help="another folder of the sample's shape")] = None) -> None:
    """Publish the sample in the register of the reporter “public sources”; what is there already stays as it is."""
    wake()
    from bandung.site.demonstration import load_sample

    added = load_sample(at=datetime.now(UTC), folder=folder or sample.FOLDER)
    typer.echo(f"{added} records published as reported by public sources")
