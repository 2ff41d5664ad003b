from typing import Literal

ListContributionsSaid = Literal["", "confirmed", "declared", "disputed", "partly", "reported", "settled"]

LIST_CONTRIBUTIONS_SAID_VALUES: set[ListContributionsSaid] = {
    "",
    "confirmed",
    "declared",
    "disputed",
    "partly",
    "reported",
    "settled",
}


def check_list_contributions_said(value: str) -> ListContributionsSaid:
    if value in LIST_CONTRIBUTIONS_SAID_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CONTRIBUTIONS_SAID_VALUES!r}")
