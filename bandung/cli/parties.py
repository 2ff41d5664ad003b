"""``bandung party``: who takes part on this node; open a register, invite its first administrator, describe it."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from bandung.cli import output, people
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, json_of

app = typer.Typer(no_args_is_help=True, help="Parties: list, join, invite, describe, name institutions.")
app.command()(people.invite)

File = Annotated[str, typer.Argument(help="a JSON file with the record (/schemas/); - for standard input")]


@app.command("list")
def list_(json: Json = False) -> None:
    """List the parties of this node and their institutions."""
    wake()
    from bandung.parties.models import Institution, Party

    headers = ["record", "party", "type", "speaks for", "name"]
    rows = [
        ["party", party.code, party.type, party.speaks_for, next(iter(party.name.values()))]
        for party in Party.objects.order_by("code")
    ]
    rows += [
        ["institution", each.uid, each.type, each.country, next(iter(each.body["name"].values()))]
        for each in Institution.objects.filter(withdrawn_at=None).order_by("uid")
    ]
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@app.command()
def join(file: File, by: By) -> None:
    """Open a party's register on this node, with a key of its own, and describe the party in it."""
    wake()
    from bandung.parties import actions
    from bandung.records.kinds import read

    party = actions.join(party=read("party", json_of(file)), by=by, at=datetime.now(UTC))
    typer.echo(f"{party.code}: register opened")


@app.command()
def describe(file: File, by: By) -> None:
    """Say anew who a party is: name, focal point, whether its country declares itself of the South."""
    wake()
    from bandung.parties import actions
    from bandung.records.kinds import read

    party = read("party", json_of(file))
    entry = actions.describe(party=party, register=party.id, by=by, at=datetime.now(UTC))
    typer.echo(f"{party.id}: entry {entry.seq}")


@app.command()
def institution(file: File, party: Annotated[str, typer.Option(help="code of the party")], by: By) -> None:
    """Name an institution of a party (or an expert as a post), or describe it anew."""
    wake()
    from bandung.parties import actions
    from bandung.records.kinds import read

    record = read("institution", json_of(file))
    entry = actions.name_institution(institution=record, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")
