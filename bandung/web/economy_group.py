"""A group in figures: its trade with itself, each dimension of integration, who trades how much with the others."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from django.urls import reverse
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import Chart, heat_table
from bandung.economy import accounts
from bandung.economy.clearing.prospects import could_clear
from bandung.economy.clearing.rounds import Round
from bandung.economy.engine import Facts
from bandung.economy.groups import SOUTH, membership
from bandung.economy.integration import integration
from bandung.economy.paths import closable
from bandung.economy.trade import share_with, south, trade_intensity
from bandung.sources.in_use import Figures
from bandung.web import economy_charts, economy_group_money, economy_people
from bandung.web.economy_country import country_link, name, pair_link, product_column
from bandung.web.economy_parts import group_name
from bandung.web.economy_tables import Column, Figured
from bandung.web.economy_views import Maker, Tables, View

MOST_SQUARES = 60
CENTS = 100
KINDS = ("organisation", "list")
"""Kinds of groups that are shown and chosen from."""
DIMENSIONS = ("trade", "agreements", "investment", "mobility")
TABLES = ("trade", "dimensions", "people", "members", "pairs", "investment", "invested", "clearing", "chains")


def known(code: str) -> str:
    """The code of a group as addresses have it.

    :raises UnknownCode: if there is none.
    """
    code = code.upper()
    return code if code == SOUTH else reference.group(code).code


def view(figures: Figures, code: str, year: int | None, declared: Mapping[str, bool]) -> View:
    """The view of a group; ``declared`` are those who say of themselves that they are of the South, or not.

    :raises NoFigures, NoFiguresAtAll: if there are no figures of the year.
    """
    years = accounts.years_in(figures.table("totals"))
    at = accounts.checked(year, years, gettext("trade of %(group)s") % {"group": group_name(code)})
    every = membership_of(figures, code, years, declared)
    members = sorted(it["country"] for it in every.rows() if it["year"] == at)
    are_several = len(members) > 1
    cleared = figures.once(lambda: could_clear(figures.table("totals"), members, at) if are_several else None)
    makers: dict[str, Maker] = {
        "trade": lambda: _trade(figures.table("totals"), code, every),
        "dimensions": lambda: _dimensions(figures, every),
        "people": lambda: _people(figures, code, declared),
        "members": lambda: _members(figures.table("totals"), every, at),
        "pairs": lambda: _pairs(figures.table("totals"), members, at) if are_several else None,
        "investment": lambda: economy_group_money.of_group(*_invested(figures, code, declared)),
        "invested": lambda: economy_group_money.pairs_of_group(*_invested(figures, code, declared)),
        "clearing": lambda: _clearing(figures, cleared()),
        "chains": lambda: _chains(figures, code, declared),
    }

    def words(tables: Tables) -> dict[str, Any]:
        found, rows = cleared(), tables["trade"].rows()
        return {
            "row": next((it for it in rows if it["year"] == at), None), "number": len(members),
            "saved": float(found.saved) if found and found.handled else None,
            "timeline": _shares_by_year(rows), "squares": _squares(tables.get("pairs"), members),
            "is_large": len(members) > MOST_SQUARES,
        }  # fmt: skip

    return View(figures, at, years, makers, words)


def membership_of(figures: Figures, code: str, years: Sequence[int], declared: Mapping[str, bool]) -> Facts:
    """Who is in the group in each of these years; of the South, who says so goes before the default."""
    if code == SOUTH:
        return south(figures.engine, years, declared)
    return membership(figures.engine, code, years)


def _trade(totals: Facts, code: str, members: Facts) -> Figured:
    columns = [
        Column("year", gettext("Year"), "year"), Column("members", gettext("Members"), "whole"),
        Column("stated", gettext("Whose sales are stated"), "whole"),
        Column("intra", gettext("Among members, US dollars"), "usd"),
        Column("share", gettext("Share of all their trade"), "share"),
        Column("share_of_exported", gettext("Share of what they sell"), "share"),
        Column("intensity", gettext("Intensity"), "ratio"), Column("introversion", gettext("Introversion"), "ratio"),
    ]  # fmt: skip
    explained = gettext(
        "Members are those of each year. Intensity: 1 is what their weight in the world lets expect. Introversion: "
        "from -1 to 1, above 0 where they prefer each other."
    )
    facts = accounts.group_of(totals, code, members)
    return Figured("trade", gettext("Trade among members, year by year"), columns, facts, explained, last=True)


def _dimensions(figures: Figures, members: Facts) -> Figured:
    agreements, people = figures.beside("agreements", "totals"), figures.table("people")
    found = integration(members, figures.table("totals"), agreements, figures.table("investment"), people)
    names = {
        "trade": gettext("Trade"), "agreements": gettext("Agreements"), "investment": gettext("Investment"),
        "mobility": gettext("Mobility of people"),
    }  # fmt: skip
    years: dict[int, dict[str, Any]] = {}
    for it in found.rows():
        row = years.setdefault(it["year"], {"year": it["year"]})
        row |= {it["dimension"]: it["share"], f"{it['dimension']}_known": it["known"]}
    columns = [Column("year", gettext("Year"), "year")]
    for each in DIMENSIONS:
        columns.append(Column(each, names[each], "share"))
        if any(row[f"{each}_known"] for row in years.values()):
            columns.append(Column(f"{each}_known", gettext("Pairs known"), "whole"))
    explained = gettext(
        "Trade and investment: what goes from member to member, of all that members send out. Agreements: the share "
        "of pairs with one in force. Mobility: of the people of members who live abroad, those in another member. Each "
        "dimension stands alone; they are not added up."
    )
    explained = f"{explained} {economy_people.largest_alone(figures)}".strip()
    facts = figures.engine.read(_in_columns([years[year] for year in sorted(years)]))
    return Figured("dimensions", gettext("How integrated it is"), columns, facts, explained, last=True)


def _in_columns(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The dimensions beside each other; types are told, since whole columns may be missing."""
    kinds = [("year", pa.int32())]
    kinds += [(name + end, kind) for name in DIMENSIONS for end, kind in (("", pa.float64()), ("_known", pa.int64()))]
    return pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in kinds})


