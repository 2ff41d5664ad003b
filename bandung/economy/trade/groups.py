"""How much the members of a group trade with each other, and whether that is more than their size explains.

The groups are dated tables of members; every figure is given for each group and year that the table covers.
"""

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import MEMBERS
from bandung.economy.trade.flows import between_countries, share


def intra_group_share(trade: Facts, members: Facts) -> Facts:
    """What the members of a group trade with each other, as a share of all their trade.

    Columns: year, group, intra (US dollars from member to member), exported, imported (by all members together, from
    and to everybody), share_of_exported = intra / exported, share_of_imported = intra / imported, share = 2 intra /
    (exported + imported), from 0 to 1. Source: ESCAP (2009), "Trade Statistics in Policymaking", section on
    intraregional trade share. It grows with the size of the group: compare with ``introversion``. Where no row goes
    from member to member, ``intra`` and its shares are missing: nobody said that nothing was traded.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    sums = _sums(trade, members)
    return trade.with_(
        sums.select(
            "year", "group", "intra", "exported", "imported",
            share_of_exported=share(sums.intra, sums.exported),
            share_of_imported=share(sums.intra, sums.imported),
            share=share(2 * sums.intra, sums.exported + sums.imported),
        )
    )  # fmt: skip


def introversion(trade: Facts, members: Facts) -> Facts:
    """The symmetric index of trade introversion of each group: from -1, all trade is outside, over 0, neutral, to 1.

    HI = (T_in / T_group) / (T_cross / T_outside), HE = (1 - T_in / T_group) / (1 - T_cross / T_outside),
    STI = (HI - HE) / (HI + HE). Trade is exports and imports: T_in of members with members, T_group of members with
    everybody, T_cross of all others with members, T_outside of all others with everybody. Neither the size of the group
    nor its openness moves it. Iapadre, L. (2006), "Regional integration agreements and the geography of world trade",
    in De Lombaerde, P. (ed.), "Assessment and Measurement of Regional Integration".

    Columns: year, group, inside (HI), outside (HE), introversion (STI); missing where the others trade only with
    members or not at all with them, where members trade with nobody, and where no row is of two members.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    sums = _sums(trade, members)
    cross = sums.exported + sums.imported - 2 * sums.intra
    own = share(2 * sums.intra, sums.exported + sums.imported)
    theirs = share(cross, 2 * (sums.total - sums.intra) - cross)
    both = sums.select("year", "group", inside=share(own, theirs), outside=share(1 - own, 1 - theirs))
    return trade.with_(both.mutate(introversion=share(both.inside - both.outside, both.inside + both.outside)))


def group_intensity(trade: Facts, members: Facts) -> Facts:
    """Whether members sell more to each other than the world sells to them: 1 is as much, above 1 more.

    (intra / exported by members) / (imported by members / all trade). ESCAP (2009), "Trade Statistics in Policymaking",
    trade intensity. Columns: year, group, intensity.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    sums = _sums(trade, members)
    intensity = share(share(sums.intra, sums.exported), share(sums.imported, sums.total))
    return trade.with_(sums.select("year", "group", intensity=intensity))


def _sums(trade: Facts, members: Facts) -> Expression:
    """Of each group and year: intra, exported, imported, missing without a row; and total, all trade of that year."""
    table = between_countries(trade)
    pairs = table.group_by(["year", "exporter", "importer"]).aggregate(value=table.value.sum())
    ours = MEMBERS.check(members).table.select("year", "country", "group").distinct()
    seller = ours.select("year", "group", exporter=ours.country)
    buyer = ours.select("year", "group", importer=ours.country)
    sold = pairs.inner_join(seller, ["year", "exporter"])
    bought = pairs.inner_join(buyer, ["year", "importer"])
    inside = sold.select("year", "group", "importer", "value").inner_join(buyer, ["year", "group", "importer"])
    none = {name: ibis.null("float64") for name in ("intra", "exported", "imported")}
    parts = [
        part.select("year", "group", **(none | {name: part.value}))
        for name, part in (("intra", inside), ("exported", sold), ("imported", bought))
    ]
    rows = parts[0].union(parts[1]).union(parts[2])
    sums = rows.group_by(["year", "group"]).aggregate(**{name: rows[name].sum() for name in none})
    total = pairs.group_by("year").aggregate(total=pairs.value.sum())
    return sums.inner_join(total, "year")
