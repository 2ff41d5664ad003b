"""``bandung contributions``: the ledger from the command line: list, show, declare, answer, settle, close a year.

What is read from published projects of other countries (``southern_projects``) belongs to the same group.
"""

import json as json_module
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output, southern_projects
from bandung.cli.initiatives import words_of
from bandung.cli.platform import wake
from bandung.cli.statements import BadFile, By, Json, Party, Uid

app = typer.Typer(
    no_args_is_help=True, help="Contributions: list, show, declare, confirm, dispute, settle, close a year."
)
app.registered_commands.extend(southern_projects.app.registered_commands)

Digest = Annotated[str, typer.Option(help="of exactly the version that was read, as lists print it")]
Quantity = Annotated[str, typer.Option(help="as 30, in the unit of the line")]
Amount = Annotated[str, typer.Option(help="of money, in the currency of the line")]
Why = Annotated[str, typer.Option(help="in any language")]
HEADERS = ("uid", "year", "stage", "item", "giver", "recipient", "quantity", "unit", "amount", "currency", "said",
           "counts", "digest", "title")  # fmt: skip


@app.command("list")
def list_(
    party: Annotated[str, typer.Option(help="of this party; without it those that everybody may read")] = "",
    side: Annotated[str, typer.Option(help="given or received")] = "",
    year: Annotated[int | None, typer.Option()] = None,
    partner: Annotated[str, typer.Option(help="code of a party or of a country")] = "",
    item: Annotated[str, typer.Option(help="of the list of modalities, as B1")] = "",
    stage: Annotated[str, typer.Option(help="commitment, budget or delivery")] = "",
    said: Annotated[str, typer.Option(help="declared, confirmed, partly, disputed or settled")] = "",
    words: Annotated[str, typer.Option(help="words of the title")] = "",
    waiting: Annotated[bool, typer.Option("--waiting", help="only what waits for the party's word")] = False,
    limit: Annotated[int, typer.Option(min=1)] = 50,
    json: Json = False,
) -> None:
    """List contributions, the newest year first."""
    wake()
    from bandung.contributions import queries

    asked = queries.Filters(
        words=words, year=year, side=side, partner=partner, item=item, stage=stage, said=said
    )  # fmt: skip
    if waiting:
        rows = queries.narrowed(queries.waiting(party), asked)
    elif party:
        rows = queries.ledger(party, asked)
    else:
        rows = queries.narrowed(queries.visible(), asked).order_by("-year", "-at", "uid")
    cells = [_cells(row) for row in rows[:limit]]
    if json:
        output.as_json([dict(zip(HEADERS, each, strict=True)) for each in cells])
    else:
        output.table(HEADERS, cells)
        typer.echo(f"{len(cells)} of {rows.count()}")


def _cells(row: Any) -> list[Any]:
    return [
        row.uid, row.year, row.stage, row.item, row.giver or row.giver_country or row.giver_name,
        row.recipient or row.recipient_country or row.recipient_name, row.quantity, row.unit, row.amount, row.currency,
        row.said, row.counts, row.digest, row.says.title.best("en")[1],
    ]  # fmt: skip


@app.command()
def show(
    uid: Uid, party: Annotated[str, typer.Option(help="as this party may read it")] = "", json: Json = False
) -> None:
    """Print a contribution with the figures of both sides, and everything that was said of it."""
    wake()
    from bandung.contributions import queries

    account = queries.account(uid, party)
    row = account.row
    told = {
        "uid": row.uid, "digest": row.digest, "said": row.said, "counts": row.counts, "record": row.body,
        "words": [{"version": each.version, "says": each.word, "record": each.body} for each in account.words],
        "settlements": [
            {"uid": each.uid, "digest": each.digest, "holds": each.holds_at is not None, "record": each.body}
            for each in account.settlements
        ],
    }  # fmt: skip
    if json:
        output.as_json(told)
        return
    output.table(["whose word", "quantity", "amount"], [
        ["declared" if row.standing == "declared" else "reported", f"{row.quantity} {row.unit}".strip(),
         f"{row.amount} {row.currency}".strip()],
        ["confirmed", row.confirmed_quantity, row.confirmed_amount],
        ["settled", row.settled_quantity, row.settled_amount],
    ])  # fmt: skip
    for each in account.words:
        typer.echo(f"{each.register} {each.word} {each.at.date().isoformat()}, entry {each.seq}")
    for proposal in account.settlements:
        state = "holds" if proposal.holds_at else "taken back" if proposal.withdrawn_at else "waits"
        typer.echo(f"settlement {proposal.uid} {state}; digest {proposal.digest}")
    typer.echo(f"{row.uid}: {row.said}; digest {row.digest}")


