"""A group of countries: how integrated it is, in what, between whom, and what its members could still do.

Who comes: an officer of a regional body before a summit. She opens her group: how much of trade stays inside, since
when, which pairs hardly trade, what could be cleared without hard currency, which chains could be closed: one page.
From there a member, or two of them, is one step; a table taken along another.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import Chart, Row, bars
from bandung.economy import accounts
from bandung.economy.groups import SOUTH
from bandung.economy.trade import intra_group_share
from bandung.sources.in_use import Figures
from bandung.web import economy_group as groups
from bandung.web.economy_country import name
from bandung.web.economy_parts import (
    Cited,
    Declared,
    declared,
    group_name,
    moved,
    opened,
    rests_on,
    state,
    year_asked,
    year_query,
)
from bandung.web.economy_tables import Column, Figured, check, check_name, drawn
from bandung.web.economy_views import View
from bandung.web.economy_whole import Page
from bandung.web.keeping import kept

MOST_BARS = 30
GROUPS = "groups"
"""The table of all groups."""


def listing(request: HttpRequest) -> HttpResponse:
    """All groups, by how much of their trade stays inside. One query.

    :raises NoFigures: if there are no figures of the year.
    """
    year = year_asked(request.GET.get("year", ""))
    here = request.build_absolute_uri(reverse("economy-groups") + year_query(year))
    body = _list(year, declared(), here, timezone.localdate().isoformat(), get_language() or "en", state())
    return render(request, "bandung/economy/groups.html", {"section": "economy", "body": body})


def listing_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The groups as a file. One query.

    :raises NoSuchFileForm: if tables cannot be taken so.
    """
    check(form)
    with opened() as figures:
        page = Page(gettext("Groups of countries"), reverse("economy-groups"))
        year = year_asked(request.GET.get("year", ""))
        return every(figures, year, declared()).answer(request, GROUPS, form, page)


def one(request: HttpRequest, group: str) -> HttpResponse:
    """One group in a year. One query.

    :raises UnknownCode: if there is no such group. :raises NoFigures: if there are no figures of the year.
    """
    if group != (right := groups.known(group)):
        return moved(request, "economy-group", right)
    year = year_asked(request.GET.get("year", ""))
    here = request.build_absolute_uri(reverse("economy-group", args=(right,)) + year_query(year))
    body = _body(right, year, declared(), here, timezone.localdate().isoformat(), get_language() or "en", state())
    return render(request, "bandung/economy/group.html", {
        "section": "economy", "title": group_name(right), "code": right, "body": body,
    })  # fmt: skip


def file(request: HttpRequest, group: str, table: str, form: str) -> HttpResponseBase:
    """One table as a file. One query.

    :raises UnknownCode: if there is no such group. :raises NoSuchFigures, NoSuchFileForm, NoFigures: if there is no
        such table, form or year.
    """
    check(form)
    right = groups.known(group)
    check_name(table, groups.TABLES)
    with opened() as figures:
        view = groups.view(figures, right, year_asked(request.GET.get("year", "")), dict(declared()))
        page = Page(group_name(right), reverse("economy-group", args=(right,)), right)
        return view.answer(request, table, form, page)


@kept(128)
def _body(code: str, year: int | None, said: Declared, here: str, _on: str, _page_language: str, _state: str) -> str:
    with opened() as figures:
        view = groups.view(figures, code, year, dict(said))

        def address(name: str, form: str) -> str:
            return reverse("economy-group-file", args=(code, name, form)) + year_query(year)

        made = view.tables()
        words = view.words(made) | {
            "at": view.at, "years": list(reversed(view.years)),
            "tables": {name: drawn(each, address) for name, each in made.items()},
            "changes": [] if code == SOUTH else _changes(code),
            "rests": rests_on(Cited(group_name(code), here, timezone.localdate(), figures.used)),
        }  # fmt: skip
    return render_to_string("bandung/economy/group_body.html", words)


