from typing import Literal

SearchShapeWanted = Literal["need", "offer"]

SEARCH_SHAPE_WANTED_VALUES: set[SearchShapeWanted] = {
    "need",
    "offer",
}


def check_search_shape_wanted(value: str) -> SearchShapeWanted:
    if value in SEARCH_SHAPE_WANTED_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_SHAPE_WANTED_VALUES!r}")
