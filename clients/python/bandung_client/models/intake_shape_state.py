from typing import Literal

IntakeShapeState = Literal["discarded", "done", "reading", "ready", "refused", "taking over", "waiting"]

INTAKE_SHAPE_STATE_VALUES: set[IntakeShapeState] = {
    "discarded",
    "done",
    "reading",
    "ready",
    "refused",
    "taking over",
    "waiting",
}


def check_intake_shape_state(value: str) -> IntakeShapeState:
    if value in INTAKE_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INTAKE_SHAPE_STATE_VALUES!r}")
