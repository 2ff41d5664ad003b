from typing import Literal

ListReturnRowsStateType0 = Literal["alike", "bad", "changed", "left", "new", "taken", "unchanged"]

LIST_RETURN_ROWS_STATE_TYPE_0_VALUES: set[ListReturnRowsStateType0] = {
    "alike",
    "bad",
    "changed",
    "left",
    "new",
    "taken",
    "unchanged",
}


def check_list_return_rows_state_type_0(value: str) -> ListReturnRowsStateType0:
    if value in LIST_RETURN_ROWS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_RETURN_ROWS_STATE_TYPE_0_VALUES!r}")
