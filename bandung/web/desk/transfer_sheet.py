"""The sheet of a transfer of technology: recording one, or a new version of what one's own party recorded."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.exchange.models import Offer
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.plans import actions, queries
from bandung.plans.errors import NoSuchTransfer, NotTakingPart
from bandung.plans.models import Transfer
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import area, day, line, text_of
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.training_forms import languages, revised
from bandung.web.desk.transfers import BASE
from bandung.web.naming import reading
from bandung.web.partnership_words import choices
from bandung.web.plan_words import COMMUNITY, READINESS
from bandung.web.sentences import reader_language

TEXTS = ("technology", "what", "adaptation", "licence", "training", "local_production")
MOST_OFFERS = 300


def _levels() -> Choices:
    return [("", _("not stated")), *((str(level), words) for level, words in READINESS.items())]


class TransferForm(Sheet):
    """What changes hands, between whom, how ready, on which terms."""

    technology = forms.CharField(label=_("Technology"), max_length=300, widget=line())
    what = forms.CharField(label=_("What is handed over: designs, seeds, software, know-how"), widget=area(4))
    language = forms.ChoiceField(label=_("Language of these texts"), choices=languages)
    giver = forms.ChoiceField(label=_("Who gives it"))
    receiver = forms.ChoiceField(label=_("Who receives it"))
    offer = forms.ChoiceField(label=_("The offer that it comes from"), required=False)
    on = forms.DateField(label=_("Handed over on"), required=False, widget=day())
    readiness_at_start = forms.ChoiceField(label=_("Readiness at the start"), choices=_levels, required=False)
    readiness_at_end = forms.ChoiceField(label=_("Readiness at the end"), choices=_levels, required=False)
    adaptation = forms.CharField(
        label=_("What the receiver changed so that it works at home"), required=False, widget=area()
    )
    licence = forms.CharField(label=_("Licence terms"), required=False, widget=area(2))
    training = forms.CharField(label=_("Training given"), required=False, widget=area(2))
    local_production = forms.CharField(label=_("Production at the receiver’s"), required=False, widget=area(2))
    origin = forms.CharField(
        label=_("The community that it comes from, where it is a community’s own"), max_length=500, required=False,
        widget=line(),
    )  # fmt: skip
    community_consent = forms.ChoiceField(label=_("Consent of that community"), choices=choices(COMMUNITY))

    def __init__(self, *given: Any, parties: Choices, offers: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("giver", "receiver"):
            self.fields[name].choices = parties  # type: ignore[attr-defined]
        self.fields["offer"].choices = [("", "–"), *offers]  # type: ignore[attr-defined]

    def told(self, former: Mapping[str, Any], offer: Mapping[str, str] | None) -> dict[str, Any]:
        """The record but for its name; texts in other languages stay as they were."""
        typed = self.cleaned_data
        language = typed["language"]
        texts = {name: revised(former.get(name), typed[name], language) or None for name in TEXTS}
        levels = {
            name: int(typed[name]) if typed[name] else None for name in ("readiness_at_start", "readiness_at_end")
        }
        plain = {name: typed[name] or None for name in ("on", "origin")}
        return {
            **texts, **levels, **plain, "giver": typed["giver"], "receiver": typed["receiver"], "offer": offer,
            "community_consent": typed["community_consent"],
        }  # fmt: skip


@at_desk
def record_(request: HttpRequest, desk: Desk, register: str, record: str, name: str = "") -> HttpResponse:
    """A new transfer, or one of ours to change. Queries: five beside those of every page of the desk."""
    mandate = desk.acting("record", "transfer", relation="partner")
    uid, code = f"{register}/{record}", desk.party.code
    row = partnerships.own_initiative(uid, code)
    if code not in row.everybody:
        raise NotTakingPart(uid=uid)
    before = _ours(f"{code}/{name}", uid, code) if name else None
    names = party_names(row.readers, reader_language())
    offers = _offers(row)
    form = TransferForm(
        request.POST or None,
        parties=[(each, names.get(each, each)) for each in row.everybody],
        offers=[(each.uid, reading(each.body["title"], reader_language()).text) for each in offers.values()],
        initial=_shown(before) if before else {"language": reader_language(), "giver": code},
    )
    if request.method == "POST" and form.is_valid():
        chosen = offers.get(form.cleaned_data["offer"])
        reference = None
        if chosen is not None:
            reference = {"register_code": chosen.register, "record": chosen.record, "digest": chosen.digest}
        elif before is not None and before.offer == form.cleaned_data["offer"]:
            reference = before.body.get("offer")
        try:
            made = actions.record_transfer(
                initiative=uid,
                party=code,
                told=form.told(before.body if before else {}, reference),
                by=mandate.post,
                at=desk.at,
                record=name or f"transfer-{form.name[:16]}",
            )
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Recorded. It counts as confirmed once the other side has consented."))
            return redirect("transfer", register, record, made.register, made.record)
    words = {"area": "initiatives", "row": row, "form": form, "sheet": form.name, "before": before}
    return render(request, "bandung/plans/transfer_sheet.html", words, status=422 if form.errors else 200)


def _ours(uid: str, initiative: str, party: str) -> Transfer:
    found = queries.transfer(uid, party)
    if found.register != party or found.initiative != initiative or found.withdrawn_at is not None:
        raise NoSuchTransfer(uid=uid)
    return found


def _offers(row: Initiative) -> dict[str, Offer]:
    """Public offers of the initiative's parties that stand, the latest first."""
    found = Offer.objects.public().filter(register__in=row.everybody, withdrawn_at=None)
    return {each.uid: each for each in found.order_by("-at", "uid")[:MOST_OFFERS]}


def _shown(row: Transfer) -> dict[str, Any]:
    said = row.says
    return {
        **{name: text_of(getattr(said, name)) for name in TEXTS},
        "language": reader_language(), "giver": said.giver, "receiver": said.receiver, "offer": row.offer,
        "on": said.on, "readiness_at_start": str(said.readiness_at_start or ""),
        "readiness_at_end": str(said.readiness_at_end or ""), "origin": said.origin or "",
        "community_consent": said.community_consent,
    }  # fmt: skip


urlpatterns = [
    path(f"{BASE}new/", record_, name="transfer-new"),
    path(f"{BASE}own/<code:name>/change/", record_, name="transfer-change"),
]
