"""``bandung rates``: exchange rates and purchasing power parities: which are in use, and others from outside."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung.cli import output
from bandung.measurement import rates
from bandung.measurement.valued import Rate
from bandung.site import environment
from bandung.values.errors import BadValue, _

app = typer.Typer(no_args_is_help=True, help="Exchange rates and purchasing power parities: list, load, status.")

Json = Annotated[bool, typer.Option("--json", help="print JSON")]
From = Annotated[Path | None, typer.Option("--from", help="folder with exchange_rates.csv and ppp.csv")]
Imf = Annotated[str, typer.Option(help="IMF monthly rates in SDR as JSON: a file, or an address; `published` is ours")]
Ppp = Annotated[str, typer.Option(help="World Bank factors as CSV: a file, or an address; `published` is ours")]


def shelf() -> Path:
    """Where the node keeps its rates."""
    return environment.home() / "rates"


@app.command("list")
def list_(
    currency: Annotated[str, typer.Option(help="only this currency, by ISO 4217")] = "",
    country: Annotated[str, typer.Option(help="purchasing power parity of this country instead, by alpha-3")] = "",
    year: Annotated[int, typer.Option(help="only this year")] = 0,
    json: Json = False,
) -> None:
    """List units of each currency for one US dollar, or for one international dollar of a country."""
    table = rates.current_rates(shelf())
    source = table.ppp if country else table.exchange
    rows = [
        [code, each.currency, each.year, f"{each.value:f}", each.source, each.retrieved.isoformat(), each.note]
        for (code, _year), each in sorted(source.items())
        if (not country or code == country.upper()) and (not currency or each.currency == currency.upper())
        and (not year or each.year == year)
    ]  # fmt: skip
    headers = ["code", "currency", "year", "value", "source", "retrieved", "note"]
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@app.command()
def status(json: Json = False) -> None:
    """Say which rates are in use, for which currencies and years, and where they come from."""
    folder = rates.current_folder(shelf())
    table = rates.current_rates(shelf())
    years = sorted({year for _code, year in table.exchange})
    facts = {
        "version": table.version,
        "inside": folder == rates.INSIDE,
        "currencies": len({code for code, _year in table.exchange}),
        "countries": len({code for code, _year in table.ppp}),
        "years": f"{years[0]}-{years[-1]}" if years else "",
        "retrieved": table.retrieved.isoformat(),
    }
    origins = [each for each in rates.origins(folder) if each["table"] in ("exchange_rates", "ppp")]
    if json:
        output.as_json({**facts, "origins": origins})
        return
    output.table(["fact", "value"], [[name, value] for name, value in facts.items()])
    for each in origins:
        typer.echo(f"{each['table']}: {each['source']} ({each['licence']}, {each['seen_on']}, {each['evidence']})")


@app.command()
def load(folder: From = None, imf: Imf = "", ppp: Ppp = "") -> None:
    """Take rates into use: a folder of tables, or outside data fetched untouched and cleaned. Older ones are kept."""
    if (folder is None) == (not imf and not ppp):
        raise BadValue(_("Name a folder of tables, or the outside data to fetch."), field="from")
    if folder is not None:
        table = rates.keep(shelf(), folder)
    else:
        with tempfile.TemporaryDirectory() as there:
            table = _fetched(Path(there), imf, ppp, datetime.now(UTC).date())
    typer.echo(f"{table.version}: {len(table.exchange)} rates of exchange, {len(table.ppp)} of purchasing power")


def _fetched(there: Path, imf: str, ppp: str, on: date) -> rates.RatesTable:
    """Fetch, clean, keep; what is not fetched stays as it is in use."""
    from bandung.sources import fetching, imf_rates, tables, world_bank_ppp

    now, copies = rates.current_rates(shelf()), shelf() / "copies"
    exchange: list[Rate] = list(now.exchange.values())
    factors = [(code, rate) for (code, _year), rate in now.ppp.items()]
    origins = [list(each.values()) for each in rates.origins(rates.current_folder(shelf()))]
    if imf:
        copy = fetching.fetch(
            imf_rates.ADDRESS if imf == "published" else imf, copies, licence=imf_rates.LICENCE, on=on, name="imf.json"
        )
        exchange = imf_rates.clean(copy)
        origins = [*tables.without(origins, "exchange_rates"), tables.origin("exchange_rates", copy)]
    if ppp:
        copy = fetching.fetch(
            world_bank_ppp.ADDRESS if ppp == "published" else ppp, copies, licence=world_bank_ppp.LICENCE, on=on,
            name="ppp.csv",
        )  # fmt: skip
        factors = world_bank_ppp.clean(copy)
        origins = [*tables.without(origins, "ppp"), tables.origin("ppp", copy)]
    tables.write(there / "tables", exchange, factors, origins)
    return rates.keep(shelf(), there / "tables")
