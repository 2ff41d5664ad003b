"""Tables of people who live abroad, for the pages of a country, of two countries and of a group."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from bandung.economy.engine import Facts
from bandung.economy.people import people_between, people_of, people_within
from bandung.web.economy_country import pair_link
from bandung.web.economy_tables import Column, Figured

TABLE = "people"


def _counted() -> str:
    return gettext("Number of people, by country of birth where it is known, else by citizenship.")


def of_country(people: Facts, code: str) -> Figured:
    """Where the people of a country live, and who lives in it."""
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("partner", gettext("Country"), "country", link=pair_link(code)),
        Column("live_there", gettext("From here, living there"), "whole"),
        Column("live_here", gettext("From there, living here"), "whole"),
    ]
    title = gettext("Where its people live, and who lives in the country")
    return Figured(TABLE, title, columns, people_of(people, code), _counted(), shown=8)


def of_pair(people: Facts, one: str, two: str, names: Mapping[str, str]) -> Figured:
    """People of each of the two who live in the other, by year."""
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("of_one", gettext("From %(one)s, living in %(two)s") % names, "whole"),
        Column("of_two", gettext("From %(two)s, living in %(one)s") % names, "whole"),
    ]
    facts = people_between(people, one, two)
    return Figured(TABLE, gettext("People of each who live in the other"), columns, facts, _counted(), last=True)


def of_group(people: Facts, members: Facts) -> Figured:
    """How many people of the members live abroad and in each other, by year."""
    columns: Sequence[Column] = [
        Column("year", gettext("Year"), "year"),
        Column("abroad", gettext("People of members who live abroad"), "whole"),
        Column("inside", gettext("Of them in another member"), "whole"),
        Column("share", gettext("Share in other members"), "share"),
        Column("known", gettext("Pairs known"), "whole"),
    ]
    facts = people_within(people, members)
    return Figured(TABLE, gettext("People of members abroad, year by year"), columns, facts, _counted(), last=True)
