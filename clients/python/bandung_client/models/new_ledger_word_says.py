from typing import Literal

NewLedgerWordSays = Literal["consent", "refuse"]

NEW_LEDGER_WORD_SAYS_VALUES: set[NewLedgerWordSays] = {
    "consent",
    "refuse",
}


def check_new_ledger_word_says(value: str) -> NewLedgerWordSays:
    if value in NEW_LEDGER_WORD_SAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_LEDGER_WORD_SAYS_VALUES!r}")
