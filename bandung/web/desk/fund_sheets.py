"""Sheets with rows, as the pages of funds use them: what was typed, and what becomes of it as records."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

from bandung.funds.models import Call, Fund, JointProposal
from bandung.parties.models import Party
from bandung.values.errors import BandungError
from bandung.web.desk.fund_forms import (
    BringRow,
    CallForm,
    CriterionRow,
    FundForm,
    ProposalForm,
    ProposerRow,
    ShareRow,
)
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.rows import Rows, as_typed, pressed
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

RowsOf = Mapping[str, Rows]


class Typed:
    """A sheet and its rows as they were sent; a button of a row shows everything again, unchecked."""

    def __init__(
        self, request: HttpRequest, make: Callable[..., Sheet], initial: Mapping[str, Any], rows: RowsOf
    ) -> None:
        data = request.POST if request.method == "POST" else None
        button = pressed(request.POST)
        self.form, self.rows = make(data, initial=dict(initial)), rows
        self.sent = data is not None and not button
        if button:
            for each in rows.values():
                each.changed(button)
            name, typed = self.form.name, as_typed(self.form)
            self.form = make(None, initial=typed)
            self.form.name = name

    def is_valid(self) -> bool:
        """Whether it was sent to be written, and everything in it can be read."""
        return self.sent and all([self.form.is_valid(), *(each.is_valid() for each in self.rows.values())])

    @property
    def status(self) -> int:
        return 422 if self.sent else 200

    def refuse(self, refusal: BandungError) -> None:
        self.form.refuse(refusal)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _period(told: Mapping[str, Any]) -> dict[str, Any] | None:
    start, last = told.get("start"), told.get("last")
    return {"start": start, "end": last + timedelta(days=1) if last else None} if start or last else None


def _days(period: Any) -> dict[str, Any]:
    if period is None:
        return {}
    return {"start": period.start, "last": period.end - timedelta(days=1) if period.end else None}


def _text(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or reading(texts, reader_language()).text


def parties(*types: str) -> Choices:
    """Parties by name. One query."""
    rows = Party.objects.filter(type__in=types) if types else Party.objects.exclude(type="reporter")
    language = reader_language()
    return sorted(((row.code, reading(row.name, language).text) for row in rows), key=lambda each: each[1])


def fund_sheet(request: HttpRequest, party: str, former: Fund | None) -> Typed:
    """The sheet of a fund: empty, or as a former one says. One query."""
    says = former.says if former else None
    shares = [{"party": each.party, "amount": each.amount} for each in says.shares] if says else [{"party": party}]
    initial: dict[str, Any] = {"language": reader_language(), "currency": "USD", "every_year": True}
    if says:
        initial = {
            "title": _text(says.title, says.language), "summary": _text(says.summary, says.language),
            "language": says.language, "currency": says.currency, "every_year": says.every_year, "basis": says.basis,
            **_days(says.period),
        }  # fmt: skip
    rows = Rows(ShareRow, "shares", _data(request), initial=shares, least=2, most=30, parties=parties())
    return Typed(request, FundForm, initial, {"shares": rows})


def fund_told(sheet: Typed) -> dict[str, Any]:
    """What was typed, as the fields of a fund."""
    told = sheet.form.cleaned_data
    language = told["language"]
    return {
        "id": f"fund-{sheet.form.name[:16]}",
        "title": {language: told["title"]},
        "summary": {language: told["summary"]},
        "language": language,
        "currency": told["currency"],
        "every_year": told["every_year"],
        "period": _period(told),
        "basis": told["basis"] or None,
        "shares": [
            {"party": each.cleaned_data["party"], "amount": str(each.cleaned_data["amount"])}
            for each in sheet.rows["shares"].told
        ],
    }


def call_sheet(request: HttpRequest, former: Call | None) -> Typed:
    """The sheet of a call: empty, or as a former one says."""
    says = former.says if former else None
    criteria: Sequence[dict[str, Any]] = [{}, {}, {}]
    initial: dict[str, Any] = {"language": reader_language()}
    if says:
        criteria = [{"title": _text(each.title, says.language), "weight": each.weight} for each in says.criteria]
        initial = {
            "title": _text(says.title, says.language), "summary": _text(says.summary, says.language),
            "language": says.language, "opens": says.opens, "closes": says.closes, "eligible": list(says.eligible),
            "sectors": list(says.sectors), "most": says.most, "towards_third_countries": says.towards_third_countries,
        }  # fmt: skip
    rows = Rows(CriterionRow, "criteria", _data(request), initial=criteria, least=1, most=30)
    return Typed(request, CallForm, initial, {"criteria": rows})


def call_told(sheet: Typed, fund: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as the fields of a call of this fund."""
    told = sheet.form.cleaned_data
    language = told["language"]
    return {
        "id": f"call-{sheet.form.name[:16]}",
        "fund": fund,
        "title": {language: told["title"]},
        "summary": {language: told["summary"]},
        "language": language,
        "opens": told["opens"],
        "closes": told["closes"],
        "eligible": told["eligible"],
        "sectors": told["sectors"],
        "most": str(told["most"]) if told["most"] is not None else None,
        "towards_third_countries": told["towards_third_countries"],
        "criteria": [
            {
                "key": f"criterion-{position}",
                "title": {language: each.cleaned_data["title"]},
                "weight": each.cleaned_data["weight"],
            }
            for position, each in enumerate(sheet.rows["criteria"].told, 1)
        ],
    }


