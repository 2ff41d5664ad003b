from typing import Literal

ListSessionsLevelType0 = Literal["advanced", "intermediate", "introductory", "trainers"]

LIST_SESSIONS_LEVEL_TYPE_0_VALUES: set[ListSessionsLevelType0] = {
    "advanced",
    "intermediate",
    "introductory",
    "trainers",
}


def check_list_sessions_level_type_0(value: str) -> ListSessionsLevelType0:
    if value in LIST_SESSIONS_LEVEL_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_SESSIONS_LEVEL_TYPE_0_VALUES!r}")
