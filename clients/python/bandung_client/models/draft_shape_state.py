from typing import Literal

DraftShapeState = Literal["discarded", "draft", "published", "returned", "submitted"]

DRAFT_SHAPE_STATE_VALUES: set[DraftShapeState] = {
    "discarded",
    "draft",
    "published",
    "returned",
    "submitted",
}


def check_draft_shape_state(value: str) -> DraftShapeState:
    if value in DRAFT_SHAPE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_SHAPE_STATE_VALUES!r}")
