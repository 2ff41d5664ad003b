from typing import Literal

ForeignLineStatus = Literal["changed", "duplicate", "here", "new", "older", "problem", "same"]

FOREIGN_LINE_STATUS_VALUES: set[ForeignLineStatus] = {
    "changed",
    "duplicate",
    "here",
    "new",
    "older",
    "problem",
    "same",
}


def check_foreign_line_status(value: str) -> ForeignLineStatus:
    if value in FOREIGN_LINE_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FOREIGN_LINE_STATUS_VALUES!r}")
