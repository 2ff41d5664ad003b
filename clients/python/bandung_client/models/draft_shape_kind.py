from typing import Literal

DraftShapeKind = Literal["need", "offer"]

DRAFT_SHAPE_KIND_VALUES: set[DraftShapeKind] = {
    "need",
    "offer",
}


def check_draft_shape_kind(value: str) -> DraftShapeKind:
    if value in DRAFT_SHAPE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_SHAPE_KIND_VALUES!r}")
