"""People who live abroad: of one country, of two in each other, and how many of a group's live in the group.

A table of people has year, country (where they come from), partner (where they live) and how many they are. It tells of
stocks, not of who moved in a year. A pair without a row is not known: it is no pair without people.
"""

from bandung.economy.engine import Expression, Facts
from bandung.economy.exposures import money_of
from bandung.economy.matrices import within
from bandung.economy.tables import PEOPLE


def people_of(people: Facts, country: str) -> Facts:
    """Where the people of a country live, and who lives in it; newest year first, within it the largest first.

    Columns: year, partner, live_there (people of ``country`` in ``partner``), live_here (people of ``partner`` in
    ``country``); missing where nothing is known.

    :param people: of the shape ``tables.PEOPLE``.
    """
    found = money_of(PEOPLE.check(people), country)
    table = found.table
    return found.with_(table.select("year", "partner", live_there=_whole(table.sent), live_here=_whole(table.received)))


def people_between(people: Facts, one: str, two: str) -> Facts:
    """People of each of two countries who live in the other, year by year, oldest first.

    Columns: year, of_one (people of ``one`` in ``two``), of_two (people of ``two`` in ``one``).

    :param people: of the shape ``tables.PEOPLE``.
    """
    table = people_of(people, one).table
    table = table.filter(table.partner == two)
    return people.with_(table.select("year", of_one=table.live_there, of_two=table.live_here).order_by("year"))


def people_within(people: Facts, members: Facts) -> Facts:
    """How many people of the members of a group live abroad, and how many of these in another member; oldest first.

    Columns: year, group, abroad, inside, share = inside / abroad from 0 to 1, known (pairs of members, each direction
    apart, with a figure); inside and share are missing where no pair of members is known. The share is the dimension
    *mobility* of ``integration``.

    :param people: of the shape ``tables.PEOPLE``.
    :param members: of the shape ``tables.MEMBERS``, one or several groups.
    """
    found = within(PEOPLE.check(people), members).table
    table = found.select("year", "group", "share", "known", abroad=_whole(found.sent), inside=_whole(found.within))
    return people.with_(table.order_by("year", "group"))


def _whole(number: Expression) -> Expression:
    return number.round().cast("int64")
