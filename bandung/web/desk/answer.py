"""A country answers what is reported about it: claims it as its own word, corrected; or objects.

Who comes: a focal point who found a report about her country. She reads it once more, corrects what must be corrected,
and publishes it in her country's register: two steps. Or she says in a sentence why it is not right: two steps. She can
also withdraw what her country said.
"""

from collections.abc import Iterable
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

from bandung.exchange import actions, queries, rules
from bandung.exchange.models import Statement
from bandung.parties.models import Party
from bandung.people.models import Mandate
from bandung.records.errors import BadRecord
from bandung.values import LANGUAGES, Texts
from bandung.values.errors import BandungError
from bandung.web.fields import HEADINGS, Difference, differences
from bandung.web.naming import name_of
from bandung.web.public.record import facts_alone
from bandung.web.sentences import reader_language, translated
from bandung.web.speaking import mandates, speaking_for

TEXTS = ("title", "summary", "conditions")


def _language_choices(also: Iterable[str] = ()) -> list[tuple[str, str]]:
    language = reader_language()
    return [(code, name_of("language", code, language)) for code in dict.fromkeys((*LANGUAGES, *also))]


class ReasonForm(forms.Form):
    """Why, in one language."""

    reason = forms.CharField(label=_("Your reason"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(label=_("Language of the reason"), choices=_language_choices)


def claim_form(row: Statement, data: Any = None) -> forms.Form:
    """A form with the texts of a report in every language there is, and the working languages."""
    language = reader_language()
    form = forms.Form(data)
    for name in TEXTS:
        for code, text in row.body.get(name, {}).items():
            form.fields[f"{name}.{code}"] = forms.CharField(
                label=f"{HEADINGS[name]} ({name_of('language', code, language)})",
                initial=text,
                required=name != "conditions",
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"})
                if name == "title"
                else forms.Textarea(attrs={"rows": 6, "lang": code, "dir": "auto"}),
            )
    form.fields["working_languages"] = forms.MultipleChoiceField(
        label=_("Working languages"),
        choices=_language_choices(row.body.get("working_languages", [])),
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
        kept = {code: text.replace("\r\n", "\n") for code, text in texts.items() if text.strip()}
        if kept != row.body.get(name, {}):
            told[name] = kept or None
    languages = form.cleaned_data["working_languages"]
    if set(languages) != set(row.body.get("working_languages", [])):
        told["working_languages"] = languages
    return told


@login_required
def claim(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Take a report over as the country's own word: correct it, see what will be published, publish it."""
    row = queries.record(kind, f"{register}/{record}")
    held = _answering(request, row)
    earlier = queries.claims_of(row)
    rules.check_is_unclaimed(row.uid, claims=[each.uid for each in earlier if each.register == held.party])
    form = claim_form(row, request.POST if request.method == "POST" else None)
    words: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        told = corrections(row, form)
        if request.POST.get("step") == "publish":
            try:
                entry = actions.claim(
                    kind=kind, uid=row.uid, party=held.party, by=held.post, at=timezone.now(), corrections=told
                )
            except BandungError as refusal:
                _refused(form, refusal)
            else:
                messages.success(request, gettext("Published in your country’s register as its own word."))
                return redirect(reverse(kind, args=(held.party, entry.record)))
        elif request.POST.get("step") != "correct":
            words = {"confirming": True, "differences": _as_corrected(row, told), "sent": _sent(form)}
    return _page(request, "claim", row, form, held, **words)


@login_required
def object_to(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Say why a report is not right."""
    row = queries.record(kind, f"{register}/{record}")
    held = _answering(request, row)
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
    return _page(request, "object", row, form, held)


@login_required
def withdraw(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Say that one's own need or offer no longer holds; asks once more before it does."""
    held = next((each for each in mandates(request.user, timezone.now()) if each.party == register), None)
    row = queries.record_for(kind, f"{register}/{record}", [held.party] if held else [])
    if held is None:
        raise PermissionDenied
    rules.check_can_withdraw(row.uid, withdrawn=row.withdrawn_at is not None)
    form = ReasonForm(request.POST if request.method == "POST" else None, initial={"language": reader_language()})
    form.fields["reason"].required = False
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            reason = Texts({told["language"]: told["reason"]}, field="reason") if told["reason"] else None
            actions.withdraw(kind=kind, record=record, party=register, by=held.post, at=timezone.now(), reason=reason)
        except BandungError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, gettext("Withdrawn. It stays readable in the history."))
            return redirect(reverse(kind, args=(register, record)))
    return _page(request, "withdraw", row, form, held)


def _page(
    request: HttpRequest, template: str, row: Statement, form: forms.Form, held: Mandate, **more: Any
) -> HttpResponse:
    words = facts_alone(row, reader_language()) | {"form": form, "held": held, "section": f"{row.kind_of_record}s"}
    return render(request, f"bandung/{template}.html", words | more, status=422 if form.errors else 200)


def _answering(request: HttpRequest, row: Statement) -> Mandate:
    """The mandate under which the person answers this report.

    :raises PermissionDenied: if she holds no mandate to publish.
    :raises NotReported, NotAboutYou: if the record is not one that her country can answer.
    """
    held = mandates(request.user, timezone.now())
    if not held:
        raise PermissionDenied
    countries = row.body.get("countries", [])
    speaker = speaking_for(held, countries)
    party = Party.objects.filter(code=(speaker or held[0]).party).first()
    rules.check_can_answer_report(
        row.uid, speaks_for=party.speaks_for if party else "", countries=countries, standing=row.standing
    )
    if row.withdrawn_at is not None:
        rules.check_can_withdraw(row.uid, withdrawn=True)
    return speaker or held[0]


def _as_corrected(row: Statement, told: dict[str, Any]) -> list[Difference]:
    """What the country's own word would say otherwise than the report."""
    language = reader_language()
    return [
        shown for field, value in told.items() for shown in differences(field, row.body.get(field), value, language)
    ]


def _sent(form: forms.Form) -> list[tuple[str, str]]:
    """(name, value) of everything that the form holds, to be sent once more unseen."""
    pairs = []
    for name, value in form.cleaned_data.items():
        pairs += [(name, each) for each in value] if isinstance(value, list) else [(name, value)]
    return pairs


def _refused(form: forms.Form, refusal: BandungError) -> None:
    """Put every problem where it belongs: at its field if the form has it, else above the form."""
    if not isinstance(refusal, BadRecord):
        form.add_error(None, translated(refusal))
        return
    for problem in refusal.problems:
        field = problem.path if problem.path in form.fields else None
        sentence = gettext(problem.sentence) % problem.places if problem.places else gettext(problem.sentence)
        form.add_error(field, sentence if field else f"{problem.path}: {sentence}")
