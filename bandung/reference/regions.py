"""Regions of the United Nations' M49 standard: continents, subregions, intermediate regions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Region(Coded):
    """A region by its three-digit M49 code; ``parent`` is the code of the region around it, empty for a continent."""

    parent: str = ""


@cache
def _regions() -> Mapping[str, Region]:
    return {row["code"]: Region(row["code"], names(row), row["parent"]) for row in rows("regions")}


def regions() -> tuple[Region, ...]:
    """All regions, continents first."""
    return tuple(_regions().values())


def region(code: str) -> Region:
    """The region of this M49 code.

    :raises UnknownCode: if M49 has no such region.
    """
    try:
        return _regions()[code]
    except (KeyError, TypeError):
        raise UnknownCode("regions", code, _regions()) from None
