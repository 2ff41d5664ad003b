from typing import Literal

ThreadShapeKind = Literal["need", "offer"]

THREAD_SHAPE_KIND_VALUES: set[ThreadShapeKind] = {
    "need",
    "offer",
}


def check_thread_shape_kind(value: str) -> ThreadShapeKind:
    if value in THREAD_SHAPE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {THREAD_SHAPE_KIND_VALUES!r}")
