from typing import Literal

IntroductionShapeKind = Literal["need", "offer"]

INTRODUCTION_SHAPE_KIND_VALUES: set[IntroductionShapeKind] = {
    "need",
    "offer",
}


def check_introduction_shape_kind(value: str) -> IntroductionShapeKind:
    if value in INTRODUCTION_SHAPE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INTRODUCTION_SHAPE_KIND_VALUES!r}")
