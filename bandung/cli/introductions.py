"""``bandung introduction``: a party's introductions, asking for one, answering in one, and what the clocks ring for."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party, Uid

app = typer.Typer(no_args_is_help=True, help="Introductions: list, request, answer, clocks.")

Language = Annotated[str, typer.Option(help="language of the text; found from the text if it is not named")]


@app.command("list")
def list_(
    party: Annotated[str, typer.Option(help="code of the party whose introductions are listed")],
    state: Annotated[str, typer.Option(help="asked, handed-on, accepted, declined, concluded, dormant …")] = "",
    direction: Annotated[str, typer.Option(help="asked-of-us or asked-by-us")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-3 of the other side")] = "",
    json: Json = False,
) -> None:
    """List a party's introductions, those that wait for it first."""
    wake()
    from bandung.introductions import queries

    lines = queries.listing(party, at=datetime.now(UTC), state=state, direction=direction, country=country)
    headers = ["uid", "other party", "about", "state", "asked on", "waits for us"]
    rows = [
        [
            line.row.uid,
            line.other,
            f"{line.row.kind}/{line.row.about}",
            line.state,
            line.row.asked_at.date().isoformat(),
            "yes" if line.waits_for_us else "",
        ]
        for line in lines
    ]
    _print(headers, rows, json=json)


@app.command()
def request(
    uid: Uid,
    party: Party,
    by: By,
    note: Annotated[str, typer.Option(help="what the owner should know, in any language")],
    kind: Annotated[str, typer.Option(help="what is asked about: offer or need")] = "offer",
    resting_on: Annotated[str, typer.Option(help="an own need (for an offer) or offer (for a need)")] = "",
    language: Language = "",
) -> None:
    """Ask the owner of an offer or a need for an introduction."""
    wake()
    from bandung.introductions import actions

    row = actions.request(
        kind=kind,
        uid=uid,
        party=party,
        note=actions.in_its_language(note, language, field="note"),
        resting_on=resting_on,
        by=by,
        at=datetime.now(UTC),
    )
    typer.echo(f"{row.uid}: asked of {row.owner}")


@app.command()
def answer(
    uid: Uid,
    party: Party,
    by: By,
    says: Annotated[str, typer.Option(help="accept, decline, ask, answer, hand-on, follow-up or outcome")],
    text: Annotated[str, typer.Option(help="in any language")] = "",
    why: Annotated[str, typer.Option(help="subject, capacity, timing, language, conditions, cost …")] = "",
    handed_to: Annotated[str, typer.Option(help="name of the institution that goes on from here")] = "",
    outcome: Annotated[str, typer.Option(help="led-to-initiative, learned-from, going-on or no-fit")] = "",
    initiative: Annotated[str, typer.Option(help="name or number of the initiative it led to")] = "",
    language: Language = "",
) -> None:
    """Say one thing in an introduction."""
    wake()
    from bandung.introductions import actions

    more: dict[str, Any] = {
        "why": why,
        "outcome": outcome,
        "initiative": initiative,
        "handed_to": {"name": handed_to, "type": "public-institution"} if handed_to else None,
    }
    word = actions.write(
        uid=uid,
        party=party,
        says=says,
        text=actions.in_its_language(text, language) if text else None,
        by=by,
        at=datetime.now(UTC),
        **{name: value for name, value in more.items() if value},
    )
    typer.echo(f"{word.uid}: entry {word.seq}")


@app.command()
def clocks(
    party: Annotated[str, typer.Option(help="of this party alone")] = "",
    json: Json = False,
) -> None:
    """Who has to be reminded of what just now, and since when."""
    wake()
    from bandung.introductions import queries

    found = queries.due(datetime.now(UTC), party=party or None)
    rows = [[each.since.date().isoformat(), each.party, each.what, each.days, each.uid] for each in found]
    _print(["since", "party", "what", "after days", "uid"], rows, json=json)


def _print(headers: list[str], rows: list[list[Any]], *, json: bool) -> None:
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)
