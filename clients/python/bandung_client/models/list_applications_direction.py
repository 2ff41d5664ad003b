from typing import Literal

ListApplicationsDirection = Literal["by-us", "to-us"]

LIST_APPLICATIONS_DIRECTION_VALUES: set[ListApplicationsDirection] = {
    "by-us",
    "to-us",
}


def check_list_applications_direction(value: str) -> ListApplicationsDirection:
    if value in LIST_APPLICATIONS_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_APPLICATIONS_DIRECTION_VALUES!r}")
