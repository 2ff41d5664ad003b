"""The sheets of an agreement: its beginning, its heading, one clause in all its languages, contributions, remarks."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.values import LANGUAGES, BadValue
from bandung.values.texts import LONGEST_TEXT, checked_text
from bandung.web.desk.initiative_forms import area, day, days_of, line, period_of, text_of, texts_of
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.rows import RowForm
from bandung.web.naming import direction_of, name_of
from bandung.web.partnership_words import CLAUSES, choices, units
from bandung.web.sentences import reader_language, translated

LANGUAGES_AT_MOST = 7


def languages_of_texts() -> Choices:
    """The languages in which a text can be written, those of the library first."""
    language = reader_language()
    rest = {code for each in reference.countries() for code in reference.official_languages(each.code)}
    named = sorted((name_of("language", code, language), code) for code in rest - {*LANGUAGES})
    ours = [(code, name_of("language", code, language)) for code in LANGUAGES]
    return [*ours, *((code, name) for name, code in named)]


def _in(widget: forms.Widget, language: str) -> forms.Widget:
    """A field in a language, written in that language's direction."""
    widget.attrs |= {"lang": language, "dir": direction_of(language)}
    return widget


class StartForm(Sheet):
    """How a text begins."""

    name = forms.RegexField(
        r"^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$", label=_("Short name, of small letters, digits and hyphens"),
        initial="agreement",
    )  # fmt: skip
    title = forms.CharField(label=_("Title"), max_length=300, widget=line())
    languages = forms.MultipleChoiceField(
        label=_("Languages, all of equal authority"), choices=languages_of_texts,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    begin = forms.ChoiceField(
        label=_("Begin with"), initial="library", widget=forms.RadioSelect,
        choices=[
            ("library", _("the clauses of the library for this kind of cooperation")), ("blank", _("an empty text")),
        ],
    )  # fmt: skip

    def clean_name(self) -> str:
        chosen: str = self.cleaned_data["name"]
        if chosen == "new":
            raise forms.ValidationError(_("This word stands for a new agreement; choose another short name."))
        return chosen

    def clean_languages(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["languages"]
        if len(chosen) > LANGUAGES_AT_MOST:
            raise forms.ValidationError(_("A text is written in at most seven languages."))
        return chosen


class HeadingForm(Sheet):
    """Title in each language, whom it binds, from when until when."""

    languages = forms.MultipleChoiceField(
        label=_("Languages, all of equal authority"), choices=languages_of_texts,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    parties = forms.MultipleChoiceField(label=_("Whom it binds"), widget=forms.CheckboxSelectMultiple)
    start = forms.DateField(label=_("It holds from"), required=False, widget=day())
    last = forms.DateField(label=_("Until"), required=False, widget=day())

    def __init__(self, *given: Any, parties: Choices, titles: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["parties"].choices = parties  # type: ignore[attr-defined]
        language = reader_language()
        for code in titles:
            label = gettext("Title (%(language)s)") % {"language": name_of("language", code, language)}
            self.fields[f"title-{code}"] = forms.CharField(
                label=label, max_length=300, required=False, widget=_in(line(), code)
            )
        self.titles = tuple(titles)
        self.order_fields([*(f"title-{code}" for code in titles), "languages", "parties", "start", "last"])

    clean_languages = StartForm.clean_languages

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("start") and told.get("last") and told["last"] < told["start"]:
            self.add_error("last", _("The last day lies before the first."))
        return told

    def told(self, roles: Mapping[str, str]) -> dict[str, Any]:
        """The heading as part of a draft."""
        typed = self.cleaned_data
        return {
            "title": {code: typed[f"title-{code}"] for code in self.titles if typed[f"title-{code}"]},
            "languages": typed["languages"],
            "parties": [{"party": code, "role": roles[code]} for code in typed["parties"]],
            "period": period_of(typed),
        }


def heading_shown(body: Mapping[str, Any], period: Any) -> dict[str, Any]:
    """A draft's heading as its sheet shows it."""
    return {
        "languages": list(body.get("languages", ())),
        "parties": [each["party"] for each in body.get("parties", ())],
        **{f"title-{code}": text for code, text in (body.get("title") or {}).items()},
        **days_of(period),
    }


class ClauseForm(Sheet):
    """One clause, each language version beside the other; what it says in words also as data."""

    type = forms.ChoiceField(label=_("What it is about"), choices=choices(CLAUSES))
    held_by = forms.MultipleChoiceField(
        label=_("The right that it gives is held by these alone (nobody ticked: by every party)"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    country = forms.ChoiceField(label=_("Country where data are kept, or whose law or courts decide"), required=False)

    def __init__(self, *given: Any, texts: Sequence[str], parties: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        language = reader_language()
        self.texts_in = tuple(texts)
        self.fields["held_by"].choices = parties  # type: ignore[attr-defined]
        self.fields["country"].choices = [("", "–"), *sorted(  # type: ignore[attr-defined]
            ((each.code, name_of("country", each.code, language)) for each in reference.countries()),
            key=lambda each: each[1],
        )]  # fmt: skip
        for code in texts:
            name = {"language": name_of("language", code, language)}
            self.fields[f"title-{code}"] = forms.CharField(
                label=gettext("Heading (%(language)s)") % name, max_length=300, required=False,
                widget=_in(line(), code),
            )  # fmt: skip
            self.fields[f"text-{code}"] = forms.CharField(
                label=gettext("Text (%(language)s)") % name, max_length=LONGEST_TEXT, required=False,
                widget=_in(area(9), code),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name in [name for name in told if name.startswith(("title-", "text-")) and told[name]]:
            try:
                checked_text(told[name], field=name)
            except BadValue as refusal:
                self.add_error(name, translated(refusal))
        sent = [code for code in self.texts_in if told.get(f"text-{code}")]
        if not sent and self.texts_in and not any(f"text-{code}" in self.errors for code in self.texts_in):
            self.add_error(f"text-{self.texts_in[0]}", _("Write the clause in one language at least."))
        return told

    @property
    def versions(self) -> list[tuple[str, Any, Any]]:
        """(language, heading, text) of each language version, to stand side by side."""
        return [(code, self[f"title-{code}"], self[f"text-{code}"]) for code in self.texts_in]

    @property
    def values(self) -> list[Any]:
        """What the clause says as data."""
        return [self["type"], self["held_by"], self["country"]]

    def clause(self, key: str, library: str | None) -> dict[str, Any]:
        """The clause as part of a draft."""
        typed = self.cleaned_data
        titles = {code: typed[f"title-{code}"] for code in self.texts_in if typed[f"title-{code}"]}
        return {
            "key": key,
            "type": typed["type"],
            "title": titles or None,
            "text": {code: typed[f"text-{code}"] for code in self.texts_in if typed[f"text-{code}"]},
            "held_by": typed["held_by"],
            "country": typed["country"] or None,
            "library": library,
        }


def clause_shown(clause: Mapping[str, Any]) -> dict[str, Any]:
    """A clause of a draft as its sheet shows it."""
    return {
        "type": clause["type"],
        "held_by": list(clause.get("held_by", ())),
        "country": clause.get("country") or "",
        **{f"title-{code}": text for code, text in (clause.get("title") or {}).items()},
        **{f"text-{code}": text for code, text in clause["text"].items()},
    }


class ContributionRow(RowForm):
    """What one party means to contribute."""

    telling: ClassVar[tuple[str, ...]] = ("text", "amount")

    giver = forms.ChoiceField(label=_("Party"))
    text = forms.CharField(label=_("What it contributes"), required=False, widget=area(2), max_length=5_000)
    modality = forms.ChoiceField(label=_("How"), required=False)
    amount = forms.DecimalField(label=_("How much"), required=False, min_value=0)
    unit = forms.ChoiceField(label=_("Unit or currency"), choices=units)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1945, max_value=2200)

    def __init__(self, *given: Any, parties: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        language = reader_language()
        self.fields["giver"].choices = parties  # type: ignore[attr-defined]
        self.fields["modality"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *((each.code, name_of("modality", each.code, language)) for each in reference.modalities()),
        ]  # fmt: skip
        self.initial.setdefault("unit", "person-day")

    def told(self, formers: Sequence[Mapping[str, Any]], language: str) -> dict[str, Any]:
        """The row as part of a draft."""
        typed = self.cleaned_data
        return {
            "giver": typed["giver"],
            "text": texts_of(typed["text"], [each.get("text") for each in formers], language),
            "modality": typed["modality"] or None,
            "amount": None if typed["amount"] is None else str(typed["amount"]),
            "unit": typed["unit"],
            "year": typed["year"],
        }


def contribution_shown(told: Mapping[str, Any]) -> dict[str, Any]:
    """A planned contribution as its row shows it."""
    return {
        "giver": told.get("giver") or "",
        "text": text_of(told.get("text")),
        "modality": told.get("modality") or "",
        "amount": told.get("amount"),
        "unit": told.get("unit") or "other",
        "year": told.get("year"),
    }


class RemarkForm(Sheet):
    """A comment on a clause, or the answer to what a check found there."""

    text = forms.CharField(label=_("Your words"), widget=area(3), max_length=LONGEST_TEXT)
    clause = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    rule = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
