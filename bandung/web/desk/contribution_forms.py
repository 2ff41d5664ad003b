"""The sheet of a contribution: a few fields first, everything else folded; and the sheets of words and settlements."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.values.quantity import UNITS
from bandung.web import contribution_words as words
from bandung.web.desk.initiative_forms import area, day, in_language, line
from bandung.web.desk.initiative_moves import DocumentForm
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.rows import RowForm
from bandung.web.desk.training_forms import languages, sectors
from bandung.web.figure_words import CHANNELS, COSTS, FORMS, GROUPS, QUALITIES, STAGES
from bandung.web.naming import name_of
from bandung.web.partnership_words import ROLES, choices, currencies
from bandung.web.plan_words import LEVELS
from bandung.web.sentences import reader_language

FIRST = ("stage", "title", "recipient", "item", "quantity", "unit", "year", "initiative")
MORE: Mapping[str, tuple[object, tuple[str, ...]]] = {
    "who": (_("Who, and by which way"), (
        "recipient_other", "institution", "counterpart", "others", "channel", "role", "public", "language",
    )),
    "when": (_("When, and which people"), (
        "start", "last", "profile", "women", "men", "not_stated", "level", "sector", "sdgs",
    )),
    "money": (_("Money, where it is known"), (
        "group", "amount", "currency", "rate", "rate_source", "form", "cost", "quality",
    )),
    "loan": (_("Terms of a loan"), ("interest", "years", "grace", "payments_a_year")),
    "costs": (_("Costs, for the value by salaries"), ("overhead", "travel", "per_diem", "materials", "logistics")),
    "evidence": (_("Evidence and a note"), (
        "kept", "document_title", "document_kind", "file", "digest", "document_language", "document_on", "note",
    )),
}  # fmt: skip
"""Folded part of the sheet to its heading and fields."""
PLACES: Mapping[str, str] = {
    "period": "last", "people": "women", "costs": "overhead", "loan": "years", "evidence": "document_title",
    "after_closing": "into_closed",
}  # fmt: skip
"""Part of the record to the field at which its problem is said, where the part has no field of that name."""
OTHER_COSTS = ("travel", "per_diem", "materials", "logistics")


def number(name: str, **more: Any) -> forms.DecimalField:
    told: dict[str, Any] = {"min_value": 0, "max_digits": 24, "decimal_places": 6, "required": False} | more
    return forms.DecimalField(label=words.FIELDS.get(name, ""), **told)


def count(name: str) -> forms.IntegerField:
    return forms.IntegerField(label=words.FIELDS[name], min_value=0, max_value=10**9, required=False)


def text_line(name: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=words.FIELDS[name], max_length=500, required=False, widget=line(), **more)


def chosen(name: str, told: Any, none: Any = None) -> forms.ChoiceField:
    return forms.ChoiceField(label=words.FIELDS[name], choices=told, required=none is None)


def written(value: Decimal | None) -> str | None:
    """A number as records write it."""
    return format(value, "f") if value is not None else None


def _items() -> Choices:
    language = reader_language()
    named = [(each.code, f"{each.code} {name_of('modality', each.code, language)}") for each in reference.modalities()]
    return [("", "–"), *named]


def unit_choices(none: object) -> Choices:
    return [("", none), *((code, gettext(name)) for code, name in UNITS.items() if code != "USD")]


class StaffRow(RowForm):
    """Time of one profile, for the value by salaries."""

    telling: ClassVar[tuple[str, ...]] = ("profile", "hours", "annual_cost")

    profile = forms.CharField(label=_("Profile"), max_length=500, widget=line())
    hours = forms.DecimalField(label=_("Hours given"), min_value=0, max_digits=20)
    annual_cost = forms.DecimalField(label=_("Cost of the post a year"), min_value=0, max_digits=20)
    paid_hours = forms.DecimalField(
        label=_("Hours paid a year"), min_value=1, max_value=8_784, max_digits=12, required=False, initial=1760
    )

    def told(self) -> dict[str, Any]:
        found = {name: written(value) if name != "profile" else value for name, value in self.cleaned_data.items()}
        return {name: value for name, value in found.items() if value is not None}


class ContributionForm(DocumentForm):
    """What is given, to whom, how much."""

    stage = forms.ChoiceField(label=words.FIELDS["stage"], choices=choices(STAGES), initial="delivery")
    title = forms.CharField(label=words.FIELDS["title"], max_length=300, widget=line())
    recipient = forms.ChoiceField(label=words.FIELDS["recipient"], required=False)
    item = forms.ChoiceField(label=words.FIELDS["item"], choices=_items)
    quantity = number("quantity")
    unit = forms.ChoiceField(label=words.FIELDS["unit"], choices=lambda: unit_choices("–"), required=False)
    year = forms.IntegerField(label=words.FIELDS["year"], min_value=1945, max_value=2200)
    initiative = forms.ChoiceField(label=words.FIELDS["initiative"], required=False)
    recipient_other = forms.CharField(
        label=_("or an organisation that receives it, by name"), max_length=500, required=False, widget=line()
    )
    institution = text_line("institution")
    counterpart = text_line("counterpart")
    others = forms.CharField(label=_("Who else contributed, one a line"), required=False, widget=area(2))
    channel = chosen("channel", choices(CHANNELS), "direct")
    role = chosen("role", choices(ROLES, none="–"), "–")
    public = forms.BooleanField(label=_("Everybody may read it"), required=False)
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    start = forms.DateField(label=_("First day"), required=False, widget=day())
    last = forms.DateField(label=_("Last day"), required=False, widget=day())
    profile = text_line("profile")
    women, men, not_stated = count("women"), count("men"), count("not_stated")
    level = chosen("level", choices(LEVELS, none="–"), "–")
    sector = chosen("sector", lambda: [("", "–"), *sectors()], "–")
    sdgs = forms.CharField(
        label=_("Goals and targets, as 2.4, the main one first"), required=False, max_length=500, widget=line()
    )
    group = chosen("group", choices(GROUPS, none=_("as usual for the item")), "usual")
    amount = number("amount")
    currency = chosen("currency", lambda: [("", "–"), ("USD", "USD"), *currencies()], "–")
    rate = number("rate", decimal_places=10)
    rate_source = text_line("rate_source")
    form = chosen("form", choices(FORMS, none="–"), "–")
    cost = chosen("cost", choices(COSTS), "direct")
    quality = forms.ChoiceField(
        label=words.FIELDS["quality"], choices=choices(QUALITIES), required=False, initial="not-stated"
    )
    interest = forms.DecimalField(label=words.OF_LOAN["interest"], min_value=0, max_value=100, required=False)
    years = forms.DecimalField(label=words.OF_LOAN["years"], min_value=0, max_value=100, required=False)
    grace = forms.DecimalField(label=words.OF_LOAN["grace"], min_value=0, max_value=100, required=False)
    payments_a_year = forms.ChoiceField(
        label=words.OF_LOAN["payments_a_year"], required=False, initial="2",
        choices=[(each, each) for each in ("1", "2", "4", "12")],
    )  # fmt: skip
    overhead = forms.DecimalField(label=words.OF_COSTS["overhead"], min_value=0, max_value=2, required=False)
    travel, per_diem = number("travel"), number("per_diem")
    materials, logistics = number("materials"), number("logistics")
    note = forms.CharField(label=words.FIELDS["note"], required=False, widget=area(3), max_length=20_000)
    kept = forms.MultipleChoiceField(
        label=_("Evidence that stays"), required=False, widget=forms.CheckboxSelectMultiple
    )
    into_closed = forms.BooleanField(required=False)

    def __init__(
        self, *given: Any, recipients: Any, initiatives: Choices, evidence: Sequence[tuple[str, Any]] = (),
        closed: Sequence[int] = (), former_year: int | None = None, **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*given, **named)
        self.fields["recipient"].choices = recipients  # type: ignore[attr-defined]
        self.fields["initiative"].choices = [("", _("outside an initiative")), *initiatives]  # type: ignore[attr-defined]
        for name in OTHER_COSTS:
            self.fields[name].label = words.OF_COSTS[name]
        self.fields["kept"].choices = list(evidence)  # type: ignore[attr-defined]
        if not evidence:
            del self.fields["kept"]
        self.closed, self.former_year = frozenset(closed), former_year
        knowingly = gettext("Yes, this entry knowingly changes a year that we closed: %(years)s")
        self.fields["into_closed"].label = knowingly % {"years": ", ".join(map(str, sorted(self.closed)))}
        if not self.closed:
            del self.fields["into_closed"]

    @property
    def first(self) -> list[Any]:
        """The few fields that are always open."""
        return [self[name] for name in (*FIRST, *(("into_closed",) if self.closed else ()))]

    @property
    def more(self) -> list[tuple[str, object, list[Any], bool]]:
        """(name, heading, fields, whether it is open) of each folded part; open where something in it is wrong."""
        return [
            (name, heading, [self[each] for each in names if each in self.fields],
             any(self.is_bound and self.errors.get(each) for each in names))
            for name, (heading, names) in MORE.items()
        ]  # fmt: skip

    def _place(self, path: str, sentence: str) -> None:
        parts = path.replace("[", ".").replace("]", "").split(".")
        fields = [each for each in (*reversed(parts), PLACES.get(parts[0], "")) if each in self.fields]
        self.add_error(fields[0] if fields else None, sentence)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("recipient") and not told.get("recipient_other") and "recipient" not in self.errors:
            self.add_error("recipient", _("Say who receives it."))
        if told.get("start") and told.get("last") and told["last"] < told["start"]:
            self.add_error("last", _("The last day lies before the first."))
        touched = {told.get("year"), self.former_year} & self.closed
        if touched and not told.get("into_closed"):
            self.add_error(
                "into_closed", _("Your party closed this year. Tick this, so that everybody sees that you change it.")
            )
        return told


class WordForm(DocumentForm):
    """The receiver's word: own figures, the day, words, a document; or figures on which to settle."""

    quantity = number("quantity")
    unit = forms.ChoiceField(label=words.FIELDS["unit"], choices=lambda: unit_choices("–"), required=False)
    amount = number("amount")
    currency = chosen("currency", lambda: [("", "–"), ("USD", "USD"), *currencies()], "–")
    on = forms.DateField(label=_("When it arrived"), required=False, widget=day())
    text = forms.CharField(label=_("In words"), required=False, widget=area(3), max_length=20_000)

    def __init__(self, *given: Any, only: Sequence[str] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        kept = only or ("quantity", "unit", "amount", "currency", "on", "text", "document_title", "file", "digest")
        for name in set(self.fields) - set(kept):
            del self.fields[name]
        self.order_fields(list(kept))

    def told(self) -> dict[str, Any]:
        """As the record knows it. A unit or a currency without its number says nothing.

        :raises BadValue: if a document is named by half.
        """
        typed = self.cleaned_data
        document = self.document() if "file" in self.fields else None
        quantity, amount = typed.get("quantity"), typed.get("amount")
        return {
            "quantity": written(quantity), "unit": typed.get("unit") if quantity is not None else None,
            "amount": written(amount), "currency": typed.get("currency") if amount is not None else None,
            "on": typed.get("on"), "text": in_language(typed.get("text", "")),
            "documents": [document] if document else [],
        }  # fmt: skip

    def _place(self, path: str, sentence: str) -> None:
        first = path.partition(".")[0].partition("[")[0]
        self.add_error(first if first in self.fields else None, sentence)