@app.command()
def declare(
    file: Annotated[Path, typer.Option("--file", help="JSON: one record of /schemas/contribution.json, or a list")],
    party: Party,
    by: By,
    public: Annotated[bool, typer.Option("--public", help="for everybody, not only for the parties named")] = False,
    into_closed: Annotated[
        bool, typer.Option("--into-closed", help="knowingly change a year that the party closed")
    ] = False,
) -> None:  # fmt: skip
    """Declare contributions, or correct them: all of the file or none. The same again writes nothing."""
    wake()
    from bandung.contributions import actions

    try:
        told = json_module.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadFile(file=str(file), reason=str(error)) from error
    rows = told if isinstance(told, list) else [told]
    if not all(isinstance(each, dict) for each in rows):
        raise BadFile(file=str(file), reason="not an object")
    found = actions.declare_all(
        rows, party=party, by=by, at=datetime.now(UTC), public=public, into_closed=into_closed
    )  # fmt: skip
    output.table(["uid", "became"], [[each.uid, each.became] for each in found])


@app.command()
def confirm(
    uid: Uid, digest: Digest, party: Party, by: By, quantity: Quantity = "", amount: Amount = "", text: Why = ""
) -> None:
    """Confirm exactly this version as declared; with own figures, confirm it in part."""
    _answer("partly" if quantity or amount else "confirmed", uid, digest, party, by, quantity, amount, text)


@app.command()
def dispute(
    uid: Uid, digest: Digest, party: Party, by: By, text: Why = "", quantity: Quantity = "", amount: Amount = ""
) -> None:
    """Say that it is not so, in words or in figures."""
    _answer("disputed", uid, digest, party, by, quantity, amount, text)


def _answer(
    says: str, uid: str, digest: str, party: str, by: str, quantity: str, amount: str, text: str
) -> None:  # fmt: skip
    wake()
    from bandung.contributions import answers, queries

    told = _figures(queries.contribution(uid, party), quantity, amount, text)
    answers.confirm(uid=uid, digest=digest, party=party, says=says, by=by, at=datetime.now(UTC), told=told)
    typer.echo(f"{uid}: {queries.contribution(uid, party).said}")


@app.command()
def settle(
    uid: Uid, digest: Digest, party: Party, by: By, quantity: Quantity = "", amount: Amount = "", text: Why = ""
) -> None:
    """Propose figures on which both settle; they stand once the other side has consented."""
    wake()
    from bandung.contributions import answers, queries

    told = _figures(queries.contribution(uid, party), quantity, amount, text)
    row = answers.settle(uid=uid, digest=digest, party=party, told=told, by=by, at=datetime.now(UTC))
    typer.echo(f"{row.uid}: waits for the other side; digest {row.digest}")


@app.command()
def agree(
    uid: Annotated[str, typer.Argument(metavar="UID", help="register/record of the settlement")],
    digest: Annotated[str, typer.Option(help="of exactly the figures that were read")],
    party: Party,
    by: By,
    refuse: Annotated[bool, typer.Option("--refuse", help="say that the party does not consent")] = False,
) -> None:
    """Consent to the figures of a settlement, or refuse them."""
    wake()
    from bandung.consents import actions as consents

    says = "refuse" if refuse else "consent"
    consents.say(kind="settlement", uid=uid, digest=digest, says=says, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{uid}: {party} {'does not consent' if refuse else 'consents'}")


@app.command("close-year")
def close_year(
    year: Annotated[int, typer.Argument()],
    party: Party,
    by: By,
    sure: Annotated[bool, typer.Option("--yes", help="it cannot be undone")] = False,
    text: Why = "",
) -> None:
    """Close a statistical year, for everybody to see. This cannot be undone."""
    wake()
    from bandung.contributions import actions
    from bandung.values import Texts

    if not sure:
        typer.confirm(f"Close {year} for {party}? It cannot be undone", abort=True)
    words = words_of(text)
    row = actions.close_year(
        year=year, party=party, by=by, at=datetime.now(UTC), text=Texts(words, field="text") if words else None
    )
    typer.echo(f"{row.uid}: entry {row.seq}")


def _figures(row: Any, quantity: str, amount: str, text: str) -> dict[str, Any]:
    """What was typed, in the unit and currency of the line."""
    return {
        "quantity": quantity or None, "unit": row.unit if quantity else None, "amount": amount or None,
        "currency": row.currency if amount else None, "text": words_of(text),
    }  # fmt: skip
