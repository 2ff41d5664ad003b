"""``bandung plan`` and ``bandung transfer``: work plans and technology that changes hands, from the command line."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.initiatives import File, told_in, words_of
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party, Uid
from bandung.cli.training import NoDay

app = typer.Typer(no_args_is_help=True, help="Work plans: show, propose, consent, progress, late.")
transfer = typer.Typer(no_args_is_help=True, help="Transfers of technology: list, record.")

Stand = Annotated[list[str] | None, typer.Option(help="a line and its state, as harvest=done; may be given often")]


@app.command()
def show(uid: Uid, party: Party, json: Json = False) -> None:
    """Print the work plan in effect of an initiative with its lines, and what waits for consents."""
    wake()
    from bandung.plans import queries

    board, on = queries.board(uid, party), datetime.now(UTC).date()
    headers = ["key", "type", "first day", "last day", "responsible", "state", "late", "title"]
    rows: list[list[Any]] = [
        [
            line.item.key, line.item.type, line.starts.isoformat(), line.last_day.isoformat(), line.item.responsible,
            line.state, line.late(on), line.item.title.best("en")[1],
        ]
        for line in board.lines
    ]  # fmt: skip
    proposals = [
        {"uid": each.row.uid, "digest": each.row.digest, "awaited": each.awaited, "refused": each.refused}
        for each in board.proposals
    ]
    if json:
        lines = [dict(zip(headers, row, strict=True)) for row in rows]
        plan = {"uid": board.plan.uid, "digest": board.plan.digest} if board.plan else None
        output.as_json({"initiative": uid, "plan": plan, "lines": lines, "proposals": proposals})
        return
    output.table(headers, rows)
    for each in proposals:
        typer.echo(f"{each['uid']} waits for {', '.join(each['awaited'])}; digest {each['digest']}")


@app.command()
def propose(
    uid: Uid, file: Annotated[Path, typer.Argument(help="a JSON file: title, language, outputs, items, reason")],
    party: Party, by: By,
) -> None:  # fmt: skip
    """Propose a work plan, or a change of the one in effect, from a JSON file."""
    wake()
    from bandung.plans import actions

    told = {
        name: value
        for name, value in told_in(file).items()
        if name in ("title", "language", "outputs", "items", "reason")
    }
    row = actions.propose(initiative=uid, party=party, told=told, by=by, at=datetime.now(UTC))
    waits = ", ".join(row.asked) if row.holds_at is None else "nobody; it is in effect"
    typer.echo(f"{row.uid}: waits for {waits}; digest {row.digest}")


@app.command()
def consent(
    uid: Annotated[str, typer.Argument(metavar="UID", help="register/record of the version")],
    digest: Annotated[str, typer.Option(help="of exactly the version that was read")],
    party: Party,
    by: By,
    refuse: Annotated[bool, typer.Option("--refuse", help="say that the party does not consent")] = False,
    why: Annotated[str, typer.Option(help="in any language")] = "",
) -> None:
    """Consent to exactly one version of a work plan, or refuse it."""
    wake()
    from bandung.consents import actions as consents
    from bandung.plans import queries
    from bandung.values import Texts

    words = words_of(why)
    consents.say(
        kind="plan", uid=uid, digest=digest, party=party, by=by, at=datetime.now(UTC),
        says="refuse" if refuse else "consent", text=Texts(words, field="text") if words else None,
    )  # fmt: skip
    typer.echo(f"{uid}: {queries.version(uid, party).state}")


@app.command()
def progress(
    uid: Uid,
    party: Party,
    by: By,
    stand: Stand = None,
    text: Annotated[str, typer.Option(help="how it goes, in any language")] = "",
    on: Annotated[str, typer.Option(help="the day of which it speaks, as 2027-03-01; today if it is not named")] = "",
) -> None:
    """Report how the party's own lines stand."""
    wake()
    from bandung.plans import actions
    from bandung.values import Texts

    now = datetime.now(UTC)
    day = _day(on) if on else now.date()
    pairs = [each.partition("=") for each in stand or []]
    words = words_of(text)
    row = actions.report(
        initiative=uid, party=party, on=day, by=by, at=now, text=Texts(words, field="text") if words else None,
        stands=[{"key": key.strip(), "state": state.strip()} for key, _sign, state in pairs],
    )  # fmt: skip
    typer.echo(f"{row.uid}: entry {row.seq}")


@app.command()
def late(party: Party, json: Json = False) -> None:
    """What the work plans of the party's initiatives ask of it today: late lines, reports, half times."""
    wake()
    from bandung.plans import queries

    headers = ["since", "what", "initiative", "line"]
    rows = [
        [each.since.isoformat(), each.what, each.initiative, each.item]
        for each in queries.due(party, datetime.now(UTC).date())
    ]
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@transfer.command("list")
def transfers(uid: Uid, party: Party, json: Json = False) -> None:
    """List the technology that changes hands in an initiative, the newest first."""
    wake()
    from bandung.plans import queries

    headers = ["uid", "giver", "receiver", "confirmed", "taken back", "digest", "technology"]
    rows = [
        [
            row.uid, row.giver, row.receiver, row.confirmed_at.date().isoformat() if row.confirmed_at else "",
            row.withdrawn_at.date().isoformat() if row.withdrawn_at else "", row.digest,
            row.says.technology.best("en")[1],
        ]
        for row in queries.transfers(uid, party)
    ]  # fmt: skip
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@transfer.command()
def record(
    uid: Uid,
    file: File,
    party: Party,
    by: By,
    identifier: Annotated[str, typer.Option("--id", help="of an own record, for a new version of it")] = "",
) -> None:
    """Record technology that the party gives or receives, from a JSON file by /schemas/transfer.json."""
    wake()
    from bandung.plans import actions, rules

    told = {name: value for name, value in told_in(file).items() if name not in ("id", "initiative")}
    row = actions.record_transfer(
        initiative=uid, party=party, told=told, record=identifier, by=by, at=datetime.now(UTC)
    )
    typer.echo(f"{row.uid}: waits for {row.other}; digest {row.digest}")
    if rules.warns_of_origin(row.says.origin, row.says.community_consent):
        typer.echo(f"The consent of {row.says.origin} is not stated as given.", err=True)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise NoDay(value=value[:40]) from None
