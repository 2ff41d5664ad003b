from typing import Literal

IatiToTablesForm = Literal["xlsx", "zip"]

IATI_TO_TABLES_FORM_VALUES: set[IatiToTablesForm] = {
    "xlsx",
    "zip",
}


def check_iati_to_tables_form(value: str) -> IatiToTablesForm:
    if value in IATI_TO_TABLES_FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IATI_TO_TABLES_FORM_VALUES!r}")
