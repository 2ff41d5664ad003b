from typing import Literal

ListContributionsSide = Literal["", "given", "received"]

LIST_CONTRIBUTIONS_SIDE_VALUES: set[ListContributionsSide] = {
    "",
    "given",
    "received",
}


def check_list_contributions_side(value: str) -> ListContributionsSide:
    if value in LIST_CONTRIBUTIONS_SIDE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CONTRIBUTIONS_SIDE_VALUES!r}")
