from typing import Literal

SendSpreadsheetMultiPartBodyParamsKind = Literal["need", "offer"]

SEND_SPREADSHEET_MULTI_PART_BODY_PARAMS_KIND_VALUES: set[SendSpreadsheetMultiPartBodyParamsKind] = {
    "need",
    "offer",
}


def check_send_spreadsheet_multi_part_body_params_kind(value: str) -> SendSpreadsheetMultiPartBodyParamsKind:
    if value in SEND_SPREADSHEET_MULTI_PART_BODY_PARAMS_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SEND_SPREADSHEET_MULTI_PART_BODY_PARAMS_KIND_VALUES!r}"
    )
