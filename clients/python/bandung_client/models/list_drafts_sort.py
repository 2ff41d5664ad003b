from typing import Literal

ListDraftsSort = Literal["changed", "oldest", "problems", "title"]

LIST_DRAFTS_SORT_VALUES: set[ListDraftsSort] = {
    "changed",
    "oldest",
    "problems",
    "title",
}


def check_list_drafts_sort(value: str) -> ListDraftsSort:
    if value in LIST_DRAFTS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_DRAFTS_SORT_VALUES!r}")
