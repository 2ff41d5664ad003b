from typing import Literal

NewSessionLevel = Literal["advanced", "intermediate", "introductory", "trainers"]

NEW_SESSION_LEVEL_VALUES: set[NewSessionLevel] = {
    "advanced",
    "intermediate",
    "introductory",
    "trainers",
}


def check_new_session_level(value: str) -> NewSessionLevel:
    if value in NEW_SESSION_LEVEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_SESSION_LEVEL_VALUES!r}")
