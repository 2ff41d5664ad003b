from typing import Literal

RevisionKind = Literal["need", "offer"]

REVISION_KIND_VALUES: set[RevisionKind] = {
    "need",
    "offer",
}


def check_revision_kind(value: str) -> RevisionKind:
    if value in REVISION_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REVISION_KIND_VALUES!r}")
