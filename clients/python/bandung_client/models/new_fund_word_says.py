from typing import Literal

NewFundWordSays = Literal["consent", "refuse"]

NEW_FUND_WORD_SAYS_VALUES: set[NewFundWordSays] = {
    "consent",
    "refuse",
}


def check_new_fund_word_says(value: str) -> NewFundWordSays:
    if value in NEW_FUND_WORD_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_FUND_WORD_SAYS_VALUES!r}")
