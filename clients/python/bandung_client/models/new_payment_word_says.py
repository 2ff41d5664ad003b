from typing import Literal

NewPaymentWordSays = Literal["consent", "publish", "refuse"]

NEW_PAYMENT_WORD_SAYS_VALUES: set[NewPaymentWordSays] = {
    "consent",
    "publish",
    "refuse",
}


def check_new_payment_word_says(value: str) -> NewPaymentWordSays:
    if value in NEW_PAYMENT_WORD_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_PAYMENT_WORD_SAYS_VALUES!r}")
