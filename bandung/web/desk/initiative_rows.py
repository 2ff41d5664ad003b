"""The rows of an initiative's sheet: who takes part in which role, and what is to change, with its indicators."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.web.desk.initiative_forms import area, day, days_of, line, period_of, text_of, texts_of
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.rows import RowForm
from bandung.web.naming import name_of
from bandung.web.partnership_words import DIMENSIONS, ROLES, SUPPORTS, choices
from bandung.web.sentences import reader_language


class ParticipantRow(RowForm):
    """A party in a role, with its institutions and what it expects for itself."""

    telling: ClassVar[tuple[str, ...]] = ("party", "organisations", "benefit")

    party = forms.ChoiceField(label=_("Party"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=choices(ROLES))
    supports = forms.MultipleChoiceField(
        label=_("How a facilitator supports"), choices=choices(SUPPORTS), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    organisations = forms.CharField(
        label=_("Its institutions, one a line"), required=False, widget=area(2), max_length=10_000
    )
    kind = forms.ChoiceField(label=_("Kind of these institutions"), required=False)
    benefit = forms.CharField(label=_("What this side expects for itself"), required=False, widget=area(2))
    start = forms.DateField(label=_("In this role from"), required=False, widget=day())
    last = forms.DateField(label=_("In this role until"), required=False, widget=day())

    def __init__(self, *given: Any, parties: Choices, roles: Choices | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].choices = [("", _("choose a party")), *parties]  # type: ignore[attr-defined]
        if roles:
            self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (each.code, name_of("institution type", each.code, reader_language()))
            for each in reference.institution_types()
        ]
        self.initial.setdefault("kind", "public-institution")

    def clean_party(self) -> str:
        chosen: str = self.cleaned_data["party"]
        if not chosen:
            raise forms.ValidationError(_("Choose the party that takes part, or empty the row."))
        return chosen

    def clean_supports(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["supports"]
        if chosen and self.cleaned_data.get("role") != "facilitator":
            raise forms.ValidationError(_("Only a facilitator supports; name what the others provide."))
        return chosen

    def told(self, former: Sequence[Any], country_of: Mapping[str, str], language: str) -> dict[str, Any]:
        """The row as a part of the record. ``former`` are the lines of the terms that are changed."""
        typed = self.cleaned_data
        known = {each.name: each for line in former if line.party == typed["party"] for each in line.organisations}
        names = [name.strip() for name in typed["organisations"].splitlines() if name.strip()]
        return {
            "party": typed["party"],
            "country": country_of.get(typed["party"]) or None,
            "role": typed["role"],
            "supports": typed["supports"],
            "organisations": [
                known[name].model_dump() if name in known else {"name": name, "type": typed["kind"]} for name in names
            ],
            "period": period_of(typed),
            "benefit": texts_of(typed["benefit"], [each.benefit for each in former], language),
        }


def participant_shown(line: Any) -> dict[str, Any]:
    """A line of the terms as its row shows it."""
    return {
        "party": line.party or "",
        "role": line.role,
        "supports": list(line.supports),
        "organisations": "\n".join(each.name for each in line.organisations),
        "kind": line.organisations[0].type if line.organisations else "public-institution",
        "benefit": text_of(line.benefit),
        **days_of(line.period),
    }


class ResultRow(RowForm):
    """A result with one indicator; rows of one title are one result with several indicators."""

    telling: ClassVar[tuple[str, ...]] = ("title", "indicator", "unit", "baseline", "target", "by")

    dimension = forms.ChoiceField(label=_("Dimension"), choices=choices(DIMENSIONS))
    title = forms.CharField(label=_("Result"), max_length=300, required=False, widget=line())
    indicator = forms.CharField(label=_("Indicator"), required=False, max_length=2_000, widget=line())
    unit = forms.CharField(label=_("Unit"), required=False, max_length=200, widget=line())
    baseline = forms.DecimalField(label=_("Now"), required=False, min_value=0)
    target = forms.DecimalField(label=_("Target"), required=False, min_value=0)
    by = forms.DateField(label=_("Until when"), required=False, widget=day())

    def clean_title(self) -> str:
        typed: str = self.cleaned_data["title"]
        if not typed:
            raise forms.ValidationError(_("Say what is to change."))
        return typed

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("indicator") and any(told.get(name) is not None for name in ("baseline", "target", "by")):
            self.add_error("indicator", _("Say what is measured."))
        return told


def results_told(rows: Sequence[ResultRow], former: Sequence[Any], language: str) -> list[dict[str, Any]]:
    """The rows as results, those of one title and dimension put together."""
    titles = [each.title for each in former]
    names = [indicator.name for each in former for indicator in each.indicators]
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        typed = row.cleaned_data
        result = found.setdefault((typed["dimension"], typed["title"]), {
            "dimension": typed["dimension"], "title": texts_of(typed["title"], titles, language), "indicators": [],
        })  # fmt: skip
        if typed["indicator"]:
            result["indicators"].append({
                "name": texts_of(typed["indicator"], names, language),
                "unit": typed["unit"] or None,
                "baseline": _number(typed["baseline"]),
                "target": _number(typed["target"]),
                "by": typed["by"],
            })  # fmt: skip
    return list(found.values())


def _number(value: Any) -> str | None:
    return None if value is None else str(value)


def results_shown(results: Sequence[Any]) -> list[dict[str, Any]]:
    """Results as their rows show them: one for each indicator."""
    shown = []
    for result in results:
        base = {"dimension": result.dimension, "title": text_of(result.title)}
        shown += [
            base | {
                "indicator": text_of(each.name), "unit": each.unit or "", "baseline": each.baseline,
                "target": each.target, "by": each.by,
            }
            for each in result.indicators
        ] or [base]  # fmt: skip
    return shown
