"""Direct investment inside a group of countries: how much of what comes into members comes from members, and who it is.

Most countries tell what comes in by origin, few where their own money goes: a table of some hosts knows all that came
into these, and little of what anybody sent out. So shares here are of what came in, as the Asian Development Bank’s
index of 2017 takes them too (its indicator as recalled), not of what was sent as in ``integration``.
"""

from bandung.economy.engine import Facts
from bandung.economy.matrices import matrix, within
from bandung.economy.tables import INVESTMENT, MEMBERS


def among(investment: Facts, members: Facts) -> Facts:
    """What came into the members of a group from members, year by year, oldest first.

    Columns: year, group, flow, within (US dollars, from member to member), received (by members, from everybody),
    share = within / received, known (pairs of members, each direction apart, with a figure). Years without such a pair
    have no row. Money that went back counts below zero: a share can be above 1, and is missing where ``received`` is
    not above zero.

    :param investment: of the shape ``tables.INVESTMENT``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    found = within(INVESTMENT.check(investment), members).table
    rows = found.filter(found.known > 0)
    rows = rows.select("year", "group", "flow", "within", "received", "known", share=rows.share_of_received)
    return investment.with_(rows.order_by("year", "group", "flow"))


def pairs_among(investment: Facts, members: Facts) -> Facts:
    """Who of a group invests in whom of it, newest year first, within it the most first.

    Columns: year, group, country (where it comes from), partner (where it goes), flow, value (US dollars), share (of
    all that is known to have come into ``partner``; missing where that is not above zero).

    :param investment: of the shape ``tables.INVESTMENT``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    ours = MEMBERS.check(members).table.select("year", "group", "country").distinct()
    hosts = ours.select("year", "group", partner=ours.country)
    cells = matrix(INVESTMENT.check(investment)).table
    rows = cells.inner_join(ours, ["year", "country"]).inner_join(hosts, ["year", "group", "partner"])
    rows = rows.select("year", "group", "country", "partner", "flow", "value", share=rows.share_of_partner)
    return investment.with_(rows.order_by(rows.year.desc(), "group", "flow", rows.value.desc(), "country", "partner"))
