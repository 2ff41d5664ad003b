from typing import Literal

ReturnTemplateLanguage = Literal["ar", "en", "es", "fr", "pt", "ru", "zh"]

RETURN_TEMPLATE_LANGUAGE_VALUES: set[ReturnTemplateLanguage] = {
    "ar",
    "en",
    "es",
    "fr",
    "pt",
    "ru",
    "zh",
}


def check_return_template_language(value: str) -> ReturnTemplateLanguage:
    if value in RETURN_TEMPLATE_LANGUAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RETURN_TEMPLATE_LANGUAGE_VALUES!r}")
