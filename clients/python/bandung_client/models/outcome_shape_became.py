from typing import Literal

OutcomeShapeBecame = Literal["changed", "new", "same"]

OUTCOME_SHAPE_BECAME_VALUES: set[OutcomeShapeBecame] = {
    "changed",
    "new",
    "same",
}


def check_outcome_shape_became(value: str) -> OutcomeShapeBecame:
    if value in OUTCOME_SHAPE_BECAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OUTCOME_SHAPE_BECAME_VALUES!r}")
