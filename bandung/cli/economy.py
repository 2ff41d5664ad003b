"""``bandung economy``: a country, a pair, a group in figures of trade; complexity, opportunities, gravity, clearing."""

from enum import StrEnum
from typing import Annotated

import typer

from bandung.cli import output
from bandung.cli.economy_backtest import backtest
from bandung.cli.economy_clearing import clear
from bandung.cli.economy_tables import Figures, Form, Section, show
from bandung.cli.sources import shelf
from bandung.reference import country as country_of
from bandung.reference import find_country, group
from bandung.values.errors import BadValue, _

app = typer.Typer(
    no_args_is_help=True,
    help="Trade, integration, complexity, opportunities and clearing, from loaded figures or the sample inside.",
)

Country = Annotated[str, typer.Argument(help="a country, by name or alpha-3 code")]
Year = Annotated[int | None, typer.Option(help="a year; the last one there is where left out")]
Source = Annotated[str, typer.Option(help="code of a loaded source of totals, where several are")]
Products = Annotated[str, typer.Option("--products", help="code of a loaded source of trade by product")]
As = Annotated[Form, typer.Option("--as", help="table, csv or json")]
Only = Annotated[str, typer.Option(help="only the table of this name; needed for CSV where there are several")]
Rows = Annotated[int, typer.Option("--rows", min=1, help="at most so many rows of each table; CSV and JSON have all")]

app.command()(backtest)
GROUP = "group:"
"""Stands before the code of a group of which a country has the code too."""


class By(StrEnum):
    """Orders of ``gravity``."""

    SIZE = "size"
    ROOM = "room"


@app.command()
def country(
    code: Country, year: Year = None, source: Source = "", products: Products = "", form: As = Form.TABLE,
    only: Only = "", rows: Rows = 15,
) -> None:  # fmt: skip
    """What a country trades with the South and how that changed, with whom, in what; agreements; investment; people."""
    from bandung.economy import accounts, exposures
    from bandung.economy.people import people_of

    alpha3, figures = _code(code), Figures(shelf())
    with figures.noted() as traded:
        totals = figures.table("totals", source)
    with figures.noted() as agreed:
        agreements = figures.table("agreements")
    with figures.noted() as put:
        investment = figures.table("investment")
    with figures.noted() as counted:
        people = figures.table("people")
    at = accounts.year_of(totals, f"trade of {country_of(alpha3).name()}", year, alpha3)
    sections = [
        Section("south", accounts.south_share_of(totals, alpha3), last=True, used=traded),
        Section("partners", accounts.partners_of(totals, alpha3, at), used=traded),
        Section("agreements", accounts.agreements_of(agreements, alpha3, at), used=agreed),
        Section("investment", exposures.money_of(investment, alpha3), used=put),
        Section("people", people_of(people, alpha3), used=counted),
    ]
    with figures.noted() as by_product:
        if products or not figures.of_sample("trade"):
            sold = figures.exports(products)
        else:
            sold = figures.table("exports", figures.first_with(alpha3, "exports"))
    if known := accounts.years_in(sold, alpha3, ["country", "exporter"]):
        of = at if year is not None and at in known else known[-1]
        sections.insert(2, Section(f"products {of}", accounts.products_of(sold, alpha3, of), used=by_product))
    show(f"{country_of(alpha3).name()} {at}", sections, form, only, rows, figures.told_of(sections, only))


@app.command()
def pair(
    one: Country, two: Country, source: Source = "", form: As = Form.TABLE, only: Only = "", rows: Rows = 15
) -> None:
    """Trade of two countries with each other, year by year; agreements both are in; investment and people between."""
    from bandung.economy import accounts, exposures
    from bandung.economy.people import people_between

    figures, a, b = Figures(shelf()), _code(one), _code(two)
    if a == b:
        raise BadValue(_("Name two different countries."), field="two")
    totals = figures.table("totals", source)
    trade = accounts.pair_of(totals, a, b)
    what = f"trade between {country_of(a).name()} and {country_of(b).name()}"
    at = accounts.year_of(trade, what, None)
    agreements = accounts.agreements_of(figures.table("agreements"), a, at, partner=b)
    investment = exposures.money_between(figures.table("investment"), a, b)
    people = people_between(figures.table("people"), a, b)
    sections = [
        Section("trade", trade, last=True), Section("agreements", agreements),
        Section("investment", investment), Section("people", people, last=True),
    ]  # fmt: skip
    show(f"{what} {at}", sections, form, only, rows, figures.told)