def _changes(code: str) -> list[tuple[str, str, str, str]]:
    """(country, since, until, evidence) of every membership there was, the latest changes first."""
    told = [it for each in reference.countries() for it in reference.memberships_of(each.code) if it.group == code]
    told.sort(key=lambda it: ((it.valid_to or it.valid_from or date.min), it.country), reverse=True)
    return [
        (
            name(it.country), it.valid_from.isoformat() if it.valid_from else "",
            it.valid_to.isoformat() if it.valid_to else "", it.evidence,
        )
        for it in told
    ]  # fmt: skip


@kept(16)
def _list(year: int | None, said: Declared, here: str, _on: str, _page_language: str, _state: str) -> str:
    with opened() as figures:
        view = every(figures, year, said)
        table = view.table(GROUPS)

        def address(_name: str, form: str) -> str:
            return reverse("economy-groups-file", args=(form,)) + year_query(year)

        cited = Cited(gettext("Groups of countries"), here, timezone.localdate(), table.used)
        words = {
            "at": view.at, "years": list(reversed(view.years)), "chart": _chart(table), "table": drawn(table, address),
            "rests": rests_on(cited),
        }  # fmt: skip
    return render_to_string("bandung/economy/groups_body.html", words)


def every(figures: Figures, year: int | None, said: Declared) -> View:
    """The view of all groups in a year.

    :raises NoFigures, NoFiguresAtAll: if there are no totals (of this year).
    """
    years = accounts.years_in(figures.table("totals"))
    at = accounts.checked(year, years, gettext("trade of groups"))
    return View(figures, at, years, {GROUPS: lambda: _every(figures, said, at)})


def _every(figures: Figures, said: Declared, at: int) -> Figured:
    """Each group, the one whose trade stays inside most first."""
    totals = figures.table("totals")
    codes = [SOUTH, *(each.code for each in reference.groups() if each.kind in groups.KINDS and each.code != SOUTH)]
    members = [row for code in codes for row in groups.membership_of(figures, code, [at], dict(said)).rows()]
    read = figures.engine.read(members)
    counted = read.table.group_by("group").aggregate(members=read.table.count())
    shares = intra_group_share(totals, read).table.filter(lambda it: it.year == at)
    rows = counted.left_join(shares, "group").drop("year", "group_right")
    columns = [
        Column("group", gettext("Group"), name_as=group_name, link=_to_group),
        Column("members", gettext("Members"), "whole"), Column("share", gettext("Share of all their trade"), "share"),
        Column("share_of_exported", gettext("Share of what they sell"), "share"),
        Column("intra", gettext("Among members, US dollars"), "usd"),
        Column("exported", gettext("All that they sell"), "usd"),
    ]  # fmt: skip
    explained = gettext(
        "A larger group has a larger share by its size alone; intensity, on its own page, allows for that."
    )
    ordered = totals.with_(rows.order_by(rows.share.desc(nulls_first=False), "group"))
    title = gettext("Trade among members of each group, %(year)s") % {"year": at}
    return Figured(GROUPS, title, columns, ordered, explained, shown=80)


def _to_group(row: Any) -> str:
    return reverse("economy-group", args=(row["group"],))


def _chart(table: Figured) -> Chart | None:
    rows = [it for it in table.rows() if it["share"]][:MOST_BARS]
    measure = gettext("Per cent of all their trade")
    if not rows:
        return None
    return bars(
        [
            Row(group_name(it["group"]), round(100 * it["share"], 1), _to_group(it))
            for it in rows
        ],
        title=f"{table.title} ({measure})", measure=measure, name_header=gettext("Group"),
        language=get_language() or "en", translate=gettext,
    )  # fmt: skip


urlpatterns = [
    path("economy/groups/", listing, name="economy-groups"),
    path("economy/groups/list.<str:form>", listing_file, name="economy-groups-file"),
    path("economy/groups/<str:group>/", one, name="economy-group"),
    path("economy/groups/<str:group>/<slug:table>.<str:form>", file, name="economy-group-file"),
]
