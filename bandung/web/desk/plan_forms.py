"""The sheets of a work plan: its title and outputs, and one row for each line; a report of progress."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung.plans.lines import Line
from bandung.records.plans import Item, Plan
from bandung.values.quantity import UNITS
from bandung.web.desk.initiative_forms import area, day, line, text_of, texts_of
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.rows import RowForm
from bandung.web.desk.training_forms import languages, revised
from bandung.web.partnership_words import choices
from bandung.web.plan_words import LEVELS, REPORTED, TYPES

OF_TYPE: Mapping[str, tuple[str, ...]] = {
    "mission": ("profile", "people", "days", "host"), "training": ("seats", "level"),
    "goods": ("what", "amount", "unit"),
}  # fmt: skip
"""Fields that only lines of a type have."""
MOST_OUTPUTS = 100


class PlanForm(Sheet):
    """What a plan is called and what it brings about."""

    title = forms.CharField(label=_("Title of the plan"), max_length=300, widget=line())
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    outputs = forms.CharField(
        label=_("Outputs, one a line: what its lines together bring about"), required=False, widget=area(3),
        max_length=60_000,
    )  # fmt: skip
    reason = forms.CharField(label=_("Why it changes"), required=False, widget=area(2), max_length=5_000)

    def __init__(self, *given: Any, is_first: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if is_first:
            del self.fields["reason"]

    def named_outputs(self) -> list[str]:
        """The outputs as they are typed, each once."""
        typed = str(self["outputs"].value() or "")
        return list(dict.fromkeys(each.strip() for each in typed.splitlines() if each.strip()))[:MOST_OUTPUTS]


class LineRow(RowForm):
    """One line of the plan. What a mission, a training session or goods consist of is asked of those types alone."""

    telling: ClassVar[tuple[str, ...]] = ("title", "start", "last")

    key = forms.RegexField(r"^[a-z0-9][a-z0-9._-]*$", max_length=80, required=False, widget=forms.HiddenInput)
    type = forms.ChoiceField(label=_("Type"), choices=choices(TYPES))
    title = forms.CharField(label=_("What is done"), max_length=1_000, required=False, widget=line())
    output = forms.ChoiceField(label=_("For the output"), required=False)
    start = forms.DateField(label=_("First day"), required=False, widget=day())
    last = forms.DateField(label=_("Last day"), required=False, widget=day())
    responsible = forms.ChoiceField(label=_("Responsible"))
    institution = forms.CharField(label=_("Institution"), max_length=500, required=False, widget=line())
    partners = forms.MultipleChoiceField(
        label=_("Others who have a part in it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    profile = forms.CharField(label=_("Profile of the experts"), max_length=500, required=False, widget=line())
    people = forms.IntegerField(label=_("How many experts"), min_value=1, max_value=10_000, required=False)
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=3_660, required=False)
    host = forms.ChoiceField(label=_("Host"), required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=100_000, required=False)
    level = forms.ChoiceField(label=_("For whom"), choices=[("", "–"), *choices(LEVELS)], required=False)
    what = forms.CharField(label=_("Which goods"), max_length=500, required=False, widget=line())
    amount = forms.DecimalField(label=_("How many"), min_value=0, required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=lambda: [(code, _(name)) for code, name in UNITS.items()])

    def __init__(self, *given: Any, parties: Choices, outputs: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        options: dict[str, Choices] = {
            "responsible": parties, "host": [("", "–"), *parties], "partners": parties,
            "output": [("", "–"), *((each, each) for each in outputs)],
        }  # fmt: skip
        for name, found in options.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        self.initial.setdefault("unit", "item")
        kind = self["type"].value() or "activity"
        for of, names in OF_TYPE.items():
            for name in names if of != kind else ():
                del self.fields[name]
        if kind == "milestone":
            self.fields["start"].widget = forms.HiddenInput()
            self.fields["last"].label = _("Day")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        needed = ["title", "last", *([] if told.get("type") == "milestone" else ["start"])]
        needed += [name for name in ("profile", "days", "host", "seats", "what", "amount") if name in self.fields]
        for name in needed:
            if told.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, _("This field is needed."))
        if told.get("type") != "milestone" and told.get("start") and told.get("last") and told["last"] < told["start"]:
            self.add_error("last", _("The last day lies before the first."))
        if told.get("last") == date.max:
            self.add_error("last", _("The calendar ends with this day."))
        return told

    def told(self, former: Item | None, key: str, language: str, outputs: Mapping[str, str]) -> dict[str, Any]:
        """The row as a line of the record; texts in other languages than the one typed stay as they were."""
        typed = self.cleaned_data
        start = typed["last"] if typed["type"] == "milestone" else typed["start"]
        return {
            "key": key,
            "type": typed["type"],
            "title": texts_of(typed["title"], [former.title if former else None], language),
            "output": outputs.get(typed["output"]) or None,
            "period": {"start": start, "end": typed["last"] + timedelta(days=1)},
            "responsible": typed["responsible"],
            "institution": typed["institution"] or None,
            "partners": [each for each in typed["partners"] if each != typed["responsible"]],
            **self._of_its_type(former),
        }

    def _of_its_type(self, former: Item | None) -> dict[str, Any]:
        typed, kind = self.cleaned_data, self.cleaned_data["type"]
        if kind == "mission":
            place = former.mission.institution if former and former.mission else None
            told = {"profile": typed["profile"], "people": typed["people"] or 1, "days": typed["days"]}
            return {"mission": told | {"host": typed["host"], "institution": place}}
        if kind == "training":
            return {"training": {"seats": typed["seats"], "level": typed["level"] or None}}
        if kind == "goods":
            amount = format(typed["amount"], "f")
            return {"goods": {"what": typed["what"], "amount": amount, "unit": typed["unit"] or "item"}}
        return {}


def line_shown(item: Item, outputs: Mapping[str, str]) -> dict[str, Any]:
    """A line of a plan as its row shows it. ``outputs`` are their titles by key."""
    shown: dict[str, Any] = {
        "key": item.key,
        "type": item.type,
        "title": text_of(item.title),
        "output": outputs.get(item.output or "", ""),
        "start": item.period.start,
        "last": item.period.end - timedelta(days=1) if item.period.end else None,
        "responsible": item.responsible,
        "institution": item.institution or "",
        "partners": list(item.partners),
    }
    if item.mission:
        told = item.mission
        shown |= {"profile": told.profile, "people": told.people, "days": told.days, "host": told.host}
    if item.training:
        shown |= {"seats": item.training.seats, "level": item.training.level or ""}
    if item.goods:
        shown |= {"what": item.goods.what, "amount": item.goods.amount, "unit": item.goods.unit}
    return shown


def output_titles(plan: Plan | None) -> dict[str, str]:
    """By key, the outputs of a plan as the reader reads them."""
    return {each.key: text_of(each.title, plan.language) for each in plan.outputs} if plan else {}


def outputs_told(names: Sequence[str], former: Plan | None, language: str) -> list[dict[str, Any]]:
    """The outputs as they were typed; one that reads as before keeps its key, its languages and its result."""
    before = {text_of(each.title, former.language): each for each in former.outputs} if former else {}
    taken = {each.key for each in before.values()}
    found: list[dict[str, Any]] = []
    for name in names:
        same = before.get(name)
        if same is not None:
            found.append(same.model_dump(mode="json"))
            continue
        key = free_key(name, taken, fallback="output")
        taken.add(key)
        found.append({"key": key, "title": {language: name}})
    return found


def free_key(text: str, taken: set[str], *, fallback: str = "line") -> str:
    """A short key made of a text, not yet taken."""
    base = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].strip("-") or fallback
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def title_told(plan: Plan | None, typed: str, language: str) -> dict[str, str]:
    return revised(plan.title if plan else None, typed, language)


class ReportForm(Sheet):
    """The day, and a word on the whole."""

    on = forms.DateField(label=_("How it stands on"), widget=day())
    text = forms.CharField(label=_("How it goes, in a few words"), required=False, widget=area(4), max_length=20_000)


class StandRow(forms.Form):
    """How one line stands; untouched it is left out."""

    use_required_attribute = False

    state = forms.ChoiceField(label=_("State"), choices=[("", _("as before"))], required=False)
    share = forms.IntegerField(label=_("Done, in percent"), min_value=0, max_value=100, required=False)
    text = forms.CharField(label=_("A word on it"), max_length=2_000, required=False, widget=line())

    def __init__(self, *given: Any, of: Line, **named: Any) -> None:
        super().__init__(*given, **{"prefix": f"line-{of.item.key}", **named})
        self.line = of
        self.fields["state"].choices = [("", _("as before")), *choices(REPORTED)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("state") and (told.get("share") is not None or told.get("text")):
            self.add_error("state", _("Say how this line stands."))
        return told
