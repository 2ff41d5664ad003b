from typing import Literal

ExportSpreadsheetKind = Literal["need", "offer"]

EXPORT_SPREADSHEET_KIND_VALUES: set[ExportSpreadsheetKind] = {
    "need",
    "offer",
}


def check_export_spreadsheet_kind(value: str) -> ExportSpreadsheetKind:
    if value in EXPORT_SPREADSHEET_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_SPREADSHEET_KIND_VALUES!r}")
