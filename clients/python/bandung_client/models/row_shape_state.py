from typing import Literal

RowShapeState = Literal["alike", "bad", "changed", "left", "new", "taken", "unchanged"]

ROW_SHAPE_STATE_VALUES: set[RowShapeState] = {
    "alike",
    "bad",
    "changed",
    "left",
    "new",
    "taken",
    "unchanged",
}


def check_row_shape_state(value: str) -> RowShapeState:
    if value in ROW_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROW_SHAPE_STATE_VALUES!r}")
