from typing import Literal

AnswerPaperKind = Literal["evaluation-plan", "final-report"]

ANSWER_PAPER_KIND_VALUES: set[AnswerPaperKind] = {
    "evaluation-plan",
    "final-report",
}


def check_answer_paper_kind(value: str) -> AnswerPaperKind:
    if value in ANSWER_PAPER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PAPER_KIND_VALUES!r}")
