from typing import Literal

MatchShapeStanding = Literal["reported", "said"]

MATCH_SHAPE_STANDING_VALUES: set[MatchShapeStanding] = {
    "reported",
    "said",
}


def check_match_shape_standing(value: str) -> MatchShapeStanding:
    if value in MATCH_SHAPE_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATCH_SHAPE_STANDING_VALUES!r}")
