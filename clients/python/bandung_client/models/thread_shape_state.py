from typing import Literal

ThreadShapeState = Literal["accepted", "asked", "concluded", "declined", "dormant", "handed-on", "withdrawn"]

THREAD_SHAPE_STATE_VALUES: set[ThreadShapeState] = {
    "accepted",
    "asked",
    "concluded",
    "declined",
    "dormant",
    "handed-on",
    "withdrawn",
}


def check_thread_shape_state(value: str) -> ThreadShapeState:
    if value in THREAD_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {THREAD_SHAPE_STATE_VALUES!r}")
