"""``bandung reviews``: looking back on initiatives, from the command line."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.initiatives import told_in, words_of
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party, Uid
from bandung.cli.training import NoDay

app = typer.Typer(
    no_args_is_help=True, help="Look back: rounds, open, seal, reveal, show, observe, observed, lessons, multiplier."
)

Reader = Annotated[str, typer.Option(help="code of the party that reads")]
Round = Annotated[str, typer.Argument(metavar="ROUND", help="register/record of the round, as lists print it")]
Answers = Annotated[Path, typer.Argument(help="a JSON file: answers, value_added, satisfaction, text")]
Offer = Annotated[str, typer.Argument(metavar="OFFER", help="register/record of an offer")]


@app.command()
def rounds(uid: Uid, party: Reader, json: Json = False) -> None:
    """List the review rounds of an initiative and how each party stands in them, the newest first."""
    wake()
    from bandung.reviews import views

    found = views.rounds(uid, party, datetime.now(UTC))
    rows = [
        [view.row.uid, view.state, view.row.due.isoformat(), side.party, side.state, "late" if side.late else ""]
        for view in found
        for side in view.sides
    ]
    _print(["round", "state", "due", "party", "answers", "late"], rows, json)


@app.command("open")
def open_round(
    uid: Uid,
    due: Annotated[str, typer.Option(help="the day on which answers are due, as 2027-03-01")],
    party: Party,
    by: By,
    text: Annotated[str, typer.Option(help="what the round is for, in any language")] = "",
) -> None:
    """Ask all that take part to review an initiative, each alone."""
    wake()
    from bandung.reviews import rounding

    view = rounding.open_round(
        initiative=uid, party=party, due=_day(due), text=_texts(text), by=by, at=datetime.now(UTC)
    )  # fmt: skip
    typer.echo(f"{view.row.uid}: waits for {', '.join(view.awaited)}")


@app.command()
def seal(uid: Round, file: Answers, party: Party, by: By) -> None:
    """Seal the party's answers: their digest goes into its register, and they stand."""
    wake()
    from bandung.reviews import rounding, views
    from bandung.values import Texts

    told, now = told_in(file), datetime.now(UTC)
    text = told.get("text")
    rounding.seal(
        round=uid, party=party, answers=told.get("answers") or (), value_added=told.get("value_added") or (),
        satisfaction=told.get("satisfaction"), text=Texts(text, field="text") if text else None, by=by, at=now,
    )  # fmt: skip
    _say(views.round_of(uid, party, now))


@app.command()
def reveal(uid: Round, party: Party, by: By) -> None:
    """Show the other parties what this one has sealed, now that all have sealed or the day is over."""
    wake()
    from bandung.reviews import rounding, views

    now = datetime.now(UTC)
    rounding.reveal(round=uid, party=party, by=by, at=now)
    _say(views.round_of(uid, party, now))


@app.command()
def show(uid: Round, party: Reader, json: Json = False) -> None:
    """Print the answers that are revealed, side by side."""
    wake()
    from bandung.reviews import views

    beside = views.round_of(uid, party, datetime.now(UTC)).beside
    rows: list[list[Any]] = []
    for each in beside.dimensions:
        means = [_number(each.means[code]) for code in beside.parties]
        rows.append([each.item.code, each.item.name("en"), *means, _number(each.divergence)])
        rows += [_row(row, beside.parties) for row in each.rows]
    rows += [_row(row, beside.parties, "+") for row in beside.value_added]
    rows.append(["", "satisfaction", *(beside.satisfaction[code] for code in beside.parties), None])
    _print(["key", "title", *beside.parties, "divergence"], rows, json)


