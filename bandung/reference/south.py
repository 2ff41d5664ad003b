"""Whether a country counts as South where it has not said so itself.

A country declares this, in its own record; nothing here may block one that does. This is only the default that is
shown, as a default, until it has: the last M49 list of developing regions (UNSD withdrew it in 2021), or membership
of the Group of 77.
"""

from dataclasses import dataclass
from datetime import date

from bandung.reference.countries import country
from bandung.reference.groups import members
from bandung.values.errors import _

LAST_DEVELOPING_LIST = date(2021, 12, 1)
"""A day on which M49 still had developing regions; its last list is used for every later day."""


@dataclass(frozen=True, slots=True)
class SouthDefault:
    """A default and the sentence that explains it, untranslated; never a country's word."""

    value: bool
    reason: str


def south_by_default(alpha3: str, on: date) -> SouthDefault:
    """What is assumed about a country on this day as long as it has declared nothing.

    :raises UnknownCode: if there is no such country.
    """
    code = country(alpha3).code
    listed = code in members("M49_DEV_HIST", min(on, LAST_DEVELOPING_LIST))
    allied = code in members("G77", on)
    if listed and allied:
        return SouthDefault(True, _("By default: in the last UN list of developing regions and in the Group of 77."))
    if listed:
        return SouthDefault(True, _("By default: in the last UN list of developing regions."))
    if allied:
        return SouthDefault(True, _("By default: in the Group of 77."))
    return SouthDefault(False, _("By default: in neither the last UN list of developing regions nor the Group of 77."))
