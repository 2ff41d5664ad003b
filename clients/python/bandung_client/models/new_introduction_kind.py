from typing import Literal

NewIntroductionKind = Literal["need", "offer"]

NEW_INTRODUCTION_KIND_VALUES: set[NewIntroductionKind] = {
    "need",
    "offer",
}


def check_new_introduction_kind(value: str) -> NewIntroductionKind:
    if value in NEW_INTRODUCTION_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_INTRODUCTION_KIND_VALUES!r}")