@app.command()
def observe(
    uid: Uid,
    result: Annotated[int, typer.Option(min=1, help="number of the result in the terms, from 1")],
    indicator: Annotated[int, typer.Option(min=1, help="number of the indicator in the result, from 1")],
    source: Annotated[str, typer.Option(help="where it was read")],
    party: Party,
    by: By,
    value: Annotated[str, typer.Option(help="the number that was seen")] = "",
    text: Annotated[str, typer.Option(help="what was seen, in any language")] = "",
    on: Annotated[str, typer.Option(help="the day of which it speaks, as 2027-03-01; today if not named")] = "",
    quality: Annotated[str, typer.Option(help="measured, estimated or not-stated")] = "not-stated",
    identifier: Annotated[str, typer.Option("--id", help="of an own observation, to correct it")] = "",
) -> None:
    """Write what the party saw of an indicator."""
    wake()
    from bandung.reviews import actions

    now = datetime.now(UTC)
    told = {
        "on": (_day(on) if on else now.date()).isoformat(), "source": source, "quality": quality,
        "value": value or None, "text": words_of(text),
    }  # fmt: skip
    row = actions.observe(
        initiative=uid, party=party, result=result - 1, indicator=indicator - 1, told=told, record=identifier, by=by,
        at=now,
    )  # fmt: skip
    typer.echo(f"{row.uid}: entry {row.seq}")


@app.command()
def observed(uid: Uid, party: Reader, json: Json = False) -> None:
    """List the indicators of an initiative with what each party saw last."""
    wake()
    from bandung.reviews import queries

    rows: list[list[Any]] = []
    for each in queries.observations(uid, party).indicators:
        place = f"{each.place[0] + 1}.{each.place[1] + 1}"
        told = [place, each.dimension, each.says.name.best("en")[1], each.says.baseline, each.says.target]
        rows += [
            [*told, who, seen.on.isoformat(), seen.says.value, _number(each.progress(who))]
            for who, seen in each.newest.items()
        ] or [[*told, None, None, None, None]]
    headers = ["number", "dimension", "indicator", "baseline", "target", "party", "on", "value", "progress"]
    _print(headers, rows, json)


@app.command()
def lessons(
    uid: Annotated[str, typer.Argument(help="register/record of an initiative; without it those for everybody")] = "",
    party: Annotated[str, typer.Option(help="code of the party that reads")] = "",
    sector: Annotated[str, typer.Option(help="DAC/CRS, 3 or 5 digits")] = "",
    json: Json = False,
) -> None:
    """List lessons, the newest first."""
    wake()
    from bandung.reviews import queries

    found = queries.lessons_of(uid, party) if uid else queries.public_lessons(sector=sector)
    rows = [
        [row.uid, row.initiative, "everybody" if row.public else "parties", row.says.title.best("en")[1]]
        for row in found
    ]
    _print(["uid", "initiative", "for", "title"], rows, json)


@app.command()
def multiplier(
    uid: Offer,
    party: Annotated[str, typer.Option(help="count the initiatives of this party too")] = "",
    json: Json = False,
) -> None:
    """Show where an offer has gone: offers adapted from it, countries reached, and the multiplier."""
    wake()
    from bandung.reviews import replication

    found = replication.replication(uid, party)
    tree = found.tree
    rows = [
        [
            "  " * each.depth + each.offer, len(each.initiatives), " ".join(sorted(each.reached)),
            found.offers[each.offer].says.title.best("en")[1],
        ]
        for each in tree.branches
    ]  # fmt: skip
    if json:
        output.as_json(
            {
                "origin": uid, "reached_directly": sorted(tree.direct), "reached_in_all": sorted(tree.reached),
                "multiplier": _number(tree.multiplier), "offers": [each.offer for each in tree.branches],
            }
        )  # fmt: skip
        return
    output.table(["offer", "initiatives", "countries reached", "title"], rows)
    told = _number(tree.multiplier) or "not stated, since no country was reached directly"
    typer.echo(f"{len(tree.direct)} directly, {len(tree.reached)} in all; multiplier: {told}")


def _row(row: Any, parties: tuple[str, ...], mark: str = "") -> list[Any]:
    points = [
        None if (answer := row.answers[code]) is None else "n/a" if answer.points is None else answer.points
        for code in parties
    ]
    return [f"{mark}{row.item.code}", row.item.name("en"), *points, _number(row.divergence)]


def _say(view: Any) -> None:
    waits = ", ".join(view.awaited)
    typer.echo(f"{view.row.uid}: {view.state}" + (f"; waits for {waits}" if waits else ""))


def _print(headers: list[str], rows: list[list[Any]], json: bool) -> None:
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


def _number(value: Any) -> str | None:
    return None if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _texts(text: str) -> Any:
    from bandung.values import Texts

    words = words_of(text)
    return Texts(words, field="text") if words else None


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise NoDay(value=value[:40]) from None
