from typing import Literal

NewSameSays = Literal["different", "same"]

NEW_SAME_SAYS_VALUES: set[NewSameSays] = {
    "different",
    "same",
}


def check_new_same_says(value: str) -> NewSameSays:
    if value in NEW_SAME_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_SAME_SAYS_VALUES!r}")
