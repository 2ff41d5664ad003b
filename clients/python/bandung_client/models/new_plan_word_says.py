from typing import Literal

NewPlanWordSays = Literal["consent", "refuse"]

NEW_PLAN_WORD_SAYS_VALUES: set[NewPlanWordSays] = {
    "consent",
    "refuse",
}


def check_new_plan_word_says(value: str) -> NewPlanWordSays:
    if value in NEW_PLAN_WORD_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_PLAN_WORD_SAYS_VALUES!r}")
