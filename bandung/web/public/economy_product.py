"""One product: who sells it, who buys it, year by year, and who is near to making it.

Who comes: somebody who looks for a supplier in the South, from the list of products (``economy_products``). She reads
who sells it, who buys it, and how much is from the South; one step further she takes a table along.
"""

from datetime import date
from typing import Any

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
from bandung.economy.complexity import Complexity
from bandung.economy.engine import Facts
from bandung.economy.groups import south_in
from bandung.sources.in_use import Figures
from bandung.sources.products import product_name
from bandung.values.errors import BandungError, _
from bandung.web import economy_charts
from bandung.web.economy_country import country_link, product_address
from bandung.web.economy_parts import Cited, Declared, declared, opened, rests_on, state, year_asked, year_query
from bandung.web.economy_tables import Column, Figured, check, check_name, drawn
from bandung.web.economy_views import Maker, Tables, View
from bandung.web.economy_whole import Page
from bandung.web.economy_worked import complexity_in
from bandung.web.keeping import kept
from bandung.web.public.economy_products import hhi_explained, trade_of, traded_columns
from bandung.web.sentences import reader_language

ARROWS = 20
TABLES = ("sellers", "buyers", "years", "near")


class NoSuchProduct(BandungError):
    status = 404
    sentence = _("No trade of the product “%(code)s” is known here.")


def product(request: HttpRequest, classification: str, code: str) -> HttpResponse:
    """One product. One query."""
    table, year = trade_of(classification), year_asked(request.GET.get("year", ""))
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
    check_name(table, TABLES)
    of = trade_of(classification)
    with opened() as figures:
        view = product_view(figures, of.code, code, year_asked(request.GET.get("year", "")), declared())
        title, here = product_name(classification, code, reader_language()), product_address(classification, code)
        return view.answer(request, table, form, Page(title, here, f"{classification}-{code}"))


def product_view(figures: Figures, source: str, code: str, year: int | None, said: Declared) -> View:
    """The view of a product by a table of trade.

    :raises NoSuchProduct: if no trade of it is known. :raises NoFigures: if none is in this year.
    """
    last = accounts.years_in(figures.table("trade", source))[-1]
    by_year = figures.once(
        lambda: of_products.product_years(figures.table("trade", source), code, south_in(last, dict(said))).kept()
    )
    years = accounts.years_in(by_year())
    if not years:
        raise NoSuchProduct(code=code[:20])
    at = accounts.checked(year, years, code)
    south = south_in(at, dict(said))

    @figures.once
    def compared() -> Complexity | None:
        """Complexity of all countries; none where the product is not in it."""
        found = complexity_in(figures, source, at)
        return found if found and code in found.baskets.products else None

    def traders(name: str, title: str, flow: str) -> Figured:
        facts = of_products.traders_of(figures.table("trade", source), code, at, flow, south)
        explained = gettext("US dollars of %(year)s, share of all of it, and with how many others.") % {"year": at}
        return Figured(name, title, _trader_columns(), facts, explained)

    def words(tables: Tables) -> dict[str, Any]:
        flows = of_products.largest_flows_of(figures.table("trade", source), code, at, ARROWS).rows()
        found, title = compared(), gettext("The largest flows")
        pci = float(found.found.pci[found.baskets.products.index(code)]) if found else None
        return {
            "row": next(each for each in tables["years"].rows() if each["year"] == at),
            "pci": None if pci != pci else pci,
            "map": economy_charts.map_of({(it["exporter"], it["importer"]): it["value"] for it in flows}, title),
        }  # fmt: skip

    makers: dict[str, Maker] = {
        "sellers": lambda: traders("sellers", gettext("Who sells it"), "exports"),
        "buyers": lambda: traders("buyers", gettext("Who buys it"), "imports"),
        "years": lambda: _years(by_year()), "near": lambda: _near(figures, compared(), code),
    }  # fmt: skip
    return View(figures, at, years, makers, words)


def _trader_columns() -> list[Column]:
    return [
        Column("country", gettext("Country"), "country", link=country_link("country")),
        Column("south", gettext("South"), "yes"), Column("value", gettext("US dollars"), "usd"),
        Column("share", gettext("Share"), "share"), Column("partners", gettext("Partners"), "whole"),
    ]  # fmt: skip


def _years(by_year: Facts) -> Figured:
    columns = [Column("year", gettext("Year"), "year"), *traded_columns()]
    return Figured("years", gettext("Year by year"), columns, by_year, hhi_explained(), shown=10, last=True)


def _near(figures: Figures, found: Complexity | None, code: str) -> Figured | None:
    if found is None:
        return None
    place = found.baskets.products.index(code)
    near = [
        {"country": country, "density": float(found.density[row, place]), "rca": float(found.rca[row, place])}
        for row, country in enumerate(found.baskets.countries)
        if not found.made[row, place] and found.density[row, place] >= 0
    ]
    if not near:
        return None
    near.sort(key=lambda each: (-float(str(each["density"])), str(each["country"])))
    columns = [
        Column("country", gettext("Country"), "country", link=country_link("country")),
        Column("density", gettext("How near: 0 to 1"), "ratio"), Column("rca", gettext("Advantage now"), "ratio"),
    ]  # fmt: skip
    explained = gettext("They sell it with no advantage yet and make much of what is sold together with it.")
    title = gettext("Who is near to making it")
    return Figured("near", title, columns, figures.engine.read(near), explained, shown=10)


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
        view = product_view(figures, source, code, year, said)
        title = product_name(classification, code, reader_language())

        def address(table: str, form: str) -> str:
            return reverse("economy-product-file", args=(classification, code, table, form)) + year_query(year)

        made = view.tables()
        return render_to_string("bandung/economy/product_body.html", view.words(made) | {
            "at": view.at, "years": list(reversed(view.years)),
            "tables": [drawn(each, address) for each in made.values()], "borders_note": gettext(BORDERS_NOTE),
            "rests": rests_on(Cited(title, here, on, figures.used)),
        })  # fmt: skip


urlpatterns = [
    path("economy/products/<str:classification>/<str:code>/", product, name="economy-product"),
    path("economy/products/<str:classification>/<str:code>/<slug:table>.<str:form>", file, name="economy-product-file"),
]
