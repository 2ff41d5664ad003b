from typing import Literal

AccountShapeStanding = Literal["declared", "reported"]

ACCOUNT_SHAPE_STANDING_VALUES: set[AccountShapeStanding] = {
    "declared",
    "reported",
}


def check_account_shape_standing(value: str) -> AccountShapeStanding:
    if value in ACCOUNT_SHAPE_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_SHAPE_STANDING_VALUES!r}")
