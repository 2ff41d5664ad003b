"""In what a country trades: what it sells and buys, how much hangs on few products, complexity, where it could go."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from django.utils.translation import gettext, pgettext

from bandung.economy import accounts, exposures, product_accounts
from bandung.economy.complexity import Complexity
from bandung.economy.engine import Facts
from bandung.economy.paths import paths
from bandung.sources.in_use import Figures
from bandung.web import economy_charts
from bandung.web.economy_country import Asked, country_link, name, product_column, product_names, source_of
from bandung.web.economy_country_trade import exposure_columns
from bandung.web.economy_tables import Column, Figured
from bandung.web.economy_views import Maker, Tables, View
from bandung.web.economy_worked import complexity_in

TABLES = ("products", "bought", "concentration", "complexity", "path", "near")


def view(asked: Asked, figures: Figures) -> View:
    """The view of a country's products.

    :raises NoFigures, NoFiguresAtAll: if there are none of it (in this year).
    """
    source, is_trade = source_of(figures, asked.code)
    what = gettext("what %(country)s sells by product") % {"country": name(asked.code)}
    if not source:
        accounts.checked(asked.year, [], what)
    classification = figures.classification("trade" if is_trade else "exports", source)
    at = accounts.checked(asked.year, years := accounts.years_in(figures.exports(source), asked.code), what)
    sold = figures.once(lambda: figures.exports(source))
    bought = figures.once(lambda: figures.purchases(source) if is_trade else None)

    @figures.once
    def compared() -> Complexity | None:
        """Complexity of all countries; none where this one is not among them."""
        found = complexity_in(figures, source, at)
        return found if found and asked.code in found.baskets.countries else None

    makers: dict[str, Maker] = {
        "products": lambda: _sold(asked, sold(), at, classification),
        "bought": lambda: _bought(asked, bought(), at, classification),
        "concentration": lambda: _concentration(asked, sold(), bought(), classification),
        "complexity": lambda: _standing(asked.code, figures, compared()),
        "path": lambda: _path(asked, figures, compared(), classification),
        "near": lambda: _near(asked, figures, compared(), classification),
    }  # fmt: skip
    return View(figures, at, years, makers, lambda tables: _words(asked, tables, compared(), classification))


def _sold(asked: Asked, sold: Facts, at: int, classification: str) -> Figured:
    columns = [
        product_column(classification), Column("value", gettext("Sold"), "usd"),
        Column("share", gettext("Share of what it sells"), "share"),
    ]  # fmt: skip
    explained = gettext("US dollars of %(year)s. Each product leads to who sells and who buys it.") % {"year": at}
    facts = accounts.products_of(sold, asked.code, at)
    return Figured("products", gettext("What it sells, the most first"), columns, facts, explained)


def _bought(asked: Asked, purchases: Facts | None, at: int, classification: str) -> Figured | None:
    if purchases is None:
        return None
    columns = [
        product_column(classification), Column("value", gettext("Bought"), "usd"),
        Column("share", gettext("Share of what it buys"), "share"),
        Column("suppliers", gettext("Countries that sell it to it"), "whole"),
    ]  # fmt: skip
    explained = gettext("US dollars of %(year)s; what one or two countries alone sell to it is hard to replace.")
    facts = product_accounts.bought_by(purchases, asked.code, at)
    title = gettext("What it buys, the most first")
    return Figured("bought", title, columns, facts, explained % {"year": at}, shown=10)


def _concentration(asked: Asked, sold: Facts, bought: Facts | None, classification: str) -> Figured:
    facts = exposures.of_products(sold, asked.code, bought)
    largest = product_column(classification, gettext("The largest"), "largest")
    explained = gettext("HHI as for partners: the nearer to 1, the more hangs on one product and its price.")
    columns = exposure_columns(gettext("Products"), largest)
    return Figured("concentration", gettext("How much hangs on few products"), columns, facts, explained, shown=6)


def _standing(code: str, figures: Figures, found: Complexity | None) -> Figured | None:
    if found is None:
        return None
    columns = [
        Column("rank", pgettext("in a ranking", "Place"), "whole"),
        Column("country", gettext("Country"), "country", link=country_link("country")),
        Column("eci", "ECI", "ratio"), Column("diversity", gettext("Products with an advantage"), "whole"),
        Column("coi", gettext("Outlook"), "ratio"),
    ]  # fmt: skip
    explained = gettext(
        "ECI is high where a country sells many products that few others sell. 0 is the average of these countries."
    )
    facts = figures.engine.read(_ranked(found))
    return Figured(
        "complexity", gettext("Countries by complexity"), columns, facts, explained, shown=10, own=("country", code)
    )


def _ranked(found: Complexity) -> pa.Table:
    rows = [row for row in found.countries().to_pylist() if row["eci"] is not None and row["eci"] == row["eci"]]
    rows.sort(key=lambda row: (-row["eci"], row["country"]))
    return pa.Table.from_pylist(
        [{"rank": place, **row} for place, row in enumerate(rows, start=1)],
        schema=pa.schema(
            [("rank", pa.int32()), *zip(found.countries().schema.names, found.countries().schema.types, strict=True)]
        ),
    )


def _path(asked: Asked, figures: Figures, found: Complexity | None, classification: str) -> Figured | None:
    if found is None or np.all(np.isnan(found.found.pci)):
        return None
    columns = [
        Column("step", gettext("Step"), "whole"), product_column(classification),
        Column("score", gettext("Score"), "ratio"), Column("near", gettext("Near"), "ratio"),
        Column("complex", gettext("Complex"), "ratio"), Column("gain", gettext("Opens more"), "ratio"),
    ]  # fmt: skip
    explained = gettext(
        "The product not made yet that scores best, then the best after that one. The score is half how near it is "
        "to what is made, and a quarter each how complex it is and what it opens. It does not say that it will pay."
    )
    facts = figures.engine.read(paths(found, asked.code))
    return Figured("path", gettext("A path of diversification"), columns, facts, explained)


def _near(asked: Asked, figures: Figures, found: Complexity | None, classification: str) -> Figured | None:
    if found is None:
        return None
    columns = [
        product_column(classification), Column("density", gettext("How near: 0 to 1"), "ratio"),
        Column("pci", "PCI", "ratio"), Column("outlook_change", gettext("Change of outlook"), "ratio"),
        Column("rca", gettext("Advantage now"), "ratio"), Column("value", gettext("Sold now"), "usd"),
    ]  # fmt: skip
    explained = gettext(
        "Products it sells with no advantage yet (below 1), nearest first: how much of what is sold together with them "
        "it makes. PCI is high for what few and complex countries sell."
    )
    facts = figures.engine.read(_open(found, asked.code))
    return Figured("near", gettext("Not made yet, and nearest"), columns, facts, explained, shown=10)


def _open(found: Complexity, code: str) -> pa.Table:
    """The products that a country does not make with an advantage, the nearest first."""
    at = found.baskets.countries.index(code)
    open_ = np.flatnonzero(~found.made[at] & ~np.isnan(found.density[at]))
    order = open_[np.argsort(-found.density[at][open_], kind="stable")]
    numbers: Mapping[str, Any] = {
        "density": found.density[at], "pci": found.found.pci, "outlook_change": found.outlook_change[at],
        "rca": found.rca[at], "value": found.baskets.values[at],
    }  # fmt: skip
    columns: dict[str, Any] = {"product": pa.array([found.baskets.products[each] for each in order], pa.string())}
    return pa.table(columns | {key: pa.array(each[order], from_pandas=True) for key, each in numbers.items()})


def _words(asked: Asked, tables: Tables, found: Complexity | None, classification: str) -> dict[str, Any]:
    sold, bought, standing = (
        tables[each].rows() if each in tables else [] for each in ("products", "bought", "complexity")
    )
    colours = economy_charts.sections_of(sold, classification)
    return {
        "sold": economy_charts.products(sold, classification, gettext("What it sells"), colours),
        "bought": economy_charts.products(bought, classification, gettext("What it buys"), colours),
        "space": economy_charts.space(found, asked.code, classification),
        "classification": classification, "number": len(sold), "value": sum(row["value"] or 0.0 for row in sold),
        "largest": product_names(classification)(sold[0]["product"]) if sold else "",
        "largest_share": sold[0]["share"] if sold else None,
        "mine": next((row for row in standing if row["country"] == asked.code), None), "ranked": len(standing),
    }  # fmt: skip
