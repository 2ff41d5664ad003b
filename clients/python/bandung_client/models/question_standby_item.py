from typing import Literal

QuestionStandbyItem = Literal["brigade", "equipment", "stock"]

QUESTION_STANDBY_ITEM_VALUES: set[QuestionStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_question_standby_item(value: str) -> QuestionStandbyItem:
    if value in QUESTION_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUESTION_STANDBY_ITEM_VALUES!r}")
