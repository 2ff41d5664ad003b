"""What a change of terms says beside the terms: who leads, why, and documents by their digest."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung.web.desk.initiative_forms import area, in_language, text_of
from bandung.web.desk.initiative_moves import DocumentForm
from bandung.web.desk.introduction_forms import Choices


class ChangeForm(DocumentForm):
    """Who leads from now on, a document more or less, and why."""

    lead = forms.ChoiceField(label=_("The partner that leads"))
    kept = forms.MultipleChoiceField(
        label=_("Documents that stay"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    reason = forms.CharField(label=_("Why other terms"), required=False, widget=area(3), max_length=20_000)

    field_order: ClassVar[list[str]] = ["reason", "lead", "kept"]

    def __init__(self, *given: Any, partners: Choices, documents: Sequence[Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.documents = documents
        self.fields["lead"].choices = partners  # type: ignore[attr-defined]
        self.fields["kept"].choices = [  # type: ignore[attr-defined]
            (str(position), f"{text_of(each.title)} ({each.digest[:12]}…)") for position, each in enumerate(documents)
        ]
        self.initial.setdefault("kept", [str(position) for position in range(len(documents))])
        if not documents:
            del self.fields["kept"]

    def told(self) -> dict[str, Any]:
        """The lead, the documents and the reason, as fields of the record.

        :raises BadValue: if a document is named by half.
        """
        typed = self.cleaned_data
        kept = [
            each.model_dump(mode="json")
            for position, each in enumerate(self.documents)
            if str(position) in typed["kept"]
        ]  # fmt: skip
        added = self.document()
        return {
            "lead": typed["lead"],
            "documents": [*kept, *([added] if added else [])],
            "reason": in_language(typed["reason"], field="reason"),
        }
