from typing import Literal

DueShapeWhat = Literal["answer", "dormant", "follow-up"]

DUE_SHAPE_WHAT_VALUES: set[DueShapeWhat] = {
    "answer",
    "dormant",
    "follow-up",
}


def check_due_shape_what(value: str) -> DueShapeWhat:
    if value in DUE_SHAPE_WHAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DUE_SHAPE_WHAT_VALUES!r}")
