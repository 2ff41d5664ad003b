from typing import Literal

NewInstitutionType = Literal[
    "academic", "expert", "government", "multilateral", "ngo", "private", "public-institution", "regional"
]

NEW_INSTITUTION_TYPE_VALUES: set[NewInstitutionType] = {
    "academic",
    "expert",
    "government",
    "multilateral",
    "ngo",
    "private",
    "public-institution",
    "regional",
}


def check_new_institution_type(value: str) -> NewInstitutionType:
    if value in NEW_INSTITUTION_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_INSTITUTION_TYPE_VALUES!r}")
