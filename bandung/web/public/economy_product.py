"""Products: all of a classification with who sells them, and one with its sellers, buyers and years.

Who comes: somebody who looks for a supplier in the South. She writes a word of the name, opens the product and reads
who sells it, who buys it, and how much is from the South: two steps. A third takes a table along.
"""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung.charts import BORDERS_NOTE
from bandung.economy import accounts
from bandung.economy import product_accounts as of_products
from bandung.economy.groups import south_in
from bandung.reference.countries import plain
from bandung.sources.in_use import Choice, Figures, choices
from bandung.sources.products import product_name
from bandung.values.errors import BandungError, _
from bandung.web import economy_charts
from bandung.web.economy_country import country_link, product_address
from bandung.web.economy_parts import Cited, Declared, declared, opened, rests_on, shelf, state, year_asked
from bandung.web.economy_tables import Column, Figured, as_file, check, drawn, found
from bandung.web.economy_worked import complexity_in
from bandung.web.keeping import kept
from bandung.web.sentences import reader_language

ARROWS, MOST = 20, 200


class NoSuchProduct(BandungError):
    status = 404
    sentence = _("No trade of the product “%(code)s” is known here.")


class NoSuchClassification(BandungError):
    status = 404
    sentence = _("No trade by products of “%(code)s” is known here. There is of: %(known)s.")


def products(request: HttpRequest) -> HttpResponse:
    """All products of a classification, or those with a word in their name. One query."""
    table = _table(request.GET.get("of", ""))
    words = request.GET.get("q", "").strip()[:100]
    year = year_asked(request.GET.get("year", ""))
    language = reader_language()
    rows, at = _rows(table.code, year, declared(), state())
    lines = [
        {"name": label, "link": product_address(table.classification, row["product"]), **row}
        for row in rows
        if plain(words) in plain(label := product_name(table.classification, row["product"], language))
        or row["product"].startswith(words)
    ]
    return render(request, "bandung/economy/products.html", {
        "section": "economy", "title": gettext("Products in trade"), "words": words, "at": at, "of": table,
        "lines": lines[:MOST], "number": len(lines), "shown": min(MOST, len(lines)),
        "choices": [each for each in choices(shelf(), "trade") if each.classification],
    })  # fmt: skip


def product(request: HttpRequest, classification: str, code: str) -> HttpResponse:
    """One product. One query."""
    table, year = _table(classification), year_asked(request.GET.get("year", ""))
    here = request.build_absolute_uri(reverse("economy-product", args=(classification, code)))
    body = _body(
        table.code, classification, code, year, declared(), here, timezone.localdate(), get_language() or "en", state()
    )
    title = product_name(classification, code, reader_language())
    words = {"section": "economy", "title": title, "of": table, "product": code, "body": body}
    return render(request, "bandung/economy/product.html", words)


def file(request: HttpRequest, classification: str, code: str, table: str, form: str) -> HttpResponseBase:
    """One table of a product as a file. One query."""
    check(form)
    of = _table(classification)
    with opened() as figures:
        _years, _at, tables = _tables(figures, of.code, code, year_asked(request.GET.get("year", "")), declared())
        chosen = found(tables, table)
        title = f"{product_name(classification, code, reader_language())}: {chosen.title}"
        cited = Cited(title, request.build_absolute_uri(), timezone.localdate(), figures.used)
        return as_file(chosen, form, cited.lines())


def _table(classification: str) -> Choice:
    """The table of trade of a classification; the first there is without one."""
    known = [each for each in choices(shelf(), "trade") if each.classification]
    for each in known:
        if classification in ("", each.classification):
            return each
    raise NoSuchClassification(code=classification[:20], known=", ".join(each.classification for each in known))


@kept(8)
def _rows(source: str, year: int | None, said: Declared, _state: str) -> tuple[list[dict[str, Any]], int]:
    """The products of a table in a year, and the year; kept until the figures are others."""
    with opened() as figures:
        trade = figures.table("trade", source)
        at = accounts.checked(year, accounts.years_in(trade), gettext("trade by product"))
        return of_products.products_traded(trade, at, south_in(at, dict(said))).rows(), at


