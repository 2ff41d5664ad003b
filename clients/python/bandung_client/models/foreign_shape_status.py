from typing import Literal

ForeignShapeStatus = Literal["changed", "duplicate", "here", "new", "older", "problem", "same"]

FOREIGN_SHAPE_STATUS_VALUES: set[ForeignShapeStatus] = {
    "changed",
    "duplicate",
    "here",
    "new",
    "older",
    "problem",
    "same",
}


def check_foreign_shape_status(value: str) -> ForeignShapeStatus:
    if value in FOREIGN_SHAPE_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FOREIGN_SHAPE_STATUS_VALUES!r}")
