"""The columns of each kind: one for each thing that a person can answer, in the order of answering."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, get_args

from bandung.records.column import Column
from bandung.records.contribution_layout import CONTRIBUTION
from bandung.records.fields import Domain, InstitutionType, Kind
from bandung.values.errors import _
from bandung.values.quantity import UNITS

StatementKind = Literal["need", "offer"]
SheetKind = Literal["need", "offer", "contribution"]
"""Kinds that come as spreadsheets; of needs and offers there are forms and drafts too."""
REPEATED: tuple[str, ...] = ("organisations", "capacity", "proof", "sources", "evidence")
"""Fields that hold several parts, each with a group of columns: ``organisations.1.name``, ``organisations.2.name``."""
MOST_PARTS = 30
STANDBY = ("brigade", "equipment", "stock")
CONSENT = ("given", "asked", "not-needed", "not-stated")


WHAT, WHO, HOW = _("What"), _("Who"), _("How")
WHEN, PROOF, CRISIS = _("When and how much"), _("Proof and sources"), _("Crisis")
TECHNOLOGY, RECORD = _("Terms of the technology"), _("About this record")

_COMMON_FIRST = (
    Column("id", _("Reference number"), "line", WHAT),
    Column("language", _("Language of the owner"), "code", WHAT, table="language", needed=True),
    Column("title", _("Title"), "title", WHAT, language="*", needed=True),
    Column("summary", _("Summary"), "text", WHAT, language="*", needed=True),
)
_SUBJECT = (
    Column("sectors", _("Sector"), "codes", WHAT, table="sector", needed=True),
    Column("sdgs", _("Sustainable Development Goals"), "codes", WHAT, table="sdg"),
    Column("domain", _("Domain"), "code", WHAT, table="domain", choices=get_args(Domain)),
)
_WHO = (
    Column("countries", _("Country"), "codes", WHO, table="country"),
    Column("region", _("Region"), "line", WHO),
    Column("organisations.#.name", _("Organisation"), "line", WHO, part=1),
    Column("organisations.#.type", _("Type of organisation"), "choice", WHO, table="institution type",
           choices=get_args(InstitutionType), part=1),
    Column("organisations.#.institution", _("Reference number of the institution"), "line", WHO, part=1),
)  # fmt: skip
_HOW = (
    Column("modalities", _("Modality"), "codes", HOW, table="modality"),
    Column("modality", _("How it is shared"), "text", HOW, language="*"),
    Column("working_languages", _("Working languages"), "codes", HOW, table="language"),
    Column("conditions", _("Conditions of use"), "text", HOW, language="*"),
    Column("place", _("Place"), "text", HOW, language="*"),
    Column("framework", _("Under"), "line", HOW),
)
_WHEN = (
    Column("period.start", _("First day"), "day", WHEN),
    Column("period.end", _("Last day"), "day", WHEN),
    Column("capacity.#.text", _("Capacity in words"), "line", WHEN, part=1),
    Column("capacity.#.amount", _("Amount"), "number", WHEN, part=1),
    Column("capacity.#.unit", _("Unit"), "choice", WHEN, table="unit", choices=tuple(UNITS), part=1),
    Column("capacity.#.left", _("Amount left"), "number", WHEN, part=1),
)
_PROOF = (
    Column("proof.#.text", _("Proof"), "text", PROOF, language="*", part=1),
    Column("proof.#.address", _("Web address of the proof"), "line", PROOF, part=1),
    Column("sources.#.address", _("Web address of the source"), "line", PROOF, part=1),
    Column("sources.#.seen_on", _("Source seen on"), "day", PROOF, part=1),
    Column("sources.#.note", _("Note on the source"), "line", PROOF, part=1),
)
_RECORD = (
    Column("stated_on", _("Stated on"), "day", RECORD),
    Column("claimed_from.register_code", _("Taken over from a report: register"), "line", RECORD),
    Column("claimed_from.record", _("Taken over from a report: record"), "line", RECORD),
    Column("claimed_from.digest", _("Taken over from a report: digest"), "line", RECORD),
)
_NEED = (
    *_COMMON_FIRST,
    Column("kinds", _("Kind"), "codes", WHAT, table="kind", choices=get_args(Kind)),
    *_SUBJECT,
    Column("plan_objective", _("Objective of the national plan"), "text", WHAT, language="*"),
    *_WHO,
    Column("partners_wanted", _("Partners wanted"), "codes", WHO, table="country"),
    *_HOW, *_WHEN,
    Column("crisis.glide", _("GLIDE number of the crisis"), "line", CRISIS),
    Column("crisis.text", _("Crisis in words"), "line", CRISIS),
    Column("crisis.deadline", _("Needed by"), "day", CRISIS),
    *_PROOF, *_RECORD,
)  # fmt: skip
_OFFER = (
    *_COMMON_FIRST,
    Column("kind", _("Kind"), "code", WHAT, table="kind", choices=get_args(Kind), needed=True),
    *_SUBJECT, *_WHO,
    Column("replicated_in", _("Replicated in"), "codes", WHO, table="country"),
    *_HOW, *_WHEN,
    Column("standby.what", _("On standby for a crisis"), "choice", CRISIS, table="standby", choices=STANDBY),
    Column("standby.ready_in_hours", _("Ready to leave within (hours)"), "whole", CRISIS),
    Column("technology.licence", _("Licence of the technology"), "line", TECHNOLOGY),
    Column("technology.adaptation", _("Adaptation of the technology"), "line", TECHNOLOGY),
    Column("technology.training", _("Training in the technology"), "line", TECHNOLOGY),
    Column("technology.origin", _("Community that the technology comes from"), "line", TECHNOLOGY),
    Column("technology.community_consent", _("Consent of the community"), "choice", TECHNOLOGY, table="consent",
           choices=CONSENT),
    *_PROOF, *_RECORD,
    Column("adapted_from.register_code", _("Adapted from an offer: register"), "line", RECORD),
    Column("adapted_from.record", _("Adapted from an offer: record"), "line", RECORD),
    Column("adapted_from.digest", _("Adapted from an offer: digest"), "line", RECORD),
)  # fmt: skip
LAYOUT: Mapping[SheetKind, tuple[Column, ...]] = {"need": _NEED, "offer": _OFFER, "contribution": CONTRIBUTION}
"""Columns with ``#`` for the number of a part and ``language="*"`` where a text has one column per language."""


