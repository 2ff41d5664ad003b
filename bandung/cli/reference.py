"""``bandung reference``: countries, groups on a day, sectors, SDGs, and where each table comes from."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from bandung import reference
from bandung.cli import output
from bandung.values import LANGUAGES
from bandung.values.errors import BadValue, _

app = typer.Typer(no_args_is_help=True, help="Reference data: countries and their groups, sectors, SDGs, origins.")

Json = Annotated[bool, typer.Option("--json", help="print JSON")]
Speech = Annotated[str, typer.Option("--language", help=f"language of the names: {', '.join(LANGUAGES)}")]
On = Annotated[str | None, typer.Option(help="the day that counts, YYYY-MM-DD; today without it")]


@app.command()
def countries(
    region: Annotated[str | None, typer.Option(help="only inside this region, by its M49 code")] = None,
    language: Speech = "en",
    json: Json = False,
) -> None:
    """All countries and areas, or those of a region."""
    checked_language(language)
    within = reference.countries_within(reference.region(region).code) if region else None
    chosen = [it for it in reference.countries() if within is None or it.code in within]
    if json:
        output.as_json([{"alpha3": it.code, "alpha2": it.alpha2, "m49": it.m49, "name": it.name(language),
                         "region": list(reference.region_path(it.code)), "un_member": it.un_member}
                        for it in chosen])  # fmt: skip
    else:
        output.table(["code", "M49", "name", "region"],
                     [[it.code, it.m49, it.name(language), region_name(it, language)] for it in chosen])  # fmt: skip


@app.command()
def country(
    code: Annotated[str, typer.Argument(help="alpha-3, alpha-2 or M49 code, or a name in any of the languages")],
    on: On = None,
    language: Speech = "en",
    json: Json = False,
) -> None:
    """One country: names, region, groups on a day, languages, currency, climate."""
    checked_language(language)
    day = day_of(on)
    it = reference.find_country(code) or reference.country(code.upper())
    south = reference.south_by_default(it.code, day)
    facts = {
        "alpha3": it.code,
        "alpha2": it.alpha2,
        "m49": it.m49,
        "name": it.name(language),
        "names": dict(it.names),
        "region": [reference.region(each).name(language) for each in reference.region_path(it.code) if each],
        "on": day.isoformat(),
        "groups": sorted(reference.groups_of(it.code, day)),
        "income_group": reference.income_group(it.code, day),
        "south_by_default": south.value,
        "why": south.reason,
        "official_languages": list(reference.official_languages(it.code)),
        "currency": it.currency,
        "climate_zones": list(reference.climates_of(it.code)),
        "landlocked": it.landlocked,
        "un_member": it.un_member,
    }
    if json:
        output.as_json(facts)
    else:
        names = " / ".join(dict.fromkeys(it.names.values()))
        output.table(["fact", it.name(language)],
                     [[key.replace("_", " "), names if key == "names" else said(value)]
                      for key, value in facts.items()])  # fmt: skip


@app.command()
def groups(on: On = None, language: Speech = "en", json: Json = False) -> None:
    """All groups, with the number of their members on a day."""
    checked_language(language)
    day = day_of(on)
    rows = [(it, len(reference.members(it.code, day))) for it in reference.groups()]
    if json:
        output.as_json([{"code": it.code, "kind": it.kind, "name": it.name(language), "on": day.isoformat(),
                         "members": count} for it, count in rows])  # fmt: skip
    else:
        output.table(["code", "members", "kind", "name"],
                     [[it.code, count, it.kind, it.name(language)] for it, count in rows])  # fmt: skip


@app.command()
def members(
    group: Annotated[str, typer.Argument(help="code of the group, as `bandung reference groups` lists it")],
    on: On = None,
    language: Speech = "en",
    json: Json = False,
) -> None:
    """The members of a group on a day, since when, and how well that is known."""
    checked_language(language)
    day = day_of(on)
    code = reference.group(group.upper()).code
    theirs = [(reference.country(alpha3), stretch) for alpha3 in sorted(reference.members(code, day))
              for stretch in reference.memberships_of(alpha3) if stretch.group == code and stretch.on(day)]  # fmt: skip
    planned = [it for it in reference.scheduled_changes() if it.group == code]
    if json:
        output.as_json({
            "group": code, "on": day.isoformat(),
            "members": [{"country": it.code, "name": it.name(language), "from": stretch.valid_from,
                         "to": stretch.valid_to, "origin": stretch.origin, "evidence": stretch.evidence}
                        for it, stretch in theirs],
            "scheduled": [{"country": it.country, "change": it.change, "on": it.on, "evidence": it.evidence}
                          for it in planned],
        })  # fmt: skip
        return
    output.table(["code", "name", "from", "to", "evidence"],
                 [[it.code, it.name(language), stretch.valid_from, stretch.valid_to, stretch.evidence]
                  for it, stretch in theirs])  # fmt: skip
    for it in planned:
        typer.echo(f"{it.country} {it.change} on {it.on.isoformat()}: {it.evidence}, not counted until verified")


@app.command()
def sectors(
    within: Annotated[str | None, typer.Option(help="only the purposes of this three-digit sector")] = None,
    language: Speech = "en",
    json: Json = False,
) -> None:
    """Sectors and purposes in use."""
    checked_language(language)
    codes = set(reference.sectors_within(within)) if within else None
    chosen = [it for it in reference.sectors() if it.active and (codes is None or it.code in codes)]
    if json:
        output.as_json([{"code": it.code, "parent": it.parent, "name": it.name(language)} for it in chosen])
    else:
        output.table(["code", "name"], [[it.code, it.name(language)] for it in chosen])


@app.command()
def sdgs(
    goal: Annotated[str | None, typer.Option(help="the targets of this goal")] = None,
    language: Speech = "en",
    json: Json = False,
) -> None:
    """The goals, or the targets of one goal."""
    checked_language(language)
    codes = set(reference.targets_of(goal)) if goal else None
    chosen = [it for it in reference.sdgs() if (it.code in codes if codes is not None else not it.goal)]
    if json:
        output.as_json([{"code": it.code, "goal": it.goal, "name": it.name(language),
                         "short": it.short_name(language)} for it in chosen])  # fmt: skip
    else:
        output.table(["code", "name"], [[it.code, it.name(language)] for it in chosen])


@app.command()
def origins(json: Json = False) -> None:
    """Where every table comes from, its licence, when it was seen and how well it is known."""
    rows = reference.origins()
    if json:
        output.as_json([{"table": it.table, "source": it.source, "release": it.release, "licence": it.licence,
                         "seen_on": it.seen_on, "evidence": it.evidence, "note": it.note}
                        for it in rows])  # fmt: skip
    else:
        output.table(["table", "evidence", "licence", "seen", "source"],
                     [[it.table, it.evidence, it.licence, it.seen_on, it.source] for it in rows])  # fmt: skip


def day_of(text: str | None) -> date:
    """The day that a person typed, or today.

    :raises BadValue: if it is no day.
    """
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue(_("“%(text)s” is not a day such as 2025-01-31."), field="on", text=text[:20]) from None


def checked_language(language: str) -> str:
    """The language, if names exist in it.

    :raises BadValue: if they do not.
    """
    if language not in LANGUAGES:
        raise BadValue(
            _("Names are in %(known)s, not in “%(language)s”."), field="language", known=", ".join(LANGUAGES),
            language=language[:20],
        )  # fmt: skip
    return language


def region_name(it: reference.Country, language: str) -> str:
    """The name of the smallest region around a country; empty where M49 gives none."""
    codes = [code for code in reference.region_path(it.code) if code]
    return reference.region(codes[-1]).name(language) if codes else ""


def said(value: object) -> str:
    """A fact as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "not known" if value is None else str(value)