def _people(figures: Figures, code: str, declared: Mapping[str, bool]) -> Figured:
    years = accounts.years_in(figures.table("people"))
    return economy_people.of_group(figures, membership_of(figures, code, years, declared))


def _invested(figures: Figures, code: str, declared: Mapping[str, bool]) -> tuple[Facts, Facts]:
    """Who invests in whom, and who was in the group in those years."""
    investment = figures.table("investment")
    return investment, membership_of(figures, code, accounts.years_in(investment), declared)


def _members(totals: Facts, members: Facts, at: int) -> Figured:
    ours = members.with_(members.table.filter(members.table.year == at))
    found = share_with(totals, ours).table
    inside = ours.table.select("country")
    rows = inside.left_join(found, "country").drop("country_right", "year")
    rows = rows.mutate(**accounts.stated(totals, rows, at))
    columns = [
        Column("country", gettext("Member"), "country", link=country_link("country")),
        Column("share", gettext("Share of the group in its trade"), "share"),
        Column("share_of_exported", gettext("in what it sells"), "share"),
        Column("share_of_imported", gettext("in what it buys"), "share"),
        Column("exported_to", gettext("Sells to members, US dollars"), "usd"),
        Column("imported_from", gettext("Buys from members, US dollars"), "usd"),
    ]  # fmt: skip
    ordered = totals.with_(rows.order_by(rows.share.desc(nulls_first=False), "country"))
    title = gettext("Members of %(year)s, and how much of their trade is with the group") % {"year": at}
    return Figured("members", title, columns, ordered, shown=60)


