from typing import Literal

ListOwnContributionsSaid = Literal["", "confirmed", "declared", "disputed", "partly", "reported", "settled"]

LIST_OWN_CONTRIBUTIONS_SAID_VALUES: set[ListOwnContributionsSaid] = {
    "",
    "confirmed",
    "declared",
    "disputed",
    "partly",
    "reported",
    "settled",
}


def check_list_own_contributions_said(value: str) -> ListOwnContributionsSaid:
    if value in LIST_OWN_CONTRIBUTIONS_SAID_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OWN_CONTRIBUTIONS_SAID_VALUES!r}")
