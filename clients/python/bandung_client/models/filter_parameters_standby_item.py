from typing import Literal

FilterParametersStandbyItem = Literal["brigade", "equipment", "stock"]

FILTER_PARAMETERS_STANDBY_ITEM_VALUES: set[FilterParametersStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_filter_parameters_standby_item(value: str) -> FilterParametersStandbyItem:
    if value in FILTER_PARAMETERS_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILTER_PARAMETERS_STANDBY_ITEM_VALUES!r}")
