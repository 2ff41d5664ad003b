from typing import Literal

ProposePaperKind = Literal["evaluation-plan", "final-report"]

PROPOSE_PAPER_KIND_VALUES: set[ProposePaperKind] = {
    "evaluation-plan",
    "final-report",
}


def check_propose_paper_kind(value: str) -> ProposePaperKind:
    if value in PROPOSE_PAPER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PROPOSE_PAPER_KIND_VALUES!r}")
