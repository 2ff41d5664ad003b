from typing import Literal

ListDraftsStateType0 = Literal["discarded", "draft", "published", "returned", "submitted"]

LIST_DRAFTS_STATE_TYPE_0_VALUES: set[ListDraftsStateType0] = {
    "discarded",
    "draft",
    "published",
    "returned",
    "submitted",
}


def check_list_drafts_state_type_0(value: str) -> ListDraftsStateType0:
    if value in LIST_DRAFTS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_DRAFTS_STATE_TYPE_0_VALUES!r}")
