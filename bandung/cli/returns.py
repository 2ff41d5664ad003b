"""``bandung returns``: the quarterly returns of a party's institutions."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from bandung.cli import output
from bandung.cli.hosted import ByPost, HostedParty, check_hosted
from bandung.cli.intake import TO_MEND, Language, NoFile, Target, done_by_now, place_of, write_file
from bandung.cli.platform import wake
from bandung.cli.statements import Json
from bandung.returns.clocks import Quarter

app = typer.Typer(
    no_args_is_help=True,
    help="Institutions' quarterly returns: status, ask, template, send, hand-in, take-over, give-back, nothing. "
    "Exit codes: 0 done, 1 refused, 3 read, but rows are to be mended.",
)
QuarterArgument = Annotated[str, typer.Argument(help="a quarter, such as 2026-q3")]
InstitutionArgument = Annotated[str, typer.Argument(help="reference number of the institution")]
Name = Annotated[UUID, typer.Argument(metavar="ID", help="the sheet, as `send` prints it")]


@app.command()
def status(quarter: QuarterArgument, party: HostedParty, json: Json = False) -> None:
    """List every institution with where its return stands, and how many have answered."""
    wake()
    from bandung.returns import queries

    check_hosted(party)
    of = Quarter.read(quarter)
    lines = queries.overview(party, [of], on=datetime.now(UTC).date())
    headers = ["institution", "state", "due", "sheets"]
    rows: list[list[Any]] = [
        [line.institution.record, cell.state or "not asked", cell.row.due if cell.row else None,
         len(cell.row.sheets.all()) if cell.row else 0]
        for line in lines
        for cell in line.cells
    ]  # fmt: skip
    share = queries.answers(lines, of)
    if json:
        items = [dict(zip(headers, row, strict=True)) for row in rows]
        output.as_json({"quarter": str(of), "asked": share.asked, "answered": share.answered, "items": items})
        return
    output.table(headers, rows)
    typer.echo(f"{of}: {share.answered} of {share.asked} asked have answered")


@app.command()
def ask(
    quarter: QuarterArgument,
    party: HostedParty,
    by: ByPost,
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="none: thirty days after the end of the quarter")
    ] = None,
    institution: Annotated[list[str] | None, typer.Option(help="may be repeated; none: all of the party")] = None,
) -> None:
    """Ask institutions for their return; again with another day changes the day."""
    wake()
    from bandung.returns import actions

    check_hosted(party)
    of = Quarter.read(quarter)
    day = due.date() if due else of.due()
    told: dict[str, Any] = {"party": party, "quarter": of, "due": day, "by": by, "at": datetime.now(UTC)}
    rows = actions.ask(institutions=institution, **told) if institution else actions.ask_everybody(**told)
    typer.echo(f"{of}: {len(rows)} asked, due on {day}")


@app.command()
def template(
    institution: InstitutionArgument, quarter: QuarterArgument, party: HostedParty, to: Target,
    language: Language = "en",
) -> None:  # fmt: skip
    """Write the sheet to fill in, begun with the institution's name, initiatives and last quarter's promises."""
    wake()
    from bandung.returns import prefilled

    check_hosted(party)
    made = BytesIO()
    prefilled.template(party, institution, Quarter.read(quarter), language, made)
    write_file(made, to)


@app.command()
def send(
    institution: InstitutionArgument, quarter: QuarterArgument,
    file: Annotated[Path, typer.Argument(help="an .xlsx or .csv file")], party: HostedParty, by: ByPost,
    language: Language = "en", json: Json = False,
) -> None:  # fmt: skip
    """Bring a sheet in, wait until it is read, and print what is to be mended. `hand-in` gives it to the agency."""
    wake()
    from bandung.returns import actions

    check_hosted(party)
    try:
        data = file.read_bytes()
    except OSError as reason:
        raise NoFile(file=file, reason=reason.strerror) from reason
    sheet = actions.send(
        data=data, name=file.name, party=party, institution=institution, quarter=Quarter.read(quarter), by=by,
        at=datetime.now(UTC), language=language, via="command",
    )  # fmt: skip
    held = _waited_for(sheet.intake_id, party)
    _say(sheet.intake_id, party, json=json)
    if held.state == "refused":
        raise typer.Exit(1)
    if held.rows.filter(state="bad").exists():
        raise typer.Exit(TO_MEND)


@app.command("hand-in")
def hand_in(name: Name, party: HostedParty, by: ByPost) -> None:
    """Hand the good rows of a sheet to the agency."""
    wake()
    from bandung.returns import actions, queries

    check_hosted(party)
    actions.hand_in(sheet=queries.sheet(name, party=party).intake_id, by=by, at=datetime.now(UTC))
    _say(name, party)


@app.command("take-over")
def take_over(
    name: Name, party: HostedParty, by: ByPost,
    into_closed: Annotated[bool, typer.Option("--into-closed", help="knowingly into a year that was closed")] = False,
) -> None:  # fmt: skip
    """Declare the good rows of a sheet in the register, all or none."""
    wake()
    from bandung.returns import actions, queries

    check_hosted(party)
    sheet = queries.sheet(name, party=party).intake_id
    actions.take_over(sheet=sheet, by=by, at=datetime.now(UTC), into_closed=into_closed)
    _waited_for(name, party)
    _say(name, party)
    if queries.sheet(name, party=party).decision != "taken":
        raise typer.Exit(1)


@app.command("give-back")
def give_back(
    name: Name, party: HostedParty, by: ByPost,
    comment: Annotated[str, typer.Option(help="what should change")],
) -> None:  # fmt: skip
    """Give a sheet back to its institution."""
    wake()
    from bandung.returns import actions, queries

    check_hosted(party)
    sheet = queries.sheet(name, party=party).intake_id
    actions.give_back(sheet=sheet, comment=comment, by=by, at=datetime.now(UTC))
    _say(name, party)


@app.command()
def nothing(institution: InstitutionArgument, quarter: QuarterArgument, party: HostedParty, by: ByPost) -> None:
    """Say that an institution has nothing to report for a quarter."""
    wake()
    from bandung.returns import actions

    check_hosted(party)
    of = Quarter.read(quarter)
    actions.nothing_to_report(party=party, institution=institution, quarter=of, by=by, at=datetime.now(UTC))
    typer.echo(f"{institution} {of}: nothing to report")


def _waited_for(name: UUID, party: str) -> Any:
    from bandung.returns import queries

    return done_by_now(lambda: queries.sheet(name, party=party).intake)


def _say(name: UUID, party: str, *, json: bool = False) -> None:
    """Print where a sheet stands, and every problem with its place."""
    from bandung.clearance import intake
    from bandung.clearance.queries import rows_by_state
    from bandung.returns import queries

    sheet = queries.sheet(name, party=party)
    held, counts = sheet.intake, rows_by_state(sheet.intake)
    problems = [place_of(each, held.language) for each in intake.every_problem(held)]
    state = sheet.decision or ("in review" if sheet.waits else held.state)
    if json:
        told = {"id": str(held.pk), "file": held.name, "state": state, "rows": counts, "problems": problems}
        output.as_json(told | {"outcomes": sheet.outcomes})
        return
    rows = ", ".join(f"{count} {each}" for each, count in counts.items())
    typer.echo(f"{held.pk}: {held.name}: {state}" + (f" ({rows})" if rows else ""))
    if problems:
        headers = ["sheet", "row", "column", "heading", "problem", "suggestion"]
        output.table(headers, [[each[header] for header in headers] for each in problems])
