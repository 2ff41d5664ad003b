from typing import Literal

IntroductionShapeState = Literal["accepted", "asked", "concluded", "declined", "dormant", "handed-on", "withdrawn"]

INTRODUCTION_SHAPE_STATE_VALUES: set[IntroductionShapeState] = {
    "accepted",
    "asked",
    "concluded",
    "declined",
    "dormant",
    "handed-on",
    "withdrawn",
}


def check_introduction_shape_state(value: str) -> IntroductionShapeState:
    if value in INTRODUCTION_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INTRODUCTION_SHAPE_STATE_VALUES!r}")