def _tables(
    figures: Figures, source: str, code: str, year: int | None, said: Declared
) -> tuple[list[int], int, list[Figured]]:
    trade = figures.table("trade", source)
    by_year = of_products.product_years(trade, code, south_in(_last(figures, source), dict(said)))
    years = [int(row["year"]) for row in by_year.rows()]
    if not years:
        raise NoSuchProduct(code=code[:20])
    at = accounts.checked(year, years, code)
    south = south_in(at, dict(said))
    number = [
        Column("country", gettext("Country"), "country", link=country_link("country")),
        Column("south", gettext("South"), "yes"), Column("value", gettext("US dollars"), "usd"),
        Column("share", gettext("Share"), "share"), Column("partners", gettext("Partners"), "whole"),
    ]  # fmt: skip
    whole = [
        Column("year", gettext("Year"), "year"), Column("value", gettext("US dollars"), "usd"),
        Column("sellers", gettext("Sellers"), "whole"), Column("buyers", gettext("Buyers"), "whole"),
        Column("from_south", gettext("Sold by the South"), "share"),
        Column("among_south", gettext("South to South"), "share"),
        Column("largest", gettext("Largest seller"), "country"), Column("largest_share", gettext("Its share"), "share"),
        Column("hhi", gettext("HHI of sellers"), "ratio"),
    ]  # fmt: skip
    traded = gettext("US dollars of %(year)s, share of all of it, and with how many others.") % {"year": at}
    tables = [
        *(
            Figured(name, title, number, of_products.traders_of(trade, code, at, flow, south), traded)
            for name, title, flow in (
                ("sellers", gettext("Who sells it"), "exports"), ("buyers", gettext("Who buys it"), "imports"),
            )
        ),
        Figured("years", gettext("Year by year"), whole, by_year, gettext(
            "HHI is the sum of the squared shares of sellers: near 0 many sell little each, 1 is one seller alone."
        ), shown=10, last=True),
    ]  # fmt: skip
    compared = complexity_in(source, at)
    if compared is not None and code in compared.baskets.products:
        place = compared.baskets.products.index(code)
        near = [
            {"country": country, "density": float(compared.density[row, place]), "rca": float(compared.rca[row, place])}
            for row, country in enumerate(compared.baskets.countries)
            if not compared.made[row, place] and compared.density[row, place] >= 0
        ]
        near.sort(key=lambda each: (-float(str(each["density"])), str(each["country"])))
        if near:
            columns = [
                number[0], Column("density", gettext("How near: 0 to 1"), "ratio"),
                Column("rca", gettext("Advantage now"), "ratio"),
            ]  # fmt: skip
            explained = gettext("They sell it with no advantage yet and make much of what is sold together with it.")
            facts = figures.engine.read(near)
            tables.append(Figured("near", gettext("Who is near to making it"), columns, facts, explained, shown=10))
    return years, at, tables


def _last(figures: Figures, source: str) -> int:
    return accounts.years_in(figures.table("trade", source))[-1]


@kept(256)
def _body(
    source: str,
    classification: str,
    code: str,
    year: int | None,
    said: Declared,
    here: str,
    on: date,
    _page_language: str,
    _state: str,
) -> str:
    with opened() as figures:
        years, at, tables = _tables(figures, source, code, year, said)
        flows = of_products.largest_flows_of(figures.table("trade", source), code, at, ARROWS).rows()
        query = f"?{urlencode({'year': year})}" if year else ""
        row = next(each for each in tables[2].rows() if each["year"] == at)
        compared = complexity_in(source, at)
        known = compared is not None and code in compared.baskets.products
        pci = float(compared.found.pci[compared.baskets.products.index(code)]) if compared and known else None
        title = product_name(classification, code, reader_language())

        def address(table: str, form: str) -> str:
            return reverse("economy-product-file", args=(classification, code, table, form)) + query

        return render_to_string("bandung/economy/product_body.html", {
            "row": row, "at": at, "years": list(reversed(years)), "pci": None if pci != pci else pci,
            "tables": [drawn(each, address) for each in tables], "borders_note": gettext(BORDERS_NOTE),
            "map": economy_charts.map_of(
                {(each["exporter"], each["importer"]): each["value"] for each in flows}, gettext("The largest flows")
            ),
            "rests": rests_on(Cited(title, here, on, figures.used)),
        })  # fmt: skip


urlpatterns = [
    path("economy/products/", products, name="economy-products"),
    path("economy/products/<str:classification>/<str:code>/", product, name="economy-product"),
    path("economy/products/<str:classification>/<str:code>/<slug:table>.<str:form>", file, name="economy-product-file"),
]
