"""Every attempt there is."""

from tests.web.permissions import (
    by_api,
    by_commission,
    by_dataset,
    by_fund,
    by_iati,
    by_ledger,
    by_page,
    by_partnership,
    by_partnership_page,
    by_payment,
    by_plan,
    by_report,
    by_return,
    by_review,
)
from tests.web.permissions.table import ATTEMPTS, Attempt, unknown, untried

WAYS = (
    by_fund, by_iati, by_ledger, by_page, by_api, by_commission, by_partnership, by_partnership_page, by_payment,
    by_plan, by_report, by_return, by_review, by_dataset,
)  # fmt: skip
"""Modules that say how."""

__all__ = ["ATTEMPTS", "WAYS", "Attempt", "unknown", "untried"]
