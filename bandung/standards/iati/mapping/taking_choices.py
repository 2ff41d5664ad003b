"""What a keeper chooses where an activity can be read in more than one way; shown in every preview."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bandung import reference
from bandung.values.errors import _

CHOICES: Mapping[str, Mapping[str, str]] = {
    "provider": {
        "funding": _("the funding organisations (role 1)"),
        "extending": _("the extending organisations (role 3)"),
        "reporting": _("the organisation that reports"),
    },
    "budgets": {
        "yes": _("budgets are taken as contributions at the stage “budget”"),
        "no": _("budgets are left aside"),
    },
    "language": {
        "en": "English", "fr": "français", "es": "español", "pt": "português", "ar": "العربية", "zh": "中文",
        "ru": "русский",
    },
}  # fmt: skip
"""Name of a choice to its values and what each means. The first is the usual one."""
NAMES: Mapping[str, str] = {
    "provider": _("Who counts as provider"),
    "budgets": _("Budgets"),
    "language": _("Language of texts that name none"),
    "recipient": _("Country of activities that name none"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """How activities of one data set are read."""

    provider: str = "funding"
    budgets: str = "yes"
    language: str = "en"
    recipient: str = ""
    """Alpha-3 of the country for which activities are that name none: files of one country often leave it out."""

    def told(self) -> dict[str, str]:
        return asdict(self)


def choices_of(told: Mapping[str, Any]) -> Choices:
    """The choices from plain values; what is none of them, or not chosen, is as usual."""
    known = {name: value for name, value in told.items() if value in CHOICES.get(name, ())}
    country = str(told.get("recipient", ""))
    return Choices(**known, recipient=country if is_country(country) else "")


def is_country(code: str) -> bool:
    """Whether it is the alpha-3 code of a country."""
    try:
        reference.country(code)
    except reference.UnknownCode:
        return False
    return True
