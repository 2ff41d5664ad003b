from typing import Literal

DraftLineKind = Literal["need", "offer"]

DRAFT_LINE_KIND_VALUES: set[DraftLineKind] = {
    "need",
    "offer",
}


def check_draft_line_kind(value: str) -> DraftLineKind:
    if value in DRAFT_LINE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_LINE_KIND_VALUES!r}")
