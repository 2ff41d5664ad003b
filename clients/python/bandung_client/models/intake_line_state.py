from typing import Literal

IntakeLineState = Literal["discarded", "done", "reading", "ready", "refused", "taking over", "waiting"]

INTAKE_LINE_STATE_VALUES: set[IntakeLineState] = {
    "discarded",
    "done",
    "reading",
    "ready",
    "refused",
    "taking over",
    "waiting",
}


def check_intake_line_state(value: str) -> IntakeLineState:
    if value in INTAKE_LINE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INTAKE_LINE_STATE_VALUES!r}")
