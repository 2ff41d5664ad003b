"""What a country calls a role or a basis of cooperation, in a language; one code for all, many words."""

from collections.abc import Mapping
from functools import cache

from bandung.reference.tables import rows


@cache
def _labels() -> Mapping[tuple[str, str, str], str]:
    return {(row["country"], row["code"], row["language"]): row["label"] for row in rows("role_labels")}


def country_label(code: str, country: str, language: str) -> str | None:
    """The country's own word for a role (provider, recipient, both, facilitator) or a basis (triangular…), or None
    where it uses everybody's. Alpha-3 code, ISO 639-1.
    """
    return _labels().get((country, code, language))
