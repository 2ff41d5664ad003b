"""Names beside the codes of IATI, in the reader's language; what the tables do not have has the name that the file
gives it, or none."""

from collections.abc import Mapping
from functools import cache

from bandung import reference

DAC, UN = ("1", "2"), "2"
"""Vocabularies: of sectors those of the OECD (five and three digits), of regions that of the United Nations."""


@cache
def _countries(language: str) -> Mapping[str, str]:
    return {it.alpha2: it.name(language) for it in reference.countries()}


@cache
def _regions(language: str) -> Mapping[str, str]:
    return {it.code: it.name(language) for it in reference.regions()}


@cache
def _sectors(language: str) -> Mapping[str, str]:
    return {it.code: it.name(language) for it in reference.sectors()}


@cache
def _languages(language: str) -> Mapping[str, str]:
    return {it.code: it.name(language) for it in reference.languages()}


def country_name(code: str, language: str) -> str:
    """The name of a country by ISO 3166-1 alpha-2 code, as IATI has it."""
    return _countries(language).get(code, "")


def region_name(vocabulary: str, code: str, language: str) -> str:
    """The name of a region of M49; the OECD's regions have the names that files give them."""
    return _regions(language).get(code, "") if vocabulary == UN else ""


def sector_name(vocabulary: str, code: str, language: str) -> str:
    """The name of a sector of the OECD's list."""
    return _sectors(language).get(code, "") if vocabulary in DAC else ""


def language_name(code: str, language: str) -> str:
    """The name of a language by its code, whatever region follows it."""
    return _languages(language).get(code.partition("-")[0].lower(), "")
