from typing import Literal

QuestionWanted = Literal["need", "offer"]

QUESTION_WANTED_VALUES: set[QuestionWanted] = {
    "need",
    "offer",
}


def check_question_wanted(value: str) -> QuestionWanted:
    if value in QUESTION_WANTED_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUESTION_WANTED_VALUES!r}")
