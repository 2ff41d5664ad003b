"""The economy as JSON: the tables of the pages, each with what its figures rest on."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from bandung.api.common import READ_ERRORS
from bandung.economy.tables import SHAPES
from bandung.sources.in_use import Figures, choices
from bandung.web import economy_group as groups
from bandung.web import economy_pair as pairs
from bandung.web.economy_country import Asked
from bandung.web.economy_parts import country_of, declared, opened, shelf, year_asked
from bandung.web.economy_tables import check_name
from bandung.web.economy_views import View
from bandung.web.public import economy as first
from bandung.web.public import economy_country as countries
from bandung.web.public import economy_group as all_groups
from bandung.web.public import economy_pair as all_pairs
from bandung.web.public import economy_product as one_product
from bandung.web.public import economy_products as all_products

router = Router(tags=["economy"])

Year = Annotated[str, Query(max_length=10, description="a year; the last one there is where left out")]
Destination = Annotated[str, Query(max_length=20, description="of opportunities: a country or a group")]
Classification = Annotated[str, Query(max_length=20, description="as HS17; the first there is where left out")]
MOST = 5_000
"""Rows of an answer; files of the pages have all of them."""


class FiguresSource(Schema):
    """Where figures come from."""

    shape: str
    code: str
    name: str
    publisher: str
    licence: str
    version: str
    retrieved: date
    page: str
    sampled: bool = Field(description="a small part that comes inside")
    about: str


class FiguresTable(Schema):
    """A table: values as they are, nothing rounded; what nobody stated is null, never zero."""

    name: str
    title: str
    columns: list[str]
    rows: list[list[str | float | int | bool | None]]
    number: int = Field(description="of all rows; at most 5,000 are here, the files of the pages have all")
    sources: list[FiguresSource]


class FiguresChoice(Schema):
    """A table that could answer."""

    shape: str
    code: str
    name: str
    classification: str
    first_year: int | None
    last_year: int | None
    sampled: bool


@router.get(
    "/figures", response=list[FiguresChoice], operation_id="list_figures", summary="Which figures this node has"
)
def figures(request: HttpRequest) -> Any:
    return [
        FiguresChoice(
            shape=shape, code=it.code, name=it.name, classification=it.classification, sampled=it.sampled,
            first_year=it.years[0] if it.years else None, last_year=it.years[1] if it.years else None,
        )
        for shape in SHAPES
        for it in choices(shelf(), shape)
    ]  # fmt: skip


@router.get(
    "/south/{table}", response={200: FiguresTable, **READ_ERRORS}, operation_id="get_south_trade",
    summary="The South’s trade with itself: south-south by year, countries in a year",
)  # fmt: skip
def south(request: HttpRequest, table: str, year: Year = "") -> Any:
    at, said = year_asked(year), declared()
    check_name(table, first.TABLES)
    return _answered(table, lambda figures: first.view(figures, at, said))


@router.get(
    "/countries/{iso3}/{table}", response={200: FiguresTable, **READ_ERRORS}, operation_id="get_country_economy",
    summary="A table of a country’s economy, as its pages have it",
)  # fmt: skip
def country(request: HttpRequest, iso3: str, table: str, year: Year = "", to: Destination = "") -> Any:
    asked = Asked(country_of(iso3), year_asked(year), to, declared())
    check_name(table, countries.TABLES)
    return _answered(table, lambda figures: countries.view_of(table, asked, figures))


@router.get(
    "/groups", response={200: FiguresTable, **READ_ERRORS}, operation_id="list_group_trade",
    summary="Trade among members of each group",
)  # fmt: skip
def listed(request: HttpRequest, year: Year = "") -> Any:
    at, said = year_asked(year), declared()
    return _answered(all_groups.GROUPS, lambda figures: all_groups.every(figures, at, said))


@router.get(
    "/groups/{group}/{table}", response={200: FiguresTable, **READ_ERRORS}, operation_id="get_group_economy",
    summary="A table of a group: trade, dimensions, members, pairs, clearing, chains",
)  # fmt: skip
def one_group(request: HttpRequest, group: str, table: str, year: Year = "") -> Any:
    code, at, said = groups.known(group), year_asked(year), dict(declared())
    check_name(table, groups.TABLES)
    return _answered(table, lambda figures: groups.view(figures, code, at, said))


@router.get(
    "/pairs/{one}/{two}/{table}", response={200: FiguresTable, **READ_ERRORS}, operation_id="get_pair_economy",
    summary="A table of two countries, as their page has it",
)  # fmt: skip
def pair(request: HttpRequest, one: str, two: str, table: str, year: Year = "") -> Any:
    right, at = all_pairs.two_of(one, two), year_asked(year)
    check_name(table, pairs.MAKERS)
    return _answered(table, lambda figures: pairs.view(figures, *right, at))


@router.get(
    "/products", response={200: FiguresTable, **READ_ERRORS}, operation_id="list_product_trade",
    summary="All products of a classification: who sells them, how much of it is from the South",
)  # fmt: skip
def products(request: HttpRequest, of: Classification = "", year: Year = "") -> Any:
    table, at, said = all_products.trade_of(of), year_asked(year), declared()
    return _answered(all_products.PRODUCTS, lambda figures: all_products.products_view(figures, table, at, said))


@router.get(
    "/products/{classification}/{code}/{table}", response={200: FiguresTable, **READ_ERRORS},
    operation_id="get_product_economy", summary="A table of a product: sellers, buyers, years, near",
)  # fmt: skip
def product(request: HttpRequest, classification: str, code: str, table: str, year: Year = "") -> Any:
    of, at, said = all_products.trade_of(classification), year_asked(year), declared()
    check_name(table, one_product.TABLES)
    return _answered(table, lambda figures: one_product.product_view(figures, of.code, code, at, said))


def _answered(table: str, make: Callable[[Figures], View]) -> Any:
    with opened() as figures:
        chosen = make(figures).table(table)
        rows = chosen.facts.arrow()
        sources = [
            FiguresSource(
                shape=it.origin.shape, code=it.code, name=it.origin.name, publisher=it.origin.publisher,
                licence=it.origin.licence, version=it.origin.version, retrieved=it.origin.retrieved,
                page=it.origin.page, sampled=it.sampled, about=it.about,
            )
            for it in chosen.used
        ]  # fmt: skip
        shown = rows.slice(0, MOST).to_pylist()
        return Status(200, FiguresTable(
            name=chosen.name, title=chosen.title, columns=list(rows.column_names), number=rows.num_rows,
            rows=[list(row.values()) for row in shown], sources=sources,
        ))  # fmt: skip
