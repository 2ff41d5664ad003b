"""Offers of cooperation that exist on the subjects of products: numbers by sector, each leading to the list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bandung.economy.subjects import sectors_of
from bandung.exchange import queries
from bandung.matching.statements import Filters
from bandung.sources.products import product_name
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language


def offers_for(classification: str, products: Sequence[str], on: date) -> list[dict[str, Any]]:
    """Of each product with an offer on its subject: its name, and (sector, its name, number) nearest first."""
    language, told = reader_language(), []
    counted = queries.facet_counts(Filters(record="offer"), on, ["sector"])["sector"]
    for code in dict.fromkeys(products):
        offered = [each for each in sectors_of(classification, code) if counted.get(each)]
        known = [(each, name_of("sector", each, language), counted[each]) for each in offered]
        if known:
            told.append({"product": product_name(classification, code, language), "sectors": known})
    return told
