from typing import Literal

DraftLineState = Literal["discarded", "draft", "published", "returned", "submitted"]

DRAFT_LINE_STATE_VALUES: set[DraftLineState] = {
    "discarded",
    "draft",
    "published",
    "returned",
    "submitted",
}


def check_draft_line_state(value: str) -> DraftLineState:
    if value in DRAFT_LINE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_LINE_STATE_VALUES!r}")