@app.command("group")
def group_(
    code: Annotated[str, typer.Argument(help="code of a group, as SADC; SOUTH is all countries of the South")],
    source: Source = "", form: As = Form.TABLE, only: Only = "", rows: Rows = 15,
) -> None:  # fmt: skip
    """How integrated a group is, year by year, with the members of each year; what is not known says so."""
    from bandung.economy import accounts
    from bandung.economy.groups import SOUTH, NoMembers, membership
    from bandung.economy.integration import integration
    from bandung.economy.investment import among, pairs_among
    from bandung.economy.people import people_within

    figures = Figures(shelf())
    code = code.upper()
    if code != SOUTH:
        group(code)
    totals = figures.table("totals", source)
    years = accounts.years_in(totals)
    members = membership(figures.engine, code, years)
    if not len(members):
        raise NoMembers(group=code, years=", ".join(map(str, years)))
    investment, people = figures.table("investment"), figures.table("people")
    dimensions = integration(members, totals, figures.table("agreements"), investment, people)
    dimensions = accounts.ordered(dimensions, "dimension", "year")
    investors = membership(figures.engine, code, accounts.years_in(investment))
    abroad = people_within(people, membership(figures.engine, code, accounts.years_in(people)))
    sections = [
        Section("trade", accounts.group_of(totals, code), last=True), Section("dimensions", dimensions),
        Section("investment", among(investment, investors), last=True),
        Section("invested", pairs_among(investment, investors)), Section("people", abroad, last=True),
    ]  # fmt: skip
    show(code, sections, form, only, max(rows, 40) if form is Form.TABLE else rows, figures.told)


@app.command()
def complexity(
    code: Annotated[str, typer.Argument(help="a country; all of them where left out")] = "", year: Year = None,
    products: Products = "", form: As = Form.TABLE, only: Only = "", rows: Rows = 15,
) -> None:  # fmt: skip
    """Economic complexity of countries and products; of one country also a path of diversification."""
    from bandung.economy import accounts
    from bandung.economy.paths import paths
    from bandung.sources.worked import complexity_of_enough

    alpha3, figures = _code(code) if code else "", Figures(shelf())
    of = products or (figures.first_with(alpha3, "trade") if alpha3 else "")
    sold = figures.exports(of)
    what = f"exports of {country_of(alpha3).name()} by product" if alpha3 else "exports by product"
    at = accounts.year_of(sold, what, year, alpha3)
    found = complexity_of_enough(figures, of, at)
    read = figures.engine.read
    if alpha3:
        sections = [
            Section("country", accounts.ordered(read(found.countries()), country=alpha3)),
            Section("path", read(paths(found, alpha3))),
            Section("products", accounts.ordered(read(found.pairs()), "product", most_first="rca", country=alpha3)),
        ]
    else:
        sections = [
            Section("countries", accounts.ordered(read(found.countries()), "country", most_first="eci")),
            Section("products", accounts.ordered(read(found.products()), "product", most_first="pci")),
        ]
    blocks = [
        {"block": it.number, "standing": it.standing.value, "countries": it.countries, "products": it.products}
        for it in found.found.blocks
    ]
    sections.append(Section("blocks", read(blocks)))
    show(f"Complexity {at}", sections, form, only, rows, figures.told)


