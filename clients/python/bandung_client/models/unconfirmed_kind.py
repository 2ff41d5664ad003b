from typing import Literal

UnconfirmedKind = Literal["need", "offer"]

UNCONFIRMED_KIND_VALUES: set[UnconfirmedKind] = {
    "need",
    "offer",
}


def check_unconfirmed_kind(value: str) -> UnconfirmedKind:
    if value in UNCONFIRMED_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UNCONFIRMED_KIND_VALUES!r}")
