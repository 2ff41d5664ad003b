"""Languages and which of them countries work in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandung.reference.countries import country
from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Language(Coded):
    """A language by ISO 639-1 code, or 639-3 where it has none; ``direction`` of its writing is ltr or rtl."""

    direction: str = "ltr"


@cache
def _languages() -> Mapping[str, Language]:
    return {row["code"]: Language(row["code"], names(row), row["direction"]) for row in rows("languages")}


def languages() -> tuple[Language, ...]:
    """All languages that the tables name."""
    return tuple(_languages().values())


def language(code: str) -> Language:
    """The language of this code.

    :raises UnknownCode: if the table does not have it.
    """
    try:
        return _languages()[code]
    except (KeyError, TypeError):
        raise UnknownCode("languages", code, _languages()) from None


@cache
def _of_countries(status: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("official_languages"):
        if status in ("any", row["status"]):
            found[row["country"]] = (*found.get(row["country"], ()), row["language"])
    return found


def official_languages(alpha3: str) -> tuple[str, ...]:
    """Codes of a country's official languages, the one most used by its government first; empty where not known.

    :raises UnknownCode: if there is no such country.
    """
    return _of_countries("official").get(country(alpha3).code, ())


def working_languages(alpha3: str) -> tuple[str, ...]:
    """Official languages, then others in which officials commonly work with partners (such as French in Tunisia).

    :raises UnknownCode: if there is no such country.
    """
    return _of_countries("any").get(country(alpha3).code, ())
