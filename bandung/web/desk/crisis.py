"""The need of a crisis, stated on one short page.

Who comes: an officer on the worst day of the year. She says what is needed, where, how much and by when, and presses
one button: it is public, on top of all lists, and those who could help are told. Who may only draft hands it in to
whoever clears. Then she sees what stands ready, and who has been told.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.clearance import actions
from bandung.clearance.models import Draft
from bandung.exchange import actions as exchange
from bandung.exchange import crisis, rules
from bandung.exchange.models import Need
from bandung.notices.models import Notice
from bandung.parties.models import Party
from bandung.records.columns import codes_of, column_named, name_in
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.draft_form import beginning
from bandung.web.desk.draft_words import kept_form
from bandung.web.desk.drafts import keeps_what_was_typed
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.party import Desk, at_desk
from bandung.web.fitting import ready_for
from bandung.web.naming import name_of
from bandung.web.public.record import facts_alone
from bandung.web.sentences import reader_language, translated

HELP = {"expertise": _("Brigades, experts"), "technology": _("Equipment"), "in-kind": _("Goods from stocks")}
"""What can be asked for, as kinds of records: each finds what stands ready of that sort."""
IN_A_CRISIS = ("720", "730", "740")
QUANTITIES = (1, 2, 3)
FIELDS = {
    "title": "title", "summary": "summary", "place": "place", "countries": "countries", "sectors": "sector",
    "kinds": "help", "language": "language", "crisis": "glide", "crisis.glide": "glide", "crisis.text": "words",
    "crisis.deadline": "deadline",
}  # fmt: skip
"""Columns of a need, without language, to the fields of this page."""


class CrisisForm(Sheet):
    """What is needed, where, how much, by when."""

    language = forms.ChoiceField(label=_("Language in which you write"))
    title = forms.CharField(label=_("What is needed, in one line"), max_length=300)
    summary = forms.CharField(label=_("What has happened, and what would help"), widget=forms.Textarea({"rows": 4}))
    countries = forms.CharField(label=_("Country"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=500)
    glide = forms.CharField(label=_("GLIDE number, such as TC-2022-000010-MDG"), required=False, max_length=40)
    words = forms.CharField(
        label=_("The crisis in words, where it has no GLIDE number"), required=False, max_length=300
    )
    deadline = forms.DateField(
        label=_("Needed by"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    help = forms.MultipleChoiceField(
        label=_("What would help"), choices=list(HELP.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    sector = forms.ChoiceField(label=_("Sector"))

    def __init__(self, *given: Any, desk: Desk, **named: Any) -> None:
        begun = beginning("need", desk.party)
        super().__init__(*given, initial=begun | {"sector": "72010"}, **named)
        spoken = dict.fromkeys((*(desk.party.body.get("languages") or ()), *LANGUAGES))
        reader = reader_language()
        self._set("language", [(code, name_of("language", code, reader)) for code in spoken])
        self._set("sector", _sectors())
        if desk.party.speaks_for:
            del self.fields["countries"]
            self.country = desk.party.speaks_for
        else:
            self.country = ""
        units = [("", ""), *((code, name_in("unit", code, reader)) for code in _units())]
        for part in QUANTITIES:
            places = {"part": part}
            self.fields[f"amount_{part}"] = forms.CharField(
                label=gettext("Quantity %(part)s: how many or how much") % places, required=False, max_length=20
            )
            self.fields[f"unit_{part}"] = forms.ChoiceField(
                label=gettext("Quantity %(part)s: unit") % places, required=False, choices=units
            )
            self.fields[f"text_{part}"] = forms.CharField(
                label=gettext("Quantity %(part)s: of what") % places, required=False, max_length=300
            )

    def _set(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_deadline(self) -> date | None:
        """A crisis is open until its deadline; one that has passed would be closed at once."""
        day: date | None = self.cleaned_data["deadline"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(gettext("This day has passed; the crisis would be closed at once."))
        return day

    def answers(self) -> dict[str, str]:
        """What was written, by the columns of a need."""
        told = self.cleaned_data
        language = told["language"]
        said = {
            "language": language, "countries": self.country or told["countries"], "sectors": told["sector"],
            "kinds": "; ".join(told["help"]), "crisis.glide": told["glide"], "crisis.text": told["words"],
            "crisis.deadline": told["deadline"].isoformat() if told["deadline"] else "",
            **{f"{name}.{language}": told[name].replace("\r\n", "\n") for name in ("title", "summary", "place")},
        }  # fmt: skip
        for part in QUANTITIES:
            amount, unit, text = (told[f"{name}_{part}"] for name in ("amount", "unit", "text"))
            said |= {f"capacity.{part}.amount": amount, f"capacity.{part}.text": text}
            said[f"capacity.{part}.unit"] = unit or ("other" if amount else "")
        return {column: text for column, text in said.items() if text.strip()}

    def place_problems(self, answers: dict[str, str]) -> None:
        """Put everything that does not fit at the field where it is to be mended."""
        for each in actions.problems("need", answers, reader_language()):
            said = translated(each.problem)
            if each.suggestion:
                said = f"{said} {gettext('Perhaps: %(suggestion)s') % {'suggestion': each.suggestion}}"
            self.add_error(self._field(each.column), said)

    def _field(self, column: str) -> str | None:
        steps = column.split(".")
        if steps[0] == "capacity" and len(steps) == 3:
            return f"{steps[2]}_{steps[1]}" if f"{steps[2]}_{steps[1]}" in self.fields else None
        found = FIELDS.get(column) or FIELDS.get(steps[0])
        return found if found in self.fields else None


def _sectors() -> Choices:
    """Sectors of emergencies first, then all others."""
    reader = reader_language()
    known = [each for each in reference.sectors() if each.active]
    urgent = [each for each in known if each.code[:3] in IN_A_CRISIS]
    usual = [each for each in known if each.code[:3] not in IN_A_CRISIS and each.parent]
    return [
        (gettext("In a crisis"), [(each.code, each.name(reader)) for each in urgent]),  # type: ignore[list-item]
        (gettext("Other sectors"), [(each.code, each.name(reader)) for each in usual]),  # type: ignore[list-item]
    ]


def _units() -> list[str]:
    found = column_named("need", "capacity.1.unit")
    return list(codes_of(found[0])) if found else []


@keeps_what_was_typed
@at_desk
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The short page. Sent twice, it states one need."""
    desk.acting("write", "draft", institution=desk.institution)
    kept = kept_form(request)
    form = CrisisForm(request.POST if request.method == "POST" else kept, desk=desk)
    publishes = desk.may("publish", "record")
    if request.method == "POST" and form.is_valid():
        answers = form.answers()
        form.place_problems(answers)
        if form.is_valid():
            try:
                draft = _stated(desk, form, answers, publishes=publishes)
            except BandungError as refusal:
                form.refuse(refusal)
            else:
                return _after(request, draft)
    words = {
        "area": "drafts",
        "form": form,
        "publishes": publishes,
        "country": form.country,
        "kept": kept is not None,
        "quantities": [[form[f"{name}_{part}"] for name in ("amount", "unit", "text")] for part in QUANTITIES],
        "fields": [form[name] for name in form.fields if not name.endswith(tuple(f"_{part}" for part in QUANTITIES))],
    }
    failed = request.method == "POST" and bool(form.errors)
    return render(request, "bandung/crisis/new.html", words, status=422 if failed else 200)


