from typing import Literal

ListContributionsStage = Literal["", "budget", "commitment", "delivery"]

LIST_CONTRIBUTIONS_STAGE_VALUES: set[ListContributionsStage] = {
    "",
    "budget",
    "commitment",
    "delivery",
}


def check_list_contributions_stage(value: str) -> ListContributionsStage:
    if value in LIST_CONTRIBUTIONS_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CONTRIBUTIONS_STAGE_VALUES!r}")
