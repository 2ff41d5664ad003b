"""Figures of reports in words of one language: measures, filters, codes and numbers, for pages and for paper alike."""

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from bandung.measurement.figures import MEASURES, NOT_STATED
from bandung.measurement.valued import SWITCHES
from bandung.records.naming import name_in
from bandung.records.wording import translated
from bandung.values.errors import _
from bandung.values.quantity import UNITS

FILTERS: Mapping[str, str] = {
    "basis": _("Basis"), "channel": _("Channel"), "cost": _("Kind of cost"), "currency": _("Currency"),
    "form": _("Financial form"), "giver_country": _("Given by"), "goal": _("Goal"),
    "group": _("Group of the framework"), "institution": _("Institution"), "item": _("Modality item"),
    "quality": _("Quality of the figure"), "recipient_country": _("Received by"), "role": _("Role of the giver"),
    "said": _("What both sides say"), "sector": _("Sector"), "stage": _("Stage"), "unit": _("Unit"),
    "initiative": _("Initiative"),
}  # fmt: skip
_CODES: Mapping[str, Mapping[str, str]] = {
    "stage": {"commitment": _("Committed"), "budget": _("Budgeted"), "delivery": _("Delivered")},
    "said": {
        "confirmed": _("Confirmed by the receiver"), "settled": _("Settled by both sides"),
        "partly": _("Confirmed in part"), "disputed": _("Disputed by the receiver"),
        "declared": _("Declared, not confirmed yet"), "reported": _("Reported, not confirmed"),
    },
    "group": {"A": _("A: money"), "B": _("B: in kind, priced"), "C": _("C: in kind, counted in units only")},
    "channel": {
        "direct": _("Direct"), "multilateral-earmarked": _("Through a multilateral body, earmarked"),
        "multilateral-core": _("To a multilateral body as a whole"), "regional-body": _("Through a regional body"),
        "joint-fund": _("Through a joint fund"),
    },
    "quality": {"measured": _("Measured"), "estimated": _("Estimated"), "not-stated": _("Not stated")},
    "cost": {"direct": _("Direct cost"), "indirect": _("Indirect cost")},
    "form": {
        "grant": _("Grant"), "concessional-loan": _("Concessional loan"), "interest-free-loan": _("Interest-free loan"),
        "credit-line": _("Line of credit"), "other-loan": _("Other loan"), "export-credit": _("Export credit"),
        "debt-relief": _("Debt relief"), "budget-support": _("Budget support"), "joint-fund": _("Joint fund"),
        "core-contribution": _("Core contribution"), "currency-swap": _("Currency swap"), "guarantee": _("Guarantee"),
    },
    "basis": {
        "bilateral": _("Bilateral"), "triangular": _("Triangular"), "regional": _("Regional"),
        "subregional": _("Subregional"), "interregional": _("Interregional"), "multilateral": _("Multilateral"),
    },
    "role": {
        "provider": _("Provider"), "recipient": _("Recipient"), "both": _("Both provider and recipient"),
        "facilitator": _("Facilitator"),
    },
}  # fmt: skip
_LISTS: Mapping[str, str] = {
    "item": "modality", "sector": "sector", "goal": "sdg", "giver_country": "country", "recipient_country": "country",
    "currency": "currency",
}  # fmt: skip
_WITH_CODE = ("item", "goal", "sector")
METHODS: Mapping[str, str] = {
    "stated": _("The amount as it is stated."),
    "salary-1": _("Time of staff: hours × annual cost of the post ÷ hours paid a year × (1 + overhead), and expenses."),
    "market-usd-1": _("US dollars: amount ÷ annual average of the exchange rate."),
    "ppp-1": _("Time of staff ÷ purchasing power parity; shown beside dollars, never added to them."),
    "grant-element-1": _("Grant element: 1 − payments discounted at 5 % a year ÷ amount of the loan."),
}
"""What each method of valuation computes."""
SWITCH_NAMES: Mapping[str, str] = {
    "peacekeeping": _("Peacekeeping beyond what the UN reimburses"), "refugees": _("Refugees hosted and protected"),
    "core-contributions": _("Core contributions to multilateral organisations"),
    "export-credits": _("Export credits and other official loans"),
}  # fmt: skip
WHY: Mapping[str, str] = {
    "counted-in-units": _("counted in its own unit, without a price"),
    "no-amount": _("neither an amount nor costs are stated"),
    "no-rate": _("no exchange rate is known"),
    "contested": _("contested, and not counted by choice"),
}
"""Why a line has no value in dollars."""
_LOCALES = {"zh": "zh_Hans"}
assert set(SWITCH_NAMES) == set(SWITCHES)


def code_name(name: str, code: str, language: str) -> str:
    """What a value of a filter is called."""
    if code in ("", NOT_STATED):
        return translated("not stated", language)
    if name in _CODES:
        return translated(_CODES[name].get(code, ""), language) or code
    if name == "unit":
        return translated(UNITS[code], language) if code in UNITS else name_in("currency", code, language)
    if name in _LISTS:
        said = name_in(_LISTS[name], code, language)
        return f"{code} {said}" if name in _WITH_CODE and said != code else said
    return code


def measure_name(measure: str, language: str) -> str:
    """The heading of a column."""
    said = translated(MEASURES[measure], language)
    return said[:1].upper() + said[1:]


def filter_name(name: str, language: str) -> str:
    return translated(FILTERS[name], language)


def number(value: Decimal | int, language: str, places: int = 3) -> str:
    """A number as readers of the language write it, rounded to at most so many places."""
    form = "#,##0" + ("." + "#" * places if places else "")
    return str(format_decimal(Decimal(value), format=form, locale=_locale(language)))


def money(cents: int, language: str) -> str:
    """Dollars with their cents."""
    return str(format_decimal(Decimal(cents) / 100, format="#,##0.00", locale=_locale(language)))


def figure(measure: str, value: str | None, language: str) -> str:
    """A figure as it is read; a dash where there is none, which is not zero."""
    if value is None:
        return "–"
    return money(int(value), language) if measure in ("usd", "ppp") else number(Decimal(value), language)


def as_number(measure: str, value: str | None) -> Decimal | None:
    """A figure as a number, money as an amount; None where there is none."""
    if value is None:
        return None
    return Decimal(value) / 100 if measure in ("usd", "ppp") else Decimal(value)


def percent(share: Decimal, language: str) -> str:
    """A share as whole per cents; never 100 while something is missing."""
    whole = int(share * 100) if share < 1 else 100
    return f"{number(whole, language, 0)}\u00a0%"


def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language))
