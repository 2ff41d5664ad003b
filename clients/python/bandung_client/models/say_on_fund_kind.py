from typing import Literal

SayOnFundKind = Literal["assessment", "award", "call", "fund", "joint-proposal"]

SAY_ON_FUND_KIND_VALUES: set[SayOnFundKind] = {
    "assessment",
    "award",
    "call",
    "fund",
    "joint-proposal",
}


def check_say_on_fund_kind(value: str) -> SayOnFundKind:
    if value in SAY_ON_FUND_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SAY_ON_FUND_KIND_VALUES!r}")