def proposal_sheet(request: HttpRequest, party: str, partners: Sequence[str], former: JointProposal | None) -> Typed:
    """The sheet of a joint proposal: begun with one row for each party of the fund, or as a former one says."""
    says = former.says if former else None
    proposing: list[dict[str, Any]] = [{"party": code} for code in dict.fromkeys([party, *partners])][:2]
    bring: list[dict[str, Any]] = []
    initial: dict[str, Any] = {"language": reader_language()}
    if says:
        proposing = [
            {"party": each.party, "name": each.organisation.name, "type": each.organisation.type}
            for each in says.proposers
        ]
        bring = [
            {
                "party": each.giver, "organisation": each.organisation, "amount": each.amount, "unit": each.unit,
                "text": _text(each.text, says.language) if each.text else "",
            }
            for each in says.contributions
        ]  # fmt: skip
        initial = {
            "title": _text(says.title, says.language), "summary": _text(says.summary, says.language),
            "language": says.language, "sectors": list(says.sectors), "asked_for": says.asked_for,
            **_days(says.period),
        }  # fmt: skip
    named, data = parties(), _data(request)
    return Typed(request, ProposalForm, initial, {
        "proposers": Rows(ProposerRow, "proposers", data, initial=proposing, least=2, most=30, parties=named),
        "bring": Rows(BringRow, "bring", data, initial=bring, least=1, most=100, parties=named),
    })  # fmt: skip


def proposal_told(sheet: Typed, call: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as the fields of a joint proposal to this call."""
    told = sheet.form.cleaned_data
    language = told["language"]
    return {
        "id": f"proposal-{sheet.form.name[:16]}",
        "call": call,
        "title": {language: told["title"]},
        "summary": {language: told["summary"]},
        "language": language,
        "sectors": told["sectors"],
        "asked_for": str(told["asked_for"]),
        "period": _period(told),
        "proposers": [
            {
                "party": each.cleaned_data["party"],
                "organisation": {"name": each.cleaned_data["name"], "type": each.cleaned_data["type"]},
            }
            for each in sheet.rows["proposers"].told
        ],
        "contributions": [_brought(each.cleaned_data, language) for each in sheet.rows["bring"].told],
    }


def _brought(told: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        "giver": told["party"],
        "organisation": told["organisation"] or None,
        "text": {language: told["text"]} if told["text"] else None,
        "amount": str(told["amount"]) if told["amount"] is not None else None,
        "unit": told["unit"] if told["amount"] is not None else "other",
    }


ADD = {
    "shares": lambda: gettext("Add a party"),
    "criteria": lambda: gettext("Add a criterion"),
    "proposers": lambda: gettext("Add an institution"),
    "bring": lambda: gettext("Add a contribution"),
}
"""What the buttons say that add a row."""
