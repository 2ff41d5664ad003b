"""The sheets of looking back: what was seen, a round, a lesson."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung.records.reviews import Observation
from bandung.web.desk.initiative_forms import area, day, line, text_of, texts_of
from bandung.web.desk.initiative_moves import DocumentForm
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.training_forms import languages, sectors
from bandung.web.partnership_words import choices
from bandung.web.review_words import QUALITIES, WORKED
from bandung.web.sentences import reader_language

FIRST = ("value", "on", "source", "text", "quality")
DOCUMENT = ("document_title", "document_kind", "file", "digest", "document_language", "document_on")


def written(value: Decimal | None) -> str | None:
    """A number as records write it."""
    return format(value, "f") if value is not None else None


class ObservationForm(DocumentForm):
    """What was seen of an indicator: a number or words, the day, and where that is read."""

    value = forms.DecimalField(
        label=_("What was seen, as a number"), required=False, min_value=0, max_digits=24, decimal_places=6
    )
    on = forms.DateField(label=_("On which day"), widget=day())
    source = forms.CharField(label=_("Where that is read: the source"), max_length=500, widget=line())
    text = forms.CharField(label=_("In words"), required=False, widget=area(2), max_length=20_000)
    quality = forms.ChoiceField(
        label=_("How it is known"), choices=choices(QUALITIES), required=False, initial="not-stated"
    )

    @property
    def first(self) -> list[Any]:
        """The few fields that are always open."""
        return [self[name] for name in FIRST]

    @property
    def named(self) -> list[Any]:
        """Those of a document, folded."""
        return [self[name] for name in DOCUMENT]

    @property
    def named_wrong(self) -> bool:
        return any(self.errors.get(name) for name in DOCUMENT)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("value") is None and not told.get("text") and "value" not in self.errors:
            self.add_error("value", _("Give the value that was observed, or say in words what was."))
        return told

    def told(self, former: Observation | None) -> dict[str, Any]:
        """As the record knows it; documents of an earlier version stay.

        :raises BadValue: if a document is named by half.
        """
        typed, document = self.cleaned_data, self.document()
        kept = [each.model_dump(mode="json") for each in former.documents] if former else []
        return {
            "value": written(typed["value"]), "on": typed["on"].isoformat(), "source": typed["source"],
            "quality": typed["quality"] or "not-stated",
            "text": texts_of(typed["text"], [former.text if former else None], reader_language()),
            "documents": [*kept, document] if document else kept,
        }  # fmt: skip


def observation_shown(says: Observation) -> dict[str, Any]:
    """An observation as its sheet shows it."""
    return {
        "value": Decimal(says.value) if says.value is not None else None, "on": says.on, "source": says.source,
        "quality": says.quality, "text": text_of(says.text),
    }  # fmt: skip


class RoundForm(Sheet):
    """Until when answers are due, and a word to all that are asked."""

    due = forms.DateField(label=_("Answers are due on"), widget=day())
    text = forms.CharField(label=_("A word to all that are asked"), required=False, widget=area(3), max_length=20_000)


class LessonForm(Sheet):
    """What was learned, for whom it is useful, and who may read it."""

    title = forms.CharField(label=_("The lesson in one line"), max_length=300, widget=line())
    text = forms.CharField(label=_("What was learned, and how"), widget=area(5), max_length=20_000)
    worked = forms.ChoiceField(
        label=_("Did it work?"), choices=choices(WORKED), required=False, widget=forms.RadioSelect, initial=""
    )
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors in which it could be used"), choices=sectors, required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )  # fmt: skip
    sdgs = forms.CharField(
        label=_("Goals and targets, as 2.4, the main one first"), required=False, max_length=500, widget=line()
    )
    offer = forms.ChoiceField(label=_("Offer of your party that came of it"), required=False)
    public = forms.BooleanField(label=_("Everybody may read it"), required=False)

    def __init__(self, *given: Any, offers: Choices, may_be_public: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["offer"].choices = [("", "–"), *offers]  # type: ignore[attr-defined]
        if not offers:
            del self.fields["offer"]
        if not may_be_public:
            del self.fields["public"]
