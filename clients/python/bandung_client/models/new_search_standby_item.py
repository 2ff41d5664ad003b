from typing import Literal

NewSearchStandbyItem = Literal["brigade", "equipment", "stock"]

NEW_SEARCH_STANDBY_ITEM_VALUES: set[NewSearchStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_new_search_standby_item(value: str) -> NewSearchStandbyItem:
    if value in NEW_SEARCH_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_SEARCH_STANDBY_ITEM_VALUES!r}")
