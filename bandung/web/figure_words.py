"""Figures of the ledger in the reader's words: measures, filters, codes, money, and the address of a figure's page."""

from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlencode

from babel import Locale
from babel.numbers import format_decimal
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bandung.measurement.figures import MEASURES, NOT_STATED, Figure
from bandung.values.quantity import UNITS
from bandung.web.naming import name_of
from bandung.web.partnership_words import BASES, ROLES
from bandung.web.sentences import reader_language

STAGES: Mapping[str, object] = {
    "commitment": _("Committed"), "budget": _("Budgeted"), "delivery": _("Delivered"),
}  # fmt: skip
STANDINGS: Mapping[str, object] = {
    "declared": _("Declared by who gave"), "reported": _("Reported by a source"),
}  # fmt: skip
SAID: Mapping[str, object] = {
    "confirmed": _("Confirmed by the receiver"), "settled": _("Settled by both sides"),
    "partly": _("Confirmed in part"), "disputed": _("Disputed by the receiver"),
    "declared": _("Declared, not confirmed yet"), "reported": _("Reported, not confirmed"),
}  # fmt: skip
GROUPS: Mapping[str, object] = {
    "A": _("A: money"), "B": _("B: in kind, priced"), "C": _("C: in kind, counted in units only"),
}  # fmt: skip
CHANNELS: Mapping[str, object] = {
    "direct": _("Direct"), "multilateral-earmarked": _("Through a multilateral body, earmarked"),
    "multilateral-core": _("To a multilateral body as a whole"), "regional-body": _("Through a regional body"),
    "joint-fund": _("Through a joint fund"),
}  # fmt: skip
QUALITIES: Mapping[str, object] = {
    "measured": _("Measured"), "estimated": _("Estimated"), "not-stated": _("Not stated"),
}  # fmt: skip
COSTS: Mapping[str, object] = {"direct": _("Direct cost"), "indirect": _("Indirect cost")}
FORMS: Mapping[str, object] = {
    "grant": _("Grant"), "concessional-loan": _("Concessional loan"), "interest-free-loan": _("Interest-free loan"),
    "credit-line": _("Line of credit"), "other-loan": _("Other loan"), "export-credit": _("Export credit"),
    "debt-relief": _("Debt relief"), "budget-support": _("Budget support"), "joint-fund": _("Joint fund"),
    "core-contribution": _("Core contribution"), "currency-swap": _("Currency swap"), "guarantee": _("Guarantee"),
}  # fmt: skip
LEVELS: Mapping[str, object] = {
    "introductory": _("Introductory"), "intermediate": _("Intermediate"), "advanced": _("Advanced"),
    "trainers": _("For trainers"),
}  # fmt: skip
FILTERS: Mapping[str, object] = {
    "basis": _("Basis"), "channel": _("Channel"), "cost": _("Kind of cost"), "currency": _("Currency"),
    "form": _("Financial form"), "giver": _("Giving party"), "giver_country": _("Given by"), "goal": _("Goal"),
    "group": _("Group of the framework"), "initiative": _("Initiative"), "institution": _("Institution"),
    "item": _("Modality item"), "level": _("Level of training"), "quality": _("Quality of the figure"),
    "recipient": _("Receiving party"), "recipient_country": _("Received by"), "role": _("Role of the giver"),
    "said": _("What both sides say"), "sector": _("Sector"), "stage": _("Stage"), "standing": _("Whose word"),
    "unit": _("Unit"), "year": _("Year"), "giver_group": _("Giver in the group"),
    "recipient_group": _("Receiver in the group"),
}  # fmt: skip
_TABLES: Mapping[str, Mapping[str, object]] = {
    "stage": STAGES, "standing": STANDINGS, "said": SAID, "group": GROUPS, "channel": CHANNELS, "quality": QUALITIES,
    "cost": COSTS, "role": ROLES, "basis": BASES, "form": FORMS, "level": LEVELS,
}  # fmt: skip
_CODED: Mapping[str, str] = {
    "item": "modality", "sector": "sector", "goal": "sdg", "giver_country": "country", "recipient_country": "country",
    "currency": "currency", "giver_group": "group", "recipient_group": "group",
}  # fmt: skip


def figure_link(address: Figure | str, *, own: bool = False) -> str:
    """The page that opens a figure to what is behind it: for everybody, or ``own``: as the reader's party reads it."""
    return f"{reverse('figure')}?{urlencode({'f': str(address)} | ({'own': '1'} if own else {}))}"


def label(name: str, code: str, names: Mapping[str, str] | None = None) -> str:
    """What a value of a filter is called. ``names`` are those of parties, by code."""
    if code in ("", NOT_STATED):
        return gettext("not stated")
    if name in _TABLES:
        return str(_TABLES[name].get(code, code))
    if name == "unit":
        return unit(code)
    if name == "year":
        return code.replace("..", "–")
    if name == "goal":
        return f"{code} {name_of('sdg', code, reader_language())}"
    if name == "item":
        return f"{code} {name_of('modality', code, reader_language())}"
    if name in _CODED:
        return name_of(_CODED[name], code, reader_language())
    return (names or {}).get(code, code)


def side(code: str, country: str, name: str, names: Mapping[str, str]) -> str:
    """Who gave or received: the country, else the party, else the name of whoever it is."""
    if country:
        return name_of("country", country, reader_language())
    return names.get(code) or code or name


def unit(code: str) -> str:
    """A unit in the reader's words."""
    return gettext(UNITS[code]) if code in UNITS else name_of("currency", code, reader_language())


def measure(figure: Figure) -> str:
    """What a figure measures, in words."""
    if figure.measure == "quantity":
        return unit(figure.filters["unit"])
    if figure.measure == "amount":
        return name_of("currency", figure.filters["currency"], reader_language())
    return gettext(MEASURES[figure.measure])


def money(cents: int | None, *, exact: bool = False) -> str:
    """Dollars in the reader's locale, whole ones where they are many; nothing for none, which is not zero."""
    if cents is None:
        return ""
    whole = not exact and abs(cents) >= 100_00
    return _written(Decimal(cents) / 100, "#,##0" if whole else "#,##0.00")


def amount(value: Decimal | int | None) -> str:
    """A quantity in the reader's locale with at most three decimals; nothing for none."""
    return "" if value is None else _written(Decimal(value), "#,##0.###")


def value(figure: Figure, told: Decimal | int | None) -> str:
    """A figure's value as its page writes it: money to the cent."""
    if figure.measure in ("usd", "ppp"):
        return money(int(told), exact=True) if told is not None else ""
    return amount(told)


def _written(number: Decimal, form: str) -> str:
    language = (get_language() or "en").replace("-", "_").replace("hans", "Hans")
    return str(format_decimal(number, format=form, locale=Locale.parse(language)))
