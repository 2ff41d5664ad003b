from typing import Literal

ReturnLineStateType0 = Literal["given-back", "in-review", "late", "not-answered", "nothing", "received", "taken-over"]

RETURN_LINE_STATE_TYPE_0_VALUES: set[ReturnLineStateType0] = {
    "given-back",
    "in-review",
    "late",
    "not-answered",
    "nothing",
    "received",
    "taken-over",
}


def check_return_line_state_type_0(value: str) -> ReturnLineStateType0:
    if value in RETURN_LINE_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RETURN_LINE_STATE_TYPE_0_VALUES!r}")
