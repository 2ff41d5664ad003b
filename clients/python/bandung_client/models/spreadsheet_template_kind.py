from typing import Literal

SpreadsheetTemplateKind = Literal["need", "offer"]

SPREADSHEET_TEMPLATE_KIND_VALUES: set[SpreadsheetTemplateKind] = {
    "need",
    "offer",
}


def check_spreadsheet_template_kind(value: str) -> SpreadsheetTemplateKind:
    if value in SPREADSHEET_TEMPLATE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SPREADSHEET_TEMPLATE_KIND_VALUES!r}")
