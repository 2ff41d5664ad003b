from typing import Literal

NewMessageOutcomeType0 = Literal["going-on", "learned-from", "led-to-initiative", "no-fit"]

NEW_MESSAGE_OUTCOME_TYPE_0_VALUES: set[NewMessageOutcomeType0] = {
    "going-on",
    "learned-from",
    "led-to-initiative",
    "no-fit",
}


def check_new_message_outcome_type_0(value: str) -> NewMessageOutcomeType0:
    if value in NEW_MESSAGE_OUTCOME_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_MESSAGE_OUTCOME_TYPE_0_VALUES!r}")
