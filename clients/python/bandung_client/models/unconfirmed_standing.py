from typing import Literal

UnconfirmedStanding = Literal["reported", "said"]

UNCONFIRMED_STANDING_VALUES: set[UnconfirmedStanding] = {
    "reported",
    "said",
}


def check_unconfirmed_standing(value: str) -> UnconfirmedStanding:
    if value in UNCONFIRMED_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UNCONFIRMED_STANDING_VALUES!r}")
