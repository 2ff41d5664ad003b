"""The act of a joint commission as pages show it: side by side in its languages, numbered; and what changed in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language, gettext

from bandung.commissions import rules
from bandung.records.commissions import CommissionAct, ProgrammeProject
from bandung.records.fields import Period
from bandung.values import Texts
from bandung.web.commission_words import HEADINGS
from bandung.web.fields import Difference
from bandung.web.naming import direction_of, name_of
from bandung.web.sentences import reader_language


@dataclass(frozen=True, slots=True)
class Version:
    """A text in one language of the act; empty where it is missing."""

    language: str
    direction: str
    name: str
    """Of the language, for the reader."""
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the programme as a row."""

    number: int
    title: tuple[Version, ...]
    sector: str
    counterparts: tuple[tuple[str, str], ...]
    """Name of the party, and its institution."""
    period: str
    budget: tuple[Version, ...]
    initiative: str
    """Uid; empty for none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An act as a page shows it."""

    number: str
    on: date
    languages: tuple[Version, ...]
    """The languages themselves, as headings of the columns; their texts are the titles."""
    place: tuple[Version, ...]
    preamble: tuple[Version, ...]
    decisions: tuple[tuple[int, tuple[Version, ...]], ...]
    programme: tuple[Version, ...]
    years: str
    projects: tuple[Project, ...]
    middle: date | None
    next_on: date | None
    next_place: tuple[Version, ...]


def shown(act: CommissionAct, names: Mapping[str, str]) -> Shown:
    """Everything that an act says, in the order of its languages."""
    programme = act.programme
    return Shown(
        number=act.number,
        on=act.on,
        languages=_versions(act.title, act.languages),
        place=_versions(act.place, act.languages),
        preamble=_versions(act.preamble, act.languages),
        decisions=tuple((number, _versions(each.text, act.languages)) for number, each in enumerate(act.decisions, 1)),
        programme=_versions(programme.title, act.languages) if programme else (),
        years=period_in_words(programme.period) if programme else "",
        projects=tuple(
            _project(number, each, act.languages, names)
            for number, each in enumerate(programme.projects if programme else (), 1)
        ),
        middle=rules.middle_of(act),
        next_on=rules.next_of(act),
        next_place=_versions(act.next_place, act.languages),
    )


def _project(number: int, each: ProgrammeProject, languages: Sequence[str], names: Mapping[str, str]) -> Project:
    return Project(
        number=number,
        title=_versions(each.title, languages),
        sector=name_of("sector", each.sector, reader_language()) if each.sector else "",
        counterparts=tuple((names.get(side.party, side.party), side.institution) for side in each.counterparts),
        period=period_in_words(each.period) if each.period else "",
        budget=_versions(each.budget, languages),
        initiative=f"{each.initiative.register_code}/{each.initiative.record}" if each.initiative else "",
    )


def _versions(text: Texts | None, languages: Sequence[str]) -> tuple[Version, ...]:
    if text is None:
        return ()
    reader = reader_language()
    return tuple(
        Version(code, direction_of(code), name_of("language", code, reader), text.get(code, "")) for code in languages
    )


def period_in_words(period: Period) -> str:
    """First and last day of a period in the reader's language."""
    last = period.end - timedelta(days=1) if period.end else None
    if period.start and last:
        return gettext("%(first)s to %(last)s") % {"first": _day(period.start), "last": _day(last)}
    if period.start:
        return gettext("from %(day)s") % {"day": _day(period.start)}
    return gettext("until %(day)s") % {"day": _day(last)} if last else ""


def _day(value: date) -> str:
    return format_date(value, locale=(get_language() or "en").replace("-", "_").replace("hans", "Hans"))


def changes(before: CommissionAct, after: CommissionAct, names: Mapping[str, str]) -> list[Difference]:
    """What differs between two versions of an act, text by text and language by language."""
    then, now = dict(_lines(before, names)), dict(_lines(after, names))
    order = {**then, **now}
    return [
        Difference(heading, then.get((heading, code), ""), now.get((heading, code), ""), code, direction_of(code))
        if code else Difference(heading, then.get((heading, code), ""), now.get((heading, code), ""))
        for heading, code in order
        if then.get((heading, code)) != now.get((heading, code))
    ]  # fmt: skip


def _lines(act: CommissionAct, names: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Every line of an act: its heading and language, and what stands there."""
    told = shown(act, names)
    yield ((str(HEADINGS["number"]), ""), told.number)
    yield ((str(HEADINGS["on"]), ""), _day(told.on))
    yield from _texts(HEADINGS["title"], told.languages)
    yield from _texts(HEADINGS["place"], told.place)
    yield from _texts(HEADINGS["preamble"], told.preamble)
    for number, text in told.decisions:
        yield from _texts(f"{HEADINGS['decisions']} {number}", text)
    yield from _texts(HEADINGS["programme"], told.programme)
    for heading, value in _days_of(told):
        yield ((heading, ""), value)
    for project in told.projects:
        named = f"{HEADINGS['projects']} {project.number}"
        yield from _texts(named, project.title)
        yield from _texts(f"{named}: {HEADINGS['budget']}", project.budget)
        told_of: dict[str, Any] = {
            "sector": project.sector, "period": project.period, "initiative": project.initiative,
            "counterparts": "\n".join(f"{party}: {institution}" for party, institution in project.counterparts),
        }  # fmt: skip
        for name, value in told_of.items():
            if value:
                yield ((f"{named}: {HEADINGS[name]}", ""), value)
    yield from _texts(HEADINGS["next_place"], told.next_place)


def _days_of(told: Shown) -> Iterator[tuple[str, str]]:
    if told.years:
        yield (str(HEADINGS["period"]), told.years)
    for name, value in (("middle", told.middle), ("next_on", told.next_on)):
        if value is not None:
            yield (str(HEADINGS[name]), _day(value))


def _texts(heading: object, versions: Sequence[Version]) -> Iterator[tuple[tuple[str, str], str]]:
    for each in versions:
        if each.text:
            yield ((f"{heading} ({each.name})", each.language), each.text)
