"""The fields of needs and offers by name, and their values in words: for histories and comparisons."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from bandung.web.naming import direction_of, label_of, name_of

HEADINGS: Mapping[str, object] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "language": _("Language of the owner"),
    "countries": _("Country"),
    "region": _("Region"),
    "organisations": _("Who stands behind it"),
    "kind": _("Kind"),
    "kinds": _("Kind"),
    "domain": _("Domain"),
    "sectors": _("Sector"),
    "sdgs": _("Sustainable Development Goals"),
    "modalities": _("Modality"),
    "modality": _("How it is shared"),
    "framework": _("Under"),
    "place": _("Place"),
    "working_languages": _("Working languages"),
    "period": _("Period"),
    "capacity": _("Capacity"),
    "conditions": _("Conditions of use"),
    "proof": _("Proof"),
    "sources": _("Sources"),
    "stated_on": _("Stated on"),
    "claimed_from": _("Taken over from a report"),
    "adapted_from": _("Adapted from an offer"),
    "plan_objective": _("Objective of the national plan"),
    "crisis": _("Crisis"),
    "partners_wanted": _("Partners wanted"),
    "replicated_in": _("Replicated in"),
    "technology": _("Terms of the technology"),
}
TABLES: Mapping[str, str] = {
    "language": "language", "countries": "country", "kind": "kind", "kinds": "kind", "domain": "domain",
    "sectors": "sector", "sdgs": "sdg", "modalities": "modality", "working_languages": "language",
    "partners_wanted": "country", "replicated_in": "country",
}  # fmt: skip
TEXTS = frozenset({"title", "summary", "modality", "place", "conditions", "plan_objective"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, or one language of it, before and after; empty where it was not stated."""

    heading: str
    before: str
    after: str
    language: str = ""
    direction: str = ""


def differences(field: str, before: Any, after: Any, reader: str) -> list[Difference]:
    """What changed in a field, a text language by language, in the reader's words."""
    heading = str(HEADINGS.get(field, field))
    if field not in TEXTS:
        return [Difference(heading, in_words(field, before, reader), in_words(field, after, reader))]
    then, now = before or {}, after or {}
    return [
        Difference(
            f"{heading} ({name_of('language', code, reader)})", then.get(code, ""), now.get(code, ""), code,
            direction_of(code),
        )
        for code in sorted({*then, *now})
        if then.get(code) != now.get(code)
    ]  # fmt: skip


def in_words(field: str, value: Any, reader: str) -> str:
    """A value as a reader sees it: codes by name, the rest as it is written."""
    if value in (None, [], {}):
        return ""
    table = TABLES.get(field)
    if table:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(label_of(table, code, reader) for code in codes)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
