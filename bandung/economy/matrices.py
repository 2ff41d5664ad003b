"""Who invests in whom, who sends money home to whom: matrices of two countries, and how much of them is within a group.

A table here has year, country (where it comes from), partner (where it goes) and value, and ``flow`` where it has
stocks and flows. A pair without a row, or without a value, is not known: publishers leave out what would tell of one
firm. Therefore every sum says over how many pairs it goes. A negative value is money that went back and counts as such.
People abroad are such a matrix too, of people instead of dollars.
"""

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import MEMBERS, REMITTANCES
from bandung.economy.trade.flows import only


def matrix(figures: Facts) -> Facts:
    """Each pair with what it is of both sides: the cells of the matrix.

    Columns: year, country, partner, flow (if the table has it), value, share_of_country (of all that is known to go out
    of ``country``), share_of_partner (of all that is known to come into ``partner``). Shares are missing where the sum
    is not above zero.

    :param figures: of the shape ``tables.INVESTMENT``, ``tables.REMITTANCES`` or ``tables.PEOPLE``.
    """
    table, keys = _cells(figures)
    out = table.group_by([*keys, "country"]).aggregate(out=table.value.sum())
    into = table.group_by([*keys, "partner"]).aggregate(into=table.value.sum())
    joined = table.inner_join(out, [*keys, "country"]).inner_join(into, [*keys, "partner"])
    return figures.with_(
        joined.select(
            *keys, "country", "partner", "value",
            share_of_country=joined.value / _above_zero(joined.out),
            share_of_partner=joined.value / _above_zero(joined.into),
        )
    )  # fmt: skip


def within(figures: Facts, members: Facts) -> Facts:
    """What goes from member to member of a group, beside all that members send out and get.

    Columns: year, group, flow (if the table has it), known (pairs of members, each direction apart, with a figure),
    within, sent, received (US dollars, or people; by and to all members, with everybody), share = within / sent,
    share_of_received = within / received. ``within`` and the shares are missing where no pair of members is known.
    With the South as the group, ``share`` is the South-South share of what the South sends out.

    :param figures: of the shape ``tables.INVESTMENT``, ``tables.REMITTANCES`` or ``tables.PEOPLE``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    table, keys = _cells(figures)
    ours = MEMBERS.check(members).table.select("year", "country", "group").distinct()
    senders = ours.select("year", "group", "country").mutate(sends=True)
    takers = ours.select("year", "group", partner=ours.country).mutate(takes=True)
    groups = ours.select("year", "group").distinct()
    rows = table.inner_join(groups, "year")
    rows = rows.left_join(senders, ["year", "group", "country"]).drop("year_right", "group_right", "country_right")
    rows = rows.left_join(takers, ["year", "group", "partner"]).drop("year_right", "group_right", "partner_right")
    sends, takes = rows.sends.fill_null(False), rows.takes.fill_null(False)
    sums = rows.group_by([*keys, "group"]).aggregate(
        known=(sends & takes).ifelse(1, 0).cast("int64").sum(),
        inside=only(rows.value, sends & takes).sum(),
        sent=only(rows.value, sends).sum(),
        received=only(rows.value, takes).sum(),
    )
    inside = (sums.known > 0).ifelse(sums.inside, None)
    return figures.with_(
        sums.select(
            *keys, "group", "known", "sent", "received", within=inside,
            share=inside / _above_zero(sums.sent), share_of_received=inside / _above_zero(sums.received),
        )
    )  # fmt: skip


def between(figures: Facts, members: Facts) -> Facts:
    """The matrix of groups: what the members of each send to the members of each other, and to their own.

    Columns: year, flow (if the table has it), sender, receiver (groups), value (US dollars), known (pairs with a
    figure). Groups that share members count those in each.

    :param figures: of the shape ``tables.INVESTMENT``, ``tables.REMITTANCES`` or ``tables.PEOPLE``.
    :param members: of the shape ``tables.MEMBERS``, several groups.
    """
    table, keys = _cells(figures)
    ours = MEMBERS.check(members).table.select("year", "country", "group").distinct()
    rows = table.inner_join(ours.select("year", "country", sender=ours.group), ["year", "country"])
    rows = rows.inner_join(ours.select("year", partner=ours.country, receiver=ours.group), ["year", "partner"])
    return figures.with_(
        rows.group_by([*keys, "sender", "receiver"]).aggregate(value=rows.value.sum(), known=rows.count())
    )


def _cells(figures: Facts) -> tuple[Expression, list[str]]:
    """Known cells between two countries, one row each; and the columns that tell one matrix from another."""
    table = REMITTANCES.check(figures).table
    keys = ["year", *(["flow"] if "flow" in table.columns else [])]
    table = table.mutate(value=table.value.cast("float64"))
    table = table.filter(table.value.notnull() & ~table.value.isnan() & (table.country != table.partner))
    return table.group_by([*keys, "country", "partner"]).aggregate(value=table.value.sum()), keys


def _above_zero(total: Expression) -> Expression:
    return (total > 0).ifelse(total, None)
