"""The sheet of a contribution as records say it, and back: what was typed, what stands, what was planned."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from bandung import reference
from bandung.parties.models import Party
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.records.partnerships import Planned
from bandung.records.plans import Item
from bandung.values.quantity import UNITS
from bandung.web.desk.contribution_forms import OTHER_COSTS, ContributionForm, written
from bandung.web.desk.initiative_forms import days_of, period_of, text_of
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.rows import Rows
from bandung.web.desk.training_forms import revised
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language

MOST_INITIATIVES = 500
PLAIN = (
    "stage", "year", "item", "channel", "institution", "counterpart", "profile", "level", "sector", "quality", "cost",
    "role", "rate_source", "form",
)  # fmt: skip
"""Fields that are written as they are typed."""


def recipients(own: str) -> list[Any]:
    """Parties by name, then countries for which no party speaks here. One query."""
    language = reader_language()
    rows = list(Party.objects.exclude(type="reporter").exclude(code=own))
    named = sorted(((row.code, reading(row.name, language).text) for row in rows), key=lambda each: each[1])
    spoken = {row.speaks_for for row in rows} | set(Party.objects.filter(code=own).values_list("speaks_for", flat=True))
    countries = [(each.code, name_of("country", each.code, language)) for each in reference.countries()]
    left = sorted((each for each in countries if each[0] not in spoken), key=lambda each: each[1])
    return [("", "–"), (gettext("Parties"), named), (gettext("Other countries"), left)]


def initiatives(own: str, also: str = "") -> Choices:
    """The party's initiatives, those that changed last first. One query."""
    found = list(partnerships.of_party(own).order_by("-changed_at", "uid")[:MOST_INITIATIVES])
    told: Choices = [(each.uid, text_of(each.title)) for each in found]
    return told if not also or any(code == also for code, _title in told) else [*told, (also, also)]


def shown(body: Mapping[str, Any]) -> dict[str, Any]:
    """A version as its sheet shows it."""
    language, recipient = reader_language(), body.get("recipient") or {}
    title = reading(body["title"], language, body["language"])
    people, costs, loan = (body.get(name) or {} for name in ("people", "costs", "loan"))
    named = body.get("initiative")
    told = {name: body.get(name) for name in (*PLAIN, "quantity", "unit", "amount", "rate", "group")}
    return told | {
        "title": title.text,
        "language": title.language,
        "recipient": recipient.get("party") or recipient.get("country") or "",
        "recipient_other": recipient.get("organisation") or recipient.get("region") or "",
        "initiative": f"{named['register_code']}/{named['record']}" if named else "",
        **{name: people.get(name) for name in ("women", "men", "not_stated")},
        "sdgs": ", ".join(body.get("sdgs", ())),
        "others": "\n".join(body.get("others", ())),
        "currency": body.get("currency") or costs.get("currency"),
        **{name: costs.get(name) for name in ("overhead", *OTHER_COSTS)},
        **{name: loan.get(name) for name in ("interest", "years", "grace", "payments_a_year")},
        **_days(body.get("period") or {}),
        "note": text_of(body.get("note")),
        "kept": [each["digest"] for each in body.get("evidence", ())],
    }


def _days(period: Mapping[str, str]) -> dict[str, Any]:
    from bandung.records.fields import Period

    return days_of(Period(**{name: date.fromisoformat(each) for name, each in period.items()})) if period else {}


def evidence_of(body: Mapping[str, Any]) -> Choices:
    return [
        (each["digest"], f"{reading(each['title'], reader_language()).text} {each['digest'][:12]}…")
        for each in body.get("evidence", ())
    ]


