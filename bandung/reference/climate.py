"""Climate zones: the main groups of the Köppen-Geiger classification that a country has land in."""

from collections.abc import Mapping
from functools import cache

from bandung.reference.countries import country
from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@cache
def _zones() -> Mapping[str, Coded]:
    return {row["code"]: Coded(row["code"], names(row)) for row in rows("climate_zones")}


@cache
def _of_countries() -> Mapping[str, tuple[str, ...]]:
    return {row["country"]: tuple(row["zones"].split()) for row in rows("climate")}


def climate_zones() -> tuple[Coded, ...]:
    """A tropical, B dry, C temperate, D continental, E polar and high mountain."""
    return tuple(_zones().values())


def climate_zone(code: str) -> Coded:
    """One zone, such as "A".

    :raises UnknownCode: if there is none.
    """
    try:
        return _zones()[code]
    except (KeyError, TypeError):
        raise UnknownCode("climate zones", code, _zones()) from None


def climates_of(alpha3: str) -> tuple[str, ...]:
    """The zones of a country, the one with most land first; empty where not known.

    :raises UnknownCode: if there is no such country.
    """
    return _of_countries().get(country(alpha3).code, ())
