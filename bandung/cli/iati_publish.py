"""``bandung iati publish`` and ``losses``: a party's own records as IATI files, and what these cannot carry."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung.cli import output
from bandung.cli.hosted import check_hosted
from bandung.cli.platform import wake
from bandung.cli.statements import Json

As = Annotated[str, typer.Option("--as", help="code of the party whose files they are")]
By = Annotated[str, typer.Option("--by", help="institution and post that publishes")]
_POST = "Keeper of IATI files"


def publish(
    party: As,
    by: By = _POST,
    identifier: Annotated[str | None, typer.Option(help="registered, of org-id.guide; kept for the next time")] = None,
    licence: Annotated[str | None, typer.Option(help="cc-by-4.0, cc0-1.0, …; kept for the next time")] = None,
    to: Annotated[Path | None, typer.Option(help="a folder to write both files to as well", file_okay=False)] = None,
    look: Annotated[bool, typer.Option("--look", help="make and check them only; publish nothing")] = False,
) -> None:
    """Make a party's IATI files of what everybody may read, check them, and let everybody fetch them."""
    wake()
    from bandung.reporting import iati_actions as actions
    from bandung.reporting import iati_queries as queries
    from bandung.reporting.iati_making import plain_pieces
    from bandung.reporting.iati_rules import FILES

    check_hosted(party)
    at, chosen = datetime.now(UTC), queries.publisher(party)
    if identifier is not None or licence is not None:
        own = chosen.identifier if chosen else ""
        usual = chosen.licence if chosen else actions.USUAL
        actions.choose(
            party=party, identifier=own if identifier is None else identifier, licence=licence or usual, by=by, at=at
        )
    row = actions.begin(party=party, by=by, at=at, wait=True)
    output.table(
        ["activities", "errors", "remarks", "kept back", *row.changes],
        [[row.items, row.errors, row.warnings, len(row.held_back), *map(len, row.changes.values())]],
    )
    for each in row.held_back:
        typer.echo(f"{each['uid']}: {each['why']}", err=True)
    if to is not None:
        to.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            with (to / f"{name}.xml").open("wb") as file:
                file.writelines(plain_pieces(row.digest(name)))
    if look:
        return
    row = actions.publish(number=row.pk, party=party, by=by, at=datetime.now(UTC))
    for name in FILES:
        typer.echo(f"/iati/files/{party}/{name}.xml {row.digest(name)}")


def losses(party: As, json: Json = False) -> None:
    """Say what of a party's public records plain IATI cannot carry, field by field; nothing is written."""
    wake()
    from bandung.reporting.iati_making import losses_json, losses_of
    from bandung.standards.iati.mapping.losing import WHYS

    told = losses_json(losses_of(party, datetime.now(UTC)))
    if json:
        output.as_json(told)
        return
    rows = [
        [each["kind"], each["field"], each["fate"], each["count"], WHYS[each["why"]], each["uid"]]
        for each in told["rows"]
    ]
    output.table(["record", "field", "carried", "times", "why", "first"], rows)
    typer.echo(", ".join(f"{fate} {count}" for fate, count in told["counts"].items()))
