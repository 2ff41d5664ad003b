from typing import Literal

SpreadsheetTemplateLanguage = Literal["ar", "en", "es", "fr", "pt", "ru", "zh"]

SPREADSHEET_TEMPLATE_LANGUAGE_VALUES: set[SpreadsheetTemplateLanguage] = {
    "ar",
    "en",
    "es",
    "fr",
    "pt",
    "ru",
    "zh",
}


def check_spreadsheet_template_language(value: str) -> SpreadsheetTemplateLanguage:
    if value in SPREADSHEET_TEMPLATE_LANGUAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SPREADSHEET_TEMPLATE_LANGUAGE_VALUES!r}")
