from typing import Literal

ListDraftsKindType0 = Literal["need", "offer"]

LIST_DRAFTS_KIND_TYPE_0_VALUES: set[ListDraftsKindType0] = {
    "need",
    "offer",
}


def check_list_drafts_kind_type_0(value: str) -> ListDraftsKindType0:
    if value in LIST_DRAFTS_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_DRAFTS_KIND_TYPE_0_VALUES!r}")
