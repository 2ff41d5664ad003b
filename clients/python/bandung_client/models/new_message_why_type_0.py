from typing import Literal

NewMessageWhyType0 = Literal["capacity", "conditions", "cost", "language", "other", "priorities", "subject", "timing"]

NEW_MESSAGE_WHY_TYPE_0_VALUES: set[NewMessageWhyType0] = {
    "capacity",
    "conditions",
    "cost",
    "language",
    "other",
    "priorities",
    "subject",
    "timing",
}


def check_new_message_why_type_0(value: str) -> NewMessageWhyType0:
    if value in NEW_MESSAGE_WHY_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_MESSAGE_WHY_TYPE_0_VALUES!r}")
