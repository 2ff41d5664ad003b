"""The sheets of an evaluation plan and of a final report."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.partnerships.models import Initiative
from bandung.records.reviews import EvaluationPlan, FinalReport, Question
from bandung.reviews.models import Lesson
from bandung.web.desk.initiative_forms import area, day, text_of, texts_of
from bandung.web.desk.initiative_moves import DocumentForm
from bandung.web.desk.introduction_forms import Sheet
from bandung.web.desk.plan_forms import free_key
from bandung.web.desk.review_forms import written
from bandung.web.desk.rows import RowForm
from bandung.web.desk.training_forms import languages, revised
from bandung.web.partnership_words import choices, currencies
from bandung.web.review_words import ACHIEVED

Told = dict[str, Any]


class EvaluationForm(Sheet):
    """How the partners mean to evaluate."""

    purpose = forms.CharField(label=_("What the evaluation is for"), widget=area(3), max_length=20_000)
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    by = forms.CharField(
        label=_("Who evaluates: institutions of both sides, posts, no persons"), required=False, widget=area(2),
        max_length=20_000,
    )  # fmt: skip
    costs = forms.CharField(label=_("What it costs, and who bears it"), required=False, widget=area(2))
    starts = forms.DateField(label=_("It begins on"), required=False, widget=day())
    ends = forms.DateField(label=_("It ends on"), required=False, widget=day())

    def clean(self) -> Told:
        told = super().clean() or {}
        if told.get("starts") and told.get("ends") and told["ends"] < told["starts"]:
            self.add_error("ends", _("The last day lies before the first."))
        return told

    def told(self, former: EvaluationPlan | None, rows: Sequence["QuestionRow"]) -> Told:
        """As the record knows it; texts in other languages than the one typed stay as they were."""
        typed = self.cleaned_data
        language = typed["language"]
        texts = {
            name: revised(getattr(former, name, None), typed[name], language) or None
            for name in ("purpose", "by", "costs")
        }
        before = {each.key: each for each in former.questions} if former else {}
        taken = {each.cleaned_data["key"] for each in rows if each.cleaned_data["key"] in before}
        questions = []
        for each in rows:
            key = each.cleaned_data["key"]
            if key not in before:
                key = free_key(each.cleaned_data["text"], taken, fallback="question")
                taken.add(key)
            questions.append(each.told(key, before.get(key), language))
        return texts | {
            "language": language, "questions": questions, "starts": typed["starts"], "ends": typed["ends"],
        }  # fmt: skip


class QuestionRow(RowForm):
    """One question of the evaluation."""

    telling: ClassVar[tuple[str, ...]] = ("text", "method")

    key = forms.RegexField(r"^[a-z0-9][a-z0-9._-]*$", max_length=80, required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Question"), widget=area(2), max_length=2_000)
    method = forms.CharField(label=_("How it is answered"), required=False, widget=area(2), max_length=2_000)
    by = forms.DateField(label=_("By when"), required=False, widget=day())

    def told(self, key: str, former: Question | None, language: str) -> Told:
        typed = self.cleaned_data
        return {
            "key": key,
            "text": texts_of(typed["text"], [former.text if former else None], language),
            "method": texts_of(typed["method"], [former.method if former else None], language),
            "by": typed["by"],
        }


def evaluation_shown(says: EvaluationPlan) -> tuple[Told, list[Told]]:
    """A plan as its sheet and its rows show it."""
    sheet = {name: text_of(getattr(says, name), says.language) for name in ("purpose", "by", "costs")}
    rows = [
        {"key": each.key, "text": text_of(each.text), "method": text_of(each.method), "by": each.by}
        for each in says.questions
    ]
    return sheet | {"language": says.language, "starts": says.starts, "ends": says.ends}, rows


class ReportForm(DocumentForm):
    """What the partners say together at the end: on the whole, of each result, of costs, of what goes on."""

    summary = forms.CharField(label=_("What was done, and what became of it"), widget=area(5), max_length=20_000)
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    sustainability = forms.CharField(
        label=_("What goes on without the partners"), required=False, widget=area(3), max_length=20_000
    )
    costs_not_known = forms.BooleanField(label=_("The costs are not known"), required=False)
    lessons = forms.MultipleChoiceField(
        label=_("Lessons that belong to it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *given: Any, row: Initiative, names: Mapping[str, str], lessons: Sequence[Lesson], **named: Any
    ) -> None:  # fmt: skip
        super().__init__(*given, **named)
        self.row = row
        self.noted = {each.uid: each for each in lessons}
        for number, each in enumerate(row.says.results):
            title = text_of(each.title)
            self.fields[f"says-{number}"] = forms.ChoiceField(
                label=gettext("“%(result)s”: was it reached?") % {"result": title}, required=False,
                choices=choices(ACHIEVED, none="–"),
            )  # fmt: skip
            self.fields[f"text-{number}"] = forms.CharField(
                label=gettext("A word on “%(result)s”") % {"result": title}, required=False, widget=area(2),
                max_length=20_000,
            )  # fmt: skip
        for party in row.partners:
            name = {"party": names.get(party, party)}
            self.fields[f"cost-{party}"] = forms.DecimalField(
                label=gettext("Costs of %(party)s") % name, required=False, min_value=0, max_digits=24,
                decimal_places=6,
            )  # fmt: skip
            self.fields[f"unit-{party}"] = forms.ChoiceField(
                label=gettext("Currency, %(party)s") % name, choices=[("USD", "USD"), *currencies()], required=False
            )
        self.fields["lessons"].choices = [  # type: ignore[attr-defined]
            (uid, text_of(each.says.title, each.says.language)) for uid, each in self.noted.items()
        ]
        if not lessons:
            del self.fields["lessons"]
        self.order_fields(self._order())

    def _order(self) -> list[str]:
        numbers = range(len(self.row.says.results))
        results = [name for number in numbers for name in (f"says-{number}", f"text-{number}")]
        costs = [name for party in self.row.partners for name in (f"cost-{party}", f"unit-{party}")]
        return ["summary", "language", *results, "sustainability", *costs, "costs_not_known", "lessons"]

    def clean(self) -> Told:
        told = super().clean() or {}
        for number in range(len(self.row.says.results)):
            if told.get(f"text-{number}") and not told.get(f"says-{number}"):
                self.add_error(f"says-{number}", _("Say whether it was reached."))
        if told.get("costs_not_known") and any(told.get(f"cost-{each}") is not None for each in self.row.partners):
            self.add_error("costs_not_known", _("Give the costs, or say that they are not known; not both."))
        return told

    def told(self, former: FinalReport | None) -> Told:
        """As the record knows it; texts in other languages than the one typed stay as they were.

        :raises BadValue: if a document is named by half.
        """
        typed, document = self.cleaned_data, self.document("final-report")
        language = typed["language"]
        before = [each.text for each in former.results] if former else []
        kept = [each.model_dump(mode="json") for each in former.documents] if former else []
        results = [
            {
                "dimension": each.dimension, "result": dict(each.title), "says": typed[f"says-{number}"],
                "text": texts_of(typed[f"text-{number}"], before, language),
            }
            for number, each in enumerate(self.row.says.results)
            if typed[f"says-{number}"]
        ]  # fmt: skip
        return {
            "language": language,
            "summary": revised(former.summary if former else None, typed["summary"], language),
            "sustainability": revised(former.sustainability if former else None, typed["sustainability"], language)
            or None,
            "results": results,
            "costs": [
                {"party": each, "amount": written(typed[f"cost-{each}"]), "unit": typed[f"unit-{each}"] or "USD"}
                for each in self.row.partners if typed[f"cost-{each}"] is not None
            ],
            "costs_not_known": typed["costs_not_known"],
            "lessons": [self.noted[uid].reference.model_dump() for uid in typed.get("lessons", ())],
            "documents": [*kept, document] if document else kept,
        }  # fmt: skip


def report_shown(says: FinalReport, row: Initiative) -> Told:
    """A report as its sheet shows it: what it says of each result of the terms in effect."""
    shown: Told = {
        "summary": text_of(says.summary, says.language), "language": says.language,
        "sustainability": text_of(says.sustainability), "costs_not_known": says.costs_not_known,
        "lessons": [f"{each.register_code}/{each.record}" for each in says.lessons],
    }  # fmt: skip
    for number, each in enumerate(row.says.results):
        same = next((one for one in says.results if (one.dimension, one.result) == (each.dimension, each.title)), None)
        if same is not None:
            shown |= {f"says-{number}": same.says, f"text-{number}": text_of(same.text)}
    for cost in says.costs:
        shown |= {f"cost-{cost.party}": Decimal(cost.amount), f"unit-{cost.party}": cost.unit}
    return shown
