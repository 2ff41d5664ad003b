"""Drawings of the economy: shares by year, flows of partners, products as areas, the product space, what to sell."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from django.conf import settings
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import (
    Cell,
    Chart,
    Point,
    Product,
    Series,
    flow_map,
    grouped_by_year,
    product_space,
    scatter,
    tree_map,
)
from bandung.charts import Row as Bar
from bandung.charts import bars as bars_of
from bandung.charts.series import MOST_YEARS
from bandung.economy.complexity import Complexity
from bandung.economy.opportunities import NEAREST
from bandung.sources.product_sections import section_of
from bandung.web.economy_country import Row, product_address, product_names
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

ARROWS = 15
"""The largest partners of a country, both ways together; the table has all of them."""
BARS = 10
AREAS, IN_SPACE, DISCS = 150, 300, 60
"""How many products are drawn: more are not to be told apart, and the tables and files have all of them."""


def shares_by_year(rows: Sequence[Row]) -> Chart | None:
    """The share of the South in what a country sells and buys, year by year, in per cent."""
    told = [
        (gettext("in what it sells"), "share_of_exported"),
        (gettext("in what it buys"), "share_of_imported"),
    ]
    title = gettext("Share of the South, year by year, in per cent")
    return columns(rows, told, title=title, measure=gettext("Per cent"), scale=100)


def columns(
    rows: Sequence[Row],
    told: Sequence[tuple[str, str]],
    *,
    title: str,
    measure: str,
    scale: float = 1,
    width: int = 420,
) -> Chart | None:
    """Columns of a table year by year, side by side; None where there are fewer than two years."""
    if len(rows) < 2:
        return None
    rows = [row for row in rows if row["year"] > rows[-1]["year"] - MOST_YEARS]
    series = [
        Series(label, {row["year"]: None if row[key] is None else round(scale * row[key], 1) for row in rows})
        for label, key in told
    ]
    return grouped_by_year(
        series, title=title, measure=measure, language=get_language() or "en", translate=gettext, width=width
    )


def flows(code: str, partners: Sequence[Row]) -> Chart | None:
    """Arrows to and from the largest partners of a country."""
    ranked = sorted(partners, key=lambda row: -((row["exported"] or 0.0) + (row["imported"] or 0.0)))[:ARROWS]
    found = {(code, row["partner"]): row["exported"] for row in ranked if row["exported"]}
    found |= {(row["partner"], code): row["imported"] for row in ranked if row["imported"]}
    title = gettext("The largest partners: what it sells and what it buys")
    return map_of(found, title, of=code) if found else None


def map_of(found: Mapping[tuple[str, str], float], title: str, of: str = "") -> Chart:
    """Flows of money for goods, as arrows."""
    language = reader_language()
    return flow_map(
        found, title=title, measure=gettext("US dollars"), language=language, of=of, translate=gettext, key_width=320,
        partners=ARROWS if of else 0, ways=(gettext("What it sells"), gettext("What it buys")) if of else None,
        labels={each.code: name_of("country", each.code, language) for each in reference.countries()},
        shapes=Path(settings.MAP_SHAPES) if settings.MAP_SHAPES else None,
    )  # fmt: skip


def sections_of(rows: Sequence[Row], classification: str) -> list[str]:
    """The sections of the largest products in their order: drawings of the same country give each the same colour."""
    return list(dict.fromkeys(_section(classification, row["product"]) for row in rows[:AREAS] if row["value"]))


def products(rows: Sequence[Row], classification: str, title: str, colours: Sequence[str] = ()) -> Chart | None:
    """What is sold or bought as areas, by sections, each leading to its page; None where nothing is known."""
    drawn = [row for row in rows if row["value"]]
    if not drawn:
        return None
    called = product_names(classification)
    cells = [
        Cell(
            called(row["product"]), row["value"], _section(classification, row["product"]),
            product_address(classification, row["product"]) or None,
        )
        for row in drawn[:AREAS]
    ]  # fmt: skip
    if left := drawn[AREAS:]:
        cells.append(Cell(gettext("%(count)s others") % {"count": len(left)}, sum(row["value"] for row in left)))
    return tree_map(
        cells, title=title, measure=gettext("US dollars"), name_header=gettext("Product"),
        section_header=gettext("Section"), colours=colours, language=get_language() or "en", translate=gettext,
    )  # fmt: skip


def _section(classification: str, code: str) -> str:
    found = section_of(classification, code)
    return gettext(found) if found else ""


def space(found: Complexity | None, code: str, classification: str) -> Chart | None:
    """The product space of a country; of many products those it makes and those nearest to what it makes."""
    if found is None or code not in found.baskets.countries:
        return None
    at = found.baskets.countries.index(code)
    made, density, pci = found.made[at], found.density[at], found.found.pci
    open_ = density[~made & ~np.isnan(density)]
    near = float(np.quantile(open_, 1 - NEAREST)) if len(open_) else np.inf
    order = np.lexsort((-np.nan_to_num(density, nan=-1.0), ~made))[:IN_SPACE]
    called = product_names(classification)
    title = gettext("Products by complexity, and how near to what it makes")
    number = len(found.baskets.products)
    if number > len(order):
        title = gettext("The %(shown)s nearest of %(number)s products") % {"shown": len(order), "number": number}
    return product_space(
        [
            Product(
                called(found.baskets.products[each]), _known(pci[each]), _known(density[each]), bool(made[each]),
                bool(not made[each] and density[each] >= near),
                product_address(classification, found.baskets.products[each]) or None,
            )
            for each in order
        ],
        title=title, across=gettext("Complexity (PCI)"), up=gettext("How near: 0 to 1"),
        name_header=gettext("Product"), language=get_language() or "en", translate=gettext,
    )  # fmt: skip


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def chances(rows: Sequence[Row], classification: str, place: str) -> Chart | None:
    """The best opportunities by what the country is able to and what is bought there from others."""
    if not rows:
        return None
    called, language = product_names(classification), reader_language()
    several = len({row["importer"] for row in rows}) > 1

    def label(row: Row) -> str:
        product = called(row["product"])
        return f"{product} ({name_of('country', row['importer'], language)})" if several else product

    return scatter(
        [
            Point(
                label(row), row["ability"], row["bought"], row["sold"],
                product_address(classification, row["product"]) or None,
            )
            for row in rows[:DISCS]
        ],
        title=gettext("The best by ability and by what %(place)s buys from others") % {"place": place},
        across=gettext("Ability"), up=gettext("Bought from others, US dollars"), by_powers=True,
        measure=gettext("Sold there now, US dollars"), name_header=gettext("Product"),
        language=get_language() or "en", translate=gettext,
    )  # fmt: skip


def countries(rows: Sequence[Row], title: str) -> Chart | None:
    """With which countries most is at stake, in millions, which the title says."""
    if not rows:
        return None
    language, measure = reader_language(), gettext("Million US dollars")
    return bars_of(
        [Bar(name_of("country", row["country"], language), round(row["value"] / 1e6, 1)) for row in rows[:BARS]],
        title=f"{title} ({measure})", measure=measure, name_header=gettext("Country"),
        language=get_language() or "en", translate=gettext,
    )  # fmt: skip
