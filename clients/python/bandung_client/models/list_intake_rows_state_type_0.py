from typing import Literal

ListIntakeRowsStateType0 = Literal["alike", "bad", "changed", "left", "new", "taken", "unchanged"]

LIST_INTAKE_ROWS_STATE_TYPE_0_VALUES: set[ListIntakeRowsStateType0] = {
    "alike",
    "bad",
    "changed",
    "left",
    "new",
    "taken",
    "unchanged",
}


def check_list_intake_rows_state_type_0(value: str) -> ListIntakeRowsStateType0:
    if value in LIST_INTAKE_ROWS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_INTAKE_ROWS_STATE_TYPE_0_VALUES!r}")
