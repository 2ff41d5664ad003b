"""Currencies of ISO 4217."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Currency(Coded):
    """A currency; ``minor_unit`` is the number of decimals of its amounts, None for a unit of account (SDR)."""

    minor_unit: int | None = None


@cache
def _currencies() -> Mapping[str, Currency]:
    return {
        row["code"]: Currency(row["code"], names(row), int(row["minor_unit"]) if row["minor_unit"] else None)
        for row in rows("currencies")
    }


def currencies() -> tuple[Currency, ...]:
    """All currencies, by code."""
    return tuple(_currencies().values())


def currency(code: str) -> Currency:
    """The currency of this ISO 4217 code.

    :raises UnknownCode: if the table does not have it.
    """
    try:
        return _currencies()[code]
    except (KeyError, TypeError):
        raise UnknownCode("currencies", code, _currencies()) from None
