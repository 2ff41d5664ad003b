from typing import Literal

ListDraftsSourceType0 = Literal["api", "form", "mail", "record", "spreadsheet"]

LIST_DRAFTS_SOURCE_TYPE_0_VALUES: set[ListDraftsSourceType0] = {
    "api",
    "form",
    "mail",
    "record",
    "spreadsheet",
}


def check_list_drafts_source_type_0(value: str) -> ListDraftsSourceType0:
    if value in LIST_DRAFTS_SOURCE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_DRAFTS_SOURCE_TYPE_0_VALUES!r}")
