from typing import Literal

ListReturnsStateType0 = Literal["given-back", "in-review", "late", "not-answered", "nothing", "received", "taken-over"]

LIST_RETURNS_STATE_TYPE_0_VALUES: set[ListReturnsStateType0] = {
    "given-back",
    "in-review",
    "late",
    "not-answered",
    "nothing",
    "received",
    "taken-over",
}


def check_list_returns_state_type_0(value: str) -> ListReturnsStateType0:
    if value in LIST_RETURNS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_RETURNS_STATE_TYPE_0_VALUES!r}")
