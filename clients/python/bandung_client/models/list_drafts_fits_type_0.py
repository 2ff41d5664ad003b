from typing import Literal

ListDraftsFitsType0 = Literal["no", "yes"]

LIST_DRAFTS_FITS_TYPE_0_VALUES: set[ListDraftsFitsType0] = {
    "no",
    "yes",
}


def check_list_drafts_fits_type_0(value: str) -> ListDraftsFitsType0:
    if value in LIST_DRAFTS_FITS_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_DRAFTS_FITS_TYPE_0_VALUES!r}")
