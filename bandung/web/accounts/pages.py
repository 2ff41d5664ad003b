"""The pages of allauth that this node offers, with labels of ours and the answers that our pages give."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from bandung.web.accounts.afterwards import AFTERWARDS, do_afterwards

View = Callable[..., HttpResponseBase]

LABELS: Mapping[str, Any] = {
    "email": _("E-mail address"),
    "password": _("Your password"),
    "oldpassword": _("The password until now"),
    "password1": _("New password, at least 12 letters or signs"),
    "password2": _("The new password once more"),
    "code": _("Code"),
    "name": _("How you call this key"),
    "passwordless": _("It signs me in without a password (a passkey)"),
}
"""What fields of allauth's forms are called here."""


def ours(view: View) -> View:
    """A page of allauth: its fields are labelled in our words, and a form that was refused is answered with 422."""

    @wraps(view)
    def answered(request: HttpRequest, *told: Any, **named: Any) -> HttpResponseBase:
        waiting: list[Callable[[], None]] = []
        setattr(request, AFTERWARDS, waiting)
        answer = view(request, *told, **named)
        do_afterwards(answer, waiting)
        words = getattr(answer, "context_data", None) or {}
        forms = [each for each in words.values() if isinstance(each, BaseForm)]
        for form in forms:
            _label(form)
        if answer.status_code == 200 and request.method == "POST" and any(form.errors for form in forms):
            answer.status_code = 422
        return answer

    return answered


def _label(form: BaseForm) -> None:
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""
        if name in LABELS:
            field.label = LABELS[name]
