from typing import Literal

WithdrawFromFundKind = Literal["assessment", "award", "call", "fund", "joint-proposal"]

WITHDRAW_FROM_FUND_KIND_VALUES: set[WithdrawFromFundKind] = {
    "assessment",
    "award",
    "call",
    "fund",
    "joint-proposal",
}


def check_withdraw_from_fund_kind(value: str) -> WithdrawFromFundKind:
    if value in WITHDRAW_FROM_FUND_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WITHDRAW_FROM_FUND_KIND_VALUES!r}")
