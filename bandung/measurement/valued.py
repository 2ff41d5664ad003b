"""What a line of the ledger is worth in money, by which methods and rates, or why nobody can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from bandung.measurement.lines import Line

SWITCHES: Mapping[str, str] = {
    "peacekeeping": "B11", "refugees": "B12", "core-contributions": "A6", "export-credits": "A3",
}  # fmt: skip
"""What countries disagree on counting, and the item of the list it stands for (rule R-22)."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of a currency for one US dollar (or for one international dollar), of a year, with its source."""

    currency: str
    year: int
    value: Decimal
    source: str
    retrieved: date
    note: str = ""


class Rates(Protocol):
    """Where rates come from."""

    @property
    def version(self) -> str:
        """Names this state of the table."""

    def per_dollar(self, currency: str, year: int) -> Rate | None:
        """Annual average, units of the currency for one US dollar; None where the table has none."""

    def per_international_dollar(self, country: str, year: int) -> Rate | None:
        """PPP conversion factor, units of the country's currency for one international dollar; None where unknown."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a country chooses where methods leave a choice; every report prints it."""

    country: str = ""
    counted: Mapping[str, bool] = field(default_factory=dict)
    """Switch of ``SWITCHES`` to whether it is counted; absent is not counted."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Valued:
    """A line with its worth. Money is in whole minor units: ``usd`` and ``ppp`` in cents, so that any sum is exact.

    ``methods`` are names with versions, in the order applied: ``stated``, ``salary-1`` (F-1), ``market-usd-1`` (F-2),
    ``ppp-1`` (F-3), ``grant-element-1`` (F-4). ``why`` says why there is no ``usd``: ``counted-in-units`` (group C),
    ``no-amount``, ``no-rate``, ``contested`` (switched off), empty where there is one.
    """

    line: Line
    local: Decimal | None = None
    """In the line's own currency."""
    currency: str = ""
    usd: int | None = None
    ppp: int | None = None
    """Staff time at purchasing power parity, in cents of an international dollar; shown beside, never added."""
    grant_element: Decimal | None = None
    methods: tuple[str, ...] = ()
    rate: Rate | None = None
    ppp_rate: Rate | None = None
    why: str = ""
