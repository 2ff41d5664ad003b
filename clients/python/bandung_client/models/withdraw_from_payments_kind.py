from typing import Literal

WithdrawFromPaymentsKind = Literal["clearing-round", "credit-line", "obligation", "payment"]

WITHDRAW_FROM_PAYMENTS_KIND_VALUES: set[WithdrawFromPaymentsKind] = {
    "clearing-round",
    "credit-line",
    "obligation",
    "payment",
}


def check_withdraw_from_payments_kind(value: str) -> WithdrawFromPaymentsKind:
    if value in WITHDRAW_FROM_PAYMENTS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WITHDRAW_FROM_PAYMENTS_KIND_VALUES!r}")
