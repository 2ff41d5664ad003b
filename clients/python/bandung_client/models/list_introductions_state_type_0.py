from typing import Literal

ListIntroductionsStateType0 = Literal["accepted", "asked", "concluded", "declined", "dormant", "handed-on", "withdrawn"]

LIST_INTRODUCTIONS_STATE_TYPE_0_VALUES: set[ListIntroductionsStateType0] = {
    "accepted",
    "asked",
    "concluded",
    "declined",
    "dormant",
    "handed-on",
    "withdrawn",
}


def check_list_introductions_state_type_0(value: str) -> ListIntroductionsStateType0:
    if value in LIST_INTRODUCTIONS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_INTRODUCTIONS_STATE_TYPE_0_VALUES!r}")
