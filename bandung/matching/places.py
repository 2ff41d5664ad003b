"""Where two statements come from, and how alike their countries are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import Any

from bandung import reference
from bandung.matching.statements import Statement
from bandung.matching.tokens import base_language

_LISTS = ("LDC", "LLDC", "SIDS_UNSD")
SAME_CONTINENT = 0.4
"""What lying on the same continent is worth where subregions differ."""


@cache
def _names(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        it.name(language): it.code for it in reference.countries() if len(it.name(language)) > 2 or language == "zh"
    }
    edge = "" if language in ("ar", "zh") else r"\b"
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(f"{edge}(?:{pattern}){edge}"), names


@lru_cache(4096)
def _mentioned(text: str, language: str) -> frozenset[str]:
    pattern, names = _names(language)
    return frozenset(names[each] for each in pattern.findall(text))


def mentioned(statement: Statement) -> frozenset[str]:
    """Alpha-3 codes of the countries that its texts name."""
    return frozenset(
        code
        for texts in (statement.titles, statement.summaries)
        for language, text in texts.items()
        for code in _mentioned(text, base_language(language))
    )


def _known(countries: Iterable[str]) -> list[str]:
    return [code for code in countries if code in _codes()]


@cache
def _codes() -> frozenset[str]:
    return frozenset(it.code for it in reference.countries())


def nearness(one: Sequence[str], other: Sequence[str]) -> tuple[float, Mapping[str, Any]] | None:
    """1 in the same subregion, less on the same continent, else 0; of several countries the nearest count."""
    here, there = _known(one), _known(other)
    if not here or not there:
        return None
    paths = [(reference.region_path(a), reference.region_path(b)) for a, b in product(here, there)]
    for a, b in paths:
        if (a[2] or a[1]) == (b[2] or b[1]):
            return 1.0, {"region": a[2] or a[1]}
    for a, b in paths:
        if a[1] == b[1]:
            return 1.0, {"region": a[1]}
    for a, b in paths:
        if a[0] == b[0]:
            return SAME_CONTINENT, {"region": a[0]}
    return 0.0, {}


@lru_cache(65536)
def _alike(one: str, other: str, on: date) -> tuple[float, Mapping[str, Any]] | None:
    facts: dict[str, Any] = {}
    parts: list[float] = []
    here, there = reference.climates_of(one), reference.climates_of(other)
    if here and there:
        shared = [zone for zone in here if zone in there]
        parts.append(len(shared) / len({*here, *there}))
        if shared:
            facts["climates"] = shared
    incomes = reference.income_group(one, on), reference.income_group(other, on)
    if incomes[0] and incomes[1]:
        steps = abs(INCOMES.index(incomes[0]) - INCOMES.index(incomes[1]))
        parts.append(1 - steps / 3)
        if not steps:
            facts["income"] = incomes[0]
    groups = reference.groups_of(one, on), reference.groups_of(other, on)
    special = [name for name in _LISTS if name in groups[0]]
    if special:
        common = [name for name in special if name in groups[1]]
        parts.append(len(common) / len(special))
        if common:
            facts["groups"] = common
    return (sum(parts) / len(parts), facts) if parts else None


INCOMES = ("LIC", "LMC", "UMC", "HIC")


def likeness(one: Sequence[str], other: Sequence[str], on: date) -> tuple[float, Mapping[str, Any]] | None:
    """The mean of: climates in common, nearness in income, and the need's special groups that the other shares."""
    found = [each for a, b in product(_known(one), _known(other)) if (each := _alike(a, b, on)) is not None]
    return max(found, key=lambda each: each[0]) if found else None
