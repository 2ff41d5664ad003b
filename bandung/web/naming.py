"""Names in the reader's language: codes of the reference lists, and texts of records in the best language there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.reference import UnknownCode
from bandung.values import LANGUAGES

STANDINGS = {"said": _("Said by the country itself"), "reported": _("Reported by others")}

_NAMED: Mapping[str, Callable[[str], reference.Coded]] = {
    "country": reference.country,
    "region": reference.region,
    "group": reference.group,
    "sector": reference.sector,
    "sdg": reference.sdg,
    "kind": reference.kind,
    "domain": reference.domain,
    "language": reference.language,
    "modality": reference.modality,
    "institution type": reference.institution_type,
    "climate": reference.climate_zone,
    "currency": reference.currency,
}


@lru_cache(8192)
def name_of(table: str, code: str, language: str) -> str:
    """The name of a code in a language; a code that the list does not have names itself."""
    try:
        named = _NAMED[table](code)
    except UnknownCode:
        return code
    return named.short_name(language) if isinstance(named, reference.Sdg) else named.name(language)


def label_of(table: str, code: str, language: str) -> str:
    """The name as lists and chips show it: with its number where people know the number."""
    if table == "standing":
        return str(STANDINGS.get(code, code))
    name = name_of(table, code, language)
    if table == "sdg":
        return f"{code} {name}"
    return name


@lru_cache(256)
def direction_of(language: str) -> str:
    """Direction of a language's writing: ltr or rtl."""
    try:
        return reference.language(language).direction
    except UnknownCode:
        return "ltr"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in the best language there is for a reader."""

    text: str
    language: str
    direction: str
    is_hers: bool
    """Whether this is the reader's own language."""

    def __str__(self) -> str:
        return self.text


def reading(texts: Mapping[str, str], reader: str, original: str = "") -> Reading:
    """The text in the reader's language, else in English, else in the original, else in any."""
    order = (reader, "en", original, *LANGUAGES, *texts)
    language = next((code for code in order if code in texts), "")
    return Reading(texts.get(language, ""), language, direction_of(language), language == reader)
