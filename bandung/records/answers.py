"""From what a person answered, column by column, to a record, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from bandung.records.column import Column
from bandung.records.contribution_layout import completed, reference_told, reference_written
from bandung.records.errors import BadRecord, NotUnderstood, Problem
from bandung.records.figures import day, number_as_written
from bandung.records.kinds import read
from bandung.records.layout import LAYOUT, REPEATED, SheetKind, column_of, parts_answered
from bandung.records.understanding import understood
from bandung.values.errors import _

UNSAID: Mapping[str, Any] = {"technology.community_consent": "not-stated", "capacity.unit": "other"}
"""Answers that say no more than none does; records leave them out."""
NOTHING_KNOWN: Mapping[str, str] = {}
_BEFORE_ALL_DAYS = "0000-12-31"
"""The last day of a period that ends on the first day of the calendar; no calendar has it, so only we write it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong with an answer: in which column (empty for the record as a whole), and what to write instead."""

    column: str
    problem: Problem
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person's answers come to: the record's JSON value, and everything wrong with it in order of columns."""

    record: dict[str, Any]
    wrong: tuple[Wrong, ...]


def to_record(
    kind: SheetKind, answers: Mapping[str, str], language: str = "en", digests: Mapping[str, str] = NOTHING_KNOWN
) -> dict[str, Any]:
    """The JSON value that ``records.kinds.read`` takes. What is left empty is left out.

    An answer that is not understood stays as it was written, so that reading the record refuses it; ``checked`` tells
    what is wrong in each column. In the column ``period.end`` a person writes the last day that still counts, while
    the record keeps the day after it.
    """
    return _told(kind, answers, language, digests).record


def checked(
    kind: SheetKind,
    answers: Mapping[str, str],
    languages: Sequence[str],
    *,
    language: str = "en",
    reference: str = "",
    digests: Mapping[str, str] = NOTHING_KNOWN,
) -> Told:
    """The record with everything that is wrong in it, each problem at the column where it is to be mended.

    ``languages`` are those of the columns, ``language`` is the reader's. A ``reference`` stands for the reference
    number while the record is checked, if none is written; the record comes back without it. ``digests`` are those of
    the initiatives that may be named by ``register/record`` alone.
    """
    told = _told(kind, answers, language, digests)
    wrong = list(told.wrong)
    at = {each.column for each in wrong}
    record = told.record
    try:
        read(kind, record if "id" in record or not reference else record | {"id": reference})
    except BadRecord as refusal:
        for problem in refusal.problems:
            column = column_of(kind, problem.path, languages, answers) or ""
            if column not in at or not column:
                wrong.append(Wrong(column, problem))
    return Told(record, tuple(wrong))


def to_answers(kind: SheetKind, value: Mapping[str, Any]) -> dict[str, str]:
    """What a person would have answered to give this record; the inverse of ``to_record`` for every valid record.

    Of a draft that is no valid record, whatever has a column is kept.
    """
    answers: dict[str, str] = {}
    for field in dict.fromkeys(column.field for column in LAYOUT[kind]):
        stated = value.get(field)
        if field not in REPEATED:
            answers |= _answers(kind, field, field, stated)
        elif isinstance(stated, list | tuple):
            for position, part in enumerate(stated, 1):
                answers |= _answers(kind, f"{field}.#", f"{field}.{position}", part)
    if value.get("technology") == {}:
        answers["technology.community_consent"] = "not-stated"
    return answers


@lru_cache(256)
def _under(kind: SheetKind, start: str) -> tuple[Column, ...]:
    return tuple(column for column in LAYOUT[kind] if column.name == start or column.name.startswith(f"{start}."))


def _answers(kind: SheetKind, start: str, name: str, stated: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in _under(kind, start):
        value = stated
        steps = column.name.removeprefix(start).strip(".")
        for step in steps.split(".") if steps else ():
            value = value.get(step) if isinstance(value, Mapping) else None
        here = f"{name}.{steps}" if steps else name
        if value is None:
            continue
        if column.language:
            if isinstance(value, Mapping):
                found |= {f"{here}.{language}": str(text) for language, text in value.items()}
        elif column.answer == "codes":
            listed = value if isinstance(value, list | tuple) else [value]
            found[here] = "; ".join(map(str, listed))
        elif column.answer == "reference":
            found[here] = reference_written(value)
        elif column.name == "period.end":
            found[here] = _last_day(str(value))
        elif column.answer == "number":
            found[here] = number_as_written(str(value))
        else:
            found[here] = str(value)
    return {column: answer for column, answer in found.items() if answer.strip()}


def _told(
    kind: SheetKind, answers: Mapping[str, str], language: str, digests: Mapping[str, str] = NOTHING_KNOWN
) -> Told:
    given = {name: text.strip() for name, text in answers.items() if text.strip()}
    numbers = {
        field: {part: position for position, part in enumerate(parts_answered(field, given))} for field in REPEATED
    }
    record: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, text in given.items():
        found = column_named(kind, name)
        if found is None:
            continue
        column, steps = found
        value = _value(column, name, text, language, wrong, digests)
        _put(record, steps, numbers, value)
    if kind == "contribution":
        completed(record)
    return Told(record, tuple(wrong))


@lru_cache(4_096)
def column_named(kind: SheetKind, name: str) -> tuple[Column, tuple[str, ...]] | None:
    """The column of this name, in any language and of any part, and the steps to its place in a record; or None."""
    steps = tuple(name.split("."))
    plain = ".".join("#" if steps[0] in REPEATED and at == 1 else step for at, step in enumerate(steps))
    for column in LAYOUT[kind]:
        if column.name == plain and not column.language:
            return column, steps
        if column.language and plain.rpartition(".")[0] == column.name:
            return column, steps
    return None


def _value(column: Column, name: str, text: str, language: str, wrong: list[Wrong], digests: Mapping[str, str]) -> Any:
    try:
        if column.answer == "reference":
            return reference_told(text, digests)
        if column.name == "period.end":
            return _day_after(text)
        codes = understood(column, text, language)
    except NotUnderstood as refusal:
        wrong.append(Wrong(name, Problem(name, refusal.sentence, refusal.places), refusal.suggestion))
        return [text] if column.answer == "codes" else text
    if column.answer == "codes":
        return codes
    if column.answer == "whole":
        return int(codes[0])
    return None if UNSAID.get(column.key) == codes[0] else codes[0]


def _put(record: dict[str, Any], steps: Sequence[str], numbers: Mapping[str, Mapping[int, int]], value: Any) -> None:
    place: dict[str, Any] = record
    for at, step in enumerate(steps[:-1]):
        if at == 1 and steps[0] in REPEATED:
            continue
        if at == 0 and step in REPEATED:
            parts = record.setdefault(step, [{} for _part in numbers[step]])
            place = parts[numbers[step][int(steps[1])]]
            continue
        place = place.setdefault(step, {})
    if value is not None:
        place[steps[-1]] = value


def _last_day(end: str) -> str:
    try:
        first_after = date.fromisoformat(end)
        return (first_after - timedelta(1)).isoformat()
    except ValueError:
        return end
    except OverflowError:
        return _BEFORE_ALL_DAYS


def _day_after(text: str) -> str:
    if text == _BEFORE_ALL_DAYS:
        return date.min.isoformat()
    last = date.fromisoformat(day(text))
    if last == date.max:
        raise NotUnderstood(_("The calendar ends with this day; leave the last day empty if there is none."))
    return (last + timedelta(1)).isoformat()
