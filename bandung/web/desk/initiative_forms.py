"""The sheet of an initiative: what it is and what it answers. Opening it and changing its terms share the sheet."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung.introductions.actions import in_its_language
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.training_forms import languages, revised, sectors
from bandung.web.naming import reading
from bandung.web.partnership_words import TYPES_EXPLAINED, choices
from bandung.web.sentences import reader_language


def day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def line(**more: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", **more})


def period_of(told: Mapping[str, Any]) -> dict[str, Any] | None:
    """The days typed as a half-open period; the last day is included by who types it."""
    start, last = told.get("start"), told.get("last")
    return {"start": start, "end": last + timedelta(days=1) if last else None} if start or last else None


def days_of(period: Any) -> dict[str, Any]:
    """A period as the fields of a sheet show it."""
    if period is None:
        return {}
    return {"start": period.start, "last": period.end - timedelta(days=1) if period.end else None}


def text_of(texts: Mapping[str, str] | None, original: str = "") -> str:
    return reading(texts, reader_language(), original).text if texts else ""


def texts_of(typed: str, formers: Sequence[Mapping[str, str] | None], language: str) -> dict[str, str] | None:
    """What was typed in a language; with all its languages if one of the former texts read so."""
    if not typed:
        return None
    same = next((each for each in formers if each and text_of(each) == typed), None)
    return dict(same) if same else {language: typed}


class TermsForm(Sheet):
    """What an initiative is."""

    type = forms.ChoiceField(label=_("What it is"), choices=choices(TYPES_EXPLAINED), initial="project")
    title = forms.CharField(label=_("Title"), max_length=300, widget=line())
    summary = forms.CharField(label=_("What is to be done, for whom, and why together"), widget=area(5))
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), choices=sectors, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    needs = forms.CharField(
        label=_("Needs that it answers, one a line: the address of the page or the reference, as mdg/milk-bank"),
        required=False, widget=area(2),
    )  # fmt: skip
    offers = forms.CharField(label=_("Offers that it uses, one a line"), required=False, widget=area(2))
    plan_objective = forms.CharField(
        label=_("Objective of a recipient’s national plan that it serves"), required=False, widget=area(2)
    )
    programme = forms.ChoiceField(label=_("It belongs to the programme"), required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=500, widget=line())
    start = forms.DateField(label=_("First day"), required=False, widget=day())
    last = forms.DateField(label=_("Last day"), required=False, widget=day())
    framework = forms.CharField(
        label=_("Under which agreement or commission"), required=False, max_length=500, widget=line()
    )

    def __init__(self, *given: Any, programmes: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        if programmes:
            self.fields["programme"].choices = [("", "–"), *programmes]  # type: ignore[attr-defined]
        else:
            del self.fields["programme"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("start") and told.get("last") and told["last"] < told["start"]:
            self.add_error("last", _("The last day lies before the first."))
        return told

    def told(self, former: Mapping[str, Any]) -> dict[str, Any]:
        """The terms as a record, but for who takes part, results and references; other languages stay as they were."""
        typed = self.cleaned_data
        language = typed["language"]
        texts = {
            name: revised(former.get(name), typed[name], language) or None
            for name in ("title", "summary", "plan_objective", "place")
        }
        return {
            "type": typed["type"],
            "language": language,
            "sectors": typed["sectors"],
            "period": period_of(typed),
            "framework": typed["framework"] or None,
            **texts,
        }

    def named_in(self, field: str) -> list[str]:
        """The uids of the needs or offers that a field names.

        :raises BadValue: naming the line that names none.
        """
        found = []
        for number, typed in enumerate(self.cleaned_data[field].splitlines(), 1):
            parts = [part for part in typed.strip().partition("?")[0].split("/") if part]
            if not parts:
                continue
            if len(parts) < 2:
                raise BadValue(
                    sentence("Line %(line)s names no record: give the address of its page, or register/record."),
                    field=field,
                    line=number,
                )
            found.append("/".join(parts[-2:]).lower())
        return list(dict.fromkeys(found))


def terms_shown(terms: Any) -> dict[str, Any]:
    """The terms as their sheet shows them."""
    own = terms.language
    return {
        "type": terms.type,
        "title": text_of(terms.title, own),
        "summary": text_of(terms.summary, own),
        "language": reading(terms.title, reader_language(), own).language,
        "sectors": list(terms.sectors),
        "needs": "\n".join(f"{each.register_code}/{each.record}" for each in terms.needs),
        "offers": "\n".join(f"{each.register_code}/{each.record}" for each in terms.offers),
        "plan_objective": text_of(terms.plan_objective, own),
        "programme": f"{terms.programme.register_code}/{terms.programme.record}" if terms.programme else "",
        "place": text_of(terms.place, own),
        "framework": terms.framework or "",
        **days_of(terms.period),
    }


class ReasonForm(Sheet):
    """A word on why, in the writer's language."""

    text = forms.CharField(label=_("Why"), required=False, widget=area(3), max_length=20_000)

    def __init__(self, *given: Any, required: bool = False, label: Any = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["text"].required = required
        if label:
            self.fields["text"].label = label


def in_language(typed: str, language: str = "", field: str = "text") -> dict[str, str] | None:
    """A text in its language; None for none."""
    return dict(in_its_language(typed, language, field=field)) if typed else None
