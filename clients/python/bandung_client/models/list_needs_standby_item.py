from typing import Literal

ListNeedsStandbyItem = Literal["brigade", "equipment", "stock"]

LIST_NEEDS_STANDBY_ITEM_VALUES: set[ListNeedsStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_list_needs_standby_item(value: str) -> ListNeedsStandbyItem:
    if value in LIST_NEEDS_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_NEEDS_STANDBY_ITEM_VALUES!r}")
