"""What was found of an activity as a row for a table and as plain data for JSON, with its reasons as sentences."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bandung.standards.iati.finding.answers import Found, Grade, Part, Role
from bandung.standards.iati.finding.reasons import Reason, Translate
from bandung.values.errors import _

COLUMNS = (
    "identifier", "title", "grade", "confidence", "carries", "carries_or_promotes", "kind", "providers", "recipients",
    "facilitators", "reasons", "weights",
)  # fmt: skip

GRADES: Mapping[Grade, str] = {
    Grade.CARRIES: _("Carries cooperation among countries of the South"),
    Grade.PROMOTES: _("Promotes cooperation among countries of the South"),
    Grade.MENTIONS: _("At most mentions it"),
}
ROLES: Mapping[Role, str] = {
    Role.PROVIDER: _("Provides"),
    Role.RECIPIENT: _("Receives"),
    Role.FACILITATOR: _("Facilitates"),
}
_MOST = 6
"""Reasons in one cell of a table."""


def row(found: Found, title: str, translate: Translate = str) -> dict[str, str]:
    """Column to text; countries as alpha-3 codes with a space between, organisations and sentences with "; "."""
    countries = {role: " ".join(part.country for part in found.having(role)) for role in Role}
    reasons = " ".join(reason.sentence(translate) for reason in found.reasons[:_MOST])
    return {
        "identifier": found.identifier,
        "title": title,
        "grade": found.grade.value,
        "confidence": f"{found.confidence:.2f}",
        "carries": f"{found.chances[Grade.CARRIES]:.2f}",
        "carries_or_promotes": f"{1 - found.chances[Grade.MENTIONS]:.2f}",
        "kind": found.kind.value if found.kind else "",
        "providers": countries[Role.PROVIDER],
        "recipients": countries[Role.RECIPIENT],
        "facilitators": "; ".join(part.name or part.ref for part in found.having(Role.FACILITATOR)),
        "reasons": reasons,
        "weights": found.model,
    }


def as_data(found: Found, title: str, translate: Translate = str) -> dict[str, Any]:
    """Everything, as JSON has it."""
    return {
        "identifier": found.identifier,
        "title": title,
        "grade": found.grade.value,
        "confidence": round(found.confidence, 3),
        "chances": {grade.value: round(chance, 3) for grade, chance in found.chances.items()},
        "kind": found.kind.value if found.kind else None,
        "parts": [_part(part, translate) for part in found.parts],
        "reasons": [_reason(reason, translate) for reason in found.reasons],
        "weights": found.model,
    }


def _part(part: Part, translate: Translate) -> dict[str, Any]:
    return {
        "role": part.role.value,
        "country": part.country,
        "name": part.name,
        "ref": part.ref,
        "confidence": part.confidence,
        "reasons": [_reason(reason, translate) for reason in part.reasons],
    }


def _reason(reason: Reason, translate: Translate) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "sentence": reason.sentence(translate),
        **asdict(reason.place),
        "words": reason.words,
        "code": reason.code,
        "weight": reason.weight,
        "either": reason.either,
    }
