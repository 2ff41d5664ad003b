from typing import Literal

ListIntroductionsDirectionType0 = Literal["asked-by-us", "asked-of-us"]

LIST_INTRODUCTIONS_DIRECTION_TYPE_0_VALUES: set[ListIntroductionsDirectionType0] = {
    "asked-by-us",
    "asked-of-us",
}


def check_list_introductions_direction_type_0(value: str) -> ListIntroductionsDirectionType0:
    if value in LIST_INTRODUCTIONS_DIRECTION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_INTRODUCTIONS_DIRECTION_TYPE_0_VALUES!r}")
