"""Drawings of the economy: shares by year, flows of largest partners, what is sold as a map of areas or bars."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import Chart, Series, flow_map, grouped_by_year
from bandung.charts import Row as Bar
from bandung.charts import bars as bars_of
from bandung.charts.series import MOST_YEARS
from bandung.web.economy_country import Row, product_address, product_names
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

ARROWS = 12
"""Each way: the largest partners of a country; the table has all of them."""
BARS = 10


def shares_by_year(rows: Sequence[Row]) -> Chart | None:
    """The share of the South in what a country sells and buys, year by year, in per cent."""
    told = [
        (gettext("in what it sells"), "share_of_exported"),
        (gettext("in what it buys"), "share_of_imported"),
    ]
    title = gettext("Share of the South, year by year, in per cent")
    return columns(rows, told, title=title, measure=gettext("Per cent"), scale=100)


def columns(
    rows: Sequence[Row], told: Sequence[tuple[str, str]], *, title: str, measure: str, scale: float = 1
) -> Chart | None:
    """Columns of a table year by year, side by side; None where there are fewer than two years."""
    if len(rows) < 2:
        return None
    rows = rows[-MOST_YEARS:]
    series = [
        Series(label, {row["year"]: None if row[key] is None else round(scale * row[key], 1) for row in rows})
        for label, key in told
    ]
    return grouped_by_year(
        series, title=title, measure=measure, language=get_language() or "en", translate=gettext, width=640
    )


def flows(code: str, partners: Sequence[Row]) -> Chart | None:
    """Arrows to and from the largest partners of a country."""
    found: dict[tuple[str, str], float] = {}
    for key, ends in (("exported", (code, "")), ("imported", ("", code))):
        ranked = sorted((row for row in partners if row[key]), key=lambda row: -row[key])[:ARROWS]
        found |= {(ends[0] or row["partner"], ends[1] or row["partner"]): row[key] for row in ranked}
    title = gettext("The largest partners: what it sells and what it buys")
    return map_of(found, title, of=code) if found else None


def map_of(found: Mapping[tuple[str, str], float], title: str, of: str = "") -> Chart:
    """Flows of money for goods, as arrows."""
    language = reader_language()
    return flow_map(
        found, title=title, measure=gettext("US dollars"), language=language, of=of, translate=gettext, key_width=320,
        labels={each.code: name_of("country", each.code, language) for each in reference.countries()},
        shapes=Path(settings.MAP_SHAPES) if settings.MAP_SHAPES else None,
    )  # fmt: skip


def products(rows: Sequence[Row], classification: str, title: str) -> Chart | None:
    """What is sold most, each leading to its page."""
    if not rows:
        return None
    called = product_names(classification)
    return bars_of(
        [
            Bar(called(row["product"]), row["value"], product_address(classification, row["product"]) or None)
            for row in rows[:BARS]
        ],
        title=title, measure=gettext("US dollars"), name_header=gettext("Product"),
        language=get_language() or "en", translate=gettext,
    )  # fmt: skip


def countries(rows: Sequence[Row], title: str) -> Chart | None:
    """Who sells, or buys, most of a product."""
    if not rows:
        return None
    language = reader_language()
    return bars_of(
        [Bar(name_of("country", row["country"], language), row["value"]) for row in rows[:BARS]],
        title=title, measure=gettext("US dollars"), name_header=gettext("Country"),
        language=get_language() or "en", translate=gettext,
    )  # fmt: skip
