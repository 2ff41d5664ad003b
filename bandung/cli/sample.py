"""``bandung sample``: look at the sample, load it into the node."""

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung import sample
from bandung.cli import output
from bandung.cli.platform import wake
from bandung.records.kinds import as_json
from bandung.sample.contributions import contributions

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
def given(
    folder: Annotated[Path | None, typer.Option(help="another folder of the sample's shape")] = None,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """What the sample's initiatives say was given, as lines of the ledger, and what is left out and why."""
    lines, left_out = contributions(sample.initiatives(folder or sample.FOLDER), "sample")
    why = Counter(each.why for each in left_out)
    if json:
        output.as_json({"lines": [as_json(each) for each in lines], "left_out": [asdict(each) for each in left_out]})
        return
    output.table(
        ["id", "year", "stage", "item", "quantity or people", "amount"],
        [
            [
                each.id, each.year, each.stage, each.item,
                f"{each.quantity} {each.unit}" if each.quantity else f"{each.people.total}" if each.people else "",
                f"{each.amount} {each.currency}" if each.amount else "",
            ]
            for each in lines
        ],
    )  # fmt: skip
    typer.echo(f"{len(lines)} lines; left out {len(left_out)}:")
    for reason, count in why.most_common():
        typer.echo(f"{count:>6}  {reason}")


@app.command()
def load(folder: Annotated[Path | None, typer.Option(help="another folder of the sample's shape")] = None) -> None:
    """Publish the sample in the register of the reporter “public sources”; what is there already stays as it is."""
    wake()
    from bandung.site.demonstration import load_sample

    added = load_sample(at=datetime.now(UTC), folder=folder or sample.FOLDER)
    typer.echo(f"{added} records published as reported by public sources")
