"""Offers of cooperation on the products of a ranking: the index of ``bandung match``, asked by sectors and names."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from bandung.economy.subjects import sectors_of
from bandung.matching.ranking import rank
from bandung.matching.statements import Filters
from bandung.sources.products import product_name

PRODUCTS = 10
"""For how many products offers are looked up, the first ones of the ranking."""


def subjects(products: Iterable[str], classification: str, offers: int) -> list[dict[str, Any]]:
    """One row for each offer on a product: product, name, sectors (codes), offer, title, countries, standing.

    A product on whose sectors nobody offers anything has one row without an offer. Offers must name one of the sectors;
    their order is that of matching, by the name of the product.
    """
    from bandung.cli.match import open_index

    index, today = open_index(), datetime.now(UTC).date()
    rows: list[dict[str, Any]] = []
    for product in list(dict.fromkeys(products))[:PRODUCTS]:
        name, sectors = product_name(classification, product), sectors_of(classification, product)
        asked = Filters(record="offer", sectors=sectors)
        found = rank(name, index, filters=asked, on=today, limit=offers).results if sectors else []
        told = {"product": product, "name": name, "sectors": " ".join(sectors)}
        for match in found:
            offer = index.statement(index.row(match.id))
            title = offer.titles.get("en") or offer.titles[offer.language]
            whose = {"countries": " ".join(offer.countries), "standing": offer.standing}
            rows.append(told | {"offer": match.id, "title": title} | whose)
        if not found:
            rows.append(told | dict.fromkeys(("offer", "title", "countries", "standing")))
    return rows
