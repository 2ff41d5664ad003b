"""``bandung economy clear``: what is owed in a file is cleared, with nothing kept."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli.economy_tables import Figures, Form, Section, money, show
from bandung.cli.sources import shelf
from bandung.values.errors import BadValue, _


def clear(
    file: Annotated[Path, typer.Argument(help="CSV with debtor, creditor, amount, currency, on")],
    unit: Annotated[str, typer.Option(help="currency of settlement")] = "USD",
    rate: Annotated[list[str] | None, typer.Option(help="KES=0.0077, what one is worth; repeated")] = None,
    until: Annotated[str, typer.Option(help="day on which the round ends; the last in the file where left out")] = "",
    yearly: Annotated[str, typer.Option(help="interest for a year, as 0.04")] = "0",
    agent: Annotated[str, typer.Option(help="who payments go through; directly where left out")] = "",
    form: Annotated[Form, typer.Option("--as", help="table, csv or json")] = Form.TABLE,
    only: Annotated[str, typer.Option(help="only the table of this name; needed for CSV where there are several")] = "",
    rows: Annotated[int, typer.Option("--rows", min=1, help="at most so many rows of each table")] = 50,
) -> None:  # fmt: skip
    """Clear obligations of a file: by pair, by cycle, by party; who pays whom, what is saved and for whom."""
    from bandung.economy.clearing import file as files
    from bandung.economy.clearing.rounds import clear as cleared
    from bandung.records.payments import decimals

    obligations = files.read(file)
    days = obligations.column("on").to_pylist()
    if not days:
        raise BadValue(_("There are no obligations in this file."), field="file")
    told = [_named(each) for each in rate or []]
    found = cleared(
        obligations, files.rates(told, unit.upper()), until=_day(until) if until else max(days),
        yearly=_interest(yearly), agent=agent or None,
    )  # fmt: skip
    _show(found, decimals(unit.upper()), unit.upper(), Figures(shelf()), form, only, rows)


def _show(found: Any, decimals: int, unit: str, figures: Figures, form: Form, only: str, rows: int) -> None:
    """The tables of a round."""
    sums = {"handled": found.handled, "moved": found.moved}
    told = [{"name": name, "amount": money(amount, decimals)} for name, amount in sums.items()]
    told.append({"name": "saved, share", "amount": f"{float(found.saved):.4f}"})
    parts: Mapping[str, list[dict[str, Any]]] = {
        "sums": told,
        "payments": [
            {"payer": it.payer, "receiver": it.receiver, "amount": money(it.amount, decimals)} for it in found.payments
        ],
        "gains": [
            {"party": it.party}
            | {
                name: money(getattr(it, name), decimals)
                for name in ("gross", "by_pair", "by_cycle", "by_party", "saved")
            }
            for it in found.gains()
        ],
    }
    sections = [Section(name, figures.engine.read(part)) for name, part in parts.items() if part]
    show(f"Clearing in {unit}", sections, form, only, rows, [])


def _named(text: str) -> tuple[str, str]:
    code, equals, value = text.partition("=")
    if not equals:
        raise BadValue(_("Write a rate as KES=0.0077."), field="rate")
    return code.strip().upper(), value.strip()


def _interest(text: str) -> Fraction:
    from bandung.economy.clearing.claims import exact

    found = exact(text.strip())
    if found is None or found < 0:
        raise BadValue(_("Write interest for a year as 0.04, which is 4 per cent."), field="yearly")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue(_("Write a day as 2026-01-31."), field="until") from None
