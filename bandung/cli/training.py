"""``bandung session``: training sessions that are announced, and announcing one."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party
from bandung.values.errors import BandungError, _

app = typer.Typer(no_args_is_help=True, help="Training sessions: list, announce.")

Level = Annotated[str, typer.Option(help="introductory, intermediate, advanced or trainers")]


class NoDay(BandungError):
    sentence = _("“%(value)s” is no day; days are written as 2026-11-24.")


@app.command("list")
def list_(
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-3 of the provider")] = "",
    language: Annotated[str, typer.Option(help="ISO 639-1 of a language in which it is held")] = "",
    sector: Annotated[str, typer.Option(help="DAC/CRS, 3 or 5 digits")] = "",
    level: Level = "",
    still_open: Annotated[bool, typer.Option("--open", help="only those for which applications are taken")] = False,
    json: Json = False,
) -> None:
    """List the sessions that have not begun, by their first day."""
    wake()
    from bandung.training import queries, rules

    asked = queries.SessionFilters(country=country, language=language, sector=sector, level=level, is_open=still_open)
    found = queries.sessions(asked, on=datetime.now(UTC).date())
    headers = ["uid", "offer", "first day", "last day", "apply until", "seats", "level", "languages"]
    rows: list[list[Any]] = [
        [
            each.row.uid, each.row.offer, each.row.starts.isoformat(), rules.last_day(each.row.says).isoformat(),
            each.row.apply_until.isoformat(), each.row.seats, each.row.level, " ".join(each.row.says.languages),
        ]
        for each in found
    ]  # fmt: skip
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@app.command()
def announce(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="the session's reference number in the register")],
    offer: Annotated[str, typer.Option(help="register/record of an own public offer of training")],
    party: Party,
    by: By,
    start: Annotated[str, typer.Option(help="first day, as 2027-03-01")],
    seats: Annotated[int, typer.Option(help="how many people it has room for")],
    level: Level,
    last: Annotated[str, typer.Option(help="last day; the first one if it is not named")] = "",
    apply_by: Annotated[str, typer.Option(help="last day on which an application is taken")] = "",
    place: Annotated[str, typer.Option(help="where, in any language")] = "",
    online: Annotated[bool, typer.Option("--online", help="it can be attended online")] = False,
    language: Annotated[list[str] | None, typer.Option(help="ISO 639-1; may be given several times")] = None,
    costs: Annotated[str, typer.Option(help="who bears travel, stay and fees, in any language")] = "",
) -> None:
    """Announce a session of an own training offer; the same reference number again changes it."""
    wake()
    from bandung.introductions.actions import in_its_language
    from bandung.records.kinds import read
    from bandung.records.training import Session
    from bandung.training import actions, rules

    told = {
        "id": identifier,
        "offer": actions.offer_named(offer, party).model_dump(),
        "period": {"start": _day(start), "end": rules.after(_day(last)) if last else None},
        "place": dict(in_its_language(place, field="place")) if place else None,
        "online": online,
        "seats": seats,
        "level": level,
        "languages": language or [],
        "apply_by": _day(apply_by) if apply_by else None,
        "costs": dict(in_its_language(costs, field="costs")) if costs else None,
    }
    entry = actions.announce(session=read(Session, told), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise NoDay(value=value[:40]) from None