def columns(kind: SheetKind, *, languages: Sequence[str], parts: int | Mapping[str, int] = 2) -> tuple[Column, ...]:
    """Every column of a kind in the order in which a person would answer.

    ``languages`` are those in which texts may be written; ``parts`` says how many organisations, capacities, proofs
    and sources there is room for, for all of them or by field (two where a field is not named).
    """
    layout = LAYOUT[kind]
    found: list[Column] = []
    for column in layout:
        if not column.part:
            found += _by_language(column, languages)
        elif column.name == next(other.name for other in layout if other.field == column.field):
            group = [other for other in layout if other.field == column.field]
            for part in range(1, (parts if isinstance(parts, int) else parts.get(column.field, 2)) + 1):
                for member in group:
                    name = member.name.replace("#", str(part))
                    found += _by_language(replace(member, name=name, part=part), languages)
    return tuple(found)


def _by_language(column: Column, languages: Sequence[str]) -> list[Column]:
    if not column.language:
        return [column]
    needed = column.needed and len(languages) == 1
    return [
        replace(column, name=f"{column.name}.{language}", language=language, needed=needed) for language in languages
    ]


_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def column_of(
    kind: SheetKind, path: str, languages: Sequence[str], answers: Mapping[str, str] | None = None
) -> str | None:
    """The column that the place of a problem (``organisations[0].name``, ``title.fr``, ``sectors[2]``) belongs to.

    A problem of a whole group belongs to its first column: ``title`` to the title in the first of the languages,
    ``capacity[1]`` to ``capacity.2.text``. Given the answers, parts are counted as they were answered: with only the
    third organisation filled in, ``organisations[0]`` is ``organisations.3``. None for what is no column's business.
    """
    steps = [name or int(number) for name, number in _STEP.findall(path)]
    if not steps:
        return None
    field = str(steps[0])
    if field in REPEATED:
        index = next((step for step in steps if isinstance(step, int)), 0)
        used = parts_answered(field, answers or {})
        steps[1:2] = [str(used[index] if index < len(used) else index + 1)]
    wanted = ".".join(step for step in steps if isinstance(step, str))
    parts = int(str(steps[1])) if field in REPEATED else 1
    names = _names(kind, field, tuple(languages), parts)
    while wanted:
        for name in names:
            if name == wanted or name.startswith(wanted + "."):
                return name
        wanted = wanted.rpartition(".")[0]
    return None


def parts_answered(field: str, answers: Mapping[str, str]) -> list[int]:
    """The numbers of the parts of a repeated field that have an answer, in order."""
    found = set()
    for name, answer in answers.items():
        step = name.split(".")
        if step[0] == field and len(step) > 2 and step[1].isdecimal() and answer.strip():
            found.add(int(step[1]))
    return sorted(found)


@lru_cache(4_096)
def _names(kind: SheetKind, field: str, languages: tuple[str, ...], parts: int) -> tuple[str, ...]:
    every = columns(kind, languages=languages, parts={field: parts})
    return tuple(column.name for column in every if column.field == field)
