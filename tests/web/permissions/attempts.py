"""Every attempt there is."""

from tests.web.permissions import by_api, by_page, by_partnership
from tests.web.permissions.table import ATTEMPTS, Attempt, unknown, untried

WAYS = (by_page, by_api, by_partnership)
"""Modules that say how."""

__all__ = ["ATTEMPTS", "WAYS", "Attempt", "unknown", "untried"]
