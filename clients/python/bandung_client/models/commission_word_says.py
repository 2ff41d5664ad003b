from typing import Literal

CommissionWordSays = Literal["consent", "publish", "refuse"]

COMMISSION_WORD_SAYS_VALUES: set[CommissionWordSays] = {
    "consent",
    "publish",
    "refuse",
}


def check_commission_word_says(value: str) -> CommissionWordSays:
    if value in COMMISSION_WORD_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMISSION_WORD_SAYS_VALUES!r}")
