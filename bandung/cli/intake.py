"""``bandung intake``: templates, spreadsheets in, what came of them, and the way out; the mailbox."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import click
import typer

from bandung.cli import output
from bandung.cli.hosted import ByPost, HostedParty, check_hosted
from bandung.cli.platform import wake
from bandung.cli.statements import Json
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError, _

app = typer.Typer(
    no_args_is_help=True,
    help="Spreadsheets: template, upload, list, show, take-over, put-away, report, export, mailbox. "
    "Exit codes: 0 done, 1 refused, 3 read, but rows are to be mended.",
)
TO_MEND = 3
KINDS = ("need", "offer")
Kind = Annotated[str, typer.Option(click_type=click.Choice(KINDS), help="need or offer")]
Language = Annotated[str, typer.Option(click_type=click.Choice(LANGUAGES), help="language of headings and problems")]
Target = Annotated[str, typer.Option("--output", "-o", help="the file to write; - for standard output")]
Name = Annotated[UUID, typer.Argument(metavar="ID", help="the spreadsheet, as lists print it")]


class NoFile(BandungError):
    sentence = _("%(file)s cannot be read or written: %(reason)s")


@app.command()
def template(
    kind: Annotated[str, typer.Argument(click_type=click.Choice(KINDS), help="need or offer")],
    to: Target,
    language: Language = "en",
) -> None:
    """Write an empty spreadsheet of a kind, with drop-down lists and an explanation of every column."""
    wake()
    from bandung.clearance.rules import statement_kind
    from bandung.standards.spreadsheet import writing

    made = BytesIO()
    writing.template(statement_kind(kind), language, node_languages=(language,), to=made)
    write_file(made, to)


@app.command()
def upload(
    file: Annotated[Path, typer.Argument(help="an .xlsx or .csv file")],
    party: HostedParty,
    kind: Kind,
    by: ByPost,
    institution: Annotated[str, typer.Option(help="institution of the party whose rows they are")] = "",
    language: Language = "en",
    wait: Annotated[bool, typer.Option("--wait", help="until it is read; then print what is to be mended")] = False,
    json: Json = False,
) -> None:
    """Bring a spreadsheet in. Nothing is published by it: its good rows wait for `take-over`."""
    wake()
    from bandung.clearance import intake
    from bandung.parties import queries
    from bandung.standards.spreadsheet.archive import check_size
    from bandung.standards.spreadsheet.reading import LARGEST

    check_hosted(party)
    if institution:
        queries.institution(f"{party}/{institution}")
    try:
        check_size(file.stat().st_size, LARGEST)
        data = file.read_bytes()
    except OSError as reason:
        raise NoFile(file=file, reason=reason.strerror) from reason
    made = intake.receive(
        data=data, name=file.name, kind=kind, party=party, by=by, at=datetime.now(UTC), language=language,
        institution=institution, via="command",
    )  # fmt: skip
    if not wait:
        _say(made.pk, party, json=json, whole=False)
        return
    held = _waited_for(made.pk, party)
    _say(held.pk, party, json=json, whole=True)
    if held.state == "refused":
        raise typer.Exit(1)
    if held.rows.filter(state="bad").exists():
        raise typer.Exit(TO_MEND)


@app.command("list")
def list_(party: HostedParty, limit: Annotated[int, typer.Option(min=1)] = 20, json: Json = False) -> None:
    """List the spreadsheets of a party, newest first."""
    wake()
    from bandung.clearance import queries

    check_hosted(party)
    headers = ["id", "file", "kind", "state", "rows", "via", "came", "by"]
    rows: list[list[Any]] = [
        [str(each.pk), each.name, each.kind, each.state, each.total, each.via, each.made_at.isoformat(), each.made_by]
        for each in queries.intakes(party)[:limit]
    ]
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@app.command()
def show(name: Name, party: HostedParty, json: Json = False) -> None:
    """Print what came of a spreadsheet: how many rows of which outcome, and every problem with its place."""
    wake()
    check_hosted(party)
    _say(name, party, json=json, whole=True)


@app.command("take-over")
def take_over(
    name: Name,
    party: HostedParty,
    by: ByPost,
    publish: Annotated[bool, typer.Option("--publish", help="publish at once, instead of handing in")] = False,
    alike: Annotated[
        str,
        typer.Option(click_type=click.Choice(("leave", "new")), help="rows that look like something that is there"),
    ] = "leave",
    wait: Annotated[bool, typer.Option("--wait", help="until it is done")] = False,
    json: Json = False,
) -> None:
    """Hand the good rows in for clearance, or publish them."""
    wake()
    from bandung.clearance import intake, queries

    check_hosted(party)
    held = queries.intake(name, party=party)
    if alike == "new":
        looked_at = held.rows.filter(state="alike", decision="").values_list("number", flat=True)
        intake.decide(intake=held.pk, decisions=dict.fromkeys(looked_at, "new"))
    intake.take_over(intake=held.pk, publishes=publish, by=by, at=datetime.now(UTC))
    if wait:
        _waited_for(held.pk, party)
    _say(held.pk, party, json=json, whole=False)


@app.command("put-away")
def put_away(name: Name, party: HostedParty) -> None:
    """Leave a spreadsheet: nothing of it is taken over."""
    wake()
    from bandung.clearance import intake, queries

    check_hosted(party)
    intake.put_away(intake=queries.intake(name, party=party).pk)
    typer.echo(f"{name}: put away")


@app.command()
def report(name: Name, party: HostedParty, to: Target) -> None:
    """Write the rows that are to be mended as a spreadsheet with the problems marked."""
    wake()
    from bandung.clearance import intake, queries

    check_hosted(party)
    made = BytesIO()
    intake.report(queries.intake(name, party=party), made)
    write_file(made, to)


@app.command()
def export(kind: Kind, party: HostedParty, to: Target, language: Language = "en") -> None:
    """Write everything of one kind that a party has published, in the form in which spreadsheets come in."""
    wake()
    from bandung.clearance import intake

    check_hosted(party)
    made = BytesIO()
    intake.export(kind, party, language, made)
    write_file(made, to)


@app.command("mailbox")
def mailbox_(
    refused: Annotated[bool, typer.Option("--refused", help="fetch nothing; list what was not taken, and why")] = False,
    days: Annotated[int, typer.Option(min=1, max=90, help="how far back --refused goes")] = 30,
    json: Json = False,
) -> None:
    """Fetch the spreadsheets that came by mail, and answer those that are read."""
    wake()
    from bandung.clearance import letters, mailbox

    now = datetime.now(UTC)
    if refused:
        headers = ["at", "from", "subject", "outcome", "why"]
        rows: list[list[Any]] = [
            [each.fetched_at.isoformat(), each.sender, each.subject, each.outcome, each.sentence % each.places]
            for each in mailbox.refused(now - timedelta(days=days))
        ]
        if json:
            output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
        else:
            output.table(headers, rows)
        return
    found = mailbox.fetch(now)
    answered = letters.answer(now)
    if json:
        output.as_json({"taken": found.taken, "refused": found.refused, "seen": found.seen, "answered": answered})
    else:
        typer.echo(f"taken {found.taken}, refused {found.refused}, settled before {found.seen}, answered {answered}")


def _waited_for(name: UUID, party: str) -> Any:
    from bandung.clearance import queries

    return done_by_now(lambda: queries.intake(name, party=party))


def done_by_now(look: Callable[[], Any]) -> Any:
    """The spreadsheet once nothing is under way with it; without a worker on the node this process does the work."""
    from bandung.site import worker

    while True:
        held = look()
        if held.total:
            output.progress(held.done, held.total)
        if held.state not in ("waiting", "reading", "taking over"):
            return held
        if worker.is_alive(datetime.now(UTC)):
            time.sleep(0.5)
        else:
            worker.work_off()


def _say(name: UUID, party: str, *, json: bool, whole: bool) -> None:
    """Print a spreadsheet's state; the ``whole`` of it with every problem."""
    from bandung.clearance import intake, queries

    held = queries.intake(name, party=party)
    counts = queries.rows_by_state(held)
    problems = intake.every_problem(held) if whole else iter(())
    if json:
        value = {"id": str(held.pk), "file": held.name, "kind": held.kind, "state": held.state, "rows": counts}
        output.as_json(value | ({"problems": [place_of(each, held.language) for each in problems]} if whole else {}))
        return
    rows = ", ".join(f"{count} {state}" for state, count in counts.items())
    typer.echo(f"{held.pk}: {held.name}: {held.state}" + (f" ({rows})" if rows else ""))
    if whole and (found := [place_of(each, held.language) for each in problems]):
        headers = ["sheet", "row", "column", "heading", "problem", "suggestion"]
        output.table(headers, [[each[header] for header in headers] for each in found])


def place_of(problem: Any, language: str) -> dict[str, Any]:
    """A problem with the place where it is."""
    return {
        "sheet": problem.sheet, "row": problem.row or None, "column": problem.column, "heading": problem.heading,
        "problem": problem.said(language), "suggestion": problem.suggestion,
    }  # fmt: skip


def write_file(made: BytesIO, to: str) -> None:
    """Write a spreadsheet to a file, or to standard output.

    :raises NoFile: if it cannot be written.
    """
    if to == "-":
        sys.stdout.buffer.write(made.getvalue())
        return
    try:
        Path(to).write_bytes(made.getvalue())
    except OSError as reason:
        raise NoFile(file=to, reason=reason.strerror) from reason
    typer.echo(f"{to}: {len(made.getvalue()):,} bytes")
