from typing import Literal

ImportShapeState = Literal["begun", "done", "running", "undoing", "undone"]

IMPORT_SHAPE_STATE_VALUES: set[ImportShapeState] = {
    "begun",
    "done",
    "running",
    "undoing",
    "undone",
}


def check_import_shape_state(value: str) -> ImportShapeState:
    if value in IMPORT_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IMPORT_SHAPE_STATE_VALUES!r}")
