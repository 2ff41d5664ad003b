"""Sectors: the purpose codes of the OECD's Creditor Reporting System, five digits within three."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Sector(Coded):
    """A sector of three digits, or a purpose of five; ``parent`` is the purpose's sector, empty for a sector.

    A withdrawn code (``active`` false) is still understood in what was written earlier, and no longer offered.
    """

    parent: str = ""
    active: bool = True


@cache
def _sectors() -> Mapping[str, Sector]:
    return {
        row["code"]: Sector(row["code"], names(row), row["parent"], row["status"] == "active")
        for row in rows("sectors")
    }


def sectors() -> tuple[Sector, ...]:
    """All sectors and purposes, each sector before its purposes."""
    return tuple(_sectors().values())


def sector(code: str) -> Sector:
    """The sector (three digits) or purpose (five digits) of this code.

    :raises UnknownCode: if there is none.
    """
    try:
        return _sectors()[code]
    except (KeyError, TypeError):
        raise UnknownCode("sectors", code, _sectors()) from None


def sector_name(code: str, language: str = "en") -> str:
    """The name of a sector or purpose.

    :raises UnknownCode: if there is none.
    """
    return sector(code).name(language)


def broad_sector(code: str) -> str:
    """The three-digit code that a code of three or five digits belongs to.

    :raises UnknownCode: if there is no such code.
    """
    it = sector(code)
    return it.parent or it.code


def sectors_within(code: str) -> tuple[str, ...]:
    """Codes of the purposes of a sector; a purpose has none.

    :raises UnknownCode: if there is no such code.
    """
    wanted = sector(code).code
    return tuple(it.code for it in sectors() if it.parent == wanted)
