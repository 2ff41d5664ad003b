from typing import Literal

IntakeShapeKind = Literal["need", "offer"]

INTAKE_SHAPE_KIND_VALUES: set[IntakeShapeKind] = {
    "need",
    "offer",
}


def check_intake_shape_kind(value: str) -> IntakeShapeKind:
    if value in INTAKE_SHAPE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INTAKE_SHAPE_KIND_VALUES!r}")
