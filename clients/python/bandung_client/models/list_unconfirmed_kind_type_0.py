from typing import Literal

ListUnconfirmedKindType0 = Literal["need", "offer"]

LIST_UNCONFIRMED_KIND_TYPE_0_VALUES: set[ListUnconfirmedKindType0] = {
    "need",
    "offer",
}


def check_list_unconfirmed_kind_type_0(value: str) -> ListUnconfirmedKindType0:
    if value in LIST_UNCONFIRMED_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_UNCONFIRMED_KIND_TYPE_0_VALUES!r}")
