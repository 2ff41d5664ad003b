from typing import Literal

IntakeLineKind = Literal["need", "offer"]

INTAKE_LINE_KIND_VALUES: set[IntakeLineKind] = {
    "need",
    "offer",
}


def check_intake_line_kind(value: str) -> IntakeLineKind:
    if value in INTAKE_LINE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INTAKE_LINE_KIND_VALUES!r}")
