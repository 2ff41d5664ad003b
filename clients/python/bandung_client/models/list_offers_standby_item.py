from typing import Literal

ListOffersStandbyItem = Literal["brigade", "equipment", "stock"]

LIST_OFFERS_STANDBY_ITEM_VALUES: set[ListOffersStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_list_offers_standby_item(value: str) -> ListOffersStandbyItem:
    if value in LIST_OFFERS_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OFFERS_STANDBY_ITEM_VALUES!r}")
