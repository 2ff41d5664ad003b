"""Direct investment inside a group, for its page: the share of members in what comes in, and who invests in whom."""

from django.utils.translation import gettext

from bandung.economy.engine import Facts
from bandung.economy.investment import among, pairs_among
from bandung.web.economy_country import country_link
from bandung.web.economy_country_trade import kind_of_money
from bandung.web.economy_tables import Column, Figured


def of_group(investment: Facts, members: Facts) -> Figured | None:
    """Year by year; none where of no two members anything is known."""
    facts = among(investment, members).kept()
    if not len(facts):
        return None
    columns = [
        Column("year", gettext("Year"), "year"), kind_of_money(),
        Column("within", gettext("From members, US dollars"), "usd"),
        Column("received", gettext("From all, US dollars"), "usd"),
        Column("share", gettext("Share of members"), "share"), Column("known", gettext("Pairs known"), "whole"),
    ]  # fmt: skip
    explained = gettext(
        "Of all that is known to have come into members. Money that went back counts below zero: a share can be above "
        "100%, or missing."
    )
    title = gettext("Direct investment among members, year by year")
    return Figured("investment", title, columns, facts, explained, last=True)


def pairs_of_group(investment: Facts, members: Facts) -> Figured | None:
    """From which member into which, the newest year first; none where of no two members anything is known."""
    facts = pairs_among(investment, members).kept()
    if not len(facts):
        return None
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("country", gettext("Invests"), "country", link=country_link("country")),
        Column("partner", gettext("In"), "country", link=country_link("partner")), kind_of_money(),
        Column("value", gettext("US dollars"), "usd"), Column("share", gettext("Of all that came in there"), "share"),
    ]  # fmt: skip
    explained = gettext("US dollars; below zero, money went back.")
    return Figured("invested", gettext("Which member invests in which"), columns, facts, explained, shown=8)
