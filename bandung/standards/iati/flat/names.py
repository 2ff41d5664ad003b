"""Names beside the codes of IATI, in the reader's language; what the project's tables do not have has the name of the
lists of IATI, which are in English and some in French, or the one that the file gives it, or none."""

from collections.abc import Mapping
from functools import cache

from bandung import reference
from bandung.standards.iati.codes import code_lists

DAC, UN = ("1", "2"), "2"
"""Vocabularies: of sectors those of the OECD (five and three digits), of regions that of the United Nations."""


def _listed(name: str, language: str) -> dict[str, str]:
    """The names of a list of IATI by code."""
    return {code: (it.fr if language == "fr" else "") or it.en for code, it in code_lists().get(name, {}).items()}


@cache
def _dac_regions(language: str) -> Mapping[str, str]:
    return _listed("Region", language)


@cache
def _countries(language: str) -> Mapping[str, str]:
    return _listed("Country", language) | {it.alpha2: it.name(language) for it in reference.countries()}


@cache
def _regions(language: str) -> Mapping[str, str]:
    return {it.code: it.name(language) for it in reference.regions()}


@cache
def _sectors(language: str) -> Mapping[str, str]:
    listed = _listed("SectorCategory", language) | _listed("Sector", language)
    return listed | {it.code: it.name(language) for it in reference.sectors()}


@cache
def _languages(language: str) -> Mapping[str, str]:
    return {it.code: it.name(language) for it in reference.languages()}


def country_name(code: str, language: str) -> str:
    """The name of a country by ISO 3166-1 alpha-2 code, as IATI has it."""
    return _countries(language).get(code, "")


def region_name(vocabulary: str, code: str, language: str) -> str:
    """The name of a region of the OECD's list or of M49."""
    if vocabulary == UN:
        return _regions(language).get(code, "")
    return _dac_regions(language).get(code, "") if vocabulary == DAC[0] else ""


def sector_name(vocabulary: str, code: str, language: str) -> str:
    """The name of a sector of the OECD's list."""
    return _sectors(language).get(code, "") if vocabulary in DAC else ""


def language_name(code: str, language: str) -> str:
    """The name of a language by its code, whatever region follows it."""
    return _languages(language).get(code.partition("-")[0].lower(), "")


@cache
def _codes(name: str, language: str) -> Mapping[str, str]:
    return _listed(name, language)


def code_name(name: str, code: str, language: str) -> str:
    """The name of a code on a list of IATI; of several, parted by a blank, their names."""
    if not code:
        return ""
    names = _codes(name, language)
    if (found := names.get(code)) is not None or " " not in code:
        return found or ""
    return "; ".join(names.get(each) or each for each in code.split())
