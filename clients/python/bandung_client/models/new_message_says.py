from typing import Literal

NewMessageSays = Literal["accept", "answer", "ask", "decline", "follow-up", "hand-on", "outcome"]

NEW_MESSAGE_SAYS_VALUES: set[NewMessageSays] = {
    "accept",
    "answer",
    "ask",
    "decline",
    "follow-up",
    "hand-on",
    "outcome",
}


def check_new_message_says(value: str) -> NewMessageSays:
    if value in NEW_MESSAGE_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_MESSAGE_SAYS_VALUES!r}")
