from typing import Literal

ListObligationsSide = Literal["", "due", "owed"]

LIST_OBLIGATIONS_SIDE_VALUES: set[ListObligationsSide] = {
    "",
    "due",
    "owed",
}


def check_list_obligations_side(value: str) -> ListObligationsSide:
    if value in LIST_OBLIGATIONS_SIDE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OBLIGATIONS_SIDE_VALUES!r}")
