from typing import Literal

MessageShapeSays = Literal["accept", "answer", "ask", "decline", "follow-up", "hand-on", "outcome"]

MESSAGE_SHAPE_SAYS_VALUES: set[MessageShapeSays] = {
    "accept",
    "answer",
    "ask",
    "decline",
    "follow-up",
    "hand-on",
    "outcome",
}


def check_message_shape_says(value: str) -> MessageShapeSays:
    if value in MESSAGE_SHAPE_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_SHAPE_SAYS_VALUES!r}")
