from typing import Literal

ListInstitutionsTypeType0 = Literal[
    "academic", "expert", "government", "multilateral", "ngo", "private", "public-institution", "regional"
]

LIST_INSTITUTIONS_TYPE_TYPE_0_VALUES: set[ListInstitutionsTypeType0] = {
    "academic",
    "expert",
    "government",
    "multilateral",
    "ngo",
    "private",
    "public-institution",
    "regional",
}


def check_list_institutions_type_type_0(value: str) -> ListInstitutionsTypeType0:
    if value in LIST_INSTITUTIONS_TYPE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_INSTITUTIONS_TYPE_TYPE_0_VALUES!r}")
