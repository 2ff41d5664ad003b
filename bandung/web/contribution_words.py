"""What a version of a contribution says, field by field, in the reader's words; and how two versions differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.web import figure_words
from bandung.web.naming import name_of, reading
from bandung.web.partnership_words import ROLES
from bandung.web.plan_words import LEVELS
from bandung.web.sentences import reader_language

FIELDS: Mapping[str, Any] = {
    "title": _("What is given"), "recipient": _("Who receives it"), "stage": _("Stage"), "year": _("Year"),
    "period": _("Period"), "item": _("Item"), "list_version": _("Version of the list of items"),
    "group": _("Group of the framework"), "quantity": _("Quantity"), "unit": _("Unit"),
    "profile": _("Profile of the experts"), "women": _("Women"), "men": _("Men"),
    "not_stated": _("People whose sex is not stated"), "level": _("For whom"), "amount": _("Amount of money"),
    "currency": _("Currency"), "rate": _("Own exchange rate, units for one US dollar"),
    "rate_source": _("Where that rate comes from"), "costs": _("Costs"), "form": _("Form of finance"),
    "loan": _("Terms of the loan"), "cost": _("Direct or indirect cost"), "quality": _("How it was counted"),
    "channel": _("Channel"), "role": _("Our role"), "sector": _("Sector"), "sdgs": _("Goals and targets"),
    "institution": _("Institution that gave it"), "counterpart": _("Institution that received it"),
    "others": _("Who else contributed"), "initiative": _("Initiative"), "evidence": _("Evidence"),
    "note": _("Note"), "quarter": _("Quarter"), "after_closing": _("Changes a closed year"), "sources": _("Sources"),
}  # fmt: skip
"""Field of the record to its name; fields that are not here are not shown."""
SAYS: Mapping[str, Any] = {
    "confirmed": _("confirms"), "partly": _("confirms in part"), "disputed": _("disputes"),
}  # fmt: skip
"""What the receiver does, after its name."""
OF_COSTS: Mapping[str, Any] = {
    "currency": _("Currency"), "overhead": _("Overhead on staff time, as a share such as 0.1"), "travel": _("Travel"),
    "per_diem": _("Per diem"), "materials": _("Materials"), "logistics": _("Logistics"),
}  # fmt: skip
OF_LOAN: Mapping[str, Any] = {
    "interest": _("Interest, percent a year"), "years": _("Years until the last repayment"),
    "grace": _("Years until the first repayment"), "payments_a_year": _("Repayments a year"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of a version, and what it was before; empty where it was not stated."""

    label: str
    before: str
    after: str


def said_in(body: Mapping[str, Any]) -> dict[str, str]:
    """Field to what it says in words, in the order of ``FIELDS``; only what is stated."""
    told = dict(body) | {name: value for name, value in (body.get("people") or {}).items() if value is not None}
    words = {name: _words(name, told[name]) for name in FIELDS if told.get(name) not in (None, "", (), [], {})}
    return {name: text for name, text in words.items() if text}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Changed]:
    """What a version says otherwise than the one before it."""
    old, new = said_in(before), said_in(after)
    return [
        Changed(str(label), old.get(name, ""), new.get(name, ""))
        for name, label in FIELDS.items()
        if old.get(name) != new.get(name)
    ]


def _words(name: str, value: Any) -> str:
    language = reader_language()
    if name in ("title", "note"):
        return reading(value, language).text
    if name == "recipient":
        country = value.get("country")
        return name_of("country", country, language) if country else next(iter(value.values()), "")
    if name == "level":
        return str(LEVELS.get(value, value))
    if name == "role":
        return str(ROLES.get(value, value))
    if name == "item":
        return f"{value} {name_of('modality', value, language)}"
    if name in ("stage", "group", "channel", "quality", "cost", "form", "unit", "sector", "currency"):
        return figure_words.label(name, value)
    if name == "sdgs":
        return ", ".join(value)
    if name == "others":
        return "; ".join(value)
    return _parts(name, value)


def _parts(name: str, value: Any) -> str:
    """Fields that hold several things."""
    if name == "period":
        return " – ".join(filter(None, (value.get("start"), value.get("end"))))
    if name == "initiative":
        return f"{value['register_code']}/{value['record']}"
    if name == "evidence":
        return "; ".join(f"{reading(each['title'], reader_language())} {each['digest'][:12]}…" for each in value)
    if name == "sources":
        return " ".join(each["address"] for each in value)
    if name == "after_closing":
        return gettext("yes")
    if name == "costs":
        staff = [f"{each['profile']}: {each['hours']} × {each['annual_cost']} / {each.get('paid_hours', '1760')}"
                 for each in value.get("staff", ())]  # fmt: skip
        return "; ".join([*staff, *(f"{label}: {value[key]}" for key, label in OF_COSTS.items() if value.get(key))])
    if name == "loan":
        payments = value.get("payments", ())
        told = [f"{label}: {value[key]}" for key, label in OF_LOAN.items() if value.get(key)]
        return "; ".join([*told, *(f"{each['after_years']}: {each.get('principal', '0')}" for each in payments)])
    return str(value)
