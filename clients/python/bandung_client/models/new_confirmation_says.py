from typing import Literal

NewConfirmationSays = Literal["confirmed", "disputed", "partly"]

NEW_CONFIRMATION_SAYS_VALUES: set[NewConfirmationSays] = {
    "confirmed",
    "disputed",
    "partly",
}


def check_new_confirmation_says(value: str) -> NewConfirmationSays:
    if value in NEW_CONFIRMATION_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_CONFIRMATION_SAYS_VALUES!r}")
