"""A country answers what is reported about it: claims it as its own word, corrected; or objects.

Who comes: a focal point who found a report about her country. She reads it once more, corrects what must be corrected,
and publishes it in her country's register: two steps. Or she says in a sentence why it is not right: two steps. She can
also withdraw what her country said.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.exchange import actions, queries
from bandung.exchange.models import Statement
from bandung.people.models import Mandate
from bandung.people.queries import mandate
from bandung.records.errors import BadRecord
from bandung.values import LANGUAGES, Texts
from bandung.values.errors import BandungError
from bandung.web.naming import name_of
from bandung.web.public.record import facts
from bandung.web.sentences import reader_language, translated

TEXTS = ("title", "summary", "conditions")


def _language_choices() -> list[tuple[str, str]]:
    language = reader_language()
    return [(code, name_of("language", code, language)) for code in LANGUAGES]


class ReasonForm(forms.Form):
    """Why, in one language."""

    reason = forms.CharField(label=_("Your reason"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(label=_("Language of the reason"), choices=_language_choices)


def claim_form(row: Statement, data: Any = None) -> forms.Form:
    """A form with the texts of a report in every language there is, and the working languages."""
    language = reader_language()
    headings = {"title": _("Title"), "summary": _("Summary"), "conditions": _("Conditions of use")}
    form = forms.Form(data)
    for name in TEXTS:
        for code, text in row.body.get(name, {}).items():
            form.fields[f"{name}.{code}"] = forms.CharField(
                label=f"{headings[name]} ({name_of('language', code, language)})",
                initial=text,
                required=name != "conditions",
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"})
                if name == "title"
                else forms.Textarea(attrs={"rows": 6, "lang": code, "dir": "auto"}),
            )
    form.fields["working_languages"] = forms.MultipleChoiceField(
        label=_("Working languages"),
        choices=_language_choices,
        initial=row.body.get("working_languages", []),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    return form


def corrections(row: Statement, form: forms.Form) -> dict[str, Any]:
    """The fields that the form says otherwise than the report."""
    told: dict[str, Any] = {}
    for name in TEXTS:
        texts = {code: form.cleaned_data[f"{name}.{code}"] for code in row.body.get(name, {})}
        kept = {code: text for code, text in texts.items() if text.strip()}
        if kept != row.body.get(name, {}):
            told[name] = kept or None
    languages = form.cleaned_data["working_languages"]
    if languages != row.body.get("working_languages", []):
        told["working_languages"] = languages
    return told


@login_required
def claim(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Take a report over as the country's own word."""
    row = queries.record(kind, f"{register}/{record}")
    held = _mandated(request)
    form = claim_form(row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            entry = actions.claim(
                kind=kind, uid=row.uid, party=held.party, by=held.post, at=timezone.now(),
                corrections=corrections(row, form),
            )  # fmt: skip
        except BandungError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, gettext("Published in your country’s register as its own word."))
            return redirect(reverse(kind, args=(held.party, entry.record)))
    words = facts(row, reader_language()) | {"row": row, "kind": kind, "form": form, "held": held}
    return render(request, "bandung/claim.html", words, status=422 if form.errors else 200)


@login_required
def object_to(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Say why a report is not right."""
    row = queries.record(kind, f"{register}/{record}")
    held = _mandated(request)
    form = ReasonForm(request.POST if request.method == "POST" else None, initial={"language": reader_language()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            reason = Texts({told["language"]: told["reason"]}, field="reason")
            actions.object_to(kind=kind, uid=row.uid, party=held.party, reason=reason, by=held.post, at=timezone.now())
        except BandungError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, gettext("Your objection is shown beside the report."))
            return redirect(reverse(kind, args=(register, record)))
    words = facts(row, reader_language()) | {"row": row, "kind": kind, "form": form, "held": held}
    return render(request, "bandung/object.html", words, status=422 if form.errors else 200)


@login_required
def withdraw(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Say that one's own need or offer no longer holds; asks once more before it does."""
    row = queries.record(kind, f"{register}/{record}")
    held = _mandated(request, party=register)
    form = ReasonForm(request.POST if request.method == "POST" else None, initial={"language": reader_language()})
    form.fields["reason"].required = False
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            reason = Texts({told["language"]: told["reason"]}, field="reason") if told["reason"] else None
            actions.withdraw(
                kind=kind, record=record, party=register, by=held.post, at=timezone.now(), reason=reason
            )
        except BandungError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, gettext("Withdrawn. It stays readable in the history."))
            return redirect(reverse(kind, args=(register, record)))
    words = facts(row, reader_language()) | {"row": row, "kind": kind, "form": form, "held": held}
    return render(request, "bandung/withdraw.html", words, status=422 if form.errors else 200)


def _mandated(request: HttpRequest, party: str | None = None) -> Mandate:
    """The mandate to publish (for a party).

    :raises PermissionDenied: if the person has none.
    """
    held = mandate(request.user, duty=Mandate.Duty.CLEAR, at=timezone.now(), party=party)
    if held is None:
        raise PermissionDenied
    return held


def _refused(form: forms.Form, refusal: BandungError) -> None:
    """Put every problem where it belongs: at its field if the form has it, else above the form."""
    if not isinstance(refusal, BadRecord):
        form.add_error(None, translated(refusal))
        return
    for problem in refusal.problems:
        field = problem.path if problem.path in form.fields else None
        sentence = gettext(problem.sentence) % problem.places if problem.places else gettext(problem.sentence)
        form.add_error(field, sentence if field else f"{problem.path}: {sentence}")
