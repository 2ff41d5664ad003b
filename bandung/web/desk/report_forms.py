"""The sheets of reports: which one, what is counted, and for whom it is published."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung.reporting.rules import KINDS
from bandung.reporting.words import SWITCH_NAMES
from bandung.web.desk.introduction_forms import Choices, Sheet


def kinds() -> Choices:
    return [(code, _(kind.name)) for code, kind in KINDS.items()]


class AskForm(forms.Form):
    """Which report: its kind, the year, and the other party of a balance. A year to come is offered, never chosen."""

    kind = forms.ChoiceField(label=_("Report"), choices=kinds)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    partner = forms.ChoiceField(label=_("With, for a balance"), required=False)

    def __init__(
        self, *given: Any, years: Sequence[int], this_year: int, partners: Choices, **named: Any
    ) -> None:  # fmt: skip
        super().__init__(*given, **named)
        self.fields["year"].initial = next((each for each in years if each <= this_year), None)
        self.fields["year"].choices = [(each, str(each)) for each in years]  # type: ignore[attr-defined]
        self.fields["partner"].choices = [("", "–"), *partners]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("kind") in KINDS and not KINDS[told["kind"]].with_partner:
            told["partner"] = ""
        return told


class PolicyForm(Sheet):
    """What countries disagree on, and whether this one counts it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, label in SWITCH_NAMES.items():
            self.fields[name] = forms.BooleanField(label=_(label), required=False)
        self.fields["note"] = forms.CharField(
            label=_("Why, in words that stand in each method note"), required=False, max_length=2_000,
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        )  # fmt: skip

    def counted(self) -> dict[str, bool]:
        """Switch to whether it is counted."""
        return {name: bool(self.cleaned_data[name]) for name in SWITCH_NAMES}


class PublishForm(Sheet):
    """For whom a report is published, and a word on it."""

    readers = forms.ChoiceField(label=_("For whom"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("A word on it"), required=False, max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *given: Any, partner: str, **named: Any) -> None:
        super().__init__(*given, **named)
        choices: Choices = [("own", _("Our party alone")), ("public", _("Everybody"))]
        if partner:
            choices = [("parties", _("The two parties of the balance"))]
        self.fields["readers"].choices = choices  # type: ignore[attr-defined]
        self.fields["readers"].initial = choices[0][0]
