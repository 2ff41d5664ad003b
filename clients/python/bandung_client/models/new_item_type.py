from typing import Literal

NewItemType = Literal["decision", "other", "project", "review"]

NEW_ITEM_TYPE_VALUES: set[NewItemType] = {
    "decision",
    "other",
    "project",
    "review",
}


def check_new_item_type(value: str) -> NewItemType:
    if value in NEW_ITEM_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_ITEM_TYPE_VALUES!r}")
