"""All products of a classification: who sells them, how much of it is from the South, how few sell them.

Who comes: somebody who looks for a supplier in the South. She writes a word of the name, or orders the products by what
the South sells of them, and opens one: two steps. An analyst takes the list along as a file: one.
"""

import pyarrow as pa
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext

from bandung.economy import accounts, product_accounts
from bandung.economy.groups import south_in
from bandung.sources.in_use import Choice, Figures, choices
from bandung.values.errors import BandungError, _
from bandung.web.economy_country import country_link, product_column
from bandung.web.economy_parts import Cited, Declared, declared, opened, shelf, state, year_asked
from bandung.web.economy_tables import Column, Figured, check
from bandung.web.economy_views import View
from bandung.web.economy_whole import Choosing, Page, whole
from bandung.web.keeping import kept

PRODUCTS = "products"
"""The table of all products."""


class NoSuchClassification(BandungError):
    status = 404
    sentence = _("No trade by products of “%(code)s” is known here. There is of: %(known)s.")


def products(request: HttpRequest) -> HttpResponse:
    """All products of a classification in a year, or those with a word in their name. One query.

    :raises NoSuchClassification, NoFigures: if there is no trade by it (in this year).
    """
    of = trade_of(request.GET.get("of", ""))
    with opened() as figures:
        view = products_view(figures, of, year_asked(request.GET.get("year", "")), declared())
        table = view.table(PRODUCTS)
        cited = Cited(table.title, request.build_absolute_uri(), timezone.localdate(), table.used)
        known = [each.classification for each in _known()]
        chosen = [
            Choosing("of", gettext("Classification"), list(dict.fromkeys(known)), of.classification),
            Choosing("year", gettext("Year"), [str(year) for year in reversed(view.years)], str(view.at)),
        ]
        return whole(request, table, cited, Page("", ""), PRODUCTS, chosen)


def products_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The products of a classification in a year as a file. One query.

    :raises NoSuchFileForm: if tables cannot be taken so. :raises NoSuchClassification, NoFigures: see ``products``.
    """
    check(form)
    of = trade_of(request.GET.get("of", ""))
    with opened() as figures:
        view = products_view(figures, of, year_asked(request.GET.get("year", "")), declared())
        page = Page(of.classification, reverse("economy-products"), of.classification)
        return view.answer(request, PRODUCTS, form, page)


def _known() -> list[Choice]:
    return [each for each in choices(shelf(), "trade") if each.classification]


def trade_of(classification: str) -> Choice:
    """The table of trade of a classification; the first there is without one.

    :raises NoSuchClassification: if there is none.
    """
    known = _known()
    for each in known:
        if classification in ("", each.classification):
            return each
    raise NoSuchClassification(code=classification[:20], known=", ".join(each.classification for each in known))


def products_view(figures: Figures, of: Choice, year: int | None, said: Declared) -> View:
    """The view of all products of a table of trade.

    :raises NoFigures, NoFiguresAtAll: if there are none (in this year).
    """
    years = accounts.years_in(figures.table("trade", of.code))
    at = accounts.checked(year, years, gettext("trade by product"))
    return View(figures, at, years, {PRODUCTS: lambda: _products(figures, of, at, said)})


def _products(figures: Figures, of: Choice, at: int, said: Declared) -> Figured:
    figures.table("trade", of.code)  # what they rest on
    share = Column("share", gettext("Share of all trade"), "share")
    columns = [product_column(of.classification), *traded_columns(share)]
    title = gettext("Products in trade, %(year)s") % {"year": at}
    return Figured(PRODUCTS, title, columns, figures.engine.read(_rows(of.code, at, said, state())), hhi_explained())


def traded_columns(*more: Column) -> list[Column]:
    """What is told of the trade of a product."""
    return [
        Column("value", gettext("US dollars"), "usd"), *more, Column("sellers", gettext("Sellers"), "whole"),
        Column("buyers", gettext("Buyers"), "whole"), Column("from_south", gettext("Sold by the South"), "share"),
        Column("among_south", gettext("South to South"), "share"),
        Column("largest", gettext("Largest seller"), "country", link=country_link("largest")),
        Column("largest_share", gettext("Its share"), "share"), Column("hhi", gettext("HHI of sellers"), "ratio"),
    ]  # fmt: skip


def hhi_explained() -> str:
    return gettext(
        "HHI is the sum of the squared shares of sellers: near 0 many sell little each, 1 is one seller alone."
    )


@kept(8)
def _rows(source: str, at: int, said: Declared, _state: str) -> pa.Table:
    """The products of a table in a year; kept until the figures are others."""
    with opened() as figures:
        trade = figures.table("trade", source)
        return product_accounts.products_traded(trade, at, south_in(at, dict(said))).arrow()


urlpatterns = [
    path("economy/products/", products, name="economy-products"),
    path("economy/products/products.<str:form>", products_file, name="economy-products-file"),
]
