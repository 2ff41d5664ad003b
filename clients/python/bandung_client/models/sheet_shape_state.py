from typing import Literal

SheetShapeState = Literal["discarded", "done", "reading", "ready", "refused", "taking over", "waiting"]

SHEET_SHAPE_STATE_VALUES: set[SheetShapeState] = {
    "discarded",
    "done",
    "reading",
    "ready",
    "refused",
    "taking over",
    "waiting",
}


def check_sheet_shape_state(value: str) -> SheetShapeState:
    if value in SHEET_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SHEET_SHAPE_STATE_VALUES!r}")
