from typing import Literal

SessionShapeLevel = Literal["advanced", "intermediate", "introductory", "trainers"]

SESSION_SHAPE_LEVEL_VALUES: set[SessionShapeLevel] = {
    "advanced",
    "intermediate",
    "introductory",
    "trainers",
}


def check_session_shape_level(value: str) -> SessionShapeLevel:
    if value in SESSION_SHAPE_LEVEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SESSION_SHAPE_LEVEL_VALUES!r}")
