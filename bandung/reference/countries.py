"""Countries and areas: codes, names, region, place on the map."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.regions import regions
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Country(Coded):
    """A country or area of ISO 3166-1; ``code`` is its alpha-3 code.

    ``m49`` is empty for what M49 does not list. ``region``, ``subregion``, ``intermediate_region`` are M49 codes, the
    last one empty where M49 has none. ``currency`` is an ISO 4217 code. ``latitude`` and ``longitude`` are degrees of a
    point inside, rounded to a tenth, for maps. ``small`` tells a map to draw a dot, as the shape would not be seen.
    """

    alpha2: str = ""
    m49: str = ""
    region: str = ""
    subregion: str = ""
    intermediate_region: str = ""
    un_member: bool = False
    currency: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    landlocked: bool = False
    small: bool = False

    @property
    def alpha3(self) -> str:
        """The ISO 3166-1 alpha-3 code."""
        return self.code


@cache
def _countries() -> Mapping[str, Country]:
    return {
        row["alpha3"]: Country(
            row["alpha3"], names(row), row["alpha2"], row["m49"], row["region"], row["subregion"],
            row["intermediate_region"], row["un_member"] == "1", row["currency"], float(row["latitude"]),
            float(row["longitude"]), row["landlocked"] == "1", row["small"] == "1",
        )
        for row in rows("countries")
    }  # fmt: skip


def countries() -> tuple[Country, ...]:
    """All countries and areas, by alpha-3 code."""
    return tuple(_countries().values())


def country(alpha3: str) -> Country:
    """The country of this ISO 3166-1 alpha-3 code, in capitals.

    :raises UnknownCode: if there is none.
    """
    try:
        return _countries()[alpha3]
    except (KeyError, TypeError):
        raise UnknownCode("countries", alpha3, _countries()) from None


def region_path(alpha3: str) -> tuple[str, str, str]:
    """M49 codes of continent, subregion and intermediate region; empty texts where M49 has none.

    :raises UnknownCode: if there is no such country.
    """
    it = country(alpha3)
    return it.region, it.subregion, it.intermediate_region


def countries_within(region: str) -> frozenset[str]:
    """Alpha-3 codes of the countries inside a region of any level; empty for an M49 code that is no region."""
    return frozenset(it.code for it in countries() if region and region in region_path(it.code))


def plain(text: str) -> str:
    """The text without case, accents, vowel signs and punctuation, as names are compared."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in letters).split())


@cache
def _by_name() -> Mapping[str, str]:
    """Every way to call a country to its code; the code itself and the names that we show win over variants."""
    found: dict[str, str] = {}
    for it in countries():
        for text in (it.alpha3, it.alpha2, it.m49):
            if text:
                found.setdefault(text.casefold(), it.code)
    for it in countries():
        for text in it.names.values():
            found.setdefault(plain(text), it.code)
    for row in rows("country_variants"):
        if row["use"] != "adjective":
            found.setdefault(plain(row["text"]), row["country"])
    return found


def find_country(text: str) -> Country | None:
    """The country that a person means by this code (alpha-3, alpha-2, M49) or name in any of our languages, or None.

    Case, accents, a leading "the" and the inverted form of lists ("Tanzania, United Republic of") do not matter.
    """
    before, _comma, after = text.partition(",")
    for way in (text, text.zfill(3), f"{after} {before}"):
        code = _by_name().get(plain(way)) or _by_name().get(plain(way).removeprefix("the "))
        if code:
            return country(code)
    return None


def continents() -> tuple[str, ...]:
    """M49 codes of the five continents."""
    return tuple(it.code for it in regions() if not it.parent)
