"""``bandung draft``: what is not published yet, and its way to clearance."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import click
import typer

from bandung.cli import output
from bandung.cli.hosted import ByPost, HostedParty, check_hosted
from bandung.cli.platform import wake
from bandung.cli.statements import Json

app = typer.Typer(
    no_args_is_help=True,
    help="Drafts: list, show, submit, return, clear, discard. Exit codes: 0 done, 1 refused.",
)
STATES = ("draft", "submitted", "returned", "published", "discarded")
Audience = Annotated[str, typer.Option(click_type=click.Choice(("public", "own")), help="who may read it")]
Name = Annotated[UUID, typer.Argument(metavar="ID", help="the draft, as lists print it")]


@app.command("list")
def list_(
    party: HostedParty,
    state: Annotated[
        str, typer.Option(click_type=click.Choice(("", *STATES)), help="empty: those that still wait for somebody")
    ] = "",
    kind: Annotated[str, typer.Option(click_type=click.Choice(("", "need", "offer")), help="need or offer")] = "",
    institution: Annotated[str, typer.Option(help="of one institution; - for the party's own")] = "",
    intake: Annotated[UUID | None, typer.Option(help="of one spreadsheet")] = None,
    limit: Annotated[int, typer.Option(min=1)] = 20,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    json: Json = False,
) -> None:
    """List a party's drafts, the one changed last first."""
    wake()
    from bandung.clearance import queries

    check_hosted(party)
    asked = queries.Asked(state=state, kind=kind, institution=institution, intake=intake)
    found = queries.queue(party, "", asked, offset=offset, limit=limit)
    headers = ["id", "kind", "state", "problems", "record", "institution", "changed", "by", "title"]
    rows: list[list[Any]] = [
        [
            str(each.pk), each.kind, each.state, each.problems, each.record, each.institution,
            each.changed_at.isoformat(), each.changed_by, each.title,
        ]
        for each in found.rows
    ]  # fmt: skip
    if json:
        output.as_json({"total": found.total, "items": [dict(zip(headers, row, strict=True)) for row in rows]})
        return
    output.table(headers, rows)
    typer.echo(f"{len(rows)} of {found.total}")


@app.command()
def show(name: Name, party: HostedParty, language: Annotated[str, typer.Option(help="of the problems")] = "en") -> None:
    """Print a draft as JSON: its answers, what does not fit, and every step on its way."""
    wake()
    from bandung.clearance import actions, queries
    from bandung.standards.spreadsheet.words import said

    check_hosted(party)
    held = queries.draft(name, party=party)
    output.as_json(
        {
            "id": str(held.pk), "kind": held.kind, "state": held.state, "record": held.record,
            "institution": held.institution, "version": held.version, "answers": held.answers,
            "problems": [
                {"column": each.column, "problem": said(each.problem.sentence, each.problem.places, language)}
                for each in actions.problems(held.kind, held.answers, language)
            ],
            "steps": [
                {"at": each.at, "move": each.move, "by": each.by, "comment": each.comment} for each in held.steps.all()
            ],
        }
    )  # fmt: skip


@app.command()
def submit(name: Name, party: HostedParty, by: ByPost) -> None:
    """Hand a draft in for clearance."""
    wake()
    from bandung.clearance import actions

    _told(actions.submit(draft=_draft(name, party), by=by, at=datetime.now(UTC)))


@app.command("return")
def return_(
    name: Name, party: HostedParty, by: ByPost, comment: Annotated[str, typer.Option(help="what should be changed")]
) -> None:
    """Give a draft that was handed in back, with a word on what should change."""
    wake()
    from bandung.clearance import actions

    _told(actions.return_to_writer(draft=_draft(name, party), comment=comment, by=by, at=datetime.now(UTC)))


@app.command()
def clear(
    name: Name, party: HostedParty, by: ByPost,
    comment: Annotated[str, typer.Option(help="kept in the draft's history")] = "",
    audience: Audience = "public",
) -> None:  # fmt: skip
    """Publish a draft in the party's register."""
    wake()
    from bandung.clearance import actions

    held = _draft(name, party)
    entry = actions.clear(draft=held, by=by, at=datetime.now(UTC), comment=comment, audience=audience)
    typer.echo(f"{entry.uid}: entry {entry.seq}")


@app.command()
def discard(name: Name, party: HostedParty, by: ByPost) -> None:
    """Put a draft away; it can be taken out again at the desk."""
    wake()
    from bandung.clearance import actions

    _told(actions.discard(draft=_draft(name, party), by=by, at=datetime.now(UTC)))


def _draft(name: UUID, party: str) -> UUID:
    """The draft, if it is one of the party's.

    :raises NoSuchDraft: if it is not.
    """
    from bandung.clearance import queries

    check_hosted(party)
    return queries.draft(name, party=party).pk


def _told(draft: Any) -> None:
    typer.echo(f"{draft.pk}: {draft.state}")
