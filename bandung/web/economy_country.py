"""What the pages of a country's economy share: what was asked, their columns, addresses of their files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext

from bandung.sources.in_use import Figures
from bandung.sources.products import product_name
from bandung.web.economy_tables import Column
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

Row = Mapping[str, Any]
VIEWS: Mapping[str, str] = {
    "trade": "economy-country",
    "products": "economy-country-products",
    "opportunities": "economy-country-opportunities",
    "expected": "economy-country-expected",
}
"""Name of a view to that of its address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A country, and what of it: a year (the last one where none is named), and where to sell to."""

    code: str
    year: int | None = None
    to: str = ""
    declared: tuple[tuple[str, bool], ...] = ()
    """Which countries say of themselves that they are of the South, or that they are not."""

    @property
    def south(self) -> Mapping[str, bool]:
        return dict(self.declared)

    def file(self, table: str, form: str) -> str:
        """The address of a table as a file."""
        return reverse("economy-country-file", args=(self.code, table, form)) + self.query()

    def query(self) -> str:
        told = {"year": str(self.year) if self.year else "", "to": self.to}
        found = urlencode({name: value for name, value in told.items() if value})
        return f"?{found}" if found else ""


def country_link(name: str) -> Callable[[Row], str]:
    """A row leads to the economy of the country in one of its columns."""
    return lambda row: reverse("economy-country", args=(row[name],)) if len(row[name] or "") == 3 else ""


def pair_link(code: str, name: str = "partner") -> Callable[[Row], str]:
    """A row leads to the page of the country together with its partner."""

    def link(row: Row) -> str:
        try:
            return reverse("economy-pair", args=(code, row[name]))
        except NoReverseMatch:
            return country_link(name)(row)

    return link


def product_column(classification: str, label: str = "", name: str = "product") -> Column:
    """Products by name, each leading to its page."""

    def link(row: Row) -> str:
        return product_address(classification, str(row[name]))

    return Column(name, label or gettext("Product"), name_as=product_names(classification), link=link, coded=True)


def product_names(classification: str) -> Callable[[Any], str]:
    language = reader_language()
    return lambda code: product_name(classification, str(code), language)


def product_address(classification: str, code: str) -> str:
    """The page of a product; empty where its classification is not known."""
    return _product_address(get_language(), classification, code)


@lru_cache(50_000)
def _product_address(_language: str | None, classification: str, code: str) -> str:
    try:
        return reverse("economy-product", args=(classification, code)) if classification else ""
    except NoReverseMatch:
        return ""


def flow_name(code: Any) -> str:
    return gettext("sells") if code == "exports" else gettext("buys")


def name(code: str) -> str:
    return name_of("country", code, reader_language())


def source_of(figures: Figures, code: str) -> tuple[str, bool]:
    """The table by product in which a country sells, and whether it says to whom; empty where there is none."""
    if found := figures.first_with(code, "trade"):
        return found, True
    return figures.first_with(code, "exports"), False
