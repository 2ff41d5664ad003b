"""The sheets of payments: an obligation, a credit line, a clearing round and its rates."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bandung.web.desk.fund_forms import Row, area, currencies, day, line
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.training_forms import languages

MOST = Decimal(10) ** 14


def amount(label: Any, *, least: str = "0") -> forms.DecimalField:
    """An amount of any currency; how many decimals it may have, the record says."""
    return forms.DecimalField(label=label, min_value=Decimal(least), max_value=MOST, decimal_places=4)


def _some(label: Any, *, required: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=required, widget=forms.SelectMultiple(attrs={"size": 6}))


class ObligationForm(Sheet):
    """What our party owes another."""

    creditor = forms.ChoiceField(label=_("Whom we owe"))
    amount = amount(_("How much"))
    currency = forms.ChoiceField(label=_("Currency"), choices=currencies)
    on = forms.DateField(label=_("Day on which it arose"), widget=day())
    institution = forms.ChoiceField(label=_("Our institution that owes it, such as the central bank"), required=False)
    reference = forms.CharField(
        label=_("Number under which both banks know it"), max_length=500, required=False, widget=line()
    )
    text = forms.CharField(label=_("What it is for"), max_length=2_000, required=False, widget=area())
    also_to = _some(_("Who else may read it: members of the round in which it will be cleared"), required=False)

    def __init__(self, *given: Any, parties: Choices, institutions: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["creditor"].choices = [("", _("choose a party")), *parties]  # type: ignore[attr-defined]
        self.fields["also_to"].choices = parties  # type: ignore[attr-defined]
        self.fields["institution"].choices = [("", "–"), *institutions]  # type: ignore[attr-defined]
        if not institutions:
            del self.fields["institution"]


class LineForm(Sheet):
    """How much our party lets another owe it."""

    debtor = forms.ChoiceField(label=_("Who may owe us"))
    amount = amount(_("Up to how much"))
    currency = forms.ChoiceField(label=_("Currency"), choices=currencies)
    start = forms.DateField(label=_("From"), widget=day(), required=False)
    last = forms.DateField(label=_("Last day"), widget=day(), required=False)
    text = forms.CharField(label=pgettext_lazy("credit line", "Terms"), max_length=2_000, required=False, widget=area())
    also_to = _some(_("Who else may read it: members that propose rounds"), required=False)

    def __init__(self, *given: Any, parties: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["debtor"].choices = [("", _("choose a party")), *parties]  # type: ignore[attr-defined]
        self.fields["also_to"].choices = parties  # type: ignore[attr-defined]


class RoundForm(Sheet):
    """The terms of a round, beside its rates."""

    title = forms.CharField(label=_("Name of the round"), max_length=300, widget=line())
    language = forms.ChoiceField(label=_("Language of the name"), choices=languages)
    members = _some(_("Members beside us"))
    unit = forms.ChoiceField(label=_("Unit of account"), choices=currencies)
    until = forms.DateField(label=_("What arose until"), widget=day())
    settles_on = forms.DateField(label=_("Payments are due on"), widget=day())
    settles_in = forms.ChoiceField(label=_("Members pay in"), required=False)
    interest = forms.DecimalField(
        label=_("Interest, per cent a year"), min_value=Decimal(0), max_value=Decimal(100), decimal_places=4,
        required=False,
    )  # fmt: skip
    agent = forms.ChoiceField(label=_("Agent through which all pay"), required=False)

    def __init__(self, *given: Any, parties: Choices, ours: tuple[str, str], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["members"].choices = parties  # type: ignore[attr-defined]
        self.fields["agent"].choices = [("", _("none: they pay each other")), ours, *parties]  # type: ignore[attr-defined]
        self.fields["settles_in"].choices = [("", _("the unit of account")), *currencies()]  # type: ignore[attr-defined]


class RateRow(Row):
    """What one unit of a currency is worth in the unit of account."""

    telling: ClassVar[tuple[str, ...]] = ("rate", "source")
    currency = forms.ChoiceField(label=_("One unit of"), choices=currencies)
    rate = forms.DecimalField(
        label=_("is so much of the unit of account"), min_value=Decimal(0), max_value=MOST, decimal_places=12
    )
    source = forms.CharField(label=_("Source of the rate"), max_length=500, widget=line())
    on = forms.DateField(label=_("Day of the rate"), widget=day())


class LimitRow(Row):
    """How much a member lets another owe it within the round: less than its credit line, or where it has none."""

    telling: ClassVar[tuple[str, ...]] = ("amount",)
    creditor = forms.ChoiceField(label=_("Creditor"))
    debtor = forms.ChoiceField(label=_("Debtor"))
    amount = amount(_("Up to how much"))

    def __init__(self, *given: Any, parties: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("creditor", "debtor"):
            self.fields[name].choices = parties  # type: ignore[attr-defined]


class PaidForm(forms.Form):
    """When and under which number a payment was made."""

    number = forms.IntegerField(min_value=1, max_value=20_000)
    on = forms.DateField()
    reference = forms.CharField(max_length=500, required=False)
