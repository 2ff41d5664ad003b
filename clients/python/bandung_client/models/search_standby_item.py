from typing import Literal

SearchStandbyItem = Literal["brigade", "equipment", "stock"]

SEARCH_STANDBY_ITEM_VALUES: set[SearchStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_search_standby_item(value: str) -> SearchStandbyItem:
    if value in SEARCH_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_STANDBY_ITEM_VALUES!r}")
