"""``bandung need`` and ``bandung offer``: list, show, history, matches; publish, withdraw, claim."""

import json as json_module
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.values.errors import BandungError, _

Uid = Annotated[str, typer.Argument(help="register/record, as lists print it")]
Json = Annotated[bool, typer.Option("--json", help="print JSON")]
Party = Annotated[str, typer.Option(help="code of the party in whose register it is written")]
By = Annotated[str, typer.Option(help="institution and post that acts")]


class BadFile(BandungError):
    sentence = _("%(file)s holds no record: %(reason)s")


def _app(kind: str, other: str) -> typer.Typer:
    app = typer.Typer(no_args_is_help=True, help=f"{kind.capitalize()}s: list, show, match, publish, withdraw, claim.")

    @app.command("list")
    def list_(
        country: Annotated[list[str] | None, typer.Option(help="ISO 3166-1 alpha-3")] = None,
        sector: Annotated[list[str] | None, typer.Option(help="DAC/CRS, 3 or 5 digits")] = None,
        text: Annotated[str, typer.Option(help="words that it holds")] = "",
        limit: Annotated[int, typer.Option(min=1)] = 20,
        offset: Annotated[int, typer.Option(min=0)] = 0,
        json: Json = False,
    ) -> None:
        """List them, newest first."""
        wake()
        from bandung.exchange import queries
        from bandung.matching.statements import Filters

        filters = Filters(countries=tuple(country or ()), sectors=tuple(sector or ()))
        today = datetime.now(UTC).date()
        listing = queries.browse(kind, filters, on=today, text=text, offset=offset, limit=limit)
        if json:
            output.as_json({"total": listing.total, "items": [_told(row) for row in listing.rows]})
            return
        output.table(
            ["uid", "country", "standing", "language", "title"],
            [
                [row.uid, row.country, row.standing, row.says.language, row.says.title.best("en")[1]]
                for row in listing.rows
            ],
        )
        typer.echo(f"{len(listing.rows)} of {listing.total}")

    @app.command()
    def show(uid: Uid) -> None:
        """Print a record as it stands."""
        wake()
        from bandung.exchange import queries

        output.as_json(_told(queries.record(kind, uid)))

    @app.command()
    def history(uid: Uid, json: Json = False) -> None:
        """Print every version and withdrawal, newest first."""
        wake()
        from bandung.exchange import queries

        versions = queries.history(kind, queries.record(kind, uid))
        headers = ["entry", "at", "act", "by", "stands"]
        rows = [
            [
                each.entry.seq,
                each.entry.at.isoformat(),
                each.entry.act,
                each.entry.by,
                "yes" if each.is_standing else "",
            ]
            for each in versions
        ]
        if json:
            output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
        else:
            output.table(headers, rows)

    @app.command()
    def matches(
        uid: Uid,
        region: Annotated[list[str] | None, typer.Option(help="M49 code of a region")] = None,
        group: Annotated[list[str] | None, typer.Option(help="LDC, LLDC, SIDS_UNSD, …")] = None,
        language: Annotated[str, typer.Option(help="language of the reasons")] = "en",
        limit: Annotated[int, typer.Option(min=1, max=200)] = 10,
        json: Json = False,
    ) -> None:
        """Rank what fits it, each with its reasons."""
        wake()
        from bandung.cli.match import show as show_ranking
        from bandung.exchange import matches as matching
        from bandung.exchange import queries
        from bandung.matching.statements import Filters

        ranking = matching.rank_for(
            queries.record(kind, uid),
            wanted=other,
            on=datetime.now(UTC).date(),
            limit=limit,  # type: ignore[arg-type]
            filters=Filters(regions=tuple(region or ()), groups=tuple(group or ())),
        )
        show_ranking(ranking, matching.index(), language=language, json=json)

    @app.command()
    def publish(
        file: Annotated[str, typer.Argument(help="a JSON file with the record; - for standard input")],
        party: Party,
        by: By,
        audience: Annotated[str, typer.Option(help="own or public")] = "public",
    ) -> None:
        """Publish a record, or a new version of one, in the party's own register."""
        wake()
        from bandung.exchange import actions
        from bandung.exchange.errors import TakenId
        from bandung.records.kinds import read

        if audience not in ("own", "public"):
            raise typer.BadParameter("--audience is own or public")
        record = read(kind, json_of(file))
        now = datetime.now(UTC)
        try:
            entry = actions.publish_new(record=record, party=party, by=by, at=now, audience=audience)  # type: ignore[arg-type]
        except TakenId:
            entry = actions.revise(record=record, party=party, by=by, at=now, audience=audience)  # type: ignore[arg-type]
        typer.echo(f"{entry.uid}: entry {entry.seq}")

    @app.command()
    def withdraw(
        record: Annotated[str, typer.Argument(help="the record's id in the party's register")],
        party: Party,
        by: By,
        reason: Annotated[str, typer.Option(help="why")] = "",
        language: Annotated[str, typer.Option(help="language of the reason")] = "en",
    ) -> None:
        """Say that it no longer holds; it stays readable in the history."""
        wake()
        from bandung.exchange import actions
        from bandung.values import Texts

        entry = actions.withdraw(
            kind=kind,
            record=record,
            party=party,
            by=by,
            at=datetime.now(UTC),
            reason=Texts({language: reason}, field="reason") if reason else None,
        )
        typer.echo(f"{entry.uid}: withdrawn by entry {entry.seq}")

    @app.command()
    def confirm(
        record: Annotated[str, typer.Argument(help="the record's id in the party's register")], party: Party, by: By
    ) -> None:
        """Say that it still holds; it is then not asked about for a year."""
        wake()
        from bandung.exchange import actions

        entry = actions.confirm(kind=kind, record=record, party=party, by=by, at=datetime.now(UTC))
        typer.echo(f"{entry.uid}: confirmed by entry {entry.seq}")

    @app.command()
    def claim(
        uid: Uid,
        party: Party,
        by: By,
        corrections: Annotated[str | None, typer.Option(help="a JSON file with the fields to put right")] = None,
    ) -> None:
        """Take a report about one's country over as its own word."""
        wake()
        from bandung.exchange import actions

        told = json_of(corrections) if corrections else None
        entry = actions.claim(kind=kind, uid=uid, party=party, by=by, at=datetime.now(UTC), corrections=told)
        typer.echo(f"{entry.uid}: entry {entry.seq}")

    return app


def _told(row: Any) -> dict[str, Any]:
    return {
        "uid": row.uid,
        "entry": row.seq,
        "standing": row.standing,
        "audience": row.audience,
        "published_at": row.at,
        "withdrawn_at": row.withdrawn_at,
        "record": row.body,
    }


def json_of(file: str) -> dict[str, Any]:
    """:raises BadFile: if it is not a JSON object."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        value = json_module.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise BadFile(file=file, reason=str(error)) from error
    if not isinstance(value, dict):
        raise BadFile(file=file, reason=_("a group of fields is expected"))
    return value


need = _app("need", "offer")
offer = _app("offer", "need")
