from typing import Literal

ListCommissionsState = Literal["", "confirmed", "convened", "held", "withdrawn"]

LIST_COMMISSIONS_STATE_VALUES: set[ListCommissionsState] = {
    "",
    "confirmed",
    "convened",
    "held",
    "withdrawn",
}


def check_list_commissions_state(value: str) -> ListCommissionsState:
    if value in LIST_COMMISSIONS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_COMMISSIONS_STATE_VALUES!r}")
