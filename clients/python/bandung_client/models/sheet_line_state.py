from typing import Literal

SheetLineState = Literal["discarded", "done", "reading", "ready", "refused", "taking over", "waiting"]

SHEET_LINE_STATE_VALUES: set[SheetLineState] = {
    "discarded",
    "done",
    "reading",
    "ready",
    "refused",
    "taking over",
    "waiting",
}


def check_sheet_line_state(value: str) -> SheetLineState:
    if value in SHEET_LINE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SHEET_LINE_STATE_VALUES!r}")
