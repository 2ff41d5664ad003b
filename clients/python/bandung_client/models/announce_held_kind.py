from typing import Literal

AnnounceHeldKind = Literal["call", "fund"]

ANNOUNCE_HELD_KIND_VALUES: set[AnnounceHeldKind] = {
    "call",
    "fund",
}


def check_announce_held_kind(value: str) -> AnnounceHeldKind:
    if value in ANNOUNCE_HELD_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANNOUNCE_HELD_KIND_VALUES!r}")
