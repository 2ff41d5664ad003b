"""A need or an offer as a form: every column of its kind as an input, in sections, with what is typed kept as typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from bandung.clearance import actions
from bandung.clearance.rules import statement_kind
from bandung.parties.models import Party
from bandung.records.columns import (
    Column,
    NotUnderstood,
    codes_of,
    columns,
    label,
    name_in,
    parts_answered,
    understood,
)
from bandung.records.layout import MOST_PARTS, RECORD, REPEATED
from bandung.values import LANGUAGES
from bandung.web.naming import direction_of, name_of
from bandung.web.sentences import reader_language, translated

LISTED = ("country", "sector", "sdg", "language", "modality")
"""Reference lists that an input suggests from while it is typed in; shorter ones are chosen from."""
NOT_ASKED = ("claimed_from", "adapted_from")
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One input: its column, the words around it, what is typed, and what is wrong with that."""

    name: str
    heading: str
    hint: str
    widget: str
    """line, area, lines, boxes, select or day"""
    values: Sequence[str]
    needed: bool
    problems: Sequence[str]
    table: str = ""
    options: Sequence[Option] = ()
    language: str = ""
    direction: str = ""

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    items: Sequence[Item]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Form:
    sections: Sequence[Section]
    problems: Sequence[str]
    """Of the record as a whole."""
    count: int
    further_languages: Sequence[tuple[str, str]]
    also: Sequence[str]


def collected(kind: str, sent: QueryDict) -> dict[str, str]:
    """What was sent, column by column; several values of one column joined as a person would write them."""
    answers = {}
    for name in sent:
        if name.partition(".")[0] in _fields(kind):
            typed = [text.replace("\r\n", "\n").strip() for text in sent.getlist(name)]
            answers[name] = "; ".join(text for text in typed if text)
    return answers


def beginning(kind: str, party: Party) -> dict[str, str]:
    """What a new draft begins with: the party's language and country."""
    spoken = party.body.get("languages") or []
    language = reader_language()
    answers = {"language": language if not spoken or language in spoken else spoken[0]}
    if party.speaks_for:
        answers["countries"] = party.speaks_for
    return answers


def form(kind: str, answers: Mapping[str, str], *, also: Iterable[str] = (), telling: bool = True) -> Form:
    """The form of a draft. Texts are asked for in the owner's language, in those that are there, and in ``also``."""
    reader = reader_language()
    owner = _code("language", answers.get("language", "")) or reader
    there = {name.rpartition(".")[2] for name in answers if name.rpartition(".")[2] in LANGUAGES}
    asked = list(dict.fromkeys((owner, *(code for code in LANGUAGES if code in there), *also)))
    parts = {field: min(MOST_PARTS, max(parts_answered(field, answers) or [0]) + 1) for field in REPEATED}
    wrong: dict[str, list[str]] = {}
    problems = actions.problems(kind, answers, reader) if telling else []
    for each in problems:
        said = translated(each.problem)
        wrong.setdefault(each.column, []).append(
            f"{said} {gettext('Perhaps: %(suggestion)s') % {'suggestion': each.suggestion}}"
            if each.suggestion
            else said
        )
    sections: dict[str, list[Item]] = {}
    for column in columns(statement_kind(kind), languages=asked, parts=parts):
        if column.field not in NOT_ASKED:
            section = RECORD if column.name == "id" else column.section
            sections.setdefault(section, []).append(_item(column, answers, wrong.pop(column.name, ()), asked, owner))
    rest = [sentence for sentences in wrong.values() for sentence in sentences]
    return Form(
        [
            Section(gettext(heading), items, place < 2 or any(any(i.values) or i.problems for i in items))
            for place, (heading, items) in enumerate(sections.items())
        ],
        rest,
        len(problems),
        [(code, name_of("language", code, reader)) for code in LANGUAGES if code not in asked],
        [code for code in asked if code in also],
    )  # fmt: skip


def _item(
    column: Column, answers: Mapping[str, str], problems: Sequence[str], languages: Sequence[str], owner: str
) -> Item:
    reader = reader_language()
    typed = answers.get(column.name, "")
    heading = gettext(column.heading)
    if column.part:
        heading = f"{heading} {column.part}"
    if column.language and len(languages) > 1:
        heading = f"{heading} ({name_of('language', column.language, reader)})"
    needed = column.needed or (column.key in ("title", "summary") and column.language == owner)
    widget, values, options = _widget(column, typed, reader)
    return Item(
        column.name, heading, gettext(column.hint), widget, values, needed, problems,
        table=column.table if column.table in LISTED else "",
        options=options, language=column.language, direction=direction_of(column.language) if column.language else "",
    )  # fmt: skip


def _widget(column: Column, typed: str, reader: str) -> tuple[str, list[str], list[Option]]:
    if column.answer == "text":
        return "area", [typed], []
    if column.answer == "day":
        is_day = len(typed) == 10 and typed[4::3] == "--" and typed.replace("-", "").isdecimal()
        return ("day" if is_day or not typed else "line"), [typed], []
    if column.table in LISTED and column.answer == "codes":
        values = [_labelled(column, piece, reader) for piece in typed.split(";") if piece.strip()]
        return "lines", [*values, *([""] * (2 if not values else 1))][:MOST_LINES], []
    if column.table in LISTED:
        return "line", [_labelled(column, typed, reader)], []
    if column.answer in ("code", "codes", "choice"):
        try:
            chosen = understood(column, typed, reader)
        except NotUnderstood:
            chosen = [typed]
        options = [Option(code, name_in(column.table, code, reader), code in chosen) for code in codes_of(column)]
        known = {option.code for option in options}
        options += [Option(code, code, True) for code in chosen if code not in known]
        return ("boxes" if column.answer == "codes" else "select"), chosen, options
    return "line", [typed], []


def _labelled(column: Column, typed: str, reader: str) -> str:
    """A code with its name, as the suggestions show it; what is not understood stays as it was typed."""
    try:
        found = understood(column, typed, reader)
    except NotUnderstood:
        return typed.strip()
    return label(column.table, found[0], reader) if len(found) == 1 else typed.strip()


def _code(table: str, typed: str) -> str:
    column = Column("", "", "code", "", table=table)
    try:
        return understood(column, typed)[0] if typed.strip() else ""
    except NotUnderstood:
        return ""


@lru_cache(64)
def suggestions(reader: str) -> SafeString:
    """The lists that inputs suggest from, once on a page."""
    lists = []
    for table in LISTED:
        names = [(label(table, code, reader),) for code in codes_of(Column("", "", "codes", "", table=table))]
        options = format_html_join("", '<option value="{}">', names)
        lists.append((f"list-{table}", options))
    return format_html("{}", format_html_join("", '<datalist id="{}">{}</datalist>', lists))


@lru_cache(8)
def _fields(kind: str) -> frozenset[str]:
    return frozenset(column.field for column in columns(statement_kind(kind), languages=("en",)))
