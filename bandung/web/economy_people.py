"""Tables of people who live abroad, for the pages of a country, of two countries and of a group."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from bandung.economy.engine import Facts
from bandung.economy.people import people_between, people_of, people_within
from bandung.sources.in_use import Figures
from bandung.web.economy_country import pair_link
from bandung.web.economy_tables import Column, Figured

TABLE = "people"


def _counted(figures: Figures) -> str:
    counted = gettext("Number of people, by country of birth where it is known, else by citizenship.")
    return " ".join(filter(None, (counted, largest_alone(figures))))


def largest_alone(figures: Figures) -> str:
    """What is to be said where the table in use is the one inside; nothing for one that was loaded."""
    if not figures.of_sample(TABLE):
        return ""
    return gettext("Of people abroad only pairs of countries with 100,000 or more in 2000 are known here.")


def of_country(figures: Figures, code: str) -> Figured:
    """Where the people of a country live, and who lives in it."""
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("partner", gettext("Country"), "country", link=pair_link(code)),
        Column("live_there", gettext("From here, living there"), "whole"),
        Column("live_here", gettext("From there, living here"), "whole"),
    ]
    title = gettext("Where its people live, and who lives in the country")
    facts = people_of(figures.table(TABLE), code)
    return Figured(TABLE, title, columns, facts, _counted(figures), shown=8)


def of_pair(figures: Figures, one: str, two: str, names: Mapping[str, str]) -> Figured:
    """People of each of the two who live in the other, by year."""
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("of_one", gettext("From %(one)s, living in %(two)s") % names, "whole"),
        Column("of_two", gettext("From %(two)s, living in %(one)s") % names, "whole"),
    ]
    facts = people_between(figures.table(TABLE), one, two)
    title = gettext("People of each who live in the other")
    return Figured(TABLE, title, columns, facts, _counted(figures), last=True)


def of_group(figures: Figures, members: Facts) -> Figured:
    """How many people of the members live abroad and in each other, by year."""
    columns: Sequence[Column] = [
        Column("year", gettext("Year"), "year"),
        Column("abroad", gettext("People of members who live abroad"), "whole"),
        Column("inside", gettext("Of them in another member"), "whole"),
        Column("share", gettext("Share in other members"), "share"),
        Column("known", gettext("Pairs known"), "whole"),
    ]
    facts = people_within(figures.table(TABLE), members)
    title = gettext("People of members abroad, year by year")
    return Figured(TABLE, title, columns, facts, _counted(figures), last=True)