def told(form: ContributionForm, staff: Rows, former: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as the fields of the record; texts in other languages and what the sheet does not show stay.

    :raises BadValue: if a document is named by half.
    """
    typed = form.cleaned_data
    language = typed["language"]
    title = revised(former.get("title"), typed["title"], language)
    document = form.document()
    kept = [each for each in former.get("evidence", ()) if each["digest"] in typed.get("kept", ())]
    quantity = typed["quantity"]
    people = {name: typed[name] for name in ("women", "men", "not_stated") if typed[name] is not None}
    found = {name: typed[name] or None for name in PLAIN}
    return found | {
        **{name: former[name] for name in ("id", "quarter", "list_version") if name in former},
        "title": title,
        "language": former["language"] if former.get("language") in title else language,
        "recipient": _recipient(typed, former),
        "initiative": typed["initiative"] or None,
        "quantity": written(quantity),
        "unit": (typed["unit"] or None) if quantity is not None else None,
        "group": typed["group"] or None,
        "people": people or None,
        "period": period_of(typed),
        "sdgs": [each for each in typed["sdgs"].replace(",", " ").replace(";", " ").split() if each],
        "others": [each.strip() for each in typed["others"].splitlines() if each.strip()],
        "evidence": [*kept, *([document] if document else [])],
        "note": revised(former.get("note"), typed["note"], language) or None,
        **_money(typed, staff, former),
    }


def _recipient(typed: Mapping[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    code, other = typed["recipient"], typed["recipient_other"]
    if code:
        return {"country": code} if code.isupper() else {"party": code}
    before = former.get("recipient") or {}
    return dict(before) if before.get("region") == other and other else {"organisation": other}


def _money(typed: Mapping[str, Any], staff: Rows, former: Mapping[str, Any]) -> dict[str, Any]:
    """Amount, costs and loan. Where costs are typed, the currency is theirs."""
    amount, currency = written(typed["amount"]), typed["currency"] or None
    costs = {name: written(typed[name]) for name in OTHER_COSTS if typed[name] is not None}
    time = [each.told() for each in staff.told]
    found: dict[str, Any] = {"amount": amount, "currency": currency, "rate": written(typed["rate"])}
    if costs or time:
        overhead = written(typed["overhead"]) or "0"
        found["costs"] = costs | {"currency": currency or "", "staff": time, "overhead": overhead}
        found["currency"] = currency if amount else None
    before = former.get("loan") or {}
    if typed["years"] is not None:
        found["loan"] = {name: written(typed[name]) or "0" for name in ("interest", "years", "grace")}
        found["loan"]["payments_a_year"] = int(typed["payments_a_year"] or 2)
    elif before.get("payments"):
        found["loan"] = before
    return found


def from_planned(planned: Planned, row: Initiative, own: str, year: int) -> dict[str, Any]:
    """What a party meant to contribute to an initiative, as a sheet of its delivery."""
    money = planned.amount is not None and (planned.unit not in UNITS or planned.unit == "USD")
    title = text_of(planned.text)
    if not title and planned.modality:
        title = name_of("modality", planned.modality, reader_language())
    told: dict[str, Any] = {"amount": planned.amount, "currency": planned.unit} if money else {}
    if planned.amount is not None and not money:
        told = {"quantity": planned.amount, "unit": planned.unit}
    return from_initiative(row, own, year) | told | {
        "title": title, "item": planned.modality or "", "year": planned.year or year,
        "institution": planned.organisation or "",
    }  # fmt: skip


def from_line(item: Item, row: Initiative, own: str, year: int) -> dict[str, Any]:
    """A line of the work plan, as a sheet of what was given by it."""
    told: dict[str, Any] = {"item": "B1"}
    if item.mission:
        told = {
            "item": "B1", "quantity": item.mission.people * item.mission.days, "unit": "person-day",
            "profile": item.mission.profile,
        }  # fmt: skip
    elif item.training:
        told = {"item": "B3", "quantity": item.training.seats, "unit": "seat", "level": item.training.level or ""}
    elif item.goods:
        told = {"item": "B6", "quantity": item.goods.amount, "unit": item.goods.unit}
    return from_initiative(row, own, year) | told | {
        "title": text_of(item.title), "institution": item.institution or "", **days_of(item.period),
        "year": item.period.end.year if item.period.end and item.period.end.year <= year else year,
    }  # fmt: skip


def from_initiative(row: Initiative, own: str, year: int) -> dict[str, Any]:
    """What follows from the initiative alone."""
    named = [each for each in row.says.participations if each.party and each.party != own]
    takes = [each.party for each in named if each.role in ("recipient", "both")]
    sectors = row.body.get("sectors") or [""]
    return {
        "stage": "delivery", "year": year, "initiative": row.uid, "recipient": takes[0] if takes else "",
        "sector": sectors[0], "language": reader_language(),
        "role": next((each.role for each in row.says.participations if each.party == own), ""),
    }  # fmt: skip
