"""``bandung explain`` and ``bandung ledger``: figures followed to their entries; the ledger's columns."""

from decimal import Decimal
from typing import Annotated

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.cli.statements import Json
from bandung.measurement.figures import MEASURES
from bandung.measurement.valued import Valued

app = typer.Typer(no_args_is_help=True, help="The ledger's columns, from which dashboards are added up.")
IN_CENTS = ("usd", "ppp")


def explain(
    figure: Annotated[str, typer.Argument(help="a figure's address, such as usd?giver=bra&year=2025")],
    party: Annotated[str, typer.Option(help="as this party may see it; otherwise as everybody may")] = "",
    offset: Annotated[int, typer.Option(min=0, help="how many contributions to pass over")] = 0,
    sensitivity: Annotated[bool, typer.Option(help="how much it moves with the method, instead")] = False,
    json: Json = False,
) -> None:
    """Follow a figure: its total and coverage, the contributions and entries behind it, rates, methods, versions."""
    wake()
    from bandung.reporting.explaining import explain as follow

    if sensitivity:
        _moves(figure, party, json=json)
        return
    told = follow(figure, reader=party, offset=offset)
    measure = told.figure.measure
    value = _shown(measure, told.total.value)
    if json:
        output.as_json({
            "figure": str(told.figure), "value": value, "counted": told.total.counted, "lines": told.total.lines,
            "rates_version": told.rates_version, "methods": list(told.methods), "behind": told.behind,
            "list_versions": list(told.list_versions), "not_valued": dict(told.why_not),
            "rates": [
                {"currency": each.currency, "year": each.year, "value": str(each.value), "source": each.source}
                for each in told.rates
            ],
            "contributions": [dict(zip(HEADERS, _row(each), strict=True)) for each in told.shown],
        })  # fmt: skip
        return
    typer.echo(f"{told.figure}: {value if value is not None else 'not stated'} ({MEASURES[measure]})")
    typer.echo(f"{told.total.counted} of {told.total.lines} contributions could be counted")
    for reason, number in told.why_not:
        typer.echo(f"  {number} without money: {reason}")
    for each in told.rates:
        typer.echo(f"  {each.currency} {each.year}: {each.value} for one dollar; {each.source}")
    typer.echo(f"methods: {', '.join(told.methods) or 'none'}; list of modalities {', '.join(told.list_versions)}; "
               f"rates {told.rates_version}")  # fmt: skip
    output.table(HEADERS, [_row(each) for each in told.shown])


def _moves(figure: str, party: str, *, json: bool) -> None:
    from bandung.reporting.explaining import MOST_MOVED, moves

    found = moves(figure, reader=party)
    if found is None:
        typer.echo(f"more than {MOST_MOVED} contributions: narrow the figure, by a year for instance")
        return
    rows = [
        [each.name, _shown("usd", each.total.value) or "", f"{each.total.counted} of {each.total.lines}",
         "" if each.moves is None else f"{each.moves * 100:+.1f} %"]
        for each in found
    ]  # fmt: skip
    headers = ["assumption", "dollars", "lines", "moves"]
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
        return
    output.table(headers, rows)


HEADERS = ["contribution", "entry", "year", "item", "quantity", "unit", "amount", "currency", "usd", "said", "title"]


def _row(valued: Valued) -> list[str]:
    line = valued.line
    return [
        line.uid, str(line.seq), str(line.year), line.item, _text(line.stands_quantity), line.unit,
        _text(line.stands_amount), line.currency, _shown("usd", valued.usd) or "", line.said, line.title,
    ]  # fmt: skip


def _text(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _shown(measure: str, value: int | Decimal | None) -> str | None:
    """Money is kept in cents and shown in whole units of the currency."""
    if value is None:
        return None
    if measure in IN_CENTS:
        return f"{Decimal(value).scaleb(-2):f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@app.command()
def refresh() -> None:
    """Value every line that is new since the last time and write its columns; how many files that were."""
    wake()
    from bandung.reporting import parts

    typer.echo(f"{parts.refresh()} files written")


@app.callback()
def _a_command_has_a_name() -> None:
    """Keeps Typer from taking the only command for the whole program."""
