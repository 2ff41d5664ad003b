from typing import Literal

IatiTemplateKind = Literal["activities", "organisations"]

IATI_TEMPLATE_KIND_VALUES: set[IatiTemplateKind] = {
    "activities",
    "organisations",
}


def check_iati_template_kind(value: str) -> IatiTemplateKind:
    if value in IATI_TEMPLATE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IATI_TEMPLATE_KIND_VALUES!r}")
