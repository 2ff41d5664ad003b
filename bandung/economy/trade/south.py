"""How much of trade is South-South, and how much of a country's or a group's trade is with the South or another group.

UNCTAD reports South-South trade both as a share of world exports and of the exports of the South (Handbook of
Statistics, section 1.2). Who is of the South is a table of members, year by year: what countries declared, else the
default.
"""

from collections.abc import Iterable, Mapping, Sequence

from bandung.economy.engine import Engine, Expression, Facts
from bandung.economy.groups import SOUTH, membership
from bandung.economy.tables import MEMBERS
from bandung.economy.trade.flows import asked, between_countries, both_sides, only, share, summed


def south(engine: Engine, years: Iterable[int], declared: Mapping[str, bool] | None = None) -> Facts:
    """Who counts as South in each year, of the shape ``tables.MEMBERS``.

    :param declared: what countries say of themselves; it goes before the default of ``reference.south``.
    """
    return membership(engine, SOUTH, years, declared)


def south_south_share(trade: Facts, members: Facts, by: Sequence[str] = ()) -> Facts:
    """Trade among members as a share of all trade, and of all that members export.

    Columns: year, ``by``, among (US dollars from member to member), exported (by members to everybody), total (all
    trade), share_of_exported = among / exported, share_of_total = among / total; both from 0 to 1. Years that
    ``members`` does not cover are left out: nothing is known of them.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param members: of the shape ``tables.MEMBERS``, one group; ``south`` makes the usual one.
    :param by: ``product``, ``exporter`` or ``importer``, one or several.
    """
    keys = ["year", *asked(by, ("product", "exporter", "importer"))]
    table = _marked(between_countries(trade), members)
    result = summed(
        table,
        keys,
        among=only(table.value, table.from_member & table.to_member),
        exported=only(table.value, table.from_member),
        total=table.value,
    )
    shares = {
        "share_of_exported": share(result.among, result.exported),
        "share_of_total": share(result.among, result.total),
    }
    return trade.with_(result.mutate(**shares))


def share_with(trade: Facts, partners: Facts, of: Facts | None = None, by: Sequence[str] = ()) -> Facts:
    """How much of what each country trades is with the countries of a group; of the South, say.

    Columns: year, country, ``by``, exported, exported_to (the group), share_of_exported, imported, imported_from,
    share_of_imported, share (of exports and imports together); amounts in US dollars, shares from 0 to 1, missing where
    there is nothing to have a share of. With ``of``, the trade of all members of each of its groups together, in a
    column group instead of country; what they trade among themselves counts as trade.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param partners: of the shape ``tables.MEMBERS``, one group; years that it does not cover are left out.
    :param of: of the shape ``tables.MEMBERS``, one or several groups.
    :param by: ``product``, or nothing.
    """
    more = asked(by, ("product",))
    sides = both_sides(_covered(between_countries(trade), partners), *more)
    inside = MEMBERS.check(partners).table.select("year", partner="country").distinct().mutate(inside=True)
    sides = sides.left_join(inside, ["year", "partner"]).drop("year_right", "partner_right")
    who = "country"
    if of is not None:
        who = "group"
        sides = sides.inner_join(MEMBERS.check(of).table.select("year", "country", "group"), ["year", "country"])
    within = sides.inside.fill_null(False)
    result = summed(
        sides,
        ["year", who, *more],
        exported=sides.exported,
        exported_to=only(sides.exported, within),
        imported=sides.imported,
        imported_from=only(sides.imported, within),
    )
    return trade.with_(
        result.mutate(
            share_of_exported=share(result.exported_to, result.exported),
            share_of_imported=share(result.imported_from, result.imported),
            share=share(result.exported_to + result.imported_from, result.exported + result.imported),
        )
    )


def _covered(table: Expression, members: Facts) -> Expression:
    """The rows of years in which somebody is a member."""
    return table.semi_join(MEMBERS.check(members).table.select("year").distinct(), "year")


def _marked(table: Expression, members: Facts) -> Expression:
    """Each row with whether its exporter and its importer are members that year."""
    ours = MEMBERS.check(members).table.select("year", "country").distinct()
    table = _covered(table, members)
    for side, mark in (("exporter", "from_member"), ("importer", "to_member")):
        marks = ours.select("year", **{side: ours.country}).mutate(**{mark: True})
        table = table.left_join(marks, ["year", side]).drop("year_right", f"{side}_right")
        table = table.mutate(**{mark: table[mark].fill_null(False)})
    return table