@app.command()
def opportunities(
    code: Country,
    to: Annotated[str, typer.Option(help="a country or a group to sell to; group:CAN where both have this code")],
    year: Year = None,
    before: Annotated[int | None, typer.Option(help="an earlier year to count growth from")] = None,
    offers: Annotated[int, typer.Option(min=0, max=20, help="offers of cooperation on each of the first products")] = 3,
    products: Products = "", form: As = Form.TABLE, only: Only = "", rows: Rows = 20,
) -> None:  # fmt: skip
    """Products a country makes or is near to making, which a destination buys from others; offers on these subjects."""
    from bandung.economy import accounts
    from bandung.economy import opportunities as room
    from bandung.economy.groups import SOUTH, NoMembers, members_in, membership
    from bandung.economy.paths import closable
    from bandung.sources.worked import complexity_of_enough

    alpha3, figures = _code(code), Figures(shelf())
    trade = figures.table("trade", products)
    at = accounts.year_of(trade, f"what {country_of(alpha3).name()} sells by product", year, alpha3, ["exporter"])
    is_group = to.lower().startswith(GROUP)
    place, name = None if is_group else find_country(to), to[len(GROUP) * is_group :].upper()
    if place is None and name != SOUTH:
        group(name)
    if place is not None and place.code == alpha3:
        raise BadValue(_("Name two different countries."), field="to")
    places = [place.code] if place else sorted(members_in(name, at))
    if not places:
        raise NoMembers(group=name, years=at)
    found = room.opportunities(
        trade, alpha3, places, at, before=before, found=complexity_of_enough(figures, products, at),
        distances=figures.table("distances"), agreements=figures.beside("agreements", "trade", products),
    )  # fmt: skip
    sections = [Section("opportunities", found)]
    if place is None:
        chains = closable(trade, membership(figures.engine, name, [at]), at)
        sections.append(Section("chains", chains))
    if offers:
        from bandung.cli.economy_subjects import subjects

        first = [row["product"] for row in found.rows()]
        classed = figures.classification("trade", products)
        sections.append(Section("offers", figures.engine.read(subjects(first, classed, offers))))
    show(f"{country_of(alpha3).name()} to {to} {at}", sections, form, only, rows, figures.told)
    if form is Form.TABLE:
        if place is None:
            typer.echo(
                "\nChains: what members make and sell outside (sold_outside) and others buy outside (from_outside)."
            )
            typer.echo("could is the smaller of both; it cannot be added up over importers, who share the same supply.")
        typer.echo("\nScore: the mean of the parts that are known, weighed as told.")
        output.table(["part", "weight", "what it is"], [[name, it.weight, it.about] for name, it in room.PARTS.items()])


@app.command()
def gravity(
    code: Annotated[str, typer.Argument(help="only pairs in which this country exports")] = "", year: Year = None,
    by: Annotated[By, typer.Option(help="size: where most is expected; room: where least of it is traded")] = By.ROOM,
    source: Source = "", form: As = Form.TABLE, only: Only = "", rows: Rows = 20,
) -> None:  # fmt: skip
    """Which pairs trade below what distance, size, language, borders and agreements suggest."""
    from bandung.economy import accounts
    from bandung.economy import gravity as model
    from bandung.economy.partners import partners

    alpha3, figures = _code(code) if code else "", Figures(shelf())
    totals = figures.table("totals", source)
    what = f"exports of {country_of(alpha3).name()}" if alpha3 else "trade"
    at = accounts.year_of(totals, what, year, alpha3, ["exporter"])
    found = model.gravity(totals, figures.table("distances"), figures.beside("agreements", "totals", source), [at])
    told = [{"name": it.name, "value": it.value, "error": it.error} for it in found.coefficients]
    pairs = partners(totals, found, at, country=alpha3, by=by.value)
    sections = [Section("pairs", pairs), *([Section("coefficients", figures.engine.read(told))] if told else [])]
    show(f"Gravity {at}, {found.observations} pairs", sections, form, only, rows, figures.told)


app.command()(clear)


def _code(text: str) -> str:
    found = find_country(text)
    return found.code if found else country_of(text.upper()).code
