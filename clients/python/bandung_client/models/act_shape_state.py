from typing import Literal

ActShapeState = Literal["closed", "consented", "outdated", "proposed", "signed", "withdrawn"]

ACT_SHAPE_STATE_VALUES: set[ActShapeState] = {
    "closed",
    "consented",
    "outdated",
    "proposed",
    "signed",
    "withdrawn",
}


def check_act_shape_state(value: str) -> ActShapeState:
    if value in ACT_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACT_SHAPE_STATE_VALUES!r}")