@transaction.atomic
def _stated(desk: Desk, form: CrisisForm, answers: dict[str, str], *, publishes: bool) -> Draft:
    """Publish the need, or hand it in to whoever clears; once, however often it is sent."""
    writer = desk.acting("write", "draft", institution=desk.institution)
    draft = actions.start(
        party=desk.party.code, kind="need", answers=answers, by=writer.post, at=desk.at,
        institution="" if publishes else desk.institution, name=UUID(form.name),
    )  # fmt: skip
    if draft.state == "draft" and publishes:
        actions.clear(draft=draft.pk, by=desk.acting("publish", "record").post, at=desk.at)
    elif draft.state == "draft":
        actions.submit(draft=draft.pk, by=writer.post, at=desk.at)
    draft.refresh_from_db()
    return draft


def _after(request: HttpRequest, draft: Draft) -> HttpResponse:
    if draft.state == "published":
        messages.success(request, gettext("It is public. Those who could help are being told."))
        return redirect("crisis-stated", draft.record)
    messages.success(
        request, gettext("Handed in for clearance. It is not public yet: tell whoever clears that it cannot wait.")
    )
    return redirect("draft-check", draft.pk)


@at_desk
def stated(request: HttpRequest, desk: Desk, record: str) -> HttpResponse:
    """What stands ready for a need of one's own, and who has been told of it. Queries: six beside those of the desk."""
    row = exchange.own("need", desk.party.code, record)
    today = timezone.localdate()
    words = facts_alone(row, reader_language()) | {"area": "drafts", "is_open": _is_open(row, today)}
    if words["is_open"]:
        words |= {
            "ready": ready_for(row, on=today),
            "told": _told(row, today),
            "country_differs": not rules.glide_agrees(row.says.crisis, row.says.countries),
        }
    return render(request, "bandung/crisis/stated.html", words)


def _is_open(row: Any, on: date) -> bool:
    is_open = isinstance(row, Need) and row.withdrawn_at is None and row.crisis_until is not None
    return bool(is_open and row.crisis_until >= on)


def _told(row: Any, on: date) -> list[dict[str, Any]]:
    """The parties that could help, why, and since when their people know."""
    language = reader_language()
    found = crisis.matching_parties(row, on=on)
    heard = {
        each["party"]: each
        for each in Notice.objects.filter(kind="crisis", about=row.uid)
        .values("party")
        .annotate(since=Min("made_at"), people=Count("pk"), mailed=Count("mailed_at"))
    }
    names = party_names((each.party for each in found), language)
    countries = dict(Party.objects.filter(code__in=names).values_list("code", "speaks_for"))
    return [
        {
            "name": names.get(each.party, each.party),
            "country": countries.get(each.party, ""),
            "offers": len(each.offers),
            "heard": heard.get(each.party),
        }
        for each in found
    ]


urlpatterns = [
    path("crisis/", new, name="crisis-new"),
    path("crisis/<code:record>/", stated, name="crisis-stated"),
]
