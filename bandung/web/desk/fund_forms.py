"""The sheets of funds: a fund, a call, a joint proposal, an assessment, an award."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, get_args

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.records.fields import InstitutionType
from bandung.records.funds import Call, Criterion
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.rows import RowForm
from bandung.web.desk.training_forms import languages, sectors
from bandung.web.naming import name_of, reading
from bandung.web.partnership_words import units
from bandung.web.sentences import reader_language

MOST = Decimal(10) ** 15


def day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def line() -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto"})


def amount(label: Any, *, required: bool = True, least: str = "0.01") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=required, min_value=Decimal(least), max_value=MOST, decimal_places=2
    )


def institution_kinds() -> Choices:
    language = reader_language()
    return [(code, name_of("institution type", code, language)) for code in get_args(InstitutionType)]


def currencies() -> Choices:
    """Every currency by name."""
    language = reader_language()
    named = sorted((name_of("currency", each.code, language), each.code) for each in reference.currencies())
    return [(code, f"{name} ({code})") for name, code in named]


class FundForm(Sheet):
    """A joint fund, beside its shares."""

    title = forms.CharField(label=_("Name of the fund"), max_length=300, widget=line())
    summary = forms.CharField(label=_("What it is for, and what it pays"), widget=area(4))
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    currency = forms.ChoiceField(label=_("Currency in which it is kept"), choices=currencies)
    every_year = forms.BooleanField(label=_("The shares are put in every year"), required=False)
    start = forms.DateField(label=_("From"), widget=day(), required=False)
    last = forms.DateField(label=_("Until"), widget=day(), required=False)
    basis = forms.CharField(
        label=_("Treaty or agreement that it rests on"), max_length=500, required=False, widget=line()
    )


class Row(RowForm):
    """A row that complains of nothing while nothing is typed in it."""

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.is_blank():
            self._errors = ErrorDict()


class PartyRow(Row):
    """A row that names a party."""

    party = forms.ChoiceField(label=_("Party"), required=False)

    def __init__(self, *given: Any, parties: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].choices = [("", _("choose a party")), *parties]  # type: ignore[attr-defined]

    def clean_party(self) -> str:
        chosen: str = self.cleaned_data["party"]
        if not chosen:
            raise forms.ValidationError(_("Choose the party, or empty the row."))
        return chosen


class ShareRow(PartyRow):
    """What one party puts in."""

    telling: ClassVar[tuple[str, ...]] = ("party", "amount")
    amount = amount(_("Its share"))


class CallForm(Sheet):
    """A call, beside its criteria."""

    title = forms.CharField(label=_("Name of the call"), max_length=300, widget=line())
    summary = forms.CharField(label=_("What proposals are wanted"), widget=area(4))
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    opens = forms.DateField(label=_("First day"), widget=day())
    closes = forms.DateField(label=_("Last day, until 23:59 in each country’s own time"), widget=day())
    eligible = forms.MultipleChoiceField(
        label=_("Kinds of institution that may propose; all if none is chosen"), required=False,
        choices=institution_kinds, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    sectors = forms.MultipleChoiceField(
        label=_("Sectors; all if none is chosen"), choices=sectors, required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )  # fmt: skip
    most = amount(_("The most that one proposal may ask for"), required=False)
    towards_third_countries = forms.BooleanField(
        label=_("Institutions of third countries may take part beside those of the fund"), required=False
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("opens") and told.get("closes") and told["closes"] < told["opens"]:
            self.add_error("closes", _("The call closes before it opens."))
        return told


class CriterionRow(Row):
    """What proposals are assessed by."""

    telling: ClassVar[tuple[str, ...]] = ("title",)
    title = forms.CharField(label=_("Criterion"), max_length=300, widget=line())
    weight = forms.IntegerField(label=_("Weight"), min_value=1, max_value=100, initial=20)


class ProposalForm(Sheet):
    """A joint proposal, beside its institutions and what they bring."""

    title = forms.CharField(label=_("Title, up to 20 words: what, in what, where"), max_length=300, widget=line())
    summary = forms.CharField(label=_("Summary, up to 200 words"), widget=area(6))
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), choices=sectors, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    asked_for = amount(_("Asked for from the fund"))
    start = forms.DateField(label=_("First day"), widget=day(), required=False)
    last = forms.DateField(label=_("Last day"), widget=day(), required=False)


class ProposerRow(PartyRow):
    """An institution and whose it is."""

    telling: ClassVar[tuple[str, ...]] = ("party", "name")
    name = forms.CharField(label=_("Institution"), max_length=500, widget=line())
    type = forms.ChoiceField(label=_("Kind of institution"), choices=institution_kinds, initial="public-institution")


class BringRow(PartyRow):
    """What an institution brings itself."""

    telling: ClassVar[tuple[str, ...]] = ("party", "text", "amount")
    organisation = forms.CharField(label=_("Institution"), max_length=500, required=False, widget=line())
    text = forms.CharField(label=_("What it brings"), max_length=2_000, required=False, widget=line())
    amount = amount(_("How much"), required=False, least="0")
    unit = forms.ChoiceField(label=_("Unit"), choices=units, initial="person-day")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("text") and told.get("amount") is None and not self.errors:
            self.add_error("text", _("Say what is brought, in words or as a number with a unit."))
        return told


class AssessmentForm(Sheet):
    """Points and remarks for every criterion of a call, on one page."""

    eligible = forms.TypedChoiceField(
        label=_("Can the proposal be taken?"), choices=(("yes", _("Yes")), ("no", _("No, for the reason below"))),
        coerce=lambda value: value == "yes", widget=forms.RadioSelect, initial="yes",
    )  # fmt: skip

    def __init__(self, *given: Any, call: Call, **named: Any) -> None:
        super().__init__(*given, **named)
        self.call = call
        for each in call.criteria:
            name = reading(each.title, reader_language(), call.language).text
            self.fields[f"points.{each.key}"] = forms.IntegerField(
                label=_("%(criterion)s: points from 0 to 100 (weight %(weight)s)")
                % {"criterion": name, "weight": each.weight},
                min_value=0, max_value=100, required=False,
            )  # fmt: skip
            self.fields[f"remark.{each.key}"] = forms.CharField(
                label=_("Remark on: %(criterion)s") % {"criterion": name}, required=False, widget=area(2),
                max_length=20_000,
            )  # fmt: skip
        self.fields["text"] = forms.CharField(
            label=_("On the whole"), required=False, widget=area(4), max_length=20_000
        )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of your remarks"), choices=languages, initial=reader_language()
        )

    def complete(self) -> bool:
        """Whether it can be sealed or proposed: points for each criterion, or the reason why it cannot be taken."""
        told = self.cleaned_data
        if not told["eligible"]:
            if not told["text"]:
                self.add_error("text", _("Say why the proposal cannot be taken."))
            return not self.errors
        for each in self.call.criteria:
            if told.get(f"points.{each.key}") is None:
                self.add_error(f"points.{each.key}", _("Points for this criterion are missing."))
        return not self.errors

    def draft(self) -> dict[str, Any]:
        """What was typed, as it is kept."""
        told = self.cleaned_data
        return {name: told[name] for name in told if told[name] not in (None, "")} | {
            "eligible": "yes" if told["eligible"] else "no"
        }


def assessed(draft: Mapping[str, Any], criteria: Iterable[Criterion]) -> dict[str, Any]:
    """What the actions want to know, from what was kept: points, remarks, the word on the whole."""
    language = draft.get("language") or reader_language()
    keys = [each.key for each in criteria]
    return {
        "eligible": draft.get("eligible") != "no",
        "scores": {key: draft[f"points.{key}"] for key in keys if draft.get(f"points.{key}") is not None},
        "texts": {key: {language: draft[f"remark.{key}"]} for key in keys if draft.get(f"remark.{key}")},
        "text": {language: draft["text"]} if draft.get("text") else None,
    }


class GivenForm(forms.Form):
    """What one ranked proposal is given: one amount by the shares, or an amount of each party."""

    use_required_attribute = False

    def __init__(self, *given: Any, most: Decimal, parties: Mapping[str, str], **named: Any) -> None:
        super().__init__(*given, **named)
        self.parties = parties
        self.fields["whole"] = forms.DecimalField(
            label=_("Given in all"), required=False, min_value=Decimal(0), max_value=most, decimal_places=2
        )
        for code, name in parties.items():
            self.fields[f"part.{code}"] = forms.DecimalField(
                label=gettext("Of it: %(party)s") % {"party": name}, required=False, min_value=Decimal(0),
                max_value=most, decimal_places=2,
            )  # fmt: skip

    @property
    def given(self) -> Decimal | dict[str, Decimal] | None:
        """As ``bench.propose_award`` wants it; None where nothing is given."""
        told = self.cleaned_data
        parts = {code: told[f"part.{code}"] for code in self.parties if told.get(f"part.{code}")}
        whole: Decimal | None = told.get("whole")
        return parts or whole or None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        parts = [told[f"part.{code}"] for code in self.parties if told.get(f"part.{code}")]
        if parts and told.get("whole") and sum(parts) != told["whole"]:
            self.add_error("whole", _("The parts come to another amount; leave one of the two empty."))
        return told
