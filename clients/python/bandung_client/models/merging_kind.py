from typing import Literal

MergingKind = Literal["need", "offer"]

MERGING_KIND_VALUES: set[MergingKind] = {
    "need",
    "offer",
}


def check_merging_kind(value: str) -> MergingKind:
    if value in MERGING_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MERGING_KIND_VALUES!r}")
