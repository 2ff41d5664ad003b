from typing import Literal

ListObligationsState = Literal["", "cleared", "confirmed", "declared", "disputed", "withdrawn"]

LIST_OBLIGATIONS_STATE_VALUES: set[ListObligationsState] = {
    "",
    "cleared",
    "confirmed",
    "declared",
    "disputed",
    "withdrawn",
}


def check_list_obligations_state(value: str) -> ListObligationsState:
    if value in LIST_OBLIGATIONS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OBLIGATIONS_STATE_VALUES!r}")
