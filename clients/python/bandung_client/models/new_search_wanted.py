from typing import Literal

NewSearchWanted = Literal["need", "offer"]

NEW_SEARCH_WANTED_VALUES: set[NewSearchWanted] = {
    "need",
    "offer",
}


def check_new_search_wanted(value: str) -> NewSearchWanted:
    if value in NEW_SEARCH_WANTED_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_SEARCH_WANTED_VALUES!r}")
