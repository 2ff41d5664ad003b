"""``bandung initiative``, ``agreement``, ``consent``: what parties do together, from the command line."""

import json as json_module
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party, Uid
from bandung.values.errors import BandungError, _

app = typer.Typer(no_args_is_help=True, help="Initiatives: list, show, open, terms, move, leave, stages.")
agreement = typer.Typer(no_args_is_help=True, help="Agreements: list the versions, show one, propose, check, withdraw.")
consents = typer.Typer(no_args_is_help=True, help="Consents to exactly one version: give, take back, list.")

File = Annotated[Path, typer.Argument(help="a JSON file that holds the record")]
Reason = Annotated[str, typer.Option(help="why, in any language")]


class NoRecord(BandungError):
    status = 422
    sentence = _("%(file)s holds no record: %(reason)s")


def told_in(file: Path) -> dict[str, Any]:
    """:raises NoRecord: if the file holds no JSON object."""
    try:
        told = json_module.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoRecord(file=str(file), reason=str(error)) from error
    if not isinstance(told, dict):
        raise NoRecord(file=str(file), reason="not an object")
    return told


def words_of(text: str) -> dict[str, str] | None:
    """A text in the language that it seems to be in; None for nothing."""
    from bandung.introductions.actions import in_its_language

    return dict(in_its_language(text)) if text else None


