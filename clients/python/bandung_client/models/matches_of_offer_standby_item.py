from typing import Literal

MatchesOfOfferStandbyItem = Literal["brigade", "equipment", "stock"]

MATCHES_OF_OFFER_STANDBY_ITEM_VALUES: set[MatchesOfOfferStandbyItem] = {
    "brigade",
    "equipment",
    "stock",
}


def check_matches_of_offer_standby_item(value: str) -> MatchesOfOfferStandbyItem:
    if value in MATCHES_OF_OFFER_STANDBY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATCHES_OF_OFFER_STANDBY_ITEM_VALUES!r}")
