from typing import Literal

MandateShapeDuty = Literal["administer", "clear", "consent", "draft"]

MANDATE_SHAPE_DUTY_VALUES: set[MandateShapeDuty] = {
    "administer",
    "clear",
    "consent",
    "draft",
}


def check_mandate_shape_duty(value: str) -> MandateShapeDuty:
    if value in MANDATE_SHAPE_DUTY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MANDATE_SHAPE_DUTY_VALUES!r}")
