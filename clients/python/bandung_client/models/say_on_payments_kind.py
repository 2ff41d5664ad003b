from typing import Literal

SayOnPaymentsKind = Literal["clearing-round", "credit-line", "obligation", "payment"]

SAY_ON_PAYMENTS_KIND_VALUES: set[SayOnPaymentsKind] = {
    "clearing-round",
    "credit-line",
    "obligation",
    "payment",
}


def check_say_on_payments_kind(value: str) -> SayOnPaymentsKind:
    if value in SAY_ON_PAYMENTS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SAY_ON_PAYMENTS_KIND_VALUES!r}")
