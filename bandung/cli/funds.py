"""``bandung fund``, ``call``, ``proposal``: joint funds, their calls, and what institutions propose together."""

import json as json_module
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.cli.statements import BadFile, By, Json, Party, Uid

fund = typer.Typer(no_args_is_help=True, help="Joint funds: list, open, consent.")
call = typer.Typer(no_args_is_help=True, help="Calls of joint funds: list, open, consent, ranking.")
proposal = typer.Typer(no_args_is_help=True, help="Joint proposals: check, submit, consent, list.")

File = Annotated[Path, typer.Argument(help="a JSON file that holds the record, by its schema")]
Digest = Annotated[str, typer.Option(help="digest of the version that is consented to, as lists print it")]


def _record(file: Path, kind: str) -> Any:
    """:raises BadFile: if it holds no JSON. :raises BadRecord: with all that is wrong with the record."""
    from bandung.records.kinds import read

    try:
        told = json_module.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadFile(file=str(file), reason=str(error)) from error
    return read(kind, told)


def _print(headers: list[str], rows: list[list[Any]], json: bool) -> None:
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


def _consent(kind: str, uid: str, digest: str, party: str, by: str) -> None:
    from bandung.funds import actions

    row = actions.consent(kind=kind, uid=uid, digest=digest, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{row.uid}: {party} consents to {uid}")


def _announce(kind: str, uid: str, party: str, by: str) -> None:
    from bandung.funds import actions

    entry = actions.announce(kind=kind, uid=uid, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")


@fund.command("list")
def list_funds(
    party: Annotated[str, typer.Option(help="funds of this party, also those that wait for consents")] = "",
    json: Json = False,
) -> None:
    """List the joint funds that hold."""
    wake()
    from bandung.funds import queries, rules

    found = queries.funds(party) if party else queries.public_funds()
    headers = ["uid", "state", "title", "shares", "total", "currency", "awaited", "digest"]
    _print(headers, [
        [
            each.row.uid, each.state, each.row.says.title.best("en")[1],
            " ".join(f"{share.party}:{share.amount}" for share in each.row.says.shares),
            str(rules.total(each.row.says)), each.row.says.currency, " ".join(each.agreed.awaited), each.row.digest,
        ]
        for each in found
    ], json)  # fmt: skip


@fund.command("open")
def open_fund(file: File, party: Party, by: By) -> None:
    """Propose a joint fund; it holds when every party with a share has consented."""
    wake()
    from bandung.funds import actions

    entry = actions.open_fund(fund=_record(file, "fund"), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")


@fund.command("consent")
def consent_to_fund(uid: Uid, digest: Digest, party: Party, by: By) -> None:
    """Consent to exactly this version of a fund."""
    wake()
    _consent("fund", uid, digest, party, by)


@fund.command("announce")
def announce_fund(uid: Uid, party: Party, by: By) -> None:
    """Put an own fund that holds into the public part of the register, unchanged."""
    wake()
    _announce("fund", uid, party, by)


@call.command("list")
def list_calls(
    party: Annotated[str, typer.Option(help="calls of this party's funds, also those that wait for consents")] = "",
    state: Annotated[str, typer.Option(help="open, coming or closed; for a party also proposed or withdrawn")] = "",
    sector: Annotated[str, typer.Option(help="DAC/CRS, 3 or 5 digits")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-3 of a country of the fund")] = "",
    json: Json = False,
) -> None:
    """List calls, open ones first, with the moment at which each country's window closes."""
    wake()
    from bandung.funds import queries

    at = datetime.now(UTC)
    found = queries.calls(queries.CallFilters(state, sector, country), at=at, party=party or None)
    headers = ["uid", "fund", "state", "title", "opens", "closes", "too late from", "awaited", "digest"]
    _print(headers, [
        [
            each.row.uid, each.row.fund, each.state(at), each.row.says.title.best("en")[1],
            each.row.opens.isoformat(), each.row.closes.isoformat(),
            " ".join(f"{side.code}:{each.window.ends(side.clock).isoformat()}" for side in each.clocks),
            " ".join(each.agreed.awaited), each.row.digest,
        ]
        for each in found
    ], json)  # fmt: skip


@call.command("open")
def open_call(file: File, party: Party, by: By) -> None:
    """Propose a call of a fund; it is public when all who decide have consented."""
    wake()
    from bandung.funds import actions

    entry = actions.open_call(call=_record(file, "call"), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")


@call.command("consent")
def consent_to_call(uid: Uid, digest: Digest, party: Party, by: By) -> None:
    """Consent to exactly this version of a call."""
    wake()
    _consent("call", uid, digest, party, by)


@call.command("announce")
def announce_call(uid: Uid, party: Party, by: By) -> None:
    """Put an own call that holds into the public part of the register, unchanged."""
    wake()
    _announce("call", uid, party, by)


@call.command()
def ranking(
    uid: Uid, party: Annotated[str, typer.Option(help="a party that decides on it")], json: Json = False
) -> None:
    """Print the ranking of a call, with each side's own points and how far they lie apart."""
    wake()
    from bandung.funds import assessing

    board = assessing.board(uid, party)
    sides = board.call.fund.votes
    rows: list[list[Any]] = []
    for place in board.ranking:
        found = board.of(place.proposal)
        points = found.points if found else {}
        apart = found.divergence if found else None
        rows.append([
            place.rank, place.proposal, str(place.points), *(_number(points.get(code)) for code in sides),
            _number(apart),
        ])  # fmt: skip
    _print(["rank", "proposal", "points", *sides, "divergence"], rows, json)
    if not json:
        typer.echo(f"{len(board.waiting)} of {len(board.assessed)} still to be assessed together")


def _number(value: Any) -> str:
    return "" if value is None else str(value)


@proposal.command("list")
def list_proposals(
    party: Annotated[str, typer.Option(help="the party whose institutions propose")], json: Json = False
) -> None:
    """List the joint proposals of a party's institutions, the newest first."""
    wake()
    from bandung.funds import queries

    at = datetime.now(UTC)

    headers = ["uid", "call", "state", "title", "asked for", "awaited", "digest"]
    _print(headers, [
        [
            each.row.uid, each.row.call, each.state_at(at), each.row.says.title.best("en")[1], each.row.says.asked_for,
            " ".join(each.agreed.awaited), each.row.digest,
        ]
        for each in queries.proposals_of(party)
    ], json)  # fmt: skip


@proposal.command()
def check(file: File, party: Annotated[str, typer.Option(help="code of the party that asks")] = "") -> None:
    """Say for every condition of the call whether a joint proposal meets it; exit code 1 if it misses one."""
    wake()
    from bandung.funds import actions, queries

    made = _record(file, "joint-proposal")
    called = queries.call(f"{made.call.register_code}/{made.call.record}", party)
    found = actions.checks(made, called)
    output.table(
        ["condition", "met", "sentence"], [[each.name, "yes" if each.met else "no", str(each)] for each in found]
    )
    if not all(each.met for each in found):
        raise typer.Exit(1)


@proposal.command()
def submit(file: File, party: Party, by: By) -> None:
    """Write a joint proposal; it stands when each other proposing party has consented in time."""
    wake()
    from bandung.funds import actions

    entry = actions.submit(proposal=_record(file, "joint-proposal"), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")


@proposal.command("consent")
def consent_to_proposal(uid: Uid, digest: Digest, party: Party, by: By) -> None:
    """Consent to exactly this version of a joint proposal, for the party's own institutions."""
    wake()
    _consent("joint-proposal", uid, digest, party, by)
