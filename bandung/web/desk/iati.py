"""Files of others at the desk: the data sets that a party keeps, and one of them with its files and imports.

Who comes: somebody of an agency with a file of IATI that a partner published. Choose it and send it; look at what was
found in it; take it over. Three steps, and nothing is in the register before the last one.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.datasets import queries, receiving
from bandung.datasets.errors import BadAddress, DatasetError, NeedsName, TakenName
from bandung.datasets.models import Dataset, DatasetImport, DatasetVersion
from bandung.standards.iati.mapping.taking_choices import CHOICES, NAMES
from bandung.web import dataset_words as words
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

PAGE = 20
MORE = ("publisher", "licence", "everybody", *NAMES)
"""Fields that are folded: none of them is needed."""


def _line(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.TextInput({"dir": "auto"} | more))


class Details(forms.Form):
    """What is said of a data set, and how its activities are read."""

    name = _line(_("Name, for your people"), 200)
    address = forms.CharField(
        label=_("Where it came from (web address)"), max_length=2000, required=False,
        widget=forms.TextInput({"dir": "ltr", "inputmode": "url"}),
    )  # fmt: skip
    publisher = _line(_("Who published it"), 300)
    licence = _line(_("Licence"), 300)
    everybody = forms.BooleanField(label=_("Everybody may look at it"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, values in CHOICES.items():
            told = [(value, gettext(label)) for value, label in values.items()]
            self.fields[name] = forms.ChoiceField(label=gettext(NAMES[name]), choices=told, required=False)
        language = reader_language()
        countries = sorted(((each.code, each.name(language)) for each in reference.countries()), key=lambda it: it[1])
        self.fields["recipient"] = forms.ChoiceField(
            label=gettext(NAMES["recipient"]), choices=[("", "–"), *countries], required=False
        )

    @property
    def first(self) -> list[Any]:
        """The fields that are shown at once."""
        return [self[name] for name in self.fields if name not in MORE]

    @property
    def more(self) -> list[Any]:
        return [self[name] for name in self.fields if name in MORE]

    def told(self) -> dict[str, Any]:
        """As actions take it."""
        said = self.cleaned_data
        told = {name: said[name] for name in ("name", "address", "publisher", "licence", "everybody")}
        return told | {"choices": {name: said[name] for name in NAMES if said.get(name)}}

    def refuse(self, refusal: DatasetError) -> None:
        """Show a refusal at the field that it is about."""
        if isinstance(refusal, NeedsName | TakenName):
            self.add_error("name", translated(refusal))
        elif isinstance(refusal, BadAddress):
            self.add_error("address", translated(refusal))
        else:
            self.add_error("file" if "file" in self.fields else None, translated(refusal))


def _file() -> forms.FileField:
    return forms.FileField(
        label=_("IATI file of activities (.xml, or packed as .xml.gz)"), allow_empty_file=True,
        widget=forms.ClearableFileInput({"accept": ".xml,.gz"}),
    )  # fmt: skip


class NewData(Details):
    """A first file with what is said of it."""

    file = _file()
    field_order = ("file", "name", "address")


class NewFile(forms.Form):
    """A newer file of the same data."""

    file = _file()


@at_desk
def datasets(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The data sets of the party, and the way in."""
    desk.acting("read", "data set")
    form = NewData(request.POST or None, request.FILES or None)
    if request.method == "POST":
        mandate = desk.acting("write", "data set")
        if form.is_valid():
            file = form.cleaned_data["file"]
            told = form.told()
            told["name"] = told["name"] or (file.name or "").rpartition(".")[0] or file.name
            try:
                version = receiving.create_with_file(
                    party=desk.party.code, by=mandate.post, at=desk.at, pieces=file.chunks(), file=file.name or "",
                    **told,
                )  # fmt: skip
            except DatasetError as refusal:
                form.refuse(refusal)
            else:
                return redirect("dataset-version", version.dataset_id, version.number)
    number = page_number(request.GET.get("page", ""))
    every = queries.kept_by(desk.party.code).prefetch_related("versions")
    rows = [(each, newest_of(each)) for each in every[(number - 1) * PAGE : number * PAGE]]
    told = {
        "area": "iati", "form": form, "may_write": desk.may("write", "data set"), "rows": rows,
        "imports": [import_row(each) for each in queries.imports(desk.party.code)[:5]],
        "paging": Paging(number, PAGE, every.count(), dict(request.GET.lists())),
    }  # fmt: skip
    return render(request, "bandung/datasets/list.html", told, status=422 if form.errors else 200)


def newest_of(dataset: Dataset) -> tuple[DatasetVersion, object] | None:
    """The newest version of a data set, and its state in words; from what was fetched before."""
    versions = sorted(dataset.versions.all(), key=lambda each: -each.number)
    return (versions[0], words.VERSION_STATES[versions[0].state]) if versions else None


def import_row(taking: DatasetImport) -> dict[str, Any]:
    """An import as lists show it."""
    became = [(words.BECAME[what], number) for what, number in taking.became.items() if what in words.BECAME]
    return {"taking": taking, "state": words.IMPORT_STATES[taking.state], "became": became}


@at_desk
def one(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """One data set: its files, what was taken over of them, what is said of it."""
    desk.acting("read", "data set")
    held = queries.own(desk.party.code, name)
    step = request.POST.get("step", "")
    details = Details(request.POST if step == "describe" else None, initial=_initial(held))
    newer = NewFile(request.POST if step == "file" else None, request.FILES if step == "file" else None)
    if request.method == "POST":
        answer = _done(request, desk, held, step, details, newer)
        if answer is not None:
            return answer
    versions = held.versions.order_by("-number")
    told = {
        "area": "iati", "dataset": held, "details": details, "newer": newer,
        "may_write": desk.may("write", "data set"), "may_import": desk.may("import", "data set"),
        "versions": [(each, words.VERSION_STATES[each.state], words.verdict(each)) for each in versions[:PAGE]],
        "imports": [import_row(each) for each in queries.imports(held.party).filter(version__dataset=held)[:PAGE]],
        "choices": words.choices_in_words(held.choices),
    }  # fmt: skip
    return render(request, "bandung/datasets/one.html", told, status=422 if details.errors or newer.errors else 200)


def _initial(held: Dataset) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        name: getattr(held, name) for name in ("name", "address", "publisher", "licence", "everybody")
    }
    return {**told, **held.choices}


def _done(
    request: HttpRequest, desk: Desk, held: Dataset, step: str, details: Details, newer: NewFile
) -> HttpResponse | None:
    """What was asked for; None where a form has to be shown once more."""
    if step == "remove":
        desk.acting("import", "data set")
        receiving.remove(dataset=held)
        messages.success(request, gettext("The data and their files are removed."))
        return redirect("datasets")
    mandate = desk.acting("write", "data set")
    if step == "file" and newer.is_valid():
        file = newer.cleaned_data["file"]
        try:
            version = receiving.add_file(
                dataset=held, pieces=file.chunks(), name=file.name or "", by=mandate.post, at=desk.at
            )
        except DatasetError as refusal:
            newer.add_error("file", translated(refusal))
            return None
        return redirect("dataset-version", held.pk, version.number)
    if step == "describe" and details.is_valid():
        try:
            receiving.describe(dataset=held, at=desk.at, **details.told())
        except DatasetError as refusal:
            details.refuse(refusal)
            return None
        return redirect("dataset", held.pk)
    return None


urlpatterns = [
    path("iati/", datasets, name="datasets"),
    path("iati/<uuid:name>/", one, name="dataset"),
]
