"""How much of what: a number that never travels without its unit."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bandung.values.errors import BadValue, _

UNITS: dict[str, str] = {
    "person-day": _("person-days"),
    "person-hour": _("person-hours"),
    "mission": _("missions"),
    "seat": _("seats"),
    "course": _("courses"),
    "student-month": _("student-months"),
    "scholarship": _("scholarships"),
    "visit": _("study visits"),
    "item": _("items"),
    "dose": _("doses"),
    "tonne": _("tonnes"),
    "hectare": _("hectares"),
    "sample": _("samples"),
    "hosting-day": _("hosting days"),
    "project": _("projects"),
    "USD": _("US dollars"),
    "other": _("as described"),
}
"""Unit code to its English name; a currency is a unit too, by its ISO 4217 code."""


LONGEST = 60
"""Digits on one side of the point beyond which a number is left as it was typed, so that it costs no memory."""


def in_digits(number: Decimal) -> str:
    """A number in digits and a point alone: 1000 for 1e3, 0 for -0, with all its digits.

    What nobody can mean, of more than ``LONGEST`` digits or none at all, stays as it is, for a refusal to name it.
    """
    if not number.is_finite() or number.adjusted() > LONGEST or -int(number.as_tuple().exponent) > LONGEST:
        return str(number)
    return f"{number if number else number.copy_abs():f}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A non-negative amount with a unit; ``note`` says it in the owner's words."""

    amount: Decimal
    unit: str
    note: str = ""

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0 or self.amount >= Decimal(10) ** 15:
            raise BadValue(_("%(amount)s is not a quantity that we can keep."), field="amount", amount=str(self.amount))
        if self.unit not in UNITS and not (len(self.unit) == 3 and self.unit.isalpha() and self.unit.isupper()):
            raise BadValue(
                _("“%(unit)s” is not a unit we know; use one of %(units)s, or a currency code."),
                field="unit",
                unit=self.unit[:30],
                units=", ".join(UNITS),
            )

    @classmethod
    def of(cls, amount: str | int | Decimal, unit: str, note: str = "") -> "Quantity":
        """A quantity from what people type.

        :raises BadValue: if the amount is no number or the unit is unknown.
        """
        try:
            return cls(Decimal(str(amount)), unit, note)
        except InvalidOperation:
            raise BadValue(_("“%(amount)s” is not a number."), field="amount", amount=str(amount)[:40]) from None
