"""Whom a text names: countries, and institutions by full name or acronym."""

import re
from functools import lru_cache

from bandung import reference
from bandung.matching.statements import Statement
from bandung.matching.tokens import base_language, terms, words

LONGEST = 5_000
FULL_NAME = 3
"""Words of a name from which it is distinctive enough to be looked for; ministries of two words are everywhere."""
_ACRONYM = re.compile(r"\b[A-ZА-ЯЁ][A-Za-zА-Яа-яё]*[A-ZА-ЯЁ]{2,}\b|\b[A-ZА-ЯЁ]{3,}\b")


@lru_cache(20_000)
def _countries(text: str) -> frozenset[str]:
    return frozenset(reference.countries_mentioned(text))


def countries(statement: Statement) -> frozenset[str]:
    """Alpha-3 codes of the countries that its texts name, other than its own."""
    texts = (*statement.titles.values(), *statement.summaries.values())
    return frozenset(code for text in texts for code in _countries(text[:LONGEST])) - set(statement.countries)


@lru_cache(20_000)
def _spoken(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """(acronyms, stemmed terms)"""
    return frozenset(_ACRONYM.findall(text)), frozenset(terms(text, language))


@lru_cache(20_000)
def _name(institution: str, language: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """(acronyms, the terms of each part of the name that is distinctive enough)"""
    parts = [part for part in re.split(r"[(),;/«»\"]| [-–] ", institution) if len(words(part)) >= FULL_NAME]
    distinctive = (frozenset(terms(part, language)) for part in parts)
    return frozenset(_ACRONYM.findall(institution)), tuple(each for each in distinctive if len(each) >= FULL_NAME)


def named(asking: Statement, institutions: tuple[str, ...]) -> str:
    """The first of some institutions that the texts of a statement name; empty if they name none."""
    for language in asking.languages if institutions else ():
        text = f"{asking.titles.get(language, '')} {asking.summaries.get(language, '')}"[:LONGEST]
        acronyms, spoken = _spoken(text, base_language(language))
        for institution in institutions:
            short, full = _name(institution, base_language(language))
            if short & acronyms or any(part <= spoken for part in full):
                return institution
    return ""
