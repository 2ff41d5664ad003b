"""Names of the values of facets, in the reader's language, where a list has them."""

from bandung import reference
from bandung.reference import UnknownCode
from bandung.standards.iati.codes import code_lists
from bandung.standards.iati.flat.names import region_name, sector_name


def country(code: str, language: str) -> str:
    """The name of a country by its alpha-3 code; a code that is none names itself."""
    try:
        return reference.country(code).name(language)
    except UnknownCode:
        return code


def name_of(facet: str, code: str, language: str) -> str:
    """The name of a value of a facet; the code itself where no list has it."""
    if facet == "country":
        return country(code, language)
    if facet == "sector" and len(code) < 3:
        return f"{code}…"
    if facet == "sector":
        return sector_name("2" if len(code) == 3 else "1", code, language) or code
    if facet == "region":
        vocabulary, _hyphen, place = code.partition("-")
        return region_name(vocabulary, place, language) or code
    if facet == "status":
        return listed("ActivityStatus", code, language) or code
    return code


def listed(name: str, code: str, language: str) -> str:
    """The name of a code on a list of IATI; empty where it has none."""
    found = code_lists().get(name, {}).get(code)
    return (found.fr if language == "fr" else "") or found.en if found else ""
