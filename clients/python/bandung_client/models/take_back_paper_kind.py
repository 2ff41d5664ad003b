from typing import Literal

TakeBackPaperKind = Literal["evaluation-plan", "final-report"]

TAKE_BACK_PAPER_KIND_VALUES: set[TakeBackPaperKind] = {
    "evaluation-plan",
    "final-report",
}


def check_take_back_paper_kind(value: str) -> TakeBackPaperKind:
    if value in TAKE_BACK_PAPER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TAKE_BACK_PAPER_KIND_VALUES!r}")
