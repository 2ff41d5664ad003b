from typing import Literal

ListOwnContributionsSide = Literal["", "given", "received"]

LIST_OWN_CONTRIBUTIONS_SIDE_VALUES: set[ListOwnContributionsSide] = {
    "",
    "given",
    "received",
}


def check_list_own_contributions_side(value: str) -> ListOwnContributionsSide:
    if value in LIST_OWN_CONTRIBUTIONS_SIDE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OWN_CONTRIBUTIONS_SIDE_VALUES!r}")
