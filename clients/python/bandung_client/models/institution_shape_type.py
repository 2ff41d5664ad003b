from typing import Literal

InstitutionShapeType = Literal[
    "academic", "expert", "government", "multilateral", "ngo", "private", "public-institution", "regional"
]

INSTITUTION_SHAPE_TYPE_VALUES: set[InstitutionShapeType] = {
    "academic",
    "expert",
    "government",
    "multilateral",
    "ngo",
    "private",
    "public-institution",
    "regional",
}


def check_institution_shape_type(value: str) -> InstitutionShapeType:
    if value in INSTITUTION_SHAPE_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INSTITUTION_SHAPE_TYPE_VALUES!r}")
