from typing import Literal

MatchesOfNeedStandbyItem = Literal["brigade", "equipment", "stock"]

MATCHES_OF_NEED_STANDBY_ITEM_VALUES: set[MatchesOfNeedStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_matches_of_need_standby_item(value: str) -> MatchesOfNeedStandbyItem:
    if value in MATCHES_OF_NEED_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATCHES_OF_NEED_STANDBY_ITEM_VALUES!r}")
