"""``bandung payments``: declare what is owed from a file, list it, clear it in rounds, say what was paid."""

import json as json_module
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.cli.statements import BadFile, By, Json, Party, Uid

app = typer.Typer(no_args_is_help=True, help="Payments: declare, list, clear in rounds, say what was paid.")
rounds = typer.Typer(no_args_is_help=True, help="Clearing rounds: list, prepare, propose, consent.")
app.add_typer(rounds, name="round")

Terms = Annotated[Path, typer.Argument(help="a JSON file with the terms of the round")]
Digest = Annotated[str, typer.Option(help="of exactly the version that was read, as lists print it")]
OBLIGATIONS = ("uid", "debtor", "creditor", "amount", "currency", "on", "state", "digest")
ROUNDS = ("uid", "state", "handled", "moved", "unit", "awaited", "digest")


def _print(headers: tuple[str, ...], rows: list[list[Any]], json: bool) -> None:
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


def _terms(file: Path) -> dict[str, Any]:
    """:raises BadFile: if it holds no JSON object."""
    try:
        told = json_module.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadFile(file=str(file), reason=str(error)) from error
    if not isinstance(told, dict):
        raise BadFile(file=str(file), reason="not an object")
    return told


@app.command()
def declare(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX: creditor, amount, currency, on, and what is known beside")],
    party: Party,
    by: By,
    to: Annotated[list[str] | None, typer.Option(help="a party that may read it beside the creditor")] = None,
    language: Annotated[str, typer.Option(help="of the column text")] = "en",
) -> None:
    """Declare what a party owes. If a row is bad nothing is declared: what is wrong is printed, exit code 1."""
    wake()
    from bandung.payments import files

    at = datetime.now(UTC)
    brought = files.bring(
        file.read_bytes(), file.name, party=party, by=by, at=at, also_to=to or (), language=language
    )  # fmt: skip
    if brought.bad:
        files.put_away(brought.pk, party=party)
        rows = [[each["row"], each["column"], each["value"], each["sentence"] % each["places"]] for each in brought.bad]
        output.table(["row", "column", "value", "what is wrong"], rows)
        raise typer.Exit(1)
    made = files.confirm(brought.pk, party=party, by=by, at=at)
    _print(OBLIGATIONS, [_cells(row) for row in made], json=False)


@app.command("list")
def list_(
    party: Annotated[str, typer.Option(help="what this party owes or is owed")],
    side: Annotated[str, typer.Option(help="owed or due")] = "",
    state: Annotated[str, typer.Option(help="declared, confirmed, disputed, cleared or withdrawn")] = "",
    json: Json = False,
) -> None:
    """List obligations, the newest day first."""
    wake()
    from bandung.payments import queries

    found = queries.obligations(party, queries.Filters(side=side, state=state))
    _print(OBLIGATIONS, [_cells(row) for row in found], json)


def _cells(row: Any) -> list[Any]:
    return [row.uid, row.debtor, row.creditor, row.says.amount, row.currency, row.on, row.state, row.digest]


@app.command()
def answer(
    uid: Uid, digest: Digest, party: Party, by: By,
    dispute: Annotated[bool, typer.Option("--dispute", help="say that it is not owed so")] = False,
) -> None:  # fmt: skip
    """Confirm what is owed to the party, or dispute it."""
    wake()
    from bandung.payments import actions, queries

    says = "refuse" if dispute else "consent"
    actions.answer(uid=uid, digest=digest, party=party, says=says, by=by, at=datetime.now(UTC))
    typer.echo(f"{uid}: {queries.obligation(uid, party).state}")


@rounds.command("list")
def list_rounds(party: Annotated[str, typer.Option(help="that this party can read")], json: Json = False) -> None:
    """List clearing rounds, the newest first."""
    wake()
    from bandung.payments import queries

    told = [(row, row.outline) for row in queries.rounds(party)]
    _print(ROUNDS, [
        [row.uid, row.state, it.handled, it.moved, it.unit, " ".join(row.awaited), row.digest] for row, it in told
    ], json)  # fmt: skip


@rounds.command()
def prepare(file: Terms, party: Annotated[str, typer.Option(help="the member that looks")]) -> None:
    """Print the round that would be proposed, as JSON; nothing is written."""
    wake()
    from bandung.payments import preparing
    from bandung.records.kinds import as_json

    output.as_json(as_json(preparing.prepare(_terms(file), party=party)))


@rounds.command()
def propose(file: Terms, party: Party, by: By) -> None:
    """Propose a round; it holds when every member has consented."""
    wake()
    from bandung.payments import actions

    row = actions.propose(_terms(file), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{row.uid}: entry {row.seq}")


@rounds.command()
def consent(uid: Uid, digest: Digest, party: Party, by: By) -> None:
    """Consent to exactly this version of a round."""
    wake()
    from bandung.payments import actions, queries

    actions.consent(kind="clearing-round", uid=uid, digest=digest, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{uid}: {queries.round_(uid, party).state}")


@app.command()
def paid(
    uid: Uid, party: Party, by: By,
    number: Annotated[int, typer.Option(min=1, help="which payment of the round, counted from 1")],
    on: Annotated[str, typer.Option(help="day, as 2026-12-02")],
    reference: Annotated[str, typer.Option(help="under which both banks know it")] = "",
) -> None:  # fmt: skip
    """Say that the party has made a payment of a round that holds."""
    wake()
    from bandung.payments import actions

    row = actions.pay(
        round_uid=uid, number=number, on=on, reference=reference, party=party, by=by, at=datetime.now(UTC)
    )  # fmt: skip
    typer.echo(f"{row.uid}: digest {row.digest}")


@app.command()
def arrived(
    uid: Uid, digest: Digest, party: Party, by: By,
    missing: Annotated[bool, typer.Option("--missing", help="say that it has not arrived")] = False,
) -> None:  # fmt: skip
    """Say that a payment to the party has arrived."""
    wake()
    from bandung.payments import actions

    says = "refuse" if missing else "consent"
    actions.arrived(uid=uid, digest=digest, party=party, says=says, by=by, at=datetime.now(UTC))
    typer.echo(f"{uid}: {'missing' if missing else 'arrived'}")
