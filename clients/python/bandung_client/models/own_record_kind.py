from typing import Literal

OwnRecordKind = Literal["need", "offer"]

OWN_RECORD_KIND_VALUES: set[OwnRecordKind] = {
    "need",
    "offer",
}


def check_own_record_kind(value: str) -> OwnRecordKind:
    if value in OWN_RECORD_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OWN_RECORD_KIND_VALUES!r}")
