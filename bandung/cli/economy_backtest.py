"""``bandung economy backtest``: would the orders of partners have found what grew? Judged on figures of one's own."""

from dataclasses import asdict
from typing import Annotated

import typer

from bandung.cli.economy_tables import Figures, Form, Section, show
from bandung.cli.sources import shelf


def backtest(
    year: Annotated[int, typer.Option(help="the year of the ranking")] = 2008,
    later: Annotated[int, typer.Option(help="the year in which it is looked what grew")] = 2012,
    before: Annotated[int | None, typer.Option(help="an earlier year to count growth from")] = None,
    source: Annotated[str, typer.Option(help="code of a loaded source of totals")] = "",
    form: Annotated[Form, typer.Option("--as", help="table, csv or json")] = Form.TABLE,
    only: Annotated[str, typer.Option(help="only the table of this name: amount or rate")] = "",
) -> None:
    """Rank partners as of one year and see what grew until another, beside simple orders and chance."""
    from bandung.economy import accounts
    from bandung.economy import backtest as judging
    from bandung.economy.gravity import gravity
    from bandung.economy.partners import partners

    figures = Figures(shelf())
    totals = figures.table("totals", source)
    for asked in (year, later, before):
        accounts.year_of(totals, "trade", asked)
    found = gravity(totals, figures.table("distances"), figures.beside("agreements", "totals", source), [year])
    ranked = partners(totals, found, year, before=before).kept()
    sections = []
    for by in ("amount", "rate"):
        judged = [asdict(each) for each in judging.partners_judged(ranked, totals, year, later, by)]
        sections.append(Section(by, figures.engine.read(judged)))
    show(f"What grew from {year} to {later}, in US dollars and in proportion", sections, form, only, 20, figures.told)
