from typing import Literal

ListPapersKind = Literal["evaluation-plan", "final-report"]

LIST_PAPERS_KIND_VALUES: set[ListPapersKind] = {
    "evaluation-plan",
    "final-report",
}


def check_list_papers_kind(value: str) -> ListPapersKind:
    if value in LIST_PAPERS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_PAPERS_KIND_VALUES!r}")
