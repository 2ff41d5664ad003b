from typing import Literal

NewReportType = Literal["balance", "ibero", "national", "sdmx", "ssc", "tossd"]

NEW_REPORT_TYPE_VALUES: set[NewReportType] = {
    "balance",
    "ibero",
    "national",
    "sdmx",
    "ssc",
    "tossd",
}


def check_new_report_type(value: str) -> NewReportType:
    if value in NEW_REPORT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_REPORT_TYPE_VALUES!r}")
