from typing import Literal

ListCallsState = Literal["", "closed", "coming", "open"]

LIST_CALLS_STATE_VALUES: set[ListCallsState] = {
    "",
    "closed",
    "coming",
    "open",
}


def check_list_calls_state(value: str) -> ListCallsState:
    if value in LIST_CALLS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CALLS_STATE_VALUES!r}")
