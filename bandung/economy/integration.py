"""How integrated a group of countries is, year by year: in trade, agreements, investment and the movement of people.

Members are a dated table, so each year counts those who were in it then. Every dimension is a share from 0 to 1 of its
own; they are not added up into one number, since nobody can say how much of the one is worth how much of the other.
Where nothing is known of a dimension its figure is missing, never zero, and ``known`` says of how many pairs something
is. The dimensions follow Asian Development Bank, "Asia-Pacific Regional Cooperation and Integration Index" (2017).
"""

import ibis

from bandung.economy import in_force
from bandung.economy.engine import Expression, Facts
from bandung.economy.matrices import within
from bandung.economy.tables import AGREEMENTS, MEMBERS, PEOPLE, TOTALS
from bandung.economy.trade.flows import between_countries
from bandung.economy.trade.groups import intra_group_share

DIMENSIONS = ("trade", "agreements", "investment", "mobility")


def agreements_among(agreements: Facts, members: Facts) -> Facts:
    """Of how many pairs of members a trade agreement is in force between the two.

    Columns: year, group, members, pairs, known (pairs of which the table speaks: both are in some agreement of it, of
    whatever year), covered (pairs who are both in one agreement all year), share = covered / known from 0 to 1, missing
    where no pair is known.

    :param agreements: of the shape ``tables.AGREEMENTS``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    ours = _members(members)
    listed = agreements.table.select("country").distinct().mutate(listed=1)
    found = in_force.pairs(AGREEMENTS.check(agreements).table, ours)
    one = ours.select("year", "group", exporter=ours.country)
    two = ours.select("year", "group", importer=ours.country)
    pairs = found.filter(found.exporter < found.importer).inner_join(one, ["year", "exporter"])
    pairs = pairs.inner_join(two, ["year", "group", "importer"])
    covered = pairs.group_by(["year", "group"]).aggregate(covered=pairs.count())
    marked = ours.left_join(listed, "country").select("year", "group", "listed")
    counted = marked.group_by(["year", "group"]).aggregate(
        members=marked.count(), listed=marked.listed.fill_null(0).sum()
    )
    counted = counted.mutate(pairs=_pairs(counted.members), known=_pairs(counted.listed))
    joined = counted.left_join(covered, ["year", "group"])
    joined = joined.select("year", "group", "members", "pairs", "known", covered=joined.covered.fill_null(0))
    return members.with_(joined.mutate(share=joined.covered / joined.known.nullif(0)))


def _pairs(members: Expression) -> Expression:
    return (members * (members - 1) / 2).cast("int64")


def integration(
    members: Facts,
    trade: Facts | None = None,
    agreements: Facts | None = None,
    investment: Facts | None = None,
    people: Facts | None = None,
) -> Facts:
    """The dimensions of integration of each group and year, each with what is known of it.

    Columns: year, group, dimension, share, known, pairs. Of *trade*, *investment* (stocks) and *mobility* the share is
    what goes from member to member of everything that members send out; of *agreements* the share of pairs with one in
    force. ``known`` counts pairs, in either direction apart, of which something is known; of agreements each pair once.
    Every group and year has a row for each dimension: without figures, or with none in that year, share is missing.

    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param agreements: of the shape ``tables.AGREEMENTS``.
    :param investment: of the shape ``tables.INVESTMENT``; its stocks are taken.
    :param people: of the shape ``tables.PEOPLE``.
    """
    frame = _members(members).group_by(["year", "group"]).aggregate(members=lambda table: table.count())
    frame = frame.mutate(directed=frame.members * (frame.members - 1))
    parts = []
    for dimension, found in (
        ("trade", None if trade is None else _trade(trade, members)),
        ("agreements", None if agreements is None else _agreements(agreements, members)),
        ("investment", None if investment is None else _stocks(investment, members)),
        ("mobility", None if people is None else within(PEOPLE.check(people), members).table),
    ):
        parts.append(_row(frame, dimension, found))
    table = parts[0]
    for part in parts[1:]:
        table = table.union(part)
    return members.with_(table)


def _row(frame: Expression, dimension: str, found: Expression | None) -> Expression:
    pairs = frame.directed / 2 if dimension == "agreements" else frame.directed
    base = frame.select("year", "group", dimension=ibis.literal(dimension), pairs=pairs.cast("int64"))
    if found is None:
        return base.select("year", "group", "dimension", "pairs", share=ibis.null("float64"), known=ibis.null("int64"))
    found = found.select("year", "group", "share", "known")
    joined = base.left_join(found, ["year", "group"])
    return joined.select(
        "year", "group", "dimension", "pairs", share=joined.share.cast("float64"), known=joined.known.cast("int64")
    )


def _trade(trade: Facts, members: Facts) -> Expression:
    """The share of exports that stays inside; without a row among members it is not known."""
    table = between_countries(TOTALS.check(trade))
    sent = table.select("year", "value", country=table.exporter, partner=table.importer)
    known = within(trade.with_(sent), members).table.select("year", "group", "known")
    share = intra_group_share(trade, members).table.select("year", "group", share="share_of_exported")
    joined = share.inner_join(known, ["year", "group"])
    return joined.filter(joined.known > 0)


def _agreements(agreements: Facts, members: Facts) -> Expression:
    found = agreements_among(agreements, members).table
    return found.select("year", "group", "share", "known")


def _stocks(investment: Facts, members: Facts) -> Expression:
    table = investment.table
    return within(investment.with_(table.filter(table.flow == "stock")), members).table


def _members(members: Facts) -> Expression:
    return MEMBERS.check(members).table.select("year", "country", "group").distinct()
