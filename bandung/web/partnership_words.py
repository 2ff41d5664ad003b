"""Initiatives and agreements in the reader's words: types, roles, kinds of support, types of clauses, units."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.agreements.completeness import TYPES as TYPES_OF_CLAUSES
from bandung.values.quantity import UNITS
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

Choices = list[tuple[str, object]]

TYPES: Mapping[str, object] = {"action": _("Action"), "project": _("Project"), "programme": _("Programme")}
TYPES_EXPLAINED: Mapping[str, object] = {
    "action": _("Action: one activity, carried out once"),
    "project": _("Project: linked activities towards one goal"),
    "programme": _("Programme: several projects under one frame"),
}
BASES: Mapping[str, object] = {
    "bilateral": _("Bilateral"), "triangular": _("Triangular"), "regional": _("Regional"),
    "subregional": _("Subregional"), "interregional": _("Interregional"), "multilateral": _("Multilateral"),
}  # fmt: skip
ROLES: Mapping[str, object] = {
    "provider": _("Provider"), "recipient": _("Recipient"), "both": _("Both provider and recipient"),
    "facilitator": _("Facilitator"),
}  # fmt: skip
SUPPORTS: Mapping[str, object] = {
    "funding": _("Funding"), "training": _("Training"), "management-systems": _("Management systems"),
    "technological-systems": _("Technological systems"), "other": _("Other support"),
}  # fmt: skip
DIMENSIONS: Mapping[str, object] = {
    "development": _("Development: what changes for people"),
    "partnership": _("Partnership: what changes between the partners"),
}
DOCUMENTS: Mapping[str, object] = {
    "agreement": _("Agreement"), "request": _("Request"), "profile": _("Project profile"),
    "project-document": _("Project document"), "commission-act": _("Commission act"), "work-plan": _("Work plan"),
    "activity-report": _("Activity report"), "progress-report": _("Progress report"),
    "final-report": _("Final report"), "closure": _("Closure"), "evaluation": _("Evaluation"),
    "other": _("Another document"),
}  # fmt: skip
CLAUSES: Mapping[str, object] = {code: _(name) for code, name in TYPES_OF_CLAUSES.items()}

MOVES_SAID: Mapping[str, object] = {
    "returned": _("Return it for more work"), "requested": _("Take it up again"),
    "screened": _("Say that it is screened"), "matched": _("Say that the partners are found"),
    "formulating": _("Formulate it"),
    "formulated": _("Say that it is formulated"), "agreed": _("Say that the partnership is agreed"),
    "on-agenda": _("Put it on the agenda of a commission"), "approved": _("Approve it"),
    "executing": _("Carry it out"), "suspended": _("Suspend it"), "completed": _("Say that it is completed"),
    "evaluated": _("Say that it is evaluated"), "closed": _("Close it"), "rejected": _("Reject it"),
    "withdrawn": _("Withdraw it"), "cancelled": _("Cancel it"), "expired": _("Say that it has expired"),
    "in-force": _("Resume it"), "terminated": _("Terminate it"),
}  # fmt: skip
"""What the buttons say, by the stage that a move leads to."""


def own_word(code: str, words: Mapping[str, object], country: str = "") -> str:
    """A role or a basis in the reader's words; on the pages of a country's own desk as that country calls it.

    Brazil says *trilateral* where others say triangular.
    """
    own = reference.country_label(code, country, reader_language()) if country else None
    return own[:1].upper() + own[1:] if own else str(words[code])


def choices(words: Mapping[str, object], none: object = None) -> Choices:
    """The words as choices of a field, with an empty one before them where none may be chosen."""
    return ([] if none is None else [("", none)]) + list(words.items())


def units() -> Choices:
    """Every unit of quantities, then every currency, by name."""
    return [*((code, gettext(name)) for code, name in UNITS.items()), *currencies()]


def currencies() -> Choices:
    language = reader_language()
    named = ((each.code, name_of("currency", each.code, language)) for each in reference.currencies())
    return [(code, f"{name} ({code})") for code, name in sorted(named, key=lambda each: each[1]) if code not in UNITS]


def unit_name(code: str, language: str) -> str:
    """A unit or a currency by name."""
    return gettext(UNITS[code]) if code in UNITS else name_of("currency", code, language)
