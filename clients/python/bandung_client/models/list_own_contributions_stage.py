from typing import Literal

ListOwnContributionsStage = Literal["", "budget", "commitment", "delivery"]

LIST_OWN_CONTRIBUTIONS_STAGE_VALUES: set[ListOwnContributionsStage] = {
    "",
    "budget",
    "commitment",
    "delivery",
}


def check_list_own_contributions_stage(value: str) -> ListOwnContributionsStage:
    if value in LIST_OWN_CONTRIBUTIONS_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OWN_CONTRIBUTIONS_STAGE_VALUES!r}")
