"""The clock of each country: the zone of its capital, by the IANA time zone database."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from bandung.reference.countries import country
from bandung.reference.tables import rows


@dataclass(frozen=True, slots=True)
class TimeZone:
    """Which clock a country goes by."""

    name: str
    """As the database names it, such as America/Montevideo."""
    several: bool
    """Whether the country has other zones besides; then this is the capital's."""

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.name)


@cache
def _zones() -> Mapping[str, TimeZone]:
    return {row["country"]: TimeZone(row["zone"], row["several"] == "1") for row in rows("time_zones")}


def time_zone(alpha3: str) -> TimeZone:
    """The clock of a country's capital.

    :raises UnknownCode: if there is no such country.
    """
    return _zones()[country(alpha3).code]
