"""The sheet of a review: points and a word for every indicator, saved as it is; what of it is sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung.measurement.principles import Frame, Item
from bandung.reviews.views import RoundView
from bandung.values import Texts
from bandung.web.desk.initiative_forms import area
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.training_forms import languages
from bandung.web.review_words import ASIDE, LEFT_OPEN, NOT_APPLICABLE, POINTS
from bandung.web.sentences import reader_language

LONGEST_WORD = 5_000


def _choices() -> Choices:
    return [*POINTS.items(), (ASIDE, NOT_APPLICABLE), ("", LEFT_OPEN)]


def _word(rows: int = 2) -> forms.CharField:
    return forms.CharField(required=False, max_length=LONGEST_WORD, widget=area(rows))


class AnswerForm(Sheet):
    """Every indicator of the list, grouped by dimension; areas of value added where they are asked."""

    def __init__(self, *given: Any, view: RoundView, **named: Any) -> None:
        super().__init__(*given, **named)
        self.view = view
        language = reader_language()
        for prefix, item in _items(view):
            points = forms.ChoiceField(
                label=item.name(language), choices=_choices, required=False, initial="", widget=forms.RadioSelect
            )
            self.fields[f"{prefix}-{item.code}"] = points
            self.fields[f"{prefix}-text-{item.code}"] = _word()
            self.fields[f"{prefix}-text-{item.code}"].label = _("A word on it")
        self.fields["satisfaction"] = forms.ChoiceField(
            label=_("On the whole: how satisfied is your party?"), required=False, initial="",
            choices=lambda: [*POINTS.items(), ("", LEFT_OPEN)], widget=forms.RadioSelect,
        )  # fmt: skip
        self.fields["text"] = _word(4)
        self.fields["text"].label = _("What you want to say beside")
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of your words"), choices=languages, initial=language
        )

    @property
    def parts(self) -> list[tuple[str, list[tuple[Any, Any]]]]:
        """(heading, [(points, word)]) of each dimension, then of the areas of value added."""
        language, frame = reader_language(), self.view.frame
        found = [
            (one.name(language), self._pairs("points", [each for each in frame.items if each.dimension == one.code]))
            for one in frame.dimensions
        ]
        if self.view.areas is not None:
            found.append((str(_("What the third role added")), self._pairs("area", self.view.areas.items)))
        return found

    @property
    def last(self) -> list[Any]:
        return [self[name] for name in ("satisfaction", "text", "language")]

    def _pairs(self, prefix: str, items: Iterable[Item]) -> list[tuple[Any, Any]]:
        return [(self[f"{prefix}-{each.code}"], self[f"{prefix}-text-{each.code}"]) for each in items]

    def complete(self) -> bool:
        """Whether it can be sealed: something is answered, and no word stands where all is left open."""
        told = self.cleaned_data
        for prefix, item in _items(self.view):
            if told.get(f"{prefix}-text-{item.code}") and not told.get(f"{prefix}-{item.code}"):
                self.add_error(f"{prefix}-{item.code}", _("Choose points, or say that it does not apply."))
        if not any(told.get(f"points-{each.code}") for each in self.view.frame.items):
            self.add_error(None, _("Answer one indicator at least."))
        return not self.errors

    def draft(self) -> dict[str, str]:
        """What was typed, as it is kept inside the party."""
        return {name: value for name, value in self.cleaned_data.items() if value}


def _items(view: RoundView) -> list[tuple[str, Item]]:
    areas: Frame | None = view.areas
    return [
        *(("points", each) for each in view.frame.items),
        *(("area", each) for each in (areas.items if areas else ())),
    ]


@dataclass(frozen=True, slots=True)
class Kept:
    """One indicator as it is kept: its name, the points in words, the word on it."""

    name: str
    points: object
    text: str


def kept_lines(draft: Mapping[str, Any], view: RoundView) -> tuple[list[Kept], int]:
    """What would be sealed, in the order of the list, and how many indicators are left open."""
    language, found, left = reader_language(), [], 0
    for prefix, item in _items(view):
        chosen = draft.get(f"{prefix}-{item.code}", "")
        if not chosen:
            left += 1
            continue
        words = POINTS.get(chosen, NOT_APPLICABLE)
        found.append(Kept(item.name(language), words, draft.get(f"{prefix}-text-{item.code}", "")))
    return found, left


def sealed_from(draft: Mapping[str, Any], view: RoundView) -> dict[str, Any]:
    """What ``rounding.seal`` wants to know, from what was kept.

    :raises BadValue: if a text cannot be one.
    """
    language = draft.get("language") or reader_language()

    def answers(prefix: str, frame: Frame | None) -> list[dict[str, Any]]:
        told = []
        for item in frame.items if frame else ():
            chosen = draft.get(f"{prefix}-{item.code}", "")
            if chosen:
                name = f"{prefix}-text-{item.code}"
                text = Texts({language: draft[name]}, field=name) if draft.get(name) else None
                told.append({"key": item.code, "points": None if chosen == ASIDE else int(chosen), "text": text})
        return told

    return {
        "answers": answers("points", view.frame),
        "value_added": answers("area", view.areas),
        "satisfaction": int(draft["satisfaction"]) if draft.get("satisfaction") else None,
        "text": Texts({language: draft["text"]}, field="text") if draft.get("text") else None,
    }
