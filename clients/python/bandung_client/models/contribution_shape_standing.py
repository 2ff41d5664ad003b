from typing import Literal

ContributionShapeStanding = Literal["declared", "reported"]

CONTRIBUTION_SHAPE_STANDING_VALUES: set[ContributionShapeStanding] = {
    "declared",
    "reported",
}


def check_contribution_shape_standing(value: str) -> ContributionShapeStanding:
    if value in CONTRIBUTION_SHAPE_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONTRIBUTION_SHAPE_STANDING_VALUES!r}")
