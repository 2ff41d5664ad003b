from typing import Literal

ToldStanding = Literal["reported", "said"]

TOLD_STANDING_VALUES: set[ToldStanding] = {
    "reported",
    "said",
}


def check_told_standing(value: str) -> ToldStanding:
    if value in TOLD_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TOLD_STANDING_VALUES!r}")