@app.command("list")
def list_(
    party: Annotated[str, typer.Option(help="of this party; without it those that everybody may read")] = "",
    stage: Annotated[str, typer.Option(help="requested, formulating, executing …")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-3 of somebody who takes part")] = "",
    basis: Annotated[str, typer.Option(help="bilateral, triangular, regional …")] = "",
    waiting: Annotated[bool, typer.Option("--waiting", help="only those that wait for the party's consent")] = False,
    limit: Annotated[int, typer.Option(min=1)] = 50,
    json: Json = False,
) -> None:
    """List initiatives, those that changed last first."""
    wake()
    from bandung.partnerships import queries

    rows = queries.pipeline(party, stage=stage, awaited=waiting) if party else queries.public()
    rows = queries.narrowed(rows, country=country, basis=basis).order_by("-changed_at", "uid")
    headers = ["uid", "stage", "type", "basis", "lead", "countries", "title"]
    cells = [
        [row.uid, row.stage, row.type, row.basis, row.lead, " ".join(row.countries), row.says.title.best("en")[1]]
        for row in rows[:limit]
    ]
    if json:
        output.as_json([dict(zip(headers, each, strict=True)) for each in cells])
    else:
        output.table(headers, cells)
        typer.echo(f"{len(cells)} of {rows.count()}")


@app.command()
def show(uid: Uid, party: Annotated[str, typer.Option(help="as this party may read it")] = "") -> None:
    """Print an initiative as it stands, what waits for consents in it, and where it can go."""
    wake()
    from bandung.partnerships import queries

    row = queries.initiative(uid, party)
    told: dict[str, Any] = {
        "uid": row.uid, "standing": row.standing, "stage": row.stage, "lead": row.lead, "partners": row.partners,
        "facilitators": row.facilitators, "left": row.left, "basis": row.basis, "two_way": row.two_way,
        "terms": row.terms, "record": row.body,
    }  # fmt: skip
    if queries.may_read(row, party):
        told["proposals"] = [
            {"kind": queries.kind_of(each), "uid": each.uid, "digest": each.digest, "awaited": each.awaited}
            for each in queries.open_proposals(row)
        ]
        told["ways"] = [
            {"to": way.move.to, "who": way.move.who, "ours": way.ours, "missing": list(way.missing)}
            for way in queries.ways(row, party)
        ]
    output.as_json(told)


@app.command("open")
def open_(file: File, party: Party, by: By) -> None:
    """Open an initiative from a JSON file by /schemas/initiative.json."""
    wake()
    from bandung.partnerships import actions
    from bandung.records.kinds import read
    from bandung.records.partnerships import Initiative

    row = actions.open_initiative(initiative=read(Initiative, told_in(file)), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{row.uid}: opened; invited: {', '.join(each for each in row.named if each != party) or 'nobody'}")


@app.command()
def terms(file: File, party: Party, by: By) -> None:
    """Propose other terms from a JSON file by /schemas/terms.json."""
    wake()
    from bandung.partnerships import actions
    from bandung.records.kinds import read
    from bandung.records.partnerships import Terms

    row = actions.propose_terms(terms=read(Terms, told_in(file)), party=party, by=by, at=datetime.now(UTC))
    _say_state(row)


@app.command()
def move(
    uid: Uid,
    to: Annotated[str, typer.Option(help="the stage to move to")],
    party: Party,
    by: By,
    text: Annotated[str, typer.Option(help="the statement or the reason that the move needs")] = "",
    said: Annotated[Path | None, typer.Option(help="JSON file: act, counterparts, budget, document, costs …")] = None,
    of: Annotated[str, typer.Option(help="uid of an agreement in force that is moved instead")] = "",
) -> None:
    """Move an initiative, or an agreement in force, to another stage."""
    wake()
    from bandung.partnerships import actions

    more = told_in(said) if said else {}
    if text:
        more["text"] = words_of(text)
    row = actions.move(uid=uid, to=to, agreement=of, party=party, by=by, at=datetime.now(UTC), **more)
    _say_state(row)


@app.command()
def leave(uid: Uid, party: Party, by: By, reason: Reason = "") -> None:
    """Leave an initiative. Nobody has to agree."""
    wake()
    from bandung.introductions.actions import in_its_language
    from bandung.partnerships import actions

    words = in_its_language(reason, field="reason") if reason else None
    row = actions.leave(uid=uid, party=party, by=by, at=datetime.now(UTC), reason=words)
    typer.echo(f"{row.uid}: {party} has left {uid}")


@app.command()
def stages(json: Json = False) -> None:
    """Print the table of stages: from, to, who moves, what has to hold. Needs no node."""
    from bandung.partnerships.stages import MOVES

    headers = ["from", "to", "who", "guards"]
    rows = [[each.of, each.to, each.who, " ".join(each.guards)] for each in MOVES]
    if json:
        output.as_json([dict(zip(headers, each, strict=True)) for each in rows])
    else:
        output.table(headers, rows)


@agreement.command("list")
def versions(uid: Uid, party: Party, json: Json = False) -> None:
    """List the versions of an initiative's agreements, oldest first."""
    wake()
    from bandung.partnerships import queries

    row = queries.own_initiative(uid, party)
    headers = ["uid", "agreement", "by", "on", "state", "awaited", "digest"]
    rows = [
        [
            each.uid,
            each.name,
            each.register,
            each.at.date().isoformat(),
            each.state,
            " ".join(each.awaited),
            each.digest,
        ]
        for each in queries.versions(row)
    ]
    if json:
        output.as_json([dict(zip(headers, each, strict=True)) for each in rows])
    else:
        output.table(headers, rows)


@agreement.command("show")
def text(uid: Uid, party: Annotated[str, typer.Option(help="as this party may read it")] = "") -> None:
    """Print one version as a record."""
    wake()
    from bandung.partnerships import queries

    output.as_json(queries.agreement(uid, party).body)


@agreement.command()
def propose(file: File, party: Party, by: By) -> None:
    """Propose a version from a JSON file by /schemas/agreement.json."""
    wake()
    from bandung.partnerships import actions
    from bandung.records.agreements import Agreement
    from bandung.records.kinds import read

    row = actions.propose_text(agreement=read(Agreement, told_in(file)), party=party, by=by, at=datetime.now(UTC))
    _say_state(row)


@agreement.command()
def check(uid: Uid, party: Party, json: Json = False) -> None:
    """What the checks of the principles find in a version. It informs, and blocks nothing."""
    wake()
    from bandung.partnerships import queries
    from bandung.partnerships.findings import findings

    row = queries.agreement(uid, party)
    found = findings(row, queries.own_initiative(row.initiative, party), queries.remarks([uid]))
    headers = ["rule", "version", "principle", "clause", "sure", "words", "answered by"]
    rows = [
        [
            each.finding.rule,
            each.finding.version,
            each.finding.principle,
            each.finding.clause or "",
            f"{each.finding.sure:.2f}",
            each.finding.excerpt[:60],
            " ".join(answer.register for answer in each.answers),
        ]
        for each in found
    ]
    if json:
        output.as_json([dict(zip(headers, each, strict=True)) for each in rows])
    else:
        output.table(headers, rows)


@agreement.command()
def withdraw(uid: Uid, party: Party, by: By, reason: Reason = "") -> None:
    """Withdraw from an agreement in force. Always possible, alone."""
    wake()
    from bandung.introductions.actions import in_its_language
    from bandung.partnerships import actions, queries

    found = queries.agreement(uid, party)
    words = in_its_language(reason, field="reason") if reason else None
    actions.leave(uid=found.initiative, agreement=uid, party=party, by=by, at=datetime.now(UTC), reason=words)
    found.refresh_from_db()
    typer.echo(f"{uid}: {party} has withdrawn; the agreement is {found.state}")


Kind = Annotated[str, typer.Option(help="initiative, terms, move, agreement, plan, commission-act …")]
Digest = Annotated[str, typer.Option(help="SHA-256 of the version, as you read it")]
Says = Annotated[str, typer.Option(help="consent, refuse or publish")]


@consents.command("give")
def give(uid: Uid, kind: Kind, digest: Digest, party: Party, by: By, says: Says = "consent") -> None:
    """Consent to exactly one version, in the party's own register."""
    wake()
    from bandung.consents import actions

    row = actions.say(kind=kind, uid=uid, digest=digest, party=party, by=by, at=datetime.now(UTC), says=says)
    typer.echo(f"{row.uid}: entry {row.seq}")


@consents.command("take-back")
def take_back(uid: Uid, kind: Kind, digest: Digest, party: Party, by: By, says: Says = "consent") -> None:
    """Take an own word back while not all have consented."""
    wake()
    from bandung.consents import actions

    row = actions.take_back(kind=kind, uid=uid, digest=digest, party=party, by=by, at=datetime.now(UTC), says=says)
    typer.echo(f"{row.uid}: taken back")


@consents.command("list")
def list_of_consents(digest: Annotated[str, typer.Argument(help="SHA-256 of the version")], json: Json = False) -> None:
    """Whose words on a version stand."""
    wake()
    from bandung.consents.queries import standing

    headers = ["party", "says", "on", "post"]
    rows = [[each.register, each.says, each.at.date().isoformat(), each.by] for each in standing(digest)]
    if json:
        output.as_json([dict(zip(headers, each, strict=True)) for each in rows])
    else:
        output.table(headers, rows)


def _say_state(row: Any) -> None:
    awaited = f"; awaited: {', '.join(row.awaited)}" if row.awaited else ""
    typer.echo(f"{row.uid}: {row.state}{awaited}")
