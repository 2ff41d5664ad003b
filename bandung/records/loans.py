"""Financial forms of cooperation, and the terms of a loan from which its grant element follows."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import Amount, Part
from bandung.values import BadValue
from bandung.values.errors import _

FinancialForm = Literal[
    "grant", "concessional-loan", "interest-free-loan", "credit-line", "other-loan", "export-credit", "debt-relief",
    "budget-support", "joint-fund", "core-contribution", "currency-swap", "guarantee",
]  # fmt: skip


class Payment(Part):
    """What is paid back so many years after the loan was paid out."""

    after_years: Amount
    principal: Amount = "0"
    interest: Amount = "0"


class Loan(Part):
    """Terms of a loan: equal repayments of principal after a grace period, or its payments one by one.

    ``interest`` is in percent a year. ``years`` counts from the paying out to the last repayment, ``grace`` to the
    first.
    """

    interest: Amount = "0"
    years: Amount | None = None
    grace: Amount = "0"
    payments_a_year: Literal[1, 2, 4, 12] = 2
    payments: Annotated[tuple[Payment, ...], Field(max_length=1_200)] = ()

    def model_post_init(self, _context: Any) -> None:
        if bool(self.payments) == (self.years is not None):
            raise BadValue(_("Give the years of the loan, or its payments one by one."), field="years")
        if self.years is not None and not 0 < Decimal(self.years) <= 100:
            raise BadValue(_("A loan runs for more than 0 and at most 100 years."), field="years")
        if self.years is not None and Decimal(self.grace) > Decimal(self.years):
            raise BadValue(_("The grace period is longer than the loan."), field="grace")
        if Decimal(self.interest) > 100:
            raise BadValue(
                _("Interest is given in percent a year; more than 100 is a slip of the pen."), field="interest"
            )
