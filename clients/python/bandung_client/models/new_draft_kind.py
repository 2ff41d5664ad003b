from typing import Literal

NewDraftKind = Literal["need", "offer"]

NEW_DRAFT_KIND_VALUES: set[NewDraftKind] = {
    "need",
    "offer",
}


def check_new_draft_kind(value: str) -> NewDraftKind:
    if value in NEW_DRAFT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_DRAFT_KIND_VALUES!r}")