def _pairs(totals: Facts, members: Sequence[str], at: int) -> Figured:
    found = trade_intensity(totals).table
    rows = found.filter((found.year == at) & found.exporter.isin(members) & found.importer.isin(members))
    columns = [
        Column("exporter", gettext("Sells"), "country", link=country_link("exporter")),
        Column("importer", gettext("Buys"), "country", link=lambda row: pair_link(row["exporter"], "importer")(row)),
        Column("value", gettext("US dollars"), "usd"), Column("intensity", gettext("Intensity"), "ratio"),
    ]  # fmt: skip
    rows = rows.select("exporter", "importer", "value", "intensity").order_by(rows.value.desc(), "exporter", "importer")
    return Figured("pairs", gettext("Who sells to whom, %(year)s") % {"year": at}, columns, totals.with_(rows))


def _clearing(figures: Figures, found: Round | None) -> Figured | None:
    if found is None or not found.handled:
        return None
    rows = [
        {"country": it.party, "gross": it.gross / CENTS, "left": it.by_party / CENTS, "saved": it.saved / CENTS}
        for it in found.gains()
    ]
    columns = [
        Column("country", gettext("Member"), "country", link=country_link("country")),
        Column("gross", gettext("Pays members in the year, US dollars"), "usd"),
        Column("left", gettext("Would pay after clearing"), "usd"), Column("saved", gettext("Need not pay"), "usd"),
    ]  # fmt: skip
    explained = gettext(
        "If all trade of the year among members were cleared at once: the most there could be, since services, and "
        "trade that nobody stated, are not in it."
    )
    facts = figures.engine.read(rows)
    return Figured("clearing", gettext("What members could clear"), columns, facts, explained)


def _chains(figures: Figures, code: str, declared: Mapping[str, bool]) -> Figured | None:
    trade, classification = figures.table("trade"), figures.classification("trade")
    years = accounts.years_in(figures.exports())
    if not years:
        return None
    members = membership_of(figures, code, years[-1:], declared)
    found = closable(trade, members, years[-1], figures.exports()).kept()
    if not len(found):
        return None
    columns = [
        product_column(classification),
        Column("importer", gettext("Who buys it outside"), "country", link=country_link("importer")),
        Column("from_outside", gettext("Buys outside, US dollars"), "usd"),
        Column("from_inside", gettext("Buys from members"), "usd"),
        Column("suppliers", gettext("Members that make it"), name_as=_several),
        Column("sold_outside", gettext("They sell outside"), "usd"), Column("could", gettext("Could be inside"), "usd"),
    ]  # fmt: skip
    explained = gettext(
        "Products that one member buys outside while others sell them outside. The same supply stands beside each "
        "buyer: do not add these up."
    )
    title = gettext("Chains that members could close, %(year)s") % {"year": years[-1]}
    return Figured("chains", title, columns, found, explained)


def _several(codes: Any) -> str:
    return ", ".join(name(code) for code in str(codes).split())


def _shares_by_year(rows: Sequence[Mapping[str, Any]]) -> Chart | None:
    """Trade among members as a share of all their trade and of what they sell."""
    told = [(gettext("of all their trade"), "share"), (gettext("of what they sell"), "share_of_exported")]
    title = gettext("Trade among members, in per cent")
    return economy_charts.columns(rows, told, title=title, measure=gettext("Per cent"), scale=100)


def _squares(table: Figured | None, members: Sequence[str]) -> Chart | None:
    """Who sells to whom, as a square for each two members."""
    if table is None or len(members) > MOST_SQUARES or not table.rows():
        return None
    figures: dict[tuple[str, str], float | None] = {
        (it["exporter"], it["importer"]): None if it["value"] is None else it["value"] / 1e6 for it in table.rows()
    }
    return heat_table(
        figures, list(members), title=table.title, measure=gettext("Million US dollars"),
        labels={code: name(code) for code in members}, language=get_language() or "en",
        name_header=gettext("Sells"), translate=gettext,
        links={code: reverse("economy-country", args=(code,)) for code in members},
        pair_links={(one, two): pair_link(one, "partner")({"partner": two}) for one, two in figures},
    )  # fmt: skip
